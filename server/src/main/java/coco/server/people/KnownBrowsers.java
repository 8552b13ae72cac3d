package coco.server.people;

import coco.server.access.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Browsers in which a person signed in before, known by a cookie. Attempts from one are counted by
 * themselves: whoever guesses elsewhere makes only strangers wait, not the person.
 */
@Component
class KnownBrowsers {
  static final String COOKIE = "coco-known";

  private static final Duration KEPT = Duration.ofDays(180);

  /** A person's browsers; the one not used for longest is forgotten first. */
  private static final int MOST = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownBrowsers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The browser that asks, where a person of this address signed in in it before.
   *
   * @param account as {@link People#account} writes it
   * @return its name among attempts
   */
  Optional<String> of(HttpServletRequest request, String account) {
    return token(request)
        .map(Secrets::hash)
        .filter(
            hash ->
                jdbc.sql(
                        """
                        select exists (select 1 from known_browser join person on person.id = person_id
                        where token_hash = :hash and email = :account and used_at > :since)
                        """)
                    .param("hash", hash)
                    .param("account", account)
                    .param("since", Timestamp.from(clock.instant().minus(KEPT)))
                    .query(Boolean.class)
                    .single());
  }

  private static Optional<String> token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** Knows the browser from now on, under a cookie that nobody knew before. */
  void remember(UUID person, HttpServletRequest request, HttpServletResponse response) {
    String token = Secrets.next();
    token(request)
        .ifPresent(
            old ->
                jdbc.sql(
                        "delete from known_browser where token_hash = :hash and person_id = :person")
                    .param("hash", Secrets.hash(old))
                    .param("person", person)
                    .update());
    jdbc.sql(
            "insert into known_browser (token_hash, person_id, used_at) values (:hash, :person, :at)")
        .param("hash", Secrets.hash(token))
        .param("person", person)
        .param("at", Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            """
            delete from known_browser where token_hash in (select token_hash from known_browser
            where person_id = :person order by used_at desc offset :most)
            """)
        .param("person", person)
        .param("most", MOST)
        .update();
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, token)
            .path("/sign-in")
            .httpOnly(true)
            .secure(request.getServletContext().getSessionCookieConfig().isSecure())
            .sameSite(SameSite.LAX.attributeValue())
            .maxAge(KEPT)
            .build()
            .toString());
  }

  /** Knows none of a person's browsers any more. */
  void forget(UUID person) {
    jdbc.sql("delete from known_browser where person_id = :person")
        .param("person", person)
        .update();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void removeOld() {
    jdbc.sql("delete from known_browser where used_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
