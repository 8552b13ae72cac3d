package coco.server.evidence;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The log for those who have to prove, or to believe: what stands in it, and whether it holds. */
@Controller
public class EvidencePages {
  private final Evidence evidence;

  EvidencePages(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * The log.
   *
   * @param older leads on to earlier acts where there are more
   * @param checked what a look at all of it found, where somebody just asked for one
   */
  public record Log(
      Visit visit,
      Evidence.State state,
      List<Evidence.Recorded> acts,
      OptionalLong older,
      Optional<LogKeeper.Checked> checked) {
    public Log {
      acts = List.copyOf(acts);
    }
  }

  /**
   * A bundle that was checked.
   *
   * @param proven what it proves; empty where it does not
   * @param why why it proves nothing; a key of texts
   * @param isOurs whether our own key signed it
   */
  public record Proof(
      Visit visit, String file, Optional<Verified> proven, Optional<String> why, boolean isOurs) {}

  @GetMapping("/office/evidence")
  @Needs(Permission.READ_RECORDS)
  ModelAndView log(Visit visit, @RequestParam(defaultValue = "0") long before) {
    return log(visit, before, Optional.empty());
  }

  private ModelAndView log(Visit visit, long before, Optional<LogKeeper.Checked> checked) {
    List<Evidence.Recorded> acts =
        evidence.before(visit.signedIn(), before > 0 ? before : Long.MAX_VALUE);
    OptionalLong older =
        acts.isEmpty() || acts.getLast().position() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(acts.getLast().position());
    return Templates.page("evidence/log", new Log(visit, evidence.state(), acts, older, checked));
  }

  @PostMapping("/office/evidence/check")
  @Needs(Permission.READ_RECORDS)
  ModelAndView check(Visit visit) {
    return log(visit, 0, Optional.of(evidence.check(visit.signedIn())));
  }

  @GetMapping("/office/evidence/{position}/proof")
  @Needs(Permission.READ_RECORDS)
  ResponseEntity<byte[]> proof(
      Visit visit,
      @PathVariable long position,
      @RequestParam(defaultValue = "0") long since,
      @RequestParam(defaultValue = "false") boolean bare) {
    return file(
        "act-%d%s".formatted(position, bare ? "-bare" : ""),
        bare
            ? evidence.bareBundle(visit.signedIn(), position)
            : evidence.bundle(visit.signedIn(), List.of(position), since));
  }

  private static ResponseEntity<byte[]> file(String of, byte[] bundle) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(of + ".coco-proof.json").build().toString())
        .body(bundle);
  }

  /** A proof that the log only grew since a checkpoint that somebody kept. */
  @PostMapping("/office/evidence/growth")
  @Needs(Permission.READ_RECORDS)
  Object growth(Visit visit, @RequestParam Optional<MultipartFile> file) throws IOException {
    byte[] kept = file.isPresent() ? file.get().getBytes() : new byte[0];
    String name = file.map(MultipartFile::getOriginalFilename).orElse("");
    if (kept.length == 0) {
      return refused(new Proof(visit, name, Optional.empty(), Optional.of("empty"), false));
    }
    try {
      return file("growth", evidence.growth(visit.signedIn(), kept));
    } catch (NotProven not) {
      String why =
          switch (not.why()) {
            case FORMAT -> "no-checkpoint";
            case NOT_GROWN -> "forked";
            default -> not.why().key();
          };
      return refused(new Proof(visit, name, Optional.empty(), Optional.of(why), false));
    }
  }

  @PostMapping("/office/evidence/proofs")
  @Needs(Permission.READ_RECORDS)
  ModelAndView verify(Visit visit, @RequestParam Optional<MultipartFile> file) throws IOException {
    byte[] bundle = file.isPresent() ? file.get().getBytes() : new byte[0];
    String name = file.map(MultipartFile::getOriginalFilename).orElse("");
    if (bundle.length == 0) {
      return refused(new Proof(visit, name, Optional.empty(), Optional.of("empty"), false));
    }
    try {
      Verified proven = Verified.of(bundle, Optional.empty());
      return Templates.page(
          "evidence/proof",
          new Proof(
              visit, name, Optional.of(proven), Optional.empty(), evidence.isOurs(proven.key())));
    } catch (NotProven not) {
      return refused(new Proof(visit, name, Optional.empty(), Optional.of(not.why().key()), false));
    }
  }

  private static ModelAndView refused(Proof proof) {
    ModelAndView view = Templates.page("evidence/proof", proof);
    view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return view;
  }
}
