package coco.server.learn;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.Audience;
import coco.server.people.Directory;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is asked to do which courses: said by those who train, followed, ended. */
@Component
public class CourseAssignments {
  static final int LIST_MOST = 200;

  private final CourseAssignmentStore store;
  private final CourseReminders reminders;
  private final Courses courses;
  private final Directory directory;
  private final Evidence evidence;
  private final Clock clock;

  CourseAssignments(
      CourseAssignmentStore store,
      CourseReminders reminders,
      Courses courses,
      Directory directory,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.reminders = reminders;
    this.courses = courses;
    this.directory = directory;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * An assignment as a form asks for it.
   *
   * @param courses their ids, in order; those that are empty do not count
   * @param teams their ids; {@code roles} and {@code languages} their keys
   */
  public record Wanted(
      String title,
      List<String> courses,
      String days,
      String risk,
      List<String> teams,
      List<String> roles,
      List<String> languages) {
    public Wanted {
      courses = courses.stream().filter(it -> !it.isBlank()).toList();
      teams = List.copyOf(teams);
      roles = List.copyOf(roles);
      languages = List.copyOf(languages);
    }
  }

  /** What became of a form. */
  public sealed interface Made {
    /** People are asked: so many. */
    record Yes(UUID id, int people) implements Made {}

    /** The keys of all that is wrong. */
    record No(List<String> problems) implements Made {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Assigns courses: whom it reaches is asked at once. */
  @Transactional
  public Made make(Viewer viewer, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    List<String> problems = new ArrayList<>();
    String title = wanted.title().strip();
    if (title.isEmpty() || title.length() > CourseAssignment.WORDS_MOST || hasControls(title)) {
      problems.add("learn.problem.title");
    }
    List<UUID> chosen = chosen(wanted);
    if (chosen.isEmpty()
        || chosen.size() != wanted.courses().size()
        || chosen.size() > CourseAssignment.COURSES_MOST) {
      problems.add("learn.problem.courses");
    }
    String days = wanted.days().strip();
    if (!days.matches("[1-9]\\d{0,2}") || Integer.parseInt(days) > CourseAssignment.DAYS_MOST) {
      problems.add("learn.problem.days");
    }
    String risk = wanted.risk().strip();
    if (risk.length() > CourseAssignment.WORDS_MOST || hasControls(risk)) {
      problems.add("learn.problem.risk");
    }
    Optional<Audience> audience =
        directory.audience(viewer, wanted.teams(), wanted.roles(), wanted.languages());
    if (audience.isEmpty()) {
      problems.add("learn.problem.audience");
    }
    if (!problems.isEmpty()) {
      return new Made.No(problems);
    }
    Instant now = clock.instant();
    CourseAssignment assignment =
        new CourseAssignment(
            UUID.randomUUID(),
            title,
            chosen,
            Integer.parseInt(days),
            risk,
            audience.orElseThrow(),
            now,
            Optional.empty());
    store.add(assignment, viewer.id());
    int people = reminders.enrol(assignment);
    evidence.record(
        act("course.assigned", assignment, now)
            .with("people", Integer.toString(people))
            .with("days", days)
            .about("by", viewer.id()));
    return new Made.Yes(assignment.id(), people);
  }

  private static boolean hasControls(String words) {
    return words.chars().anyMatch(Character::isISOControl);
  }

  /** The courses of a form that are in use, each once. */
  private List<UUID> chosen(Wanted wanted) {
    List<UUID> inUse = courses.inUse().stream().map(Courses.Course::id).toList();
    return wanted.courses().stream()
        .flatMap(each -> inUse.stream().filter(it -> it.toString().equals(each)))
        .distinct()
        .toList();
  }

  private Act act(String kind, CourseAssignment assignment, Instant at) {
    return Act.of(kind, at)
        .with("assignment", assignment.id().toString())
        .with(
            "courses",
            assignment.courses().stream()
                .flatMap(it -> courses.byId(it).stream())
                .map(Courses.Course::key)
                .collect(Collectors.joining(" ")));
  }

  /** All of them, those that run first. */
  public List<CourseAssignment> visibleTo(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_COURSES);
    return store.latest(LIST_MOST);
  }

  /**
   * Ends an assignment: nobody is asked by it any more; what was done stays.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> end(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    store.lock(id);
    CourseAssignment assignment =
        store.byId(id).orElseThrow(() -> new NotFound("the assignment " + id));
    if (assignment.ended().isPresent()) {
      return Optional.of("learn.problem.assignment-ended");
    }
    Instant now = clock.instant();
    store.end(id, now, viewer.id());
    evidence.record(act("course.unassigned", assignment, now).about("by", viewer.id()));
    return Optional.empty();
  }
}
