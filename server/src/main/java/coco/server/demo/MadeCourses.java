package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.learn.CourseAssignments;
import coco.server.learn.Courses;
import coco.server.learn.Learning;
import coco.server.learn.text.CourseText;
import coco.server.people.Directory;
import coco.server.people.People;
import coco.server.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The courses of the demonstration: those that come with CoCo, published, assigned to everybody as
 * a path; most have done them, some are late, some have begun.
 */
@Component
class MadeCourses {
  private static final Duration PUBLISHED = Duration.ofDays(60);
  private static final Duration ASSIGNED = Duration.ofDays(40);
  private static final String WITHIN = "30";

  private static final String BROKEN = "riverside-water CS-4";
  private static final String TEAM = "Call centre";

  private final Courses courses;
  private final CourseAssignments assignments;
  private final Learning learning;
  private final People people;
  private final Directory directory;

  MadeCourses(
      Courses courses,
      CourseAssignments assignments,
      Learning learning,
      People people,
      Directory directory) {
    this.courses = courses;
    this.assignments = assignments;
    this.learning = learning;
    this.people = people;
    this.directory = directory;
  }

  void make(Viewer officer, Map<String, Viewer> cast) {
    Instant now = Instant.now();
    List<UUID> published = new ArrayList<>();
    for (String key : courses.readyKeys()) {
      MadeTime.at(now.minus(PUBLISHED), () -> publish(officer, key)).ifPresent(published::add);
    }
    if (published.isEmpty()) {
      return;
    }
    List<String> said = Cast.text("courses.txt").lines().toList();
    // The call centre first, because of a promise that is often broken; then everybody.
    assign(
        officer,
        now,
        new CourseAssignments.Wanted(
            said.get(2),
            List.of(published.getFirst().toString()),
            WITHIN,
            "",
            BROKEN,
            "20",
            teams(officer),
            List.of(),
            List.of()));
    assign(
        officer,
        now,
        new CourseAssignments.Wanted(
            said.get(0),
            published.stream().map(UUID::toString).toList(),
            WITHIN,
            said.get(1),
            "",
            "",
            List.of(),
            List.of(),
            List.of()));
    int number = 0;
    for (Viewer one : cast.values()) {
      number++;
      Instant begun = now.minus(ASSIGNED).plus(Duration.ofHours(13L * number));
      if (number % 4 != 0) {
        MadeTime.at(begun, () -> complete(one, number(one)));
      }
    }
  }

  private List<String> teams(Viewer officer) {
    return directory.teams(officer).stream()
        .filter(it -> it.name().equals(TEAM))
        .map(it -> it.id().toString())
        .toList();
  }

  private void assign(Viewer officer, Instant now, CourseAssignments.Wanted wanted) {
    if (MadeTime.at(now.minus(ASSIGNED), () -> assignments.make(officer, wanted))
        instanceof CourseAssignments.Made.No no) {
      throw new IllegalStateException("the demonstration's courses: " + no.problems());
    }
  }

  private Optional<UUID> publish(Viewer officer, String key) {
    return courses.begin(officer, key) instanceof Courses.Made.Yes yes
            && courses.publish(officer, yes.course()).isEmpty()
        ? Optional.of(yes.course())
        : Optional.empty();
  }

  private static int number(Viewer viewer) {
    return Math.floorMod(viewer.name().hashCode(), 10);
  }

  /** Does all courses of somebody; one of ten leaves the last lesson for later. */
  private int complete(Viewer viewer, int number) {
    Language language = people.byId(viewer.id()).map(Person::language).orElseThrow();
    int done = 0;
    for (Learning.Mine asked : learning.shelf(viewer).asked()) {
      Learning.Mine mine = learning.begin(viewer, asked.key());
      CourseText text = mine.edition().in(language);
      int most = number == 0 ? text.lessons().size() - 1 : text.lessons().size();
      for (CourseText.Lesson lesson : text.lessons().subList(0, most)) {
        doLesson(viewer, asked.key(), lesson, text.language());
        done++;
      }
    }
    return done;
  }

  private void doLesson(Viewer viewer, String key, CourseText.Lesson lesson, Language language) {
    if (lesson.questions().isEmpty()) {
      learning.read(viewer, key, lesson.key(), language);
      return;
    }
    Map<String, List<Integer>> right = new TreeMap<>();
    for (CourseText.Question question : lesson.questions()) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < question.choices().size(); i++) {
        if (question.choices().get(i).isRight()) {
          places.add(i);
        }
      }
      right.put(question.key(), places);
    }
    learning.answer(viewer, key, lesson.key(), language, 1, right);
  }
}
