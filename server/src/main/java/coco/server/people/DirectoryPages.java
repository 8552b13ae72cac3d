package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The directory of people, what each role may do, and the record of security events. */
@Controller
public class DirectoryPages {
  private static final int EVENTS_MOST = 200;

  private final People people;
  private final Directory directory;
  private final SecurityEvents events;

  DirectoryPages(People people, Directory directory, SecurityEvents events) {
    this.people = people;
    this.directory = directory;
    this.events = events;
  }

  /** The directory; {@code problem} is the key of what is wrong with the form that adds. */
  public record DirectoryPage(
      Visit visit,
      Directory.Filter filter,
      Directory.Found found,
      List<String> teams,
      List<Role> roles,
      String name,
      String email,
      Optional<String> problem) {
    public DirectoryPage {
      teams = List.copyOf(teams);
      roles = List.copyOf(roles);
    }

    /** The address of another page of the same list. */
    public String address(int number) {
      return UriComponentsBuilder.fromPath("/office/people")
          .queryParam("q", "{q}")
          .queryParam("team", "{team}")
          .queryParam("role", "{role}")
          .queryParam("state", "{state}")
          .queryParam("page", number)
          .encode()
          .buildAndExpand(filter.text(), filter.team(), filter.role(), filter.state())
          .toUriString();
    }
  }

  public record Permissions(Visit visit, List<Permission> permissions, List<Role> roles) {
    public Permissions {
      permissions = List.copyOf(permissions);
      roles = List.copyOf(roles);
    }
  }

  /** The record; {@code older} leads on where there is more. */
  public record Records(Visit visit, List<SecurityEvents.Event> events, OptionalLong older) {
    public Records {
      events = List.copyOf(events);
    }
  }

  @GetMapping("/office/people")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView directory(
      Visit visit,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "here") String state,
      @RequestParam(defaultValue = "1") int page) {
    return directory(
        visit, new Directory.Filter(q, team, role, state), page, "", "", Optional.empty());
  }

  private ModelAndView directory(
      Visit visit,
      Directory.Filter filter,
      int page,
      String name,
      String email,
      Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "people/directory",
            new DirectoryPage(
                visit,
                filter,
                directory.find(visit.signedIn(), filter, page),
                directory.teams(visit.signedIn()).stream().map(Directory.Team::name).toList(),
                List.of(Role.values()),
                name,
                email,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping("/office/people")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView add(
      Visit visit,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String language,
      @RequestParam(defaultValue = "") List<String> roles,
      RedirectAttributes flash) {
    Optional<String> problem = people.add(visit.signedIn(), name, email, language, roles);
    if (problem.isPresent()) {
      return directory(visit, new Directory.Filter("", "", "", "here"), 1, name, email, problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.added", name));
    return new ModelAndView("redirect:/office/people");
  }

  @GetMapping("/office/permissions")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView permissions(Visit visit) {
    return Templates.page(
        "people/permissions",
        new Permissions(visit, List.of(Permission.values()), List.of(Role.values())));
  }

  /** The record, newest first; {@code before} is the number of an event that has been seen. */
  @GetMapping("/office/records")
  @Needs(Permission.READ_RECORDS)
  ModelAndView records(Visit visit, @RequestParam(defaultValue = "0") long before) {
    List<SecurityEvents.Event> page =
        events.before(before > 0 ? before : Long.MAX_VALUE, EVENTS_MOST);
    OptionalLong older =
        page.size() < EVENTS_MOST ? OptionalLong.empty() : OptionalLong.of(page.getLast().id());
    return Templates.page("people/records", new Records(visit, page, older));
  }
}
