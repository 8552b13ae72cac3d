package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.access.Secrets;
import coco.server.access.Viewer;
import coco.server.web.Names;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People and their accounts. */
@Component
public class People {
  private static final Duration FIRST_LINK = Duration.ofHours(24);
  private static final Duration SIGN_IN_LINK = Duration.ofMinutes(15);

  private final PeopleStore store;
  private final SecurityEvents events;
  private final Passwords passwords;
  private final Clock clock;

  People(PeopleStore store, SecurityEvents events, Passwords passwords, Clock clock) {
    this.store = store;
    this.events = events;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** An address as accounts are named by it. */
  public static String account(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  public Optional<Person> byEmail(String email) {
    return store.byEmail(account(email));
  }

  /** Those who may do something and are here today, by name, for whoever sees the directory. */
  public List<Person> whoMay(Viewer viewer, Permission permission) {
    viewer.mustBeAbleTo(Permission.READ_PEOPLE);
    return whoMay(permission);
  }

  /** Everybody who works here now and may do something: for what is written to them. */
  public List<Person> whoMay(Permission permission) {
    List<String> roles = permission.roles().stream().map(Role::key).toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return store.withRoles(roles, today).stream().flatMap(id -> byId(id).stream()).toList();
  }

  public Optional<Person> byId(UUID id) {
    return store.byId(id);
  }

  /** Whether somebody reports to a manager, directly or through others. */
  public boolean isBelow(UUID person, UUID manager) {
    return store.isBelow(person, manager);
  }

  /**
   * Somebody of the directory.
   *
   * @throws NotFound where there is nobody of this id, or they were erased
   */
  public Person known(UUID id) {
    return store
        .byId(id)
        .filter(person -> !store.isErased(id))
        .orElseThrow(() -> new NotFound("the person " + id));
  }

  /** Whether nobody has an account yet. */
  public boolean isEmpty() {
    return store.count() == 0;
  }

  /** The token of a link that makes the first administrator; links made before end. */
  @Transactional
  public String firstLink() {
    Instant now = clock.instant();
    store.useFirstLinks(now);
    return link(Optional.empty(), Optional.empty(), now.plus(FIRST_LINK));
  }

  public boolean isFirstLink(String token) {
    return isEmpty() && store.isFirstLink(Secrets.hash(token), clock.instant());
  }

  /**
   * Makes the first administrator, who writes, approves and publishes too until others join; empty
   * if the link is not, or no longer, good.
   */
  @Transactional
  public Optional<Person> makeFirst(
      String token, String email, String name, Language language, String password) {
    store.lockFirst();
    if (!isFirstLink(token)) {
      return Optional.empty();
    }
    UUID id = add(email, name, language);
    for (Role role : List.of(Role.ADMINISTRATOR, Role.AUTHOR, Role.COMPLIANCE_OFFICER)) {
      store.grant(id, role, null, clock.instant());
    }
    store.setPassword(id, passwords.encode(password), clock.instant());
    store.useFirstLinks(clock.instant());
    events.record(EventKind.ACCOUNT_FIRST, id, id, account(email), null, null);
    return store.byId(id);
  }

  /**
   * Adds a person, who is sent a link to sign in when they ask for one.
   *
   * @param roles by their keys
   * @return the key of what is wrong, or empty if they were added
   */
  @Transactional
  public Optional<String> add(
      Viewer viewer, String name, String email, String language, List<String> roles) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    store.lockFirst();
    Optional<String> problem = problem(name, email);
    if (problem.isPresent()) {
      return problem;
    }
    if (store.byEmail(account(email)).isPresent()) {
      return Optional.of("people.problem.taken");
    }
    if (!areRoles(roles)) {
      return Optional.of("people.problem.role");
    }
    UUID id = add(email, name, Language.ofTag(language).orElse(Language.ENGLISH));
    for (Role role : Role.values()) {
      if (roles.contains(role.key())) {
        store.grant(id, role, viewer.id(), clock.instant());
      }
    }
    events.record(EventKind.ACCOUNT_ADDED, id, viewer.id(), account(email), null, roles.toString());
    return Optional.empty();
  }

  /** The key of what is wrong with a name or an address. */
  static Optional<String> problem(String name, String email) {
    if (!Names.isName(name, 120)) {
      return Optional.of("people.problem.name");
    }
    return isAddress(email.strip()) ? Optional.empty() : Optional.of("people.problem.email");
  }

  /** Whether each is the key of a role. */
  static boolean areRoles(List<String> keys) {
    return keys.stream()
        .allMatch(key -> Arrays.stream(Role.values()).anyMatch(role -> role.key().equals(key)));
  }

  static boolean isAddress(String email) {
    return email.length() <= 254 && email.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
  }

  /**
   * Gives a person these roles and no others; false if nobody would be an administrator any more.
   *
   * @throws NotFound where there is no such person
   */
  @Transactional
  public boolean setRoles(Viewer viewer, UUID id, List<String> roles) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    store.lockFirst();
    if (store.byId(id).isEmpty()) {
      throw new NotFound("the person " + id);
    }
    if (!roles.contains(Role.ADMINISTRATOR.key()) && store.isLastAdministrator(id)) {
      return false;
    }
    store.takeRoles(id);
    for (Role role : Role.values()) {
      if (roles.contains(role.key())) {
        store.grant(id, role, viewer.id(), clock.instant());
      }
    }
    events.record(EventKind.ACCOUNT_ROLES, id, viewer.id(), null, null, roles.toString());
    return true;
  }

  /**
   * Says where a person works: since when, in which team, made where there is none of this name,
   * and for whom.
   *
   * @throws NotFound where there is no such person
   */
  @Transactional
  public void place(
      Viewer viewer, UUID id, LocalDate joined, Optional<String> team, Optional<UUID> manager) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    if (store.byId(id).isEmpty()) {
      throw new NotFound("the person " + id);
    }
    store.place(id, joined, team.map(store::team).orElse(null), manager.orElse(null));
    events.record(EventKind.ACCOUNT_PLACED, id, viewer.id(), null, null, team.orElse(null));
  }

  private UUID add(String email, String name, Language language) {
    UUID id = UUID.randomUUID();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    store.add(id, account(email), name.strip(), language, today);
    return id;
  }

  /** Adds somebody whom the organisation's own provider vouches for, with no role. */
  @Transactional
  Person join(String email, String name, Language language) {
    store.lockFirst();
    Optional<Person> known = store.byEmail(account(email));
    if (known.isPresent()) {
      return known.get();
    }
    UUID id = add(email, Names.of(name, 120), language);
    events.record(EventKind.ACCOUNT_ADDED, id, null, account(email), null, "openid");
    return store.byId(id).orElseThrow();
  }

  /** In which language CoCo writes to the viewer. */
  @Transactional
  public void setLanguage(Viewer viewer, String language) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    Language chosen = Language.ofTag(language).orElse(Language.ENGLISH);
    store.setLanguage(viewer.id(), chosen);
    events.record(EventKind.LANGUAGE_SET, viewer.id(), viewer.id(), null, null, chosen.tag());
  }

  /** The token of a link that signs the person in, once, within a quarter of an hour. */
  @Transactional
  public String signInLink(Person person) {
    return signInLink(person, Optional.empty());
  }

  /** The same, with where it leads. */
  @Transactional
  String signInLink(Person person, Optional<String> path) {
    events.record(EventKind.LINK_MADE, person.id(), null, person.email(), null, null);
    return link(Optional.of(person.id()), path, clock.instant().plus(SIGN_IN_LINK));
  }

  /** The same for a demonstration, whose links are printed: good for a day. */
  @Transactional
  public String demonstrationLink(Person person) {
    events.record(EventKind.LINK_MADE, person.id(), null, person.email(), null, "demonstration");
    return link(Optional.of(person.id()), Optional.empty(), clock.instant().plus(FIRST_LINK));
  }

  /**
   * Whom a link signs in.
   *
   * @param path where it leads
   * @param readsOnly whether to no more than read, and answer what they read
   */
  record ByLink(Person person, Optional<String> path, boolean readsOnly) {
    Viewer viewer() {
      return readsOnly ? person.viewer().within(Permission.BY_MAIL) : person.viewer();
    }
  }

  /** Whom a link signs in; the link is spent. */
  @Transactional
  Optional<ByLink> useLink(String token) {
    return store.useLink(Secrets.hash(token), clock.instant()).flatMap(this::byLink);
  }

  /** The same of a link that is not touched; of one that is spent or over, too. */
  Optional<ByLink> ledBy(String token) {
    return store.ledBy(Secrets.hash(token)).flatMap(this::byLink);
  }

  private Optional<ByLink> byLink(PeopleStore.Led led) {
    return store
        .byId(led.person())
        .filter(this::isActive)
        .map(person -> new ByLink(person, led.path(), led.readsOnly()));
  }

  /** The key of why a link signs nobody in; empty where it would. */
  Optional<String> linkProblem(String token) {
    return switch (store.link(Secrets.hash(token), clock.instant())) {
      case GOOD -> Optional.empty();
      case USED -> Optional.of("people.link.used");
      case NONE -> Optional.of("people.link.spent");
    };
  }

  public boolean isActive(Person person) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return person.left().map(left -> left.isAfter(today)).orElse(true);
  }

  private String link(Optional<UUID> person, Optional<String> path, Instant ends) {
    String token = Secrets.next();
    store.addLink(
        Secrets.hash(token), person.orElse(null), path.orElse(null), clock.instant(), ends);
    return token;
  }
}
