package coco.server.people;

import coco.server.access.Permission;
import coco.server.web.Visits;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * What guards every request before a route does: forged requests, headers, and the figures of the
 * installation. Which person may use which route stands at the route.
 */
@Configuration
class SignInRules {
  @Bean
  SecurityFilterChain everyRequest(HttpSecurity http) {
    // In a cookie of its own: a reader of public pages needs no session.
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("coco-form");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
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
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .anonymous(anonymous -> anonymous.disable())
        .requestCache(cache -> cache.disable())
        .logout(
            out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/").deleteCookies("coco-session"))
        .build();
  }

  private static boolean isOperator(Supplier<? extends Authentication> who) {
    Authentication authentication = who.get();
    return authentication != null
        && authentication.getPrincipal() instanceof Visits.SignedIn signedIn
        && signedIn.viewer().may(Permission.READ_INSTALLATION);
  }

  @Bean
  PasswordEncoder passwords() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }
}
