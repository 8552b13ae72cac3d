package coco.server.reading;

import coco.engine.page.Readers;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.code.Withdrawn;
import coco.server.web.Templates;
import coco.server.web.Visit;
import coco.server.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What stands where an edition was that is withdrawn: since when, why, and what is in force. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class WithdrawnPages {
  private final Publications publications;
  private final Readings readings;

  WithdrawnPages(Publications publications, Readings readings) {
    this.publications = publications;
    this.readings = readings;
  }

  /**
   * The page.
   *
   * @param code what the edition in force calls it, else what this one did
   * @param address of the code
   * @param current the name of the edition in force
   * @param others of the same code that were withdrawn too, the latest first
   */
  public record Page(
      Visit visit,
      String code,
      String address,
      String edition,
      String day,
      String reason,
      Optional<String> current,
      List<Gone> others) {
    public Page {
      others = List.copyOf(others);
    }
  }

  /** An edition that was withdrawn, with the day and the reason. */
  public record Gone(String name, String day, String reason) {
    static Gone of(Visit visit, Readings readings, Withdrawn edition) {
      return new Gone(
          edition.name(), WithdrawnPages.day(visit, readings, edition), edition.reason());
    }
  }

  /** On which day an edition was withdrawn, as it is written for a reader. */
  static String day(Visit visit, Readings readings, Withdrawn edition) {
    return visit.texts().date(edition.at().atZone(readings.zone(edition)).toLocalDate());
  }

  @ExceptionHandler(WithdrawnEdition.class)
  Object gone(HttpServletRequest request, WithdrawnEdition gone) {
    Visit visit = Visits.of(request);
    Withdrawn edition = gone.edition();
    String day = day(visit, readings, edition);
    if (request.getRequestURI().startsWith("/api/") || request.getHeader("Authorization") != null) {
      return problem(visit, edition, day);
    }
    Optional<Published> current = publications.inForce(edition.codeKey());
    ModelAndView view =
        Templates.page(
            "reading/withdrawn",
            new Page(
                visit,
                current
                    .map(it -> readings.of(it, visit.language(), Readers.PUBLIC).title())
                    .orElseGet(() -> readings.title(edition, visit.language())),
                Place.code(visit.language(), edition.codeKey()),
                edition.name(),
                day,
                edition.reason(),
                current.map(Published::name),
                publications.withdrawn(edition.codeKey()).stream()
                    .filter(it -> !it.id().equals(edition.id()))
                    .map(it -> Gone.of(visit, readings, it))
                    .toList()));
    view.setStatus(HttpStatus.GONE);
    return view;
  }

  private static ResponseEntity<ProblemDetail> problem(Visit visit, Withdrawn edition, String day) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.GONE,
            visit.text("reading.withdrawn.program", edition.name(), day, edition.reason()));
    problem.setTitle(visit.text("reading.withdrawn.program-title"));
    return ResponseEntity.status(HttpStatus.GONE)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
        .body(problem);
  }
}
