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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The courses of whoever works here: what to do, a course, a lesson with its questions. */
@Controller
public class LearningPages {
  private static final String ALL = "/me/courses";
  private static final String ONE = ALL + "/{key}";
  private static final String LESSON = ONE + "/lessons/{lesson}";

  private final Learning learning;
  private final LessonPage lessons;
  private final Certificates certificates;
  private final Clock clock;

  LearningPages(Learning learning, LessonPage lessons, Certificates certificates, Clock clock) {
    this.learning = learning;
    this.lessons = lessons;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** The viewer's courses. */
  public record Shelf(Visit visit, Instant now, Learning.Shelf shelf) {}

  /**
   * A course.
   *
   * @param certificate where it was done
   */
  public record One(
      Visit visit,
      Instant now,
      Learning.Mine mine,
      CourseText text,
      Optional<Certificate> certificate) {
    public String address() {
      return ALL + "/" + mine.key();
    }
  }

  /**
   * A lesson with its questions.
   *
   * @param number of the try that the form is for
   * @param next the lesson after this one; empty for the last
   */
  public record LessonSheet(
      Visit visit,
      Learning.Mine mine,
      CourseText text,
      Lesson lesson,
      Seen seen,
      List<SeenQuestion> questions,
      int number,
      Optional<LessonTry> last,
      Optional<Lesson> next,
      Map<String, List<Integer>> given,
      Optional<String> problem) {
    public LessonSheet {
      questions = List.copyOf(questions);
      given = new TreeMap<>(given);
    }

    public String address() {
      return "%s/%s/lessons/%s".formatted(ALL, mine.key(), lesson.key());
    }

    public boolean isDone() {
      return mine.done().contains(lesson.key());
    }

    public boolean isOpen() {
      return mine.isBegun() && mine.enrolment().filter(Enrolment::isOpen).isPresent();
    }

    public boolean isGiven(String question, int place) {
      return given.getOrDefault(question, List.of()).contains(place);
    }

    public int place() {
      return text.lessons().indexOf(lesson) + 1;
    }
  }

  /** How answers were. */
  public record Result(
      Visit visit,
      Learning.Mine mine,
      CourseText text,
      Lesson lesson,
      List<SeenQuestion> questions,
      LessonTry tried,
      Optional<Lesson> next) {
    public Result {
      questions = List.copyOf(questions);
    }

    public String address() {
      return "%s/%s/lessons/%s".formatted(ALL, mine.key(), lesson.key());
    }

    /** Whether a question was answered rightly. */
    public boolean isRight(SeenQuestion question) {
      return question.choices().stream()
          .allMatch(it -> it.isRight() == tried.isChosen(question.key(), it.place()));
    }
  }

  @GetMapping(ALL)
  @Needs(Permission.READ_CODE)
  ModelAndView all(Visit visit) {
    return Templates.page(
        "learn/mine", new Shelf(visit, clock.instant(), learning.shelf(visit.signedIn())));
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_CODE)
  ModelAndView one(Visit visit, @PathVariable String key) {
    Learning.Mine mine = learning.mine(visit.signedIn(), key);
    return Templates.page(
        "learn/course",
        new One(
            visit,
            clock.instant(),
            mine,
            mine.edition().in(visit.language()),
            mine.enrolment().flatMap(certificates::of)));
  }

  @PostMapping(ONE + "/beginning")
  @Needs(Permission.READ_CODE)
  String begin(Visit visit, @PathVariable String key) {
    Learning.Mine mine = learning.begin(visit.signedIn(), key);
    return "redirect:%s/%s%s"
        .formatted(ALL, key, mine.next().map(it -> "/lessons/" + it).orElse(""));
  }

  @GetMapping(ONE + "/pictures/{name}")
  @Needs(Permission.READ_CODE)
  ResponseEntity<byte[]> picture(
      Visit visit,
      @PathVariable String key,
      @PathVariable String name,
      HttpServletResponse response) {
    return PictureFiles.of(learning.mine(visit.signedIn(), key).edition(), name, response);
  }

  @GetMapping(LESSON)
  @Needs(Permission.READ_CODE)
  ModelAndView lesson(Visit visit, @PathVariable String key, @PathVariable String lesson) {
    return lesson(visit, key, lesson, Map.of(), Optional.empty());
  }

  private ModelAndView lesson(
      Visit visit,
      String key,
      String lessonKey,
      Map<String, List<Integer>> given,
      Optional<String> problem) {
    Learning.Mine mine = learning.mine(visit.signedIn(), key);
    CourseText text = mine.edition().in(visit.language());
    Lesson lesson = Learning.lesson(mine, visit.language(), lessonKey);
    List<LessonTry> tries = learning.tries(mine, lessonKey);
    int number = tries.size() + 1;
    ModelAndView view =
        Templates.page(
            "learn/lesson",
            new LessonSheet(
                visit,
                mine,
                text,
                lesson,
                lessons.lesson(mine.edition(), text.language(), lesson, pictures(key)),
                questions(mine, text.language(), lesson, number),
                number,
                tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast()),
                next(text, lesson),
                given,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private static String pictures(String key) {
    return "%s/%s/pictures/".formatted(ALL, key);
  }

  private List<SeenQuestion> questions(
      Learning.Mine mine, Language language, Lesson lesson, int number) {
    long seed =
        mine.enrolment().map(it -> LessonPage.seed(it.id(), lesson.key(), number)).orElse(0L);
    return lessons.questions(mine.edition(), language, lesson, pictures(mine.key()), seed);
  }

  private static Optional<Lesson> next(CourseText text, Lesson lesson) {
    int at = text.lessons().indexOf(lesson) + 1;
    return at < text.lessons().size() ? Optional.of(text.lessons().get(at)) : Optional.empty();
  }

  @PostMapping(LESSON + "/reading")
  @Needs(Permission.READ_CODE)
  ModelAndView read(
      Visit visit,
      @PathVariable String key,
      @PathVariable String lesson,
      RedirectAttributes flash) {
    Learning.Mine mine = learning.mine(visit.signedIn(), key);
    Language language = mine.edition().in(visit.language()).language();
    Optional<String> problem = learning.read(visit.signedIn(), key, lesson, language);
    if (problem.isPresent()) {
      return lesson(visit, key, lesson, Map.of(), problem);
    }
    Learning.Mine now = learning.mine(visit.signedIn(), key);
    if (now.next().isEmpty()) {
      flash.addFlashAttribute("notice", visit.text("learn.completed"));
    }
    return new ModelAndView(
        "redirect:%s/%s%s".formatted(ALL, key, now.next().map(it -> "/lessons/" + it).orElse("")));
  }

  @PostMapping(LESSON + "/tries")
  @Needs(Permission.READ_CODE)
  ModelAndView answer(
      Visit visit,
      @PathVariable String key,
      @PathVariable String lesson,
      @RequestParam MultiValueMap<String, String> form) {
    Map<String, List<Integer>> given = given(form);
    Learning.Mine mine = learning.mine(visit.signedIn(), key);
    Language language = mine.edition().in(visit.language()).language();
    String number = form.getOrDefault("try", List.of("1")).getFirst();
    int tried = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    Learning.Answered answered =
        learning.answer(visit.signedIn(), key, lesson, language, tried, given);
    return switch (answered) {
      case Learning.Answered.Yes yes ->
          new ModelAndView(
              "redirect:%s/%s/lessons/%s/tries/%d".formatted(ALL, key, lesson, yes.number()));
      case Learning.Answered.No no -> lesson(visit, key, lesson, given, Optional.of(no.problem()));
    };
  }

  /** The choices of a form: {@code answer.KEY}, several times for several. */
  private static Map<String, List<Integer>> given(MultiValueMap<String, String> form) {
    Map<String, List<Integer>> given = new TreeMap<>();
    form.forEach(
        (name, values) -> {
          if (name.startsWith("answer.")) {
            List<Integer> places = new ArrayList<>();
            for (String value : values) {
              if (value.matches("\\d{1,3}")) {
                places.add(Integer.parseInt(value));
              }
            }
            given.put(name.substring("answer.".length()), places);
          }
        });
    return given;
  }

  @GetMapping(LESSON + "/tries/{number}")
  @Needs(Permission.READ_CODE)
  ModelAndView tried(
      Visit visit,
      @PathVariable String key,
      @PathVariable String lesson,
      @PathVariable int number) {
    Learning.Mine mine = learning.mine(visit.signedIn(), key);
    LessonTry tried =
        learning.tries(mine, lesson).stream()
            .filter(it -> it.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("the try " + number));
    CourseText text = mine.edition().in(tried.language());
    Lesson asked = Learning.lesson(mine, tried.language(), lesson);
    return Templates.page(
        "learn/result",
        new Result(
            visit,
            mine,
            text,
            asked,
            questions(mine, text.language(), asked, number),
            tried,
            next(text, asked)));
  }
}
