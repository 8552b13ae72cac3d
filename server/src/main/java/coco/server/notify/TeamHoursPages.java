package coco.server.notify;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Map;
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

/** When a team works. */
@Controller
public class TeamHoursPages {
  private static final String HOURS = "/office/teams/{id}/hours";

  private final TeamHours hours;

  TeamHoursPages(TeamHours hours) {
    this.hours = hours;
  }

  /**
   * The hours of a team.
   *
   * @param isOwn whether it has some of its own
   */
  public record Page(
      Visit visit,
      UUID team,
      String name,
      boolean isOwn,
      HoursForm hours,
      Optional<String> problem) {}

  @GetMapping(HOURS)
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView hours(Visit visit, @PathVariable UUID id) {
    TeamHours.Team team = hours.of(visit.signedIn(), id);
    return page(visit, team, HoursForm.of(team.hours().orElseGet(hours::usual)), Optional.empty());
  }

  private static ModelAndView page(
      Visit visit, TeamHours.Team team, HoursForm form, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "notify/team",
            new Page(visit, team.id(), team.name(), team.hours().isPresent(), form, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(HOURS)
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView set(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam Map<String, String> fields,
      @RequestParam(defaultValue = "") List<String> days,
      RedirectAttributes flash) {
    TeamHours.Team team = hours.of(visit.signedIn(), id);
    HoursForm form = HoursForm.of(fields, days);
    Optional<QuietTime> read = form.read();
    if (read.isEmpty()) {
      return page(visit, team, form, Optional.of("notify.choices.problem.quiet"));
    }
    hours.set(visit.signedIn(), id, read.get());
    return done(visit, flash);
  }

  @PostMapping(HOURS + "/usual")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView clear(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    hours.clear(visit.signedIn(), id);
    return done(visit, flash);
  }

  private static ModelAndView done(Visit visit, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", visit.text("notify.choices.kept"));
    return new ModelAndView("redirect:/office/teams");
  }
}
