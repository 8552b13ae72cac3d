package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.web.Templates;
import coco.server.web.Texts;
import coco.server.web.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People in and out as files. */
@Controller
public class ImportPages {
  /** The most that one list of a preview shows; it says how many more there are. */
  private static final int SHOWN_MOST = 500;

  private final Imports imports;

  ImportPages(Imports imports) {
    this.imports = imports;
  }

  /** Where a file is chosen. */
  public record Choice(Visit visit, boolean complete, Optional<String> problem) {}

  /** What a file would do; {@code problem} is the key of why it cannot. */
  public record Preview(
      Visit visit,
      UUID id,
      String file,
      boolean complete,
      List<Part> parts,
      List<Refused> refused,
      long refusals,
      List<String> newTeams,
      List<String> ignored,
      long unchanged,
      boolean isEmpty,
      Optional<String> problem) {
    public Preview {
      parts = List.copyOf(parts);
      refused = List.copyOf(refused);
      newTeams = List.copyOf(newTeams);
      ignored = List.copyOf(ignored);
    }
  }

  /** Joiners, movers or leavers: {@code kind} names the texts, {@code more} are not shown. */
  public record Part(String kind, long total, List<Line> lines, long more) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /** A person, with what it says of them, or what changes, in words. */
  public record Line(String name, String email, List<String> facts) {
    public Line {
      facts = List.copyOf(facts);
    }
  }

  /** A line of the file that is not taken. */
  public record Refused(long line, String column, String reason, String value) {}

  @GetMapping("/office/people/import")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView choice(Visit visit) {
    return Templates.page("people/import", new Choice(visit, false, Optional.empty()));
  }

  @PostMapping("/office/people/import")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView keep(
      Visit visit,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "false") boolean complete)
      throws IOException {
    String name = file == null ? null : file.getOriginalFilename();
    byte[] content = file == null ? new byte[0] : file.getBytes();
    Imports.Outcome outcome =
        imports.keep(visit.signedIn(), name == null ? "" : name, content, complete);
    return switch (outcome) {
      case Imports.Outcome.Waits waits ->
          new ModelAndView("redirect:/office/people/import/" + waits.id());
      case Imports.Outcome.Refused refused -> {
        ModelAndView view =
            Templates.page(
                "people/import", new Choice(visit, complete, Optional.of(refused.problem())));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        yield view;
      }
      case Imports.Outcome.Done done -> new ModelAndView("redirect:/office/people");
    };
  }

  @GetMapping("/office/people/import/{id}")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView preview(Visit visit, @PathVariable UUID id) {
    return Templates.page(
        "people/preview",
        preview(visit, id, imports.preview(visit.signedIn(), id), Optional.empty()));
  }

  @PostMapping("/office/people/import/{id}/confirmation")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView confirm(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    Imports.Outcome outcome = imports.confirm(visit.signedIn(), id);
    if (outcome instanceof Imports.Outcome.Refused refused) {
      ModelAndView view =
          Templates.page(
              "people/preview",
              preview(
                  visit,
                  id,
                  imports.preview(visit.signedIn(), id),
                  Optional.of(refused.problem())));
      view.setStatus(HttpStatus.CONFLICT);
      return view;
    }
    if (outcome instanceof Imports.Outcome.Done done) {
      flash.addFlashAttribute(
          "notice",
          visit.text(
              "people.import.done",
              done.plan().joiners().size(),
              done.plan().movers().size(),
              done.plan().leavers().size()));
    }
    return new ModelAndView("redirect:/office/people");
  }

  @GetMapping("/office/people/export")
  @Needs(Permission.MANAGE_PEOPLE)
  ResponseEntity<byte[]> export(Visit visit) {
    String file = imports.export(visit.signedIn(), visit.texts());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(visit.text("people.export.file"))
                .build()
                .toString())
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  private static Preview preview(
      Visit visit, UUID id, Imports.Preview preview, Optional<String> refusal) {
    Texts texts = visit.texts();
    ImportPlan plan = preview.plan();
    List<Part> parts =
        List.of(
            part("joiners", plan.joiners().stream().map(it -> joiner(texts, it)).toList()),
            part("movers", plan.movers().stream().map(it -> mover(texts, it)).toList()),
            part("leavers", plan.leavers().stream().map(it -> leaver(texts, it)).toList()));
    return new Preview(
        visit,
        id,
        preview.file(),
        preview.complete(),
        parts,
        plan.refused().stream()
            .limit(SHOWN_MOST)
            .map(
                it ->
                    new Refused(
                        it.line(),
                        texts.of("people.field." + it.field().key()),
                        texts.of(it.reason()),
                        it.value()))
            .toList(),
        plan.refused().size(),
        plan.newTeams(),
        preview.ignored(),
        plan.unchanged(),
        plan.isEmpty(),
        refusal
            .or(
                () ->
                    preview.isStale()
                        ? Optional.of("people.import.problem.stale")
                        : Optional.empty())
            .or(plan::obstacle));
  }

  private static Part part(String kind, List<Line> lines) {
    return new Part(
        kind,
        lines.size(),
        lines.stream().limit(SHOWN_MOST).toList(),
        Math.max(0, lines.size() - SHOWN_MOST));
  }

  private static Line joiner(Texts texts, Entry entry) {
    List<String> facts =
        Arrays.stream(Field.values())
            .filter(it -> it != Field.EMAIL && it != Field.NAME && !entry.value(it).isEmpty())
            .map(it -> fact(texts, it, entry.value(it)))
            .toList();
    return new Line(entry.name(), entry.email(), facts);
  }

  private static Line mover(Texts texts, ImportPlan.Mover mover) {
    List<String> facts =
        mover.differences().stream()
            .map(
                it ->
                    texts.of(
                        "people.import.change",
                        texts.of("people.field." + it.field().key()),
                        shown(texts, it.field(), it.before()),
                        shown(texts, it.field(), it.after())))
            .toList();
    return new Line(mover.after().name(), mover.after().email(), facts);
  }

  private static Line leaver(Texts texts, Entry entry) {
    return new Line(
        entry.name(), entry.email(), List.of(fact(texts, Field.LEFT, entry.value(Field.LEFT))));
  }

  private static String fact(Texts texts, Field field, String value) {
    return texts.of(
        "people.import.fact", texts.of("people.field." + field.key()), shown(texts, field, value));
  }

  /** A value as people read it. */
  static String shown(Texts texts, Field field, String value) {
    if (value.isEmpty()) {
      return "–";
    }
    return switch (field) {
      case EMAIL, NAME, TEAM, MANAGER -> value;
      case LANGUAGE -> texts.of("people.language." + Language.ofTag(value).orElseThrow().tag());
      case ROLES -> {
        List<String> held = List.of(value.split(" "));
        yield Arrays.stream(Role.values())
            .filter(role -> held.contains(role.key()))
            .map(role -> texts.of("people.role." + role.key()))
            .collect(Collectors.joining(", "));
      }
      case JOINED, LEFT -> texts.date(LocalDate.parse(value));
    };
  }
}
