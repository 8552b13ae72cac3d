package coco.server.people;

import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Decides whether a password signs somebody in; each refusal is recorded and counted. */
@Component
class SignIn {
  private final People people;
  private final PeopleStore store;
  private final SecurityEvents events;
  private final PasswordEncoder passwords;

  /** Compared with where there is no account, so that its absence takes as long to tell. */
  private final String nobody;

  SignIn(People people, PeopleStore store, SecurityEvents events, PasswordEncoder passwords) {
    this.people = people;
    this.store = store;
    this.events = events;
    this.passwords = passwords;
    this.nobody = passwords.encode("nobody");
  }

  /** What became of an attempt. */
  sealed interface Outcome {
    record Done(Person person) implements Outcome {}

    record Refused() implements Outcome {}

    /** Too many attempts lately, on the account or from the address. */
    record Wait() implements Outcome {}
  }

  Outcome byPassword(String email, String password, String address) {
    String account = People.account(email);
    if (events.mustWait(account, address)) {
      events.record("sign-in.waits", null, null, account, address, null);
      return new Outcome.Wait();
    }
    Optional<Person> person = people.byEmail(account);
    String hash = person.flatMap(it -> store.passwordHash(it.id())).orElse(nobody);
    boolean fits = password.length() <= People.PASSWORD_MOST && passwords.matches(password, hash);
    if (person.isPresent() && fits && people.isActive(person.get())) {
      return new Outcome.Done(person.get());
    }
    events.record(
        "sign-in.refused", person.map(Person::id).orElse(null), null, account, address, "password");
    return new Outcome.Refused();
  }

  /** Links are limited like passwords: asking counts as an attempt. */
  boolean mayAskForLink(String email, String address) {
    String account = People.account(email);
    boolean may = !events.mustWait(account, address);
    events.record("link.asked", null, null, account, address, null);
    return may;
  }
}
