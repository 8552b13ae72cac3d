package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person of the directory, and the teams. */
@Controller
public class PersonPages {
  private static final int EVENTS_MOST = 50;

  private final Directory directory;
  private final People people;
  private final SecurityEvents events;

  PersonPages(Directory directory, People people, SecurityEvents events) {
    this.directory = directory;
    this.people = people;
    this.events = events;
  }

  /**
   * One person.
   *
   * @param entry what the directory says, or what was written and could not be taken
   * @param joined as it stands in the form
   * @param left as it stands in the form
   * @param seen what the directory said when the form was made
   * @param hasPicture whether the viewer may see the full picture of them
   */
  public record Person(
      Visit visit,
      UUID id,
      Entry entry,
      boolean isHere,
      String joined,
      String left,
      String seen,
      boolean hasPicture,
      List<String> teams,
      List<Role> roles,
      List<SecurityEvents.Event> events,
      List<Directory.Problem> problems) {
    public Person {
      teams = List.copyOf(teams);
      roles = List.copyOf(roles);
      events = List.copyOf(events);
      problems = List.copyOf(problems);
    }

    /** The key of what is wrong with a field. */
    public Optional<String> problem(String field) {
      return problems.stream()
          .filter(it -> it.field().key().equals(field))
          .map(Directory.Problem::key)
          .findFirst();
    }

    /** The id of what says so, for the field to point at; nothing where all is well. */
    public Optional<String> problemId(String field) {
      return problem(field).map(it -> field + "-problem");
    }
  }

  /** Teams; {@code problem} is the key of what is wrong with a form. */
  public record Teams(
      Visit visit, List<Directory.Team> teams, String name, Optional<String> problem) {
    public Teams {
      teams = List.copyOf(teams);
    }
  }

  @GetMapping("/office/people/{id}")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView person(Visit visit, @PathVariable UUID id) {
    Directory.Line line = directory.person(visit.signedIn(), id);
    Entry entry = line.entry();
    return page(
        visit,
        line,
        entry,
        entry.value(Field.JOINED),
        entry.value(Field.LEFT),
        Directory.fingerprint(entry),
        List.of());
  }

  private ModelAndView page(
      Visit visit,
      Directory.Line line,
      Entry shown,
      String joined,
      String left,
      String seen,
      List<Directory.Problem> problems) {
    List<SecurityEvents.Event> happened =
        visit.may(Permission.READ_RECORDS) ? events.of(line.id(), EVENTS_MOST) : List.of();
    ModelAndView view =
        Templates.page(
            "people/person",
            new Person(
                visit,
                line.id(),
                shown,
                line.isHere(),
                joined,
                left,
                seen,
                hasPicture(visit, line.id()),
                directory.teams(visit.signedIn()).stream().map(Directory.Team::name).toList(),
                List.of(Role.values()),
                happened,
                problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private boolean hasPicture(Visit visit, UUID id) {
    return visit.may(Permission.READ_PICTURES)
        || (visit.may(Permission.READ_TEAM_PICTURES) && people.isBelow(id, visit.signedIn().id()));
  }

  /** A form as it is sent: everything as text. */
  record Form(
      String seen,
      String name,
      String language,
      String team,
      String manager,
      List<String> roles,
      String joined,
      String left) {}

  @PostMapping("/office/people/{id}")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView change(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String manager,
      @RequestParam(defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String joined,
      @RequestParam(defaultValue = "") String left,
      RedirectAttributes flash) {
    Form form = new Form(seen, name, language, team, manager, roles, joined, left);
    Directory.Line line = directory.person(visit.signedIn(), id);
    Optional<LocalDate> first = DirectoryFile.date(joined.strip());
    Optional<LocalDate> last = DirectoryFile.date(left.strip());
    Entry wanted = wanted(line.entry(), form, first, last);
    List<Directory.Problem> problems = new ArrayList<>();
    if (first.isEmpty()) {
      problems.add(new Directory.Problem(Field.JOINED, "people.import.refused.date"));
    }
    if (last.isEmpty() && !left.isBlank()) {
      problems.add(new Directory.Problem(Field.LEFT, "people.import.refused.date"));
    }
    if (!People.areRoles(roles)) {
      problems.add(new Directory.Problem(Field.ROLES, "people.problem.role"));
    }
    if (problems.isEmpty()) {
      problems.addAll(directory.change(visit.signedIn(), id, seen, wanted));
    }
    if (!problems.isEmpty()) {
      return page(visit, line, wanted, joined, left, seen, problems);
    }
    flash.addFlashAttribute("notice", visit.text("people.person.saved", wanted.name()));
    return new ModelAndView("redirect:/office/people/" + id);
  }

  private Entry wanted(
      Entry before, Form form, Optional<LocalDate> first, Optional<LocalDate> last) {
    return directory.wanted(
        before,
        form.name(),
        form.language(),
        form.team(),
        form.manager(),
        form.roles(),
        first.orElse(before.joined()),
        last);
  }

  @GetMapping("/office/teams")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView teams(Visit visit) {
    return teams(visit, "", Optional.empty());
  }

  private ModelAndView teams(Visit visit, String name, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "people/teams", new Teams(visit, directory.teams(visit.signedIn()), name, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private ModelAndView teams(
      Visit visit, String name, Optional<String> problem, RedirectAttributes flash) {
    if (problem.isPresent()) {
      return teams(visit, name, problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.team.done"));
    return new ModelAndView("redirect:/office/teams");
  }

  @PostMapping("/office/teams")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView addTeam(
      Visit visit, @RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
    return teams(visit, name, directory.addTeam(visit.signedIn(), name), flash);
  }

  @PostMapping("/office/teams/{id}/name")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView renameTeam(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes flash) {
    return teams(visit, "", directory.renameTeam(visit.signedIn(), id, name), flash);
  }

  @PostMapping("/office/teams/{id}/removal")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView removeTeam(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return teams(visit, "", directory.removeTeam(visit.signedIn(), id), flash);
  }
}
