package coco.server.learn;

import coco.server.measures.MeasuredRules;
import coco.server.people.Deputies;
import coco.server.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes people into the courses that they are assigned: all at once when it is made, those who come
 * to belong to the audience later, and those whose validity ends soon; where a rule has to be
 * broken for it, from when measures say so. Reminds them shortly before the deadline and once it is
 * over; three days later, tells the manager, or whoever stands in for them. Each once, and nobody
 * while they are away.
 */
@Component
class CourseReminders {
  private static final Logger LOG = LoggerFactory.getLogger(CourseReminders.class);

  /** How long before its validity ends a course is to be done again. */
  static final Duration RENEWED = Duration.ofDays(30);

  /** How long somebody has at least. */
  private static final Duration LEAST = Duration.ofDays(7);

  /** How long before a deadline somebody is reminded. */
  private static final Duration AHEAD = Duration.ofDays(2);

  /** Who was told less long before the deadline is not reminded before it. */
  private static final Duration TOLD_BEFORE = Duration.ofDays(4);

  /** How long after the deadline the manager is told. */
  private static final Duration RAISED = Duration.ofDays(3);

  private final CourseAssignmentStore store;
  private final CourseLetters letters;
  private final Courses courses;
  private final MovedCourseDeadlines moved;
  private final Deputies deputies;
  private final MeasuredRules measured;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CourseReminders(
      CourseAssignmentStore store,
      CourseLetters letters,
      Courses courses,
      MovedCourseDeadlines moved,
      Deputies deputies,
      MeasuredRules measured,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.letters = letters;
    this.courses = courses;
    this.moved = moved;
    this.deputies = deputies;
    this.measured = measured;
    this.transaction = transaction;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), letters.zone());
  }

  /** Until when somebody has who is asked now: the end of a day. */
  private Instant due(CourseAssignment assignment) {
    return today().plusDays(assignment.days() + 1L).atStartOfDay(letters.zone()).toInstant();
  }

  /** Whether an assignment asks anybody at present: always, or because its rule is broken. */
  boolean asks(CourseAssignment assignment) {
    return assignment
        .broken()
        .map(
            it ->
                measured
                    .latest(it.code(), it.rule())
                    .filter(latest -> latest.count().isBrokenInMoreThan(it.percent()))
                    .isPresent())
        .orElse(true);
  }

  /**
   * Asks all whom an assignment reaches, and writes to each once.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int enrol(CourseAssignment assignment) {
    if (!asks(assignment)) {
      return 0;
    }
    Instant now = clock.instant();
    Map<UUID, UUID> enrolled = new HashMap<>();
    for (UUID course : assignment.courses()) {
      if (courses.byId(course).filter(Courses.Course::isInUse).isPresent()) {
        store
            .enrol(
                assignment.id(),
                course,
                now,
                due(assignment),
                now.plus(RENEWED),
                now.plus(LEAST),
                today())
            .forEach(enrolled::putIfAbsent);
      }
    }
    if (!enrolled.isEmpty()) {
      tell(assignment, enrolled, moved.move(assignment, today()));
    }
    return enrolled.size();
  }

  /** Tells each the last day that is theirs. */
  private void tell(
      CourseAssignment assignment, Map<UUID, UUID> enrolled, Map<UUID, Instant> moved) {
    Map<Instant, Map<UUID, UUID>> byDue = new TreeMap<>();
    enrolled.forEach(
        (person, enrolment) ->
            byDue
                .computeIfAbsent(
                    moved.getOrDefault(person, due(assignment)), any -> new HashMap<>())
                .put(person, enrolment));
    byDue.forEach((due, people) -> letters.tell(assignment, due, people));
  }

  /** Who came to belong to an assignment, or has to renew, is asked as well. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 35_000)
  void enrolJoiners() {
    for (CourseAssignment assignment : store.running()) {
      Integer joined = transaction.execute(status -> enrol(assignment));
      if (joined != null && joined > 0) {
        LOG.info("course.joined assignmentId={} people={}", assignment.id(), joined);
      }
    }
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 95_000)
  void remind() {
    for (CourseAssignment assignment : store.running()) {
      Instant now = clock.instant();
      transaction.executeWithoutResult(
          status -> {
            letters.remind(
                "soon",
                assignment,
                byPerson(
                    store.remindedBefore(
                        assignment.id(), now, now.plus(AHEAD), TOLD_BEFORE, today())));
            letters.remind(
                "late", assignment, byPerson(store.remindedLate(assignment.id(), now, today())));
            raise(assignment, now);
          });
    }
  }

  private static Map<UUID, UUID> byPerson(List<CourseAssignmentStore.Reminded> reminded) {
    Map<UUID, UUID> enrolments = new HashMap<>();
    reminded.forEach(each -> enrolments.putIfAbsent(each.person(), each.enrolment()));
    return enrolments;
  }

  private void raise(CourseAssignment assignment, Instant now) {
    Map<UUID, List<String>> late = new HashMap<>();
    for (var each : store.raised(assignment.id(), now, now.minus(RAISED), today())) {
      each.manager()
          .ifPresent(
              manager -> {
                List<String> names = late.computeIfAbsent(manager, any -> new ArrayList<>());
                if (!names.contains(each.name())) {
                  names.add(each.name());
                }
              });
    }
    Map<Person, List<String>> told = new HashMap<>();
    late.forEach(
        (manager, names) ->
            deputies
                .inPlaceOf(manager)
                .ifPresent(it -> told.computeIfAbsent(it, any -> new ArrayList<>()).addAll(names)));
    told.forEach(
        (person, names) ->
            letters.raise(person, assignment, names.stream().distinct().sorted().toList()));
  }
}
