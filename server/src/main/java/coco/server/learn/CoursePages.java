package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.Problem;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Courses in the office: the list, one of them, its draft. */
@Controller
public class CoursePages {
  static final String ALL = "/office/courses";
  static final String ONE = ALL + "/{id}";
  private static final String DRAFT = ONE + "/draft";
  private static final String TEXT = DRAFT + "/texts/{tag}";

  private final Courses courses;
  private final CourseFacts facts;

  CoursePages(Courses courses, CourseFacts facts) {
    this.courses = courses;
    this.facts = facts;
  }

  /**
   * All courses.
   *
   * @param ready those that come with CoCo, for those who may begin from them
   * @param problems of files that could not be kept
   */
  public record Office(
      Visit visit,
      List<Courses.Course> courses,
      List<ReadyCourses.Ready> ready,
      List<Problem> problems,
      Optional<String> problem) {
    public Office {
      courses = List.copyOf(courses);
      ready = List.copyOf(ready);
      problems = List.copyOf(problems);
    }
  }

  /** A course. */
  public record One(
      Visit visit,
      Courses.Course course,
      CourseFacts.Facts facts,
      List<Problem> problems,
      Optional<String> problem) {
    public One {
      problems = List.copyOf(problems);
    }

    public String address() {
      return ALL + "/" + course.id();
    }

    public boolean mayManage() {
      return visit.may(Permission.MANAGE_COURSES);
    }
  }

  /** A text of the draft, to be written. */
  public record Text(
      Visit visit, Courses.Course course, Language language, String text, List<Problem> problems) {
    public Text {
      problems = List.copyOf(problems);
    }

    public String address() {
      return "%s/%s/draft/texts/%s".formatted(ALL, course.id(), language.tag());
    }
  }

  @GetMapping(ALL)
  @Needs(Permission.READ_COURSES)
  ModelAndView all(Visit visit) {
    return all(visit, List.of(), Optional.empty());
  }

  private ModelAndView all(Visit visit, List<Problem> problems, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "learn/office",
            new Office(
                visit,
                courses.visibleTo(visit.signedIn()),
                visit.may(Permission.MANAGE_COURSES)
                    ? courses.ready(visit.signedIn(), visit.language())
                    : List.of(),
                problems,
                problem));
    if (!problems.isEmpty() || problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ALL)
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView upload(Visit visit, @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    return made(visit, courses.upload(visit.signedIn(), name(file), bytes(file)));
  }

  private static String name(@Nullable MultipartFile file) {
    String name = file == null ? null : file.getOriginalFilename();
    return Objects.requireNonNullElse(name, "").replaceFirst("^.*[/\\\\]", "");
  }

  private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
    return file == null ? new byte[0] : file.getBytes();
  }

  private ModelAndView made(Visit visit, Courses.Made made) {
    return switch (made) {
      case Courses.Made.Yes yes -> redirect(yes.course());
      case Courses.Made.No no -> all(visit, no.problems(), Optional.empty());
    };
  }

  private static ModelAndView redirect(UUID course) {
    return new ModelAndView("redirect:" + ALL + "/" + course);
  }

  @PostMapping(ALL + "/ready/{key}")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView begin(Visit visit, @PathVariable String key) {
    return made(visit, courses.begin(visit.signedIn(), key));
  }

  @PostMapping(ALL + "/written")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView write(
      Visit visit,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "en") String language) {
    Language chosen = Language.ofTag(language).orElse(Language.ENGLISH);
    return courses
        .write(visit.signedIn(), key.strip(), chosen)
        .map(
            id ->
                new ModelAndView("redirect:%s/%s/draft/texts/%s".formatted(ALL, id, chosen.tag())))
        .orElseGet(() -> all(visit, List.of(), Optional.of("learn.problem.key")));
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_COURSES)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, List.of(), Optional.empty());
  }

  private ModelAndView one(Visit visit, UUID id, List<Problem> problems, Optional<String> problem) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    ModelAndView view =
        Templates.page(
            "learn/one",
            new One(visit, course, facts.of(visit.signedIn(), course), problems, problem));
    if (!problems.isEmpty() || problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(DRAFT)
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView draft(Visit visit, @PathVariable UUID id) {
    courses.draft(visit.signedIn(), courses.visibleTo(visit.signedIn(), id));
    return redirect(id);
  }

  @PostMapping(DRAFT + "/removal")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView discard(Visit visit, @PathVariable UUID id) {
    courses.discard(visit.signedIn(), id);
    return redirect(id);
  }

  @PostMapping(DRAFT + "/files")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView put(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    String name = name(file).toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return one(visit, id, List.of(), Optional.of("learn.problem.no-file"));
    }
    List<Problem> problems = courses.put(visit.signedIn(), id, name, bytes(file));
    return problems.isEmpty() ? redirect(id) : one(visit, id, problems, Optional.empty());
  }

  @PostMapping(DRAFT + "/files/removal")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView take(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String name) {
    courses.take(visit.signedIn(), id, name);
    return redirect(id);
  }

  @GetMapping(TEXT)
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView text(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    Language language = language(tag);
    CourseEdition edition =
        course
            .draft()
            .or(course::current)
            .orElseThrow(() -> new NotFound("a text of the course " + course.key()));
    String source = edition.source(language);
    return Templates.page(
        "learn/text",
        new Text(
            visit,
            course,
            language,
            source.isEmpty() ? ReadyCourses.starter(language).replace("KEY", course.key()) : source,
            course.draft().map(it -> it.read().problems()).orElse(List.of())));
  }

  private static Language language(String tag) {
    return Language.ofTag(tag).orElseThrow(() -> new NotFound("a text in " + tag));
  }

  @PostMapping(TEXT)
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView save(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes flash) {
    Language language = language(tag);
    byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    List<Problem> problems =
        courses.put(visit.signedIn(), id, CourseFolder.course(language), bytes);
    if (!problems.isEmpty()) {
      return one(visit, id, problems, Optional.empty());
    }
    flash.addFlashAttribute("notice", visit.text("learn.saved"));
    return new ModelAndView("redirect:%s/%s/draft/texts/%s".formatted(ALL, id, tag));
  }

  @PostMapping(ONE + "/publication")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView publish(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return done(visit, id, courses.publish(visit.signedIn(), id), "learn.published", flash);
  }

  @PostMapping(ONE + "/end")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return done(visit, id, courses.end(visit.signedIn(), id), "learn.ended", flash);
  }

  private ModelAndView done(
      Visit visit, UUID id, Optional<String> problem, String notice, RedirectAttributes flash) {
    if (problem.isPresent()) {
      return one(visit, id, List.of(), problem);
    }
    flash.addFlashAttribute("notice", visit.text(notice));
    return redirect(id);
  }
}
