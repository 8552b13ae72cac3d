package coco.server.reading;

import coco.server.web.Visit;
import coco.server.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What programs are told of a parameter that cannot be: RFC 9457. The rest is every page's. */
@RestControllerAdvice(assignableTypes = Api.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {
  @ExceptionHandler(Api.WrongParameter.class)
  ProblemDetail wrong(HttpServletRequest request, Api.WrongParameter wrong) {
    return problem(request, wrong.key(), wrong.parameter(), wrong.limit());
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  ProblemDetail missing(
      HttpServletRequest request, MissingServletRequestParameterException missing) {
    return problem(request, "reading.api.missing", missing.getParameterName(), 0);
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail mistyped(HttpServletRequest request, MethodArgumentTypeMismatchException mistyped) {
    return problem(request, "reading.api.mistyped", mistyped.getName(), 0);
  }

  private static ProblemDetail problem(
      HttpServletRequest request, String key, String parameter, int limit) {
    Visit visit = Visits.of(request);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, visit.text(key, parameter, limit));
    problem.setTitle(visit.text("reading.api.wrong"));
    return problem;
  }
}
