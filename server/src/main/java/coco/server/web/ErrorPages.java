package coco.server.web;

import coco.server.access.RefusedAccess;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is shown where a page cannot be: what happened, and where to go on. */
@Controller
@ControllerAdvice
public final class ErrorPages implements ErrorController {

  /** One such page; {@code kind} names its texts. */
  public record Page(Visit visit, String kind, int status) {}

  @RequestMapping("/error")
  ModelAndView error(HttpServletRequest request, Visit visit) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : 500;
    return page(visit, HttpStatus.valueOf(status));
  }

  /** Who is not signed in signs in first; who is, is told. */
  @ExceptionHandler(RefusedAccess.class)
  ModelAndView refused(HttpServletRequest request) {
    Visit visit = Visits.of(request);
    if (visit.viewer().isEmpty() && "GET".equals(request.getMethod())) {
      return new ModelAndView(
          "redirect:/sign-in?to=" + URLEncoder.encode(visit.path(), StandardCharsets.UTF_8));
    }
    return page(visit, visit.viewer().isEmpty() ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN);
  }

  /** What the database's own checks, or ours before them, do not take: nothing of it was kept. */
  @ExceptionHandler(DataIntegrityViolationException.class)
  ModelAndView notTaken(HttpServletRequest request) {
    return page(Visits.of(request), HttpStatus.BAD_REQUEST);
  }

  @ExceptionHandler(NotFound.class)
  ModelAndView notFound(HttpServletRequest request) {
    return page(Visits.of(request), HttpStatus.NOT_FOUND);
  }

  private static ModelAndView page(Visit visit, HttpStatus status) {
    String kind =
        switch (status) {
          case NOT_FOUND -> "not-found";
          case FORBIDDEN -> "forbidden";
          case UNAUTHORIZED -> "signed-out";
          default -> status.is4xxClientError() ? "wrong" : "broken";
        };
    ModelAndView view = Templates.page("web/error", new Page(visit, kind, status.value()));
    view.setStatus(status);
    return view;
  }
}
