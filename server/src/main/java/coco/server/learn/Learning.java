package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.learn.text.CourseText;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.learn.text.CourseText.Question;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody does with courses: begins, reads, answers, completes. */
@Component
public class Learning {
  static final int LIST_MOST = 200;

  private final LearningStore store;
  private final Courses courses;
  private final Certificates certificates;
  private final Evidence evidence;
  private final Clock clock;

  Learning(
      LearningStore store,
      Courses courses,
      Certificates certificates,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.courses = courses;
    this.certificates = certificates;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * A course as somebody has it.
   *
   * @param edition the one that they do, or would begin
   * @param enrolment empty where they have not begun, and nobody asked
   * @param done the keys of the lessons that are done
   */
  public record Mine(
      String key, CourseEdition edition, Optional<Enrolment> enrolment, Set<String> done) {
    public Mine {
      done = Set.copyOf(done);
    }

    /** How many of its lessons are done. */
    public int lessonsDone() {
      return (int)
          edition.in(Language.ENGLISH).lessons().stream()
              .filter(it -> done.contains(it.key()))
              .count();
    }

    public int lessons() {
      return edition.in(Language.ENGLISH).lessons().size();
    }

    public boolean isBegun() {
      return enrolment.flatMap(Enrolment::edition).isPresent();
    }

    /** The first lesson that is not done; empty where all are. */
    public Optional<String> next() {
      return edition.in(Language.ENGLISH).lessons().stream()
          .map(Lesson::key)
          .filter(it -> !done.contains(it))
          .findFirst();
    }
  }

  /** What somebody is asked to do, did, and could begin. */
  public record Shelf(List<Mine> asked, List<Mine> free, List<Mine> done) {
    public Shelf {
      asked = List.copyOf(asked);
      free = List.copyOf(free);
      done = List.copyOf(done);
    }
  }

  /** The viewer's courses. */
  public Shelf shelf(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    Instant now = clock.instant();
    List<Mine> asked = new ArrayList<>();
    List<Mine> free = new ArrayList<>();
    List<Mine> done = new ArrayList<>();
    for (Courses.Course course : courses.inUse()) {
      Mine mine = mine(viewer, course);
      Optional<Enrolment> enrolment = mine.enrolment();
      if (enrolment.isEmpty() || (!enrolment.get().isOpen() && !enrolment.get().isValid(now))) {
        free.add(mine);
      } else {
        (enrolment.get().isOpen() ? asked : done).add(mine);
      }
    }
    return new Shelf(asked, free, done);
  }

  /**
   * A course of the viewer's: one that they have begun or done, or that is in use.
   *
   * @throws NotFound where there is none
   */
  public Mine mine(Viewer viewer, String key) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    Courses.Course course = courses.byKey(key).orElseThrow(() -> new NotFound("the course " + key));
    Mine mine = mine(viewer, course);
    if (!course.isInUse() && !mine.isBegun()) {
      throw new NotFound("the course " + key);
    }
    return mine;
  }

  private Mine mine(Viewer viewer, Courses.Course course) {
    CourseEdition current =
        course.current().orElseThrow(() -> new NotFound("the course " + course.key()));
    Optional<Enrolment> enrolment = store.last(viewer.id(), course.id());
    CourseEdition edition =
        enrolment.flatMap(Enrolment::edition).map(courses::edition).orElse(current);
    return new Mine(
        course.key(),
        edition,
        enrolment,
        enrolment.map(it -> store.done(it.id())).orElse(Set.of()));
  }

  /**
   * A lesson of the viewer's course.
   *
   * @throws NotFound where there is none
   */
  static Lesson lesson(Mine mine, Language language, String key) {
    return mine.edition()
        .in(language)
        .lesson(key)
        .orElseThrow(() -> new NotFound("the lesson " + key));
  }

  /** The viewer's tries of a lesson, in order. */
  List<LessonTry> tries(Mine mine, String lesson) {
    return mine.enrolment().map(it -> store.tries(it.id(), lesson)).orElse(List.of());
  }

  /** Begins a course, or begins it again once it no longer counts. */
  @Transactional
  public Mine begin(Viewer viewer, String key) {
    Mine mine = mine(viewer, key);
    if (mine.isBegun() && mine.enrolment().filter(Enrolment::isOpen).isPresent()) {
      return mine;
    }
    Instant now = clock.instant();
    Courses.Course course =
        courses
            .byKey(key)
            .filter(Courses.Course::isInUse)
            .orElseThrow(() -> new NotFound("the course " + key));
    if (mine.enrolment().filter(it -> it.isValid(now)).isPresent()) {
      return mine;
    }
    store.enrol(viewer.id(), course.id(), now);
    Enrolment open = store.last(viewer.id(), course.id()).orElseThrow();
    store.begin(open.id(), course.current().orElseThrow().id());
    return mine(viewer, key);
  }

  /**
   * Says that a lesson which asks nothing was read.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> read(Viewer viewer, String key, String lesson, Language language) {
    Mine mine = begun(viewer, key);
    if (mine.enrolment().filter(Enrolment::isOpen).isEmpty()) {
      return Optional.of("learn.problem.not-begun");
    }
    if (!lesson(mine, language, lesson).questions().isEmpty()) {
      return Optional.of("learn.problem.has-questions");
    }
    Enrolment enrolment = mine.enrolment().orElseThrow();
    store.read(enrolment.id(), lesson, language, clock.instant());
    complete(viewer, key);
    return Optional.empty();
  }

  /** The viewer's course, held until the transaction ends. */
  private Mine begun(Viewer viewer, String key) {
    mine(viewer, key).enrolment().ifPresent(it -> store.lock(it.id()));
    return mine(viewer, key);
  }

  /** What became of answers. */
  public sealed interface Answered {
    /** They are kept. */
    record Yes(int number) implements Answered {}

    /** The key of why not. */
    record No(String problem) implements Answered {}
  }

  /**
   * Answers the questions of a lesson.
   *
   * @param number of the try that the form was made for
   * @param given by the question's key, the places of the choices in the text
   */
  @Transactional
  public Answered answer(
      Viewer viewer,
      String key,
      String lessonKey,
      Language language,
      int number,
      Map<String, List<Integer>> given) {
    Mine mine = begun(viewer, key);
    if (mine.enrolment().filter(Enrolment::isOpen).isEmpty()) {
      return new Answered.No("learn.problem.not-begun");
    }
    Lesson lesson = lesson(mine, language, lessonKey);
    Enrolment enrolment = mine.enrolment().orElseThrow();
    List<LessonTry> before = store.tries(enrolment.id(), lessonKey);
    if (number <= before.size()) {
      return new Answered.Yes(number);
    }
    Map<String, List<Integer>> chosen = chosen(lesson, given);
    if (lesson.questions().isEmpty() || chosen.size() < lesson.questions().size()) {
      return new Answered.No("learn.problem.unanswered");
    }
    Set<String> right = right(lesson, chosen);
    int asked = lesson.questions().size();
    int needed = Math.ceilDiv(asked * mine.edition().in(language).pass(), 100);
    LessonTry tried =
        new LessonTry(
            before.size() + 1,
            language,
            clock.instant(),
            asked,
            right.size(),
            right.size() >= needed,
            chosen);
    keep(viewer, mine, enrolment, lesson, tried, right);
    complete(viewer, key);
    return new Answered.Yes(tried.number());
  }

  /** The answers that are answers to something. */
  private static Map<String, List<Integer>> chosen(
      Lesson lesson, Map<String, List<Integer>> given) {
    Map<String, List<Integer>> chosen = new TreeMap<>();
    for (Question question : lesson.questions()) {
      List<Integer> places =
          given.getOrDefault(question.key(), List.of()).stream()
              .filter(it -> it >= 0 && it < question.choices().size())
              .distinct()
              .sorted()
              .toList();
      if (!places.isEmpty() && (places.size() == 1 || question.isOfSeveral())) {
        chosen.put(question.key(), places);
      }
    }
    return chosen;
  }

  /** The questions of which all right choices were taken, and no other. */
  private static Set<String> right(Lesson lesson, Map<String, List<Integer>> chosen) {
    Set<String> right = new HashSet<>();
    for (Question question : lesson.questions()) {
      List<Integer> wanted =
          IntStream.range(0, question.choices().size())
              .filter(it -> question.choices().get(it).isRight())
              .boxed()
              .toList();
      if (wanted.equals(chosen.get(question.key()))) {
        right.add(question.key());
      }
    }
    return right;
  }

  private void keep(
      Viewer viewer,
      Mine mine,
      Enrolment enrolment,
      Lesson lesson,
      LessonTry tried,
      Set<String> right) {
    List<String> told = new ArrayList<>();
    tried
        .chosen()
        .forEach(
            (question, places) ->
                told.add(
                    "%s %s %s"
                        .formatted(
                            question, places, right.contains(question) ? "right" : "wrong")));
    long entry =
        evidence.record(
            act(tried.isPassed() ? "lesson.passed" : "lesson.failed", mine, tried.at())
                .with("lesson", lesson.key())
                .with("try", Integer.toString(tried.number()))
                .with("asked", Integer.toString(tried.asked()))
                .about("by", viewer.id())
                .about("answers", viewer.id(), String.join("; ", told)));
    store.add(enrolment.id(), lesson.key(), tried, right, entry);
  }

  private static Act act(String kind, Mine mine, Instant at) {
    return Act.of(kind, at)
        .with("course", mine.key())
        .with("edition", mine.edition().id().toString())
        .with("number", Integer.toString(mine.edition().number()));
  }

  /** Completes the course where its last lesson is done. */
  private void complete(Viewer viewer, String key) {
    Mine mine = mine(viewer, key);
    if (mine.next().isPresent()) {
      return;
    }
    Enrolment enrolment = mine.enrolment().orElseThrow();
    Instant now = clock.instant();
    CourseText text = mine.edition().in(Language.ENGLISH);
    Optional<Instant> validUntil =
        text.valid().map(it -> now.atZone(ZoneOffset.UTC).plus(it).toInstant());
    store.done(enrolment.id(), now, validUntil);
    evidence.record(
        act("course.completed", mine, now)
            .with("enrolment", enrolment.id().toString())
            .about("by", viewer.id()));
    certificates.issue(viewer, enrolment, mine.edition(), validUntil);
  }

  /** The lessons of somebody's enrolment that are done. */
  Set<String> done(UUID enrolment) {
    return store.done(enrolment);
  }
}
