package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The directory of people, what each role may do, and the record of security events. */
@Controller
public class DirectoryPages {
  private static final int EVENTS_MOST = 200;

  private final People people;
  private final SecurityEvents events;
  private final Sessions sessions;

  DirectoryPages(People people, SecurityEvents events, Sessions sessions) {
    this.people = people;
    this.events = events;
    this.sessions = sessions;
  }

  /** The directory; {@code problem} is the key of what is wrong with the form. */
  public record Directory(
      Visit visit,
      List<Person> people,
      List<Role> roles,
      String name,
      String email,
      Optional<String> problem) {
    public Directory {
      people = List.copyOf(people);
      roles = List.copyOf(roles);
    }
  }

  public record Permissions(Visit visit, List<Permission> permissions, List<Role> roles) {
    public Permissions {
      permissions = List.copyOf(permissions);
      roles = List.copyOf(roles);
    }
  }

  public record Records(Visit visit, List<SecurityEvents.Event> events) {
    public Records {
      events = List.copyOf(events);
    }
  }

  @GetMapping("/office/people")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView directory(Visit visit) {
    return directory(visit, "", "", Optional.empty());
  }

  private ModelAndView directory(Visit visit, String name, String email, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "people/directory",
            new Directory(
                visit,
                people.visibleTo(visit.signedIn()),
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
      return directory(visit, name, email, problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.added", name));
    return new ModelAndView("redirect:/office/people");
  }

  @PostMapping("/office/people/{id}/roles")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView roles(
      Visit visit,
      @PathVariable java.util.UUID id,
      @RequestParam(defaultValue = "") List<String> roles,
      RedirectAttributes flash) {
    boolean done = people.setRoles(visit.signedIn(), id, roles);
    if (done) {
      sessions.endAll(id);
    }
    flash.addFlashAttribute(
        "notice", visit.text(done ? "people.roles.set" : "people.roles.last-administrator"));
    return new ModelAndView("redirect:/office/people");
  }

  @GetMapping("/office/permissions")
  @Needs(Permission.READ_PEOPLE)
  ModelAndView permissions(Visit visit) {
    return Templates.page(
        "people/permissions",
        new Permissions(visit, List.of(Permission.values()), List.of(Role.values())));
  }

  @GetMapping("/office/records")
  @Needs(Permission.READ_RECORDS)
  ModelAndView records(Visit visit) {
    return Templates.page("people/records", new Records(visit, events.latest(EVENTS_MOST)));
  }
}
