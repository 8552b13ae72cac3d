package coco.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may do with a page: load from this server only, run only scripts that bear the
 * page's own nonce or come from this server, and be shown in no other site's frame.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ContentPolicy extends OncePerRequestFilter {
  private static final String ATTRIBUTE = ContentPolicy.class.getName();

  private final SecureRandom random = new SecureRandom();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    request.setAttribute(ATTRIBUTE, nonce);
    response.setHeader("Content-Security-Policy", policy("'self' 'nonce-%s'".formatted(nonce)));
    response.setHeader("Referrer-Policy", "same-origin");
    // Also on what is turned away before the guards that set these everywhere else.
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    chain.doFilter(request, response);
  }

  /**
   * The policy of a page.
   *
   * @param own where its scripts and styles may come from
   */
  static String policy(String own) {
    return "default-src 'none'; script-src %1$s; style-src %1$s; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        .formatted(own);
  }

  static String nonce(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String nonce ? nonce : "";
  }
}
