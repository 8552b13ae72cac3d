package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.measures.MeasuredRules;
import coco.server.people.Audience;
import coco.server.people.Directory;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
  private final MeasuredRules measured;
  private final Publications publications;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final Clock clock;

  CourseAssignments(
      CourseAssignmentStore store,
      CourseReminders reminders,
      Courses courses,
      Directory directory,
      MeasuredRules measured,
      Publications publications,
      WholeEditions editions,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.reminders = reminders;
    this.courses = courses;
    this.directory = directory;
    this.measured = measured;
    this.publications = publications;
    this.editions = editions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * An assignment as a form asks for it.
   *
   * @param courses their ids, in order; those that are empty do not count
   * @param broken the rule that has to be often broken for it, as {@code CODE RULE}; empty for none
   * @param percent in more than how many of a hundred cases
   * @param teams their ids; {@code roles} and {@code languages} their keys
   */
  public record Wanted(
      String title,
      List<String> courses,
      String days,
      String risk,
      String broken,
      String percent,
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
    /**
     * People are asked: so many.
     *
     * @param isNow whether it asks anybody before measures say that its rule is often broken
     */
    record Yes(UUID id, int people, boolean isNow) implements Made {}

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
    Optional<CourseAssignment.Broken> broken = broken(wanted);
    if (broken.isEmpty() && !wanted.broken().isBlank()) {
      problems.add("learn.problem.broken");
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
            broken,
            audience.orElseThrow(),
            now,
            Optional.empty());
    store.add(assignment, viewer.id());
    int people = reminders.enrol(assignment);
    Act act =
        act("course.assigned", assignment, now)
            .with("people", Integer.toString(people))
            .with("days", days)
            .about("by", viewer.id());
    evidence.record(
        broken
            .map(
                it ->
                    act.with("code", it.code())
                        .with("rule", it.rule())
                        .with("percent", Integer.toString(it.percent())))
            .orElse(act));
    return new Made.Yes(assignment.id(), people, reminders.asks(assignment));
  }

  private Optional<CourseAssignment.Broken> broken(Wanted wanted) {
    String percent = wanted.percent().strip();
    return measuredRules(Language.ENGLISH).stream()
        .flatMap(code -> code.rules().keySet().stream())
        .filter(wanted.broken()::equals)
        .findFirst()
        .filter(any -> percent.matches("\\d{1,2}"))
        .map(
            rule ->
                new CourseAssignment.Broken(
                    rule.substring(0, rule.indexOf(' ')),
                    rule.substring(rule.indexOf(' ') + 1),
                    Integer.parseInt(percent)));
  }

  /**
   * A code that is measured.
   *
   * @param rules of its edition in force, as {@code CODE RULE}, with what each is called
   */
  public record MeasuredCode(String title, SequencedMap<String, String> rules) {
    public MeasuredCode {
      rules = new LinkedHashMap<>(rules);
    }
  }

  /** The rules that can have to be often broken for an assignment: those of measured codes. */
  public List<MeasuredCode> measuredRules(Language language) {
    return measured.codes().stream()
        .flatMap(code -> publications.inForce(code).stream())
        .map(
            edition -> {
              SequencedMap<String, String> rules = new LinkedHashMap<>();
              editions
                  .titles(edition, language)
                  .forEach(
                      (rule, title) ->
                          rules.put(edition.codeKey() + " " + rule, rule + " " + title));
              return new MeasuredCode(editions.title(edition, language), rules);
            })
        .toList();
  }

  /** Why an assignment asks people at present, or why not: where a rule has to be broken for it. */
  public Optional<Why> why(CourseAssignment assignment, Texts texts) {
    return assignment
        .broken()
        .map(
            it -> {
              Optional<MeasuredRules.Latest> latest = measured.latest(it.code(), it.rule());
              boolean asks = reminders.asks(assignment);
              String now =
                  latest
                      .map(
                          found ->
                              texts.of(
                                  asks ? "learn.broken.asks" : "learn.broken.waits",
                                  texts.month(found.month()),
                                  found.count().broken(),
                                  found.count().decided(),
                                  found.count().percentBroken()))
                      .orElse(texts.of("learn.broken.unmeasured"));
              String title =
                  publications
                      .inForce(it.code())
                      .map(edition -> editions.title(edition, texts.language()))
                      .orElse(it.code());
              return new Why(
                  texts.of("learn.broken.while", it.rule(), title, it.percent()),
                  now,
                  "/office/codes/%s/measures".formatted(it.code()));
            });
  }

  /**
   * Why people are asked.
   *
   * @param condition which rule has to be broken how often
   * @param now how that stands
   * @param address of the measures
   */
  public record Why(String condition, String now, String address) {}

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
