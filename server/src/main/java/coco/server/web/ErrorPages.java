package coco.server.web;

import coco.server.access.RefusedAccess;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown where a page cannot be: what happened, and where to go on. Programs get the same as
 * problem details (RFC 9457).
 */
@Controller
@ControllerAdvice
public final class ErrorPages implements ErrorController {

  /** One such page; {@code kind} names its texts. */
  public record Page(Visit visit, String kind, int status, Written written) {}

  /** What is shown of a request that nothing could be made of. */
  static Page bare(Visit visit, HttpStatus status) {
    return new Page(visit, kind(status), status.value(), Written.NOTHING);
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Asked for by its own address, it is no page.
    int status = code instanceof Integer number ? number : 404;
    boolean isStale =
        request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
    if (!isStale || isOfProgram(request)) {
      return answer(request, HttpStatus.valueOf(status));
    }
    // Without its token a form may be another site's; the browser says whether it was.
    boolean isOurs = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    return page(
        Visits.of(request),
        "stale",
        HttpStatus.FORBIDDEN,
        isOurs ? Written.in(request) : Written.NOTHING);
  }

  /** Who is not signed in, or came by a mail's link, signs in first; who is, is told. */
  @ExceptionHandler(RefusedAccess.class)
  Object refused(HttpServletRequest request) {
    Visit visit = Visits.of(request);
    if (visit.viewer().filter(it -> !it.isByMail()).isEmpty()
        && List.of("GET", "HEAD").contains(request.getMethod())
        && !isOfProgram(request)) {
      return new ModelAndView(
          "redirect:/sign-in?to=" + URLEncoder.encode(visit.path(), StandardCharsets.UTF_8));
    }
    HttpStatus status = visit.viewer().isEmpty() ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
    // A form that came this far bore its token: it is one of ours.
    return "POST".equals(request.getMethod()) && !isOfProgram(request)
        ? page(visit, kind(status), status, Written.in(request))
        : answer(request, status);
  }

  @ExceptionHandler(RefusedToken.class)
  Object refusedToken(HttpServletRequest request) {
    return answer(request, HttpStatus.UNAUTHORIZED);
  }

  /** What the database's own checks do not take: nothing of it was kept. */
  @ExceptionHandler(DataIntegrityViolationException.class)
  Object notTaken(HttpServletRequest request) {
    return answer(request, HttpStatus.BAD_REQUEST);
  }

  @ExceptionHandler(NotFound.class)
  Object notFound(HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND);
  }

  private static Object answer(HttpServletRequest request, HttpStatus status) {
    if (isOfProgram(request)) {
      return problem(request, status);
    }
    Visit visit = Visits.of(request);
    boolean isNobodys = status == HttpStatus.FORBIDDEN && visit.viewer().isEmpty();
    return page(
        visit, isNobodys ? kind(HttpStatus.UNAUTHORIZED) : kind(status), status, Written.NOTHING);
  }

  /** Whether a program asks: of the API, or with a token. */
  private static boolean isOfProgram(HttpServletRequest request) {
    return Whereabouts.path(request).startsWith("/api/")
        || request.getHeader("Authorization") != null;
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpServletRequest request, HttpStatus status) {
    Visit visit = Visits.of(request);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            status, visit.text("web.error.%s.program".formatted(kind(status))));
    problem.setTitle(visit.text("web.error.%s.program-title".formatted(kind(status))));
    Optional<URI> place = place(Whereabouts.path(request));
    place.ifPresent(problem::setInstance);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag());
    if (place.isEmpty()) {
      // Said here, since Spring would look for it in the address.
      answer.header(HttpHeaders.CONTENT_DISPOSITION, "inline");
    }
    if (status == HttpStatus.UNAUTHORIZED) {
      answer.header(
          HttpHeaders.WWW_AUTHENTICATE,
          request.getHeader("Authorization") == null ? "Bearer" : "Bearer error=\"invalid_token\"");
    }
    return answer.body(problem);
  }

  /** An address, unless it was asked for as none can be written. */
  private static Optional<URI> place(String path) {
    try {
      return Optional.of(new URI(path));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  private static ModelAndView page(Visit visit, String kind, HttpStatus status, Written written) {
    ModelAndView view = Templates.page("web/error", new Page(visit, kind, status.value(), written));
    view.setStatus(status);
    return view;
  }

  private static String kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "not-found";
      case FORBIDDEN -> "forbidden";
      case UNAUTHORIZED -> "signed-out";
      case CONTENT_TOO_LARGE -> "too-large";
      case METHOD_NOT_ALLOWED -> "no-page";
      default -> status.is4xxClientError() ? "wrong" : "broken";
    };
  }
}
