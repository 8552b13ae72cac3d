package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.people.Directory;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Assignments in the office, and the courses of one's own people. */
@Controller
public class CourseAssignmentPages {
  private static final String ALL = CoursePages.ALL + "/assignments";

  private final CourseAssignments assignments;
  private final Courses courses;
  private final TeamCourses team;
  private final Directory directory;

  CourseAssignmentPages(
      CourseAssignments assignments, Courses courses, TeamCourses team, Directory directory) {
    this.assignments = assignments;
    this.courses = courses;
    this.team = team;
    this.directory = directory;
  }

  /** An assignment in the list, in words. */
  public record Line(
      CourseAssignment assignment,
      List<String> courses,
      String audience,
      Optional<CourseAssignments.Why> why) {
    public Line {
      courses = List.copyOf(courses);
    }
  }

  /** All assignments. */
  public record Office(Visit visit, List<Line> lines, Optional<String> problem) {
    public Office {
      lines = List.copyOf(lines);
    }
  }

  /** The form of a new one. */
  public record New(
      Visit visit,
      CourseAssignments.Wanted wanted,
      List<Courses.Course> courses,
      List<CourseAssignments.MeasuredCode> measured,
      List<Directory.Team> teams,
      List<String> problems) {
    public New {
      measured = List.copyOf(measured);
      courses = List.copyOf(courses);
      teams = List.copyOf(teams);
      problems = List.copyOf(problems);
    }

    public List<Role> roles() {
      return Arrays.stream(Role.values()).filter(role -> role != Role.EMPLOYEE).toList();
    }

    public List<Language> languages() {
      return List.of(Language.values());
    }

    /** How many courses the form has room for. */
    public int places() {
      return Math.min(courses.size(), 5);
    }

    public boolean isChosen(int place, UUID course) {
      return place < wanted.courses().size()
          && wanted.courses().get(place).equals(course.toString());
    }
  }

  /** The courses of those who report to the viewer. */
  public record Team(Visit visit, List<TeamCourses.Line> lines) {
    public Team {
      lines = List.copyOf(lines);
    }

    public long late() {
      return lines.stream().filter(it -> it.standing() == TeamCourses.Standing.LATE).count();
    }
  }

  @GetMapping(ALL)
  @Needs(Permission.READ_COURSES)
  ModelAndView all(Visit visit) {
    return all(visit, Optional.empty());
  }

  private ModelAndView all(Visit visit, Optional<String> problem) {
    Map<UUID, Courses.Course> known =
        courses.visibleTo(visit.signedIn()).stream()
            .collect(Collectors.toMap(Courses.Course::id, Function.identity()));
    List<Line> lines =
        assignments.visibleTo(visit.signedIn()).stream()
            .map(
                it ->
                    new Line(
                        it,
                        it.courses().stream()
                            .flatMap(id -> Stream.ofNullable(known.get(id)))
                            .map(course -> course.title(visit.language()))
                            .toList(),
                        directory.inWords(visit.signedIn(), it.audience(), visit.texts()),
                        assignments.why(it, visit.texts())))
            .toList();
    ModelAndView view = Templates.page("learn/assignments", new Office(visit, lines, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @GetMapping(ALL + "/new")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView form(Visit visit, @RequestParam(defaultValue = "") String course) {
    CourseAssignments.Wanted wanted =
        new CourseAssignments.Wanted(
            "", List.of(course), "30", "", "", "10", List.of(), List.of(), List.of());
    return form(visit, wanted, List.of());
  }

  private ModelAndView form(Visit visit, CourseAssignments.Wanted wanted, List<String> problems) {
    ModelAndView view =
        Templates.page(
            "learn/assign",
            new New(
                visit,
                wanted,
                courses.visibleTo(visit.signedIn()).stream()
                    .filter(Courses.Course::isInUse)
                    .toList(),
                assignments.measuredRules(visit.language()),
                directory.teams(visit.signedIn()),
                problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ALL)
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView make(
      Visit visit, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
    CourseAssignments.Wanted wanted =
        new CourseAssignments.Wanted(
            one(form, "title"),
            many(form, "courses"),
            one(form, "days"),
            one(form, "risk"),
            one(form, "broken"),
            one(form, "percent"),
            many(form, "teams"),
            many(form, "roles"),
            many(form, "languages"));
    return switch (assignments.make(visit.signedIn(), wanted)) {
      case CourseAssignments.Made.Yes yes -> {
        flash.addFlashAttribute(
            "notice",
            yes.isNow()
                ? visit.text("learn.assigned", yes.people())
                : visit.text("learn.assigned.waits"));
        yield new ModelAndView("redirect:" + ALL);
      }
      case CourseAssignments.Made.No no -> form(visit, wanted, no.problems());
    };
  }

  /** Several values of a field, each by itself or with commas between them. */
  private static List<String> many(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of()).stream()
        .flatMap(it -> Arrays.stream(it.split(",", -1)))
        .toList();
  }

  private static String one(MultiValueMap<String, String> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }

  @PostMapping(ALL + "/{id}/end")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    Optional<String> problem = assignments.end(visit.signedIn(), id);
    if (problem.isPresent()) {
      return all(visit, problem);
    }
    flash.addFlashAttribute("notice", visit.text("learn.assignment.ended"));
    return new ModelAndView("redirect:" + ALL);
  }

  @GetMapping("/me/courses/team")
  @Needs(Permission.READ_TEAM_PROGRESS)
  ModelAndView team(Visit visit) {
    return Templates.page(
        "learn/team", new Team(visit, team.below(visit.signedIn(), visit.language())));
  }
}
