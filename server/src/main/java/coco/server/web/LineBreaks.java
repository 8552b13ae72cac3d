package coco.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A line break in a form is one character, as it was counted while it was typed: browsers send two
 * for it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class LineBreaks extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new OneCharacterEach(request), response);
  }

  private static String one(String value) {
    return value.indexOf('\r') < 0 ? value : value.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String[] each(String[] values) {
    String[] all = values.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = one(all[i]);
    }
    return all;
  }

  private static final class OneCharacterEach extends HttpServletRequestWrapper {
    OneCharacterEach(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String value = super.getParameter(name);
      return value == null ? null : one(value);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = super.getParameterValues(name);
      return values == null ? null : each(values);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> all = new LinkedHashMap<>();
      super.getParameterMap().forEach((name, values) -> all.put(name, each(values)));
      return all;
    }
  }
}
