package coco.server.people;

import coco.server.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Decides who is signed in, by which means; each refusal is recorded and counted. */
@Component
class SignIn {
  private final People people;
  private final PeopleStore store;
  private final SecurityEvents events;
  private final Attempts attempts;
  private final Passwords passwords;
  private final KnownBrowsers browsers;

  /**
   * Compared with where there is no account, so that its absence takes as long to tell. It is of no
   * account, and as dear as any other hash.
   */
  static final String NOBODY =
      "$argon2id$v=19$m=16384,t=2,p=1$P5WPpc36SbznFvO4TTShHQ$oNUZDOCClqgAT7ye/oXiA7cHLJ9Sb+iStpsG4ZWC4SI";

  SignIn(
      People people,
      PeopleStore store,
      SecurityEvents events,
      Attempts attempts,
      Passwords passwords,
      KnownBrowsers browsers) {
    this.people = people;
    this.store = store;
    this.events = events;
    this.attempts = attempts;
    this.passwords = passwords;
    this.browsers = browsers;
  }

  /** What became of an attempt. */
  sealed interface Outcome {
    /**
     * Signed in.
     *
     * @param viewer the person, who may not do all where a mail's link let them in
     * @param path where a link leads
     */
    record Done(Person person, Viewer viewer, Optional<String> path) implements Outcome {
      static Done of(Person person) {
        return new Done(person, person.viewer(), Optional.empty());
      }
    }

    record Refused() implements Outcome {}

    /** Too many attempts lately, on the account or from the address. */
    record Wait() implements Outcome {}
  }

  Outcome byPassword(String email, String password, HttpServletRequest request) {
    String account = People.account(email);
    String address = request.getRemoteAddr();
    OptionalLong attempt =
        attempts.begin(Attempts.Kind.SIGN_IN, counted(account, request), address);
    if (attempt.isEmpty()) {
      return waits(account, address, "password");
    }
    Optional<Person> person = people.byEmail(account);
    String hash = person.flatMap(it -> store.passwordHash(it.id())).orElse(NOBODY);
    boolean fits = passwords.fits(password, hash);
    return outcome(
        person.filter(it -> fits && people.isActive(it)).map(Outcome.Done::of),
        attempt.getAsLong(),
        account,
        address,
        "password");
  }

  /** What attempts on an account count on: on the browser, where its owner signed in in it. */
  private String counted(String account, HttpServletRequest request) {
    return browsers.of(request, account).map("browser "::concat).orElse(account);
  }

  Outcome byLink(String token, String address) {
    OptionalLong attempt = attempts.begin(Attempts.Kind.SIGN_IN, "", address);
    return attempt.isEmpty()
        ? waits("", address, "link")
        : outcome(
            people.useLink(token).map(it -> new Outcome.Done(it.person(), it.viewer(), it.path())),
            attempt.getAsLong(),
            "",
            address,
            "link");
  }

  private Outcome outcome(
      Optional<Outcome.Done> done, long attempt, String account, String address, String means) {
    if (done.isPresent()) {
      attempts.forget(attempt);
      return done.get();
    }
    Optional<Person> named = account.isEmpty() ? Optional.empty() : people.byEmail(account);
    events.record(
        EventKind.SIGN_IN_REFUSED,
        named.map(Person::id).orElse(null),
        null,
        account,
        address,
        means);
    return new Outcome.Refused();
  }

  private Outcome waits(String account, String address, String means) {
    events.record(EventKind.SIGN_IN_WAITS, null, null, account, address, means);
    return new Outcome.Wait();
  }

  /** Links are limited like passwords, apart from them: each one asked for counts. */
  boolean mayAskForLink(String email, HttpServletRequest request) {
    String account = People.account(email);
    String address = request.getRemoteAddr();
    boolean may =
        attempts.begin(Attempts.Kind.LINK, counted(account, request), address).isPresent();
    events.record(
        may ? EventKind.LINK_ASKED : EventKind.SIGN_IN_WAITS,
        null,
        null,
        account,
        address,
        may ? null : "link");
    return may;
  }
}
