package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People's own passwords: set, changed and removed by themselves, and never by anybody else. */
@Component
public class Passwords {
  /**
   * A password shorter than this is refused: what OWASP and NIST SP 800-63B-4 ask for without a
   * second factor. There is no rule about kinds of signs.
   */
  public static final int LEAST = 15;

  public static final int MOST = 200;

  /** Of 0 to 4: 3 takes more than 10^8 guesses. */
  private static final int SCORE_LEAST = 3;

  /** The estimate looks at no more: its time grows faster than the length. */
  private static final int LOOKED_AT = 64;

  private final PeopleStore store;
  private final SecurityEvents events;
  private final Attempts attempts;
  private final PasswordEncoder encoder;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Passwords(
      PeopleStore store,
      SecurityEvents events,
      Attempts attempts,
      PasswordEncoder encoder,
      TransactionTemplate transaction,
      Clock clock) {
    this.transaction = transaction;
    this.store = store;
    this.events = events;
    this.attempts = attempts;
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * The key of what is wrong with a new password: too short, too long, or among the first that
   * somebody would try.
   *
   * @param about what others know of the person: name, address
   */
  public Optional<String> problem(String password, List<String> about) {
    if (password.length() < LEAST || password.length() > MOST) {
      return Optional.of("people.problem.password");
    }
    String start = password.substring(0, Math.min(LOOKED_AT, password.length()));
    return Guesses.OF.measure(start, about).getScore() < SCORE_LEAST
        ? Optional.of("people.problem.password-common")
        : Optional.empty();
  }

  /** Whether the person has one. */
  public boolean isSet(Viewer viewer) {
    return store.passwordHash(viewer.id()).isPresent();
  }

  /**
   * Sets or changes the person's password.
   *
   * @param current the one they have; not looked at where they have none
   * @param address where the request comes from
   * @return the key of what is wrong, or empty if it is set
   */
  public Optional<String> set(Viewer viewer, String current, String chosen, String address) {
    Person person = own(viewer);
    Optional<String> before = store.passwordHash(person.id());
    Optional<String> problem =
        before
            .flatMap(kept -> refusal(person, kept, current, address))
            .or(() -> problem(chosen, List.of(person.name(), person.email())));
    if (problem.isPresent()) {
      return problem;
    }
    String hash = encoder.encode(chosen);
    EventKind kind = before.isPresent() ? EventKind.PASSWORD_CHANGED : EventKind.PASSWORD_SET;
    transaction.executeWithoutResult(
        status -> {
          store.setPassword(person.id(), hash, clock.instant());
          events.record(kind, person.id(), person.id(), person.email(), address, null);
        });
    return Optional.empty();
  }

  /** Removes the person's password; empty if it is gone, else the key of what is wrong. */
  public Optional<String> remove(Viewer viewer, String current, String address) {
    Person person = own(viewer);
    Optional<String> hash = store.passwordHash(person.id());
    Optional<String> problem = hash.flatMap(it -> refusal(person, it, current, address));
    if (hash.isEmpty() || problem.isPresent()) {
      return problem;
    }
    transaction.executeWithoutResult(
        status -> {
          store.removePassword(person.id());
          events.record(
              EventKind.PASSWORD_REMOVED, person.id(), person.id(), person.email(), address, null);
        });
    return Optional.empty();
  }

  private Person own(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.byId(viewer.id()).orElseThrow();
  }

  /** A wrong current password counts like one at the door. */
  private Optional<String> refusal(Person person, String hash, String current, String address) {
    OptionalLong attempt = attempts.begin(Attempts.Kind.SIGN_IN, "own " + person.id(), address);
    if (attempt.isEmpty()) {
      events.record(
          EventKind.SIGN_IN_WAITS, person.id(), person.id(), person.email(), address, "password");
      return Optional.of("people.sign-in.wait");
    }
    if (fits(current, hash)) {
      attempts.forget(attempt.getAsLong());
      return Optional.empty();
    }
    events.record(
        EventKind.SIGN_IN_REFUSED,
        person.id(),
        person.id(),
        person.email(),
        address,
        "current password");
    return Optional.of("people.problem.password-current");
  }

  /** Whether a password is the one that was kept. */
  boolean fits(String password, String hash) {
    return password.length() <= MOST && encoder.matches(password, hash);
  }

  String encode(String password) {
    return encoder.encode(password);
  }

  /** Its word lists are read when the first password is chosen. */
  private static final class Guesses {
    static final Zxcvbn OF = new Zxcvbn();
  }
}
