package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.learn.LessonPage.Seen;
import coco.server.learn.LessonPage.SeenQuestion;
import coco.server.learn.text.CourseText;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Lessons as people will see them, with what is right, for those who write them. */
@Controller
public class PreviewPages {
  private static final String EDITION = CoursePages.ONE + "/editions/{number}";

  private final Courses courses;
  private final LessonPage lessons;

  PreviewPages(Courses courses, LessonPage lessons) {
    this.courses = courses;
    this.lessons = lessons;
  }

  /** A lesson of an edition. */
  public record Preview(
      Visit visit,
      Courses.Course course,
      CourseEdition edition,
      CourseText text,
      Seen seen,
      List<SeenQuestion> questions,
      Optional<Lesson> next) {
    public Preview {
      questions = List.copyOf(questions);
    }

    public String address() {
      return "%s/%s/editions/%d".formatted(CoursePages.ALL, course.id(), edition.number());
    }
  }

  @GetMapping(EDITION + "/lessons/{lesson}")
  @Needs(Permission.READ_COURSES)
  ModelAndView preview(
      Visit visit, @PathVariable UUID id, @PathVariable int number, @PathVariable String lesson) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    CourseEdition edition = edition(course, number);
    if (!edition.hasText()) {
      throw new NotFound("a text of the course " + course.key());
    }
    // A draft may have a lesson in one language only.
    CourseText text =
        Stream.of(visit.language(), visit.other())
            .map(edition::in)
            .filter(it -> it.lesson(lesson).isPresent())
            .findFirst()
            .orElseThrow(() -> new NotFound("the lesson " + lesson));
    Lesson shown = text.lesson(lesson).orElseThrow();
    String pictures =
        "%s/%s/editions/%d/pictures/".formatted(CoursePages.ALL, course.id(), edition.number());
    int next = text.lessons().indexOf(shown) + 1;
    return Templates.page(
        "learn/preview",
        new Preview(
            visit,
            course,
            edition,
            text,
            lessons.lesson(edition, text.language(), shown, pictures),
            lessons.questions(edition, text.language(), shown, pictures, 0),
            next < text.lessons().size()
                ? Optional.of(text.lessons().get(next))
                : Optional.empty()));
  }

  /** The draft, or the edition in use. */
  private static CourseEdition edition(Courses.Course course, int number) {
    return Stream.concat(course.draft().stream(), course.current().stream())
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("the course edition " + number));
  }

  @GetMapping(EDITION + "/pictures/{name}")
  @Needs(Permission.READ_COURSES)
  ResponseEntity<byte[]> picture(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable int number,
      @PathVariable String name,
      HttpServletResponse response) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    return PictureFiles.of(edition(course, number), name, response);
  }

  @GetMapping(EDITION + "/scorm/{tag}")
  @Needs(Permission.READ_COURSES)
  ResponseEntity<byte[]> scorm(
      Visit visit, @PathVariable UUID id, @PathVariable int number, @PathVariable String tag) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    CourseEdition edition = edition(course, number);
    CourseText text =
        Language.ofTag(tag)
            .flatMap(it -> Optional.ofNullable(edition.read().texts().get(it)))
            .filter(it -> edition.read().isSound())
            .orElseThrow(() -> new NotFound("a text of the course %s in %s".formatted(id, tag)));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    "%s-%d-%s-scorm.zip".formatted(course.key(), number, tag),
                    StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(ScormPackage.of(edition, text, lessons));
  }
}
