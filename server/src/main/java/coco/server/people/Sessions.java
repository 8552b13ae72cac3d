package coco.server.people;

import coco.server.access.Secrets;
import coco.server.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in where, in the database, so that every node knows it. */
@Component
class Sessions {
  private static final String DEVICE = "coco.device";

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final SecurityEvents events;
  private final KnownBrowsers browsers;
  private final CsrfAuthenticationStrategy forms;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      SecurityEvents events,
      KnownBrowsers browsers,
      CsrfTokenRepository tokens,
      JdbcClient jdbc,
      Clock clock) {
    this.sessions = sessions;
    this.events = events;
    this.browsers = browsers;
    this.forms = new CsrfAuthenticationStrategy(tokens);
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A device on which a person is signed in.
   *
   * @param key names it on pages; the session's own id is a secret
   * @param name what its browser says it is
   * @param isThis whether it is the one that asks
   */
  record SignedIn(String key, String name, Instant since, Instant lastUsed, boolean isThis) {}

  /**
   * Signs a person in on this device, under a session id and a token of forms that nobody knew
   * before.
   */
  void begin(
      Person person, String means, HttpServletRequest request, HttpServletResponse response) {
    begin(person, person.viewer(), means, request, response);
  }

  /**
   * The same for somebody who may not do all that they otherwise may.
   *
   * @param viewer the person as this device knows them
   */
  void begin(
      Person person,
      Viewer viewer,
      String means,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication(viewer));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    forms.onAuthentication(context.getAuthentication(), request, response);
    if (!viewer.isByMail()) {
      browsers.remember(person.id(), request, response);
    }
    String browser = request.getHeader("User-Agent");
    request.getSession().setAttribute(DEVICE, Device.of(browser == null ? "" : browser));
    events.record(
        EventKind.SIGN_IN_DONE, person.id(), null, person.email(), request.getRemoteAddr(), means);
  }

  private static Authentication authentication(Viewer viewer) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedInPerson(viewer), null, List.of(new SimpleGrantedAuthority("SIGNED_IN")));
  }

  /** Where the person is signed in, this device first, then by last use. */
  List<SignedIn> of(UUID person, HttpServletRequest request) {
    String here = here(request);
    return sessions.findByPrincipalName(person.toString()).values().stream()
        .filter(session -> !session.isExpired())
        .map(
            session ->
                new SignedIn(
                    Secrets.hash(session.getId()),
                    session.getAttribute(DEVICE) instanceof String name ? name : "",
                    session.getCreationTime(),
                    session.getLastAccessedTime(),
                    session.getId().equals(here)))
        .sorted(
            Comparator.comparing((SignedIn device) -> !device.isThis())
                .thenComparing(SignedIn::lastUsed, Comparator.reverseOrder()))
        .toList();
  }

  private static String here(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? "" : session.getId();
  }

  /** Signs a person out on one device; false where there is none of that key. */
  boolean end(UUID person, String key) {
    List<String> found =
        sessions.findByPrincipalName(person.toString()).keySet().stream()
            .filter(id -> Secrets.hash(id).equals(key))
            .toList();
    found.forEach(sessions::deleteById);
    return !found.isEmpty();
  }

  /** Signs a person out on every device but this one. */
  void endOthers(UUID person, HttpServletRequest request) {
    String here = here(request);
    sessions.findByPrincipalName(person.toString()).keySet().stream()
        .filter(id -> !id.equals(here))
        .forEach(sessions::deleteById);
  }

  /** Signs a person out on every device; how many there were. */
  int endAll(UUID person) {
    var found = sessions.findByPrincipalName(person.toString());
    found.keySet().forEach(sessions::deleteById);
    browsers.forget(person);
    return found.size();
  }

  /** Signs people out on every device. */
  void endAll(List<String> emails) {
    if (!emails.isEmpty()) {
      jdbc.sql(
              """
              delete from spring_session
              where principal_name in (select id::text from person where email in (:emails))
              """)
          .param("emails", emails)
          .update();
    }
  }

  /** Signs out whoever has left by now. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
  void endOfThoseWhoLeft() {
    jdbc.sql(
            """
            delete from spring_session
            where principal_name in (select id::text from person where left_on <= :today)
            """)
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }
}
