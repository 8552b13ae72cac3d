package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away, and until when: entered by themselves, by whoever leads them, or by administrators.
 */
@Component
public class Absences {
  private static final int LIST_MOST = 50;

  /** How long somebody may be away in one, and how far back or ahead it may begin. */
  private static final int DAYS_MOST = 400;

  private final LeaveStore store;
  private final People people;
  private final Evidence evidence;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Absences(
      LeaveStore store,
      People people,
      Evidence evidence,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.evidence = evidence;
    this.events = events;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Today, where it is earliest on earth: nobody's today is over. */
  private LocalDate earliestToday() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
  }

  /**
   * Whether the viewer may say when somebody is away: who it is, who leads them, who manages
   * people.
   */
  boolean mayEnter(Viewer viewer, UUID person) {
    return viewer.may(Permission.OWN_ACCOUNT)
        && (viewer.id().equals(person)
            || viewer.may(Permission.MANAGE_PEOPLE)
            || people.isBelow(person, viewer.id()));
  }

  private void mustBeAbleToEnter(Viewer viewer, UUID person) {
    if (!mayEnter(viewer, person)) {
      throw new RefusedAccess(Permission.MANAGE_PEOPLE);
    }
  }

  /** When somebody is away from today on, the earliest first. */
  public List<Absence> of(Viewer viewer, UUID person) {
    mustBeAbleToEnter(viewer, person);
    return store.absences(person, today(), LIST_MOST);
  }

  /** All absences of somebody that are not over before a day: for those who count their days. */
  public List<Absence> since(UUID person, LocalDate since) {
    return store.absences(person, since, LIST_MOST);
  }

  /** Whether somebody is away today. */
  public boolean isAway(UUID person) {
    LocalDate today = today();
    return store.absences(person, today, LIST_MOST).stream()
        .anyMatch(it -> !it.from().isAfter(today));
  }

  /**
   * Keeps that somebody is away.
   *
   * @param from the first day, as {@code 2027-03-01}; {@code until} the last
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> enter(Viewer viewer, UUID person, String from, String until) {
    mustBeAbleToEnter(viewer, person);
    people.known(person);
    Optional<LocalDate> first = Days.read(from);
    Optional<LocalDate> last = Days.read(until);
    LocalDate today = today();
    if (first.isEmpty()
        || last.isEmpty()
        || last.get().isBefore(first.get())
        || last.get().isAfter(first.get().plusDays(DAYS_MOST))
        || first.get().isBefore(today.minusDays(DAYS_MOST))
        || first.get().isAfter(today.plusDays(DAYS_MOST))) {
      return Optional.of("people.leave.problem.days");
    }
    if (viewer.id().equals(person)
        && !viewer.may(Permission.MANAGE_PEOPLE)
        && first.get().isBefore(earliestToday())) {
      return Optional.of("people.leave.problem.past");
    }
    store.lock(person);
    if (store.overlaps(person, first.get(), last.get())) {
      return Optional.of("people.leave.problem.overlap");
    }
    Instant now = clock.instant();
    store.add(UUID.randomUUID(), person, first.get(), last.get(), viewer.id(), now);
    evidence.record(act("absence.entered", viewer, person, first.get(), last.get(), now));
    events.publishEvent(new AbsenceChanged(person));
    return Optional.empty();
  }

  /**
   * Takes an absence back, as if it had not been.
   *
   * @return whose it was
   * @throws NotFound where there is none that the viewer may take back
   */
  @Transactional
  public UUID remove(Viewer viewer, UUID id) {
    Absence absence =
        store
            .absence(id)
            .filter(it -> mayEnter(viewer, it.person()))
            .orElseThrow(() -> new NotFound("the absence " + id));
    store.remove(id);
    evidence.record(
        act(
            "absence.removed",
            viewer,
            absence.person(),
            absence.from(),
            absence.until(),
            clock.instant()));
    events.publishEvent(new AbsenceChanged(absence.person()));
    return absence.person();
  }

  private static Act act(
      String kind, Viewer viewer, UUID person, LocalDate from, LocalDate until, Instant now) {
    return Act.of(kind, now)
        .about("person", person)
        .about("by", viewer.id())
        .about("from", person, from.toString())
        .about("until", person, until.toString());
  }
}
