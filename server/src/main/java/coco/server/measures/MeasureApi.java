package coco.server.measures;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Visit;
import coco.server.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes measures from programs. */
@RestController
class MeasureApi {
  /**
   * What a file of verdicts is sent as; what says that it is a form has been read as one by now.
   */
  private static final List<MediaType> KINDS =
      List.of(
          MediaType.parseMediaType("text/csv"),
          MediaType.parseMediaType("application/x-ndjson"),
          MediaType.parseMediaType("application/gzip"));

  private final Measures measures;

  MeasureApi(Measures measures) {
    this.measures = measures;
  }

  /** What was kept; {@code sha256} is that of the file, as the log of evidence has it. */
  record Kept(String code, List<String> months, long verdicts, String sha256) {
    Kept {
      months = List.copyOf(months);
    }
  }

  @PostMapping("/api/v1/codes/{key}/measures")
  @Needs(Permission.MEASURE_CODE)
  ResponseEntity<?> measures(
      HttpServletRequest request,
      @PathVariable String key,
      @RequestParam(defaultValue = "false") boolean replace)
      throws IOException {
    Visit visit = Visits.of(request);
    if (kind(request).isEmpty()) {
      return refused(visit, HttpStatus.UNSUPPORTED_MEDIA_TYPE, visit.text("measures.api.kind"));
    }
    return switch (measures.bring(
        visit.signedIn(), key, request.getInputStream(), replace, visit.texts())) {
      case Measures.Outcome.Yes yes ->
          ResponseEntity.ok(
              new Kept(
                  key,
                  yes.months().stream().map(YearMonth::toString).toList(),
                  yes.verdicts(),
                  yes.sha256()));
      case Measures.Outcome.No no ->
          refused(
              visit,
              no.isKnown() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
              no.why());
    };
  }

  private static Optional<MediaType> kind(HttpServletRequest request) {
    try {
      String given = request.getContentType() == null ? "" : request.getContentType();
      MediaType sent = given.isEmpty() ? MediaType.ALL : MediaType.parseMediaType(given);
      return KINDS.stream().filter(it -> it.equalsTypeAndSubtype(sent)).findFirst();
    } catch (InvalidMediaTypeException none) {
      return Optional.empty();
    }
  }

  private static ResponseEntity<ProblemDetail> refused(Visit visit, HttpStatus status, String why) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, why);
    problem.setTitle(visit.text("measures.api.refused"));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
