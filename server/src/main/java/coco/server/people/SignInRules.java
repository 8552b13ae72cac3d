package coco.server.people;

import coco.server.access.Permission;
import coco.server.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What guards every request before a route does: forged requests, headers, and the figures of the
 * installation. Which person may use which route stands at the route.
 */
@Configuration
class SignInRules {
  /** Programs: a token with each request, no session, no cookie, hence nothing to forge. */
  @Bean
  @Order(1)
  SecurityFilterChain programRequests(
      HttpSecurity http,
      Tokens tokens,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
    return guarded(http.securityMatcher(SignInRules::isOfProgram))
        .addFilterAt(new TokenFilter(tokens, errors), BasicAuthenticationFilter.class)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .logout(out -> out.disable())
        .build();
  }

  private static boolean isOfProgram(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/")
        || (path.equals("/actuator/prometheus") && request.getHeader("Authorization") != null);
  }

  /** In a cookie of its own: a reader of public pages needs no session. */
  @Bean
  static CsrfTokenRepository formTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("coco-form");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  /** People at browsers. */
  @Bean
  @Order(2)
  SecurityFilterChain browserRequests(
      HttpSecurity http, SecurityEvents events, OpenId openId, CsrfTokenRepository tokens) {
    openId.guard(http);
    return guarded(http)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .exceptionHandling(
            refusals ->
                refusals.accessDeniedHandler(
                    (request, response, why) -> {
                      // The page of errors says of a form without its token that it is too old.
                      request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
                      response.sendError(HttpServletResponse.SC_FORBIDDEN);
                    }))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler((request, response, who) -> recordEnd(events, request, who))
                    .logoutSuccessUrl("/")
                    .deleteCookies("coco-session"))
        .build();
  }

  private static void recordEnd(
      SecurityEvents events, HttpServletRequest request, @Nullable Authentication who) {
    if (who != null && who.getPrincipal() instanceof Visits.SignedIn signedIn) {
      events.record(
          EventKind.SIGN_OUT_DONE,
          signedIn.viewer().id(),
          signedIn.viewer().id(),
          null,
          request.getRemoteAddr(),
          null);
    }
  }

  private static HttpSecurity guarded(HttpSecurity http) {
    return http.authorizeHttpRequests(
            all ->
                all.requestMatchers("/actuator/health/**", "/actuator/health")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access((who, request) -> new AuthorizationDecision(isOperator(who)))
                    .anyRequest()
                    .permitAll())
        .headers(
            headers ->
                headers
                    .httpStrictTransportSecurity(
                        hsts ->
                            hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                                .includeSubDomains(true)
                                .maxAgeInSeconds(31_536_000))
                    .frameOptions(frame -> frame.deny())
                    .xssProtection(
                        xss -> xss.headerValue(XXssProtectionHeaderWriter.HeaderValue.DISABLED)))
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .anonymous(anonymous -> anonymous.disable())
        .requestCache(cache -> cache.disable());
  }

  private static boolean isOperator(Supplier<? extends Authentication> who) {
    Authentication authentication = who.get();
    return authentication != null
        && authentication.getPrincipal() instanceof Visits.SignedIn signedIn
        && signedIn.viewer().may(Permission.READ_INSTALLATION);
  }

  /**
   * Two requests of one browser at once keep the same attribute of its session: the later one
   * counts.
   */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfManyRequests() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }
}
