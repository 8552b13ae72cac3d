package coco.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Turns away requests whose path or parameters cannot be read, before anything reads them: percent
 * signs that encode nothing, forms that break off, characters that are no text. Pages are asked for
 * and sent, and nothing else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableRequests extends OncePerRequestFilter {
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!METHODS.contains(request.getMethod()) && !request.getRequestURI().startsWith("/api/")) {
      response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
      response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
      return;
    }
    HttpStatus problem = problem(request);
    if (problem == HttpStatus.OK) {
      chain.doFilter(request, response);
    } else {
      response.sendError(problem.value());
    }
  }

  private static HttpStatus problem(HttpServletRequest request) {
    try {
      ServletRequestPathUtils.parse(request);
      return request.getParameterMap().entrySet().stream().allMatch(UnreadableRequests::isText)
          ? HttpStatus.OK
          : HttpStatus.BAD_REQUEST;
    } catch (InvalidParameterException unreadable) {
      HttpStatus why = HttpStatus.resolve(unreadable.getErrorCode());
      return why != null && why.is4xxClientError() ? why : HttpStatus.BAD_REQUEST;
    } catch (IllegalArgumentException unreadable) {
      return HttpStatus.BAD_REQUEST;
    }
  }

  private static boolean isText(Map.Entry<String, String[]> parameter) {
    return parameter.getKey().indexOf('\0') < 0
        && Arrays.stream(parameter.getValue()).allMatch(value -> value.indexOf('\0') < 0);
  }
}
