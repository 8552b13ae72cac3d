package coco.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where whoever asks is: the address that links may come back to. The answer to a form stands at an
 * address that cannot be asked for; its reader is where the form was.
 */
final class Whereabouts {
  private static final List<String> PLACES = List.of("/office", "/me", "/sign-in");

  private Whereabouts() {}

  /** A path of this server, with its query, that a browser can ask for. */
  static String of(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(method(request))
        ? withQuery(path(request), query(request))
        : form(request);
  }

  /** What was asked for, also where it was handed on to the page of errors. */
  static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
        ? asked
        : request.getRequestURI();
  }

  /** The page of errors is always asked for with GET. */
  private static String method(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked
        ? asked
        : request.getMethod();
  }

  private static @Nullable String query(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null
        ? request.getQueryString()
        : (String) request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
  }

  private static String withQuery(String path, @Nullable String query) {
    return query == null ? path : path + "?" + query;
  }

  /** The page that a form was sent from, as the browser tells it; else the front of its place. */
  private static String form(HttpServletRequest request) {
    String from = request.getHeader("Referer");
    if (from != null) {
      try {
        URI page = new URI(from);
        if (page.getRawPath() != null
            && request.getServerName().equalsIgnoreCase(page.getHost())
            && !page.getRawPath().startsWith("//")) {
          return withQuery(page.getRawPath(), page.getRawQuery());
        }
      } catch (URISyntaxException none) {
        // Said by another program than a browser: it is as if it had not been said.
        return front(request);
      }
    }
    return front(request);
  }

  private static String front(HttpServletRequest request) {
    String path = path(request);
    return PLACES.stream()
        .filter(place -> path.equals(place) || path.startsWith(place + "/"))
        .findFirst()
        .orElseGet(() -> "/" + Languages.of(request).tag());
  }
}
