package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.web.Templates;
import coco.server.web.Visit;
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

/** When somebody is away, and who follows up a manager's people meanwhile. */
@Controller
public class LeavePages {
  private static final String PLACE = "/me/leave";

  private final Absences absences;
  private final Deputies deputies;
  private final People people;

  LeavePages(Absences absences, Deputies deputies, People people) {
    this.absences = absences;
    this.deputies = deputies;
    this.people = people;
  }

  /** A form as it was filled in. */
  public record Written(String from, String until, String email) {
    static final Written NOTHING = new Written("", "", "");
  }

  /**
   * The page.
   *
   * @param of whose days they are
   * @param isOwn whether they are the viewer's
   * @param reports those who report to the viewer, whose days they may enter too
   * @param delegations by the viewer; {@code to} are those to them
   * @param problem the key of what was not kept, and in which form: {@code leave}, {@code
   *     delegation}
   */
  public record Page(
      Visit visit,
      coco.server.people.Person of,
      boolean isOwn,
      List<Absence> absences,
      List<coco.server.people.Person> reports,
      List<Delegation> delegations,
      List<Delegation> to,
      Written written,
      Optional<String> problem) {
    public Page {
      absences = List.copyOf(absences);
      reports = List.copyOf(reports);
      delegations = List.copyOf(delegations);
      to = List.copyOf(to);
    }

    /** Whether a form is what the problem is about. */
    public boolean isAbout(String form) {
      return problem.filter(it -> it.startsWith("people." + form)).isPresent();
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView leave(Visit visit, @RequestParam Optional<UUID> of) {
    return page(visit, of.orElse(visit.signedIn().id()), Written.NOTHING, Optional.empty());
  }

  private ModelAndView page(Visit visit, UUID of, Written written, Optional<String> problem) {
    if (!absences.mayEnter(visit.signedIn(), of)) {
      throw new RefusedAccess(Permission.MANAGE_PEOPLE);
    }
    boolean isOwn = of.equals(visit.signedIn().id());
    ModelAndView view =
        Templates.page(
            "people/leave",
            new Page(
                visit,
                people.known(of),
                isOwn,
                absences.of(visit.signedIn(), of),
                deputies.reports(visit.signedIn()),
                deputies.by(visit.signedIn()),
                deputies.to(visit.signedIn().id()),
                written,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView enter(
      Visit visit,
      @RequestParam Optional<UUID> of,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      RedirectAttributes flash) {
    UUID person = of.orElse(visit.signedIn().id());
    Optional<String> problem = absences.enter(visit.signedIn(), person, from, until);
    if (problem.isPresent()) {
      return page(visit, person, new Written(from, until, ""), problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.leave.entered"));
    return to(person);
  }

  private static ModelAndView to(UUID person) {
    return new ModelAndView("redirect:%s?of=%s".formatted(PLACE, person));
  }

  @PostMapping(PLACE + "/{id}/removal")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView remove(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    UUID person = absences.remove(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("people.leave.removed"));
    return to(person);
  }

  @PostMapping("/me/delegations")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView delegate(
      Visit visit,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      RedirectAttributes flash) {
    Optional<String> problem = deputies.delegate(visit.signedIn(), email, from, until);
    if (problem.isPresent()) {
      return page(visit, visit.signedIn().id(), new Written(from, until, email), problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.delegation.made"));
    return new ModelAndView("redirect:" + PLACE);
  }

  @PostMapping("/me/delegations/{id}/end")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    deputies.end(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("people.delegation.ended"));
    return new ModelAndView("redirect:" + PLACE);
  }
}
