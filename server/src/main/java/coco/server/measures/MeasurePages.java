package coco.server.measures;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
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

/** How often the promises of a code were kept, in the office. */
@Controller
public class MeasurePages {
  private static final String PLACE = "/office/codes/{key}/measures";

  private final Measures measures;

  MeasurePages(Measures measures) {
    this.measures = measures;
  }

  /**
   * The page.
   *
   * @param problem why a file, or a number, could not be kept
   */
  public record Page(Visit visit, Measures.Sheet sheet, Optional<String> problem) {
    /** Of a hundred, as a page says it. */
    public String percent(OptionalLong of) {
      return of.isPresent() ? visit.text("measures.percent", of.getAsLong()) : "–";
    }

    /** How a month compares with the one before. */
    public String points(OptionalLong points) {
      if (points.isEmpty()) {
        return "–";
      }
      long more = points.getAsLong();
      return more == 0
          ? visit.text("measures.points.same")
          : visit.text(more > 0 ? "measures.points.more" : "measures.points.less", Math.abs(more));
    }

    /** The months that rest on a file; those that another has replaced are not said. */
    public String months(MeasureFile file) {
      return file.months().isEmpty()
          ? visit.text("measures.file.replaced")
          : file.months().stream().map(visit.texts()::month).collect(Collectors.joining(", "));
    }

    public boolean isShown(YearMonth month) {
      return sheet.month().filter(month::equals).isPresent();
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView page(
      Visit visit, @PathVariable String key, @RequestParam(defaultValue = "") String month) {
    return page(visit, key, month, Optional.empty());
  }

  private ModelAndView page(Visit visit, String key, String month, Optional<String> problem) {
    Measures.Sheet sheet = measures.of(visit.signedIn(), key, month, visit.texts());
    ModelAndView view = Templates.page("measures/code", new Page(visit, sheet, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.MEASURE_CODE)
  ModelAndView bring(
      Visit visit,
      @PathVariable String key,
      @RequestParam Optional<MultipartFile> file,
      @RequestParam(defaultValue = "false") boolean replace,
      RedirectAttributes flash)
      throws IOException {
    Measures.Outcome outcome;
    try (InputStream bytes =
        file.isPresent() ? file.get().getInputStream() : InputStream.nullInputStream()) {
      outcome = measures.bring(visit.signedIn(), key, bytes, replace, visit.texts());
    }
    return switch (outcome) {
      case Measures.Outcome.No no -> page(visit, key, "", Optional.of(no.why()));
      case Measures.Outcome.Yes yes -> {
        flash.addFlashAttribute(
            "notice",
            visit.text(
                "measures.kept",
                yes.verdicts(),
                yes.months().stream().map(visit.texts()::month).collect(Collectors.joining(", "))));
        yield to(key);
      }
    };
  }

  private static ModelAndView to(String key) {
    return new ModelAndView("redirect:" + Measures.address(key));
  }

  @PostMapping(PLACE + "/removal")
  @Needs(Permission.MEASURE_CODE)
  ModelAndView remove(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String month,
      RedirectAttributes flash) {
    measures.remove(visit.signedIn(), key, month);
    flash.addFlashAttribute("notice", visit.text("measures.removed"));
    return to(key);
  }

  @PostMapping(PLACE + "/threshold")
  @Needs(Permission.MEASURE_CODE)
  ModelAndView threshold(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String percent,
      RedirectAttributes flash) {
    Optional<String> problem = measures.setPercent(visit.signedIn(), key, percent);
    if (problem.isPresent()) {
      return page(visit, key, "", problem.map(visit::text));
    }
    flash.addFlashAttribute("notice", visit.text("measures.threshold.kept"));
    return to(key);
  }

  @GetMapping(PLACE + ".csv")
  @Needs(Permission.READ_DRAFTS)
  ResponseEntity<byte[]> table(Visit visit, @PathVariable String key) {
    byte[] table = measures.table(visit.signedIn(), key, visit.texts());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("measures-%s.csv".formatted(key))
                .build()
                .toString())
        .body(table);
  }
}
