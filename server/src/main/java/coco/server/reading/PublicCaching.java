package coco.server.reading;

import coco.language.text.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Lets browsers and caches keep what everybody reads, and ask each time whether it still stands: a
 * withdrawal shows at once, and what did not change is not sent again (304). Who is signed in gets
 * pages of their own, which nobody keeps.
 */
@Component
class PublicCaching extends ShallowEtagHeaderFilter {
  PublicCaching() {
    // Weak, for what is sent may be compressed.
    setWriteWeakETag(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean read = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    return !read || request.getUserPrincipal() != null || !isPublic(path);
  }

  private static boolean isPublic(String path) {
    return path.equals("/robots.txt")
        || path.equals("/sitemap.xml")
        || path.startsWith("/api/")
        || Arrays.stream(Language.values())
            .map(language -> "/" + language.tag())
            .anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    super.doFilterInternal(request, response, chain);
  }
}
