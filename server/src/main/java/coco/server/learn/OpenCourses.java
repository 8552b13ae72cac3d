package coco.server.learn;

import coco.server.access.Viewer;
import coco.server.notify.Dues;
import coco.server.notify.Standing;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Courses that somebody is asked to do: on their own page, in their calendar, and until when. */
@Component
class OpenCourses implements Waiting, Standing {
  private final Learning learning;
  private final LearningStore store;
  private final CourseLetters letters;
  private final Clock clock;

  OpenCourses(Learning learning, LearningStore store, CourseLetters letters, Clock clock) {
    this.learning = learning;
    this.store = store;
    this.letters = letters;
    this.clock = clock;
  }

  /** A course with its deadline. */
  private record Asked(Learning.Mine mine, Enrolment enrolment, Instant due) {
    String address() {
      return "/me/courses/" + mine.key();
    }
  }

  private List<Asked> asked(Viewer viewer) {
    return learning.shelf(viewer).asked().stream()
        .flatMap(
            mine ->
                mine.enrolment().stream()
                    .flatMap(it -> it.due().stream().map(due -> new Asked(mine, it, due))))
        .sorted(Comparator.comparing(Asked::due))
        .toList();
  }

  @Override
  public List<Waiting.Item> of(Viewer viewer, Texts texts) {
    Instant now = clock.instant();
    return asked(viewer).stream()
        .map(
            it ->
                new Waiting.Item(
                    texts.of("learn.waiting", it.mine().edition().in(texts.language()).title()),
                    texts.of(
                        it.enrolment().isLate(now) ? "learn.late" : "learn.due",
                        texts.date(letters.lastDay(it.due()))),
                    it.address(),
                    it.enrolment().isLate(now)))
        .toList();
  }

  @Override
  public Set<UUID> over(Set<UUID> things) {
    return store.over(things);
  }

  /** For a calendar. */
  @Component
  static class InCalendar implements Dues {
    private final OpenCourses courses;

    InCalendar(OpenCourses courses) {
      this.courses = courses;
    }

    @Override
    public List<Due> of(Viewer viewer, Texts texts) {
      return courses.asked(viewer).stream()
          .map(
              it ->
                  new Due(
                      it.enrolment().id(),
                      texts.of("learn.waiting", it.mine().edition().in(texts.language()).title()),
                      courses.letters.lastDay(it.due()),
                      it.address()))
          .toList();
    }
  }
}
