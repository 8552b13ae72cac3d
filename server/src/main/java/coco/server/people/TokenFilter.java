package coco.server.people;

import coco.server.web.RefusedToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a request with {@code Authorization: Bearer coco_…} act for the token's owner. */
final class TokenFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final HandlerExceptionResolver errors;

  TokenFilter(Tokens tokens, HandlerExceptionResolver errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader("Authorization");
    if (given == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<SignedInPerson> person =
        given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? tokens
                .use(given.substring(SCHEME.length()).strip(), request.getRemoteAddr())
                .map(SignedInPerson::new)
            : Optional.empty();
    if (person.isEmpty()) {
      errors.resolveException(request, response, null, new RefusedToken());
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person.get(), null, List.of(new SimpleGrantedAuthority("TOKEN"))));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
