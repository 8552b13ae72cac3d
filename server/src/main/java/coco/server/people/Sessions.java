package coco.server.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in where, in the database, so that every node knows it. */
@Component
class Sessions {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final SecurityEvents events;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, SecurityEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  /** Signs a person in on this device, under a session id that nobody knew before. */
  void begin(
      Person person, String means, HttpServletRequest request, HttpServletResponse response) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication(person));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    events.record(
        "sign-in.done", person.id(), null, person.email(), request.getRemoteAddr(), means);
  }

  private static Authentication authentication(Person person) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedInPerson(person.viewer()),
        null,
        List.of(new SimpleGrantedAuthority("SIGNED_IN")));
  }

  /** Signs a person out on every device; how many there were. */
  int endAll(UUID person) {
    var found = sessions.findByPrincipalName(person.toString());
    found.keySet().forEach(sessions::deleteById);
    return found.size();
  }
}
