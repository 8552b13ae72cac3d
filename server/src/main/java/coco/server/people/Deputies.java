package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.web.Addresses;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who follows up a manager's people in their place: sees how they get on, reminds them, is told of
 * who is late. What people answer for themselves is never anybody else's to do.
 */
@Component
public class Deputies {
  private static final int DAYS_MOST = 400;
  private static final String TEAM = "/me/team";

  private final LeaveStore store;
  private final Absences absences;
  private final People people;
  private final Evidence evidence;
  private final Notifications notifications;
  private final Addresses addresses;
  private final Clock clock;

  Deputies(
      LeaveStore store,
      Absences absences,
      People people,
      Evidence evidence,
      Notifications notifications,
      Addresses addresses,
      Clock clock) {
    this.store = store;
    this.absences = absences;
    this.people = people;
    this.evidence = evidence;
    this.notifications = notifications;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Those by the viewer that are not over, the earliest first. */
  List<Delegation> by(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.delegationsBy(viewer.id(), absences.today());
  }

  /** Whose people somebody follows up today in their place. */
  public List<Delegation> to(UUID delegate) {
    return store.delegationsTo(delegate, absences.today());
  }

  /**
   * The managers whose people somebody follows up today: themselves, and whose delegate they are.
   */
  public Set<UUID> managersOf(UUID person) {
    return Stream.concat(Stream.of(person), to(person).stream().map(Delegation::manager))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether somebody works here who reports to a person. */
  public boolean leads(UUID person) {
    return !store.reports(person, absences.today()).isEmpty();
  }

  /** Those who work here and report to the viewer, by name. */
  List<Person> reports(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.reports(viewer.id(), absences.today()).stream()
        .flatMap(id -> people.byId(id).stream())
        .toList();
  }

  /**
   * Who is to be told what a manager would be told of their people today: their delegate, where
   * they have one who is here; else themselves; else, while they are away, whoever leads them.
   *
   * @return empty where nobody is left
   */
  public Optional<Person> inPlaceOf(UUID manager) {
    Set<UUID> seen = new HashSet<>();
    Optional<UUID> next = Optional.of(manager);
    while (next.isPresent() && seen.add(next.get())) {
      UUID one = next.get();
      Optional<Person> delegate =
          store.delegationsBy(one, absences.today()).stream()
              .filter(it -> !it.from().isAfter(absences.today()))
              .flatMap(it -> here(it.delegate()).stream())
              .findFirst();
      Optional<Person> found = delegate.or(() -> here(one));
      if (found.isPresent()) {
        return found;
      }
      next = people.byId(one).flatMap(Person::manager);
    }
    return Optional.empty();
  }

  private Optional<Person> here(UUID person) {
    return people.byId(person).filter(people::isActive).filter(it -> !absences.isAway(it.id()));
  }

  /**
   * Has somebody follow up the viewer's people.
   *
   * @param email of whom
   * @return the key of why not
   */
  @Transactional
  public Optional<String> delegate(Viewer viewer, String email, String from, String until) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    if (!leads(viewer.id())) {
      return Optional.of("people.delegation.problem.nobody");
    }
    Optional<Person> delegate = people.byEmail(email).filter(people::isActive);
    if (delegate.isEmpty() || delegate.get().id().equals(viewer.id())) {
      return Optional.of("people.delegation.problem.person");
    }
    Optional<LocalDate> first = Days.read(from);
    Optional<LocalDate> last = Days.read(until);
    LocalDate today = absences.today();
    if (first.isEmpty()
        || last.isEmpty()
        || last.get().isBefore(first.get())
        || first.get().isBefore(today)
        || last.get().isAfter(today.plusDays(DAYS_MOST))) {
      return Optional.of("people.delegation.problem.days");
    }
    boolean overlaps =
        by(viewer).stream()
            .anyMatch(it -> !it.from().isAfter(last.get()) && !it.until().isBefore(first.get()));
    if (overlaps) {
      return Optional.of("people.delegation.problem.overlap");
    }
    UUID id = UUID.randomUUID();
    store.delegate(
        id,
        viewer.id(),
        delegate.get().id(),
        first.get(),
        last.get(),
        viewer.id(),
        clock.instant());
    evidence.record(
        act("delegation.made", id, viewer.id(), delegate.get().id())
            .with("from", first.get().toString())
            .with("until", last.get().toString()));
    tell(viewer, delegate.get(), id, first.get(), last.get());
    return Optional.empty();
  }

  private void tell(Viewer viewer, Person delegate, UUID id, LocalDate from, LocalDate until) {
    notifications.tell(
        NotificationKind.ENTERED,
        delegate.id(),
        id,
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              return new Notifications.Draft(
                  texts.of("people.delegation.mail.subject", viewer.name()),
                  texts.of(
                      "people.delegation.mail.body",
                      viewer.name(),
                      texts.date(from),
                      texts.date(until),
                      addresses.of(TEAM)),
                  TEAM);
            }));
  }

  /**
   * Ends a delegation.
   *
   * @throws NotFound where the viewer made none of this id
   */
  @Transactional
  public void end(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    Delegation delegation =
        store
            .delegation(id)
            .filter(it -> it.manager().equals(viewer.id()))
            .orElseThrow(() -> new NotFound("the delegation " + id));
    store.endDelegation(id);
    evidence.record(act("delegation.ended", id, delegation.manager(), delegation.delegate()));
  }

  private Act act(String kind, UUID id, UUID manager, UUID delegate) {
    return Act.of(kind, clock.instant())
        .with("delegation", id.toString())
        .about("person", delegate)
        .about("by", manager);
  }
}
