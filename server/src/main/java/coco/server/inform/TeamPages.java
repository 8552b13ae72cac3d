package coco.server.inform;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.people.Delegation;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How campaigns go in somebody's team: of those whom they lead, or follow up for a manager. */
@Controller
public class TeamPages {
  static final String PLACE = "/me/team";
  private static final String ONE = PLACE + "/{id}";

  private final CampaignProgress progress;
  private final GroupSessions sessions;

  TeamPages(CampaignProgress progress, GroupSessions sessions) {
    this.progress = progress;
    this.sessions = sessions;
  }

  /**
   * Campaigns that ask the team.
   *
   * @param inPlaceOf whose people are followed up in their place
   */
  public record Team(
      Visit visit, List<CampaignProgress.Line> campaigns, List<Delegation> inPlaceOf) {
    public Team {
      campaigns = List.copyOf(campaigns);
      inPlaceOf = List.copyOf(inPlaceOf);
    }
  }

  /** One of them; {@code problem} is the key of what could not be done. */
  public record One(
      Visit visit, Campaign campaign, ProgressView progress, Optional<String> problem) {}

  @GetMapping(PLACE)
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView team(Visit visit) {
    return Templates.page(
        "inform/team",
        new Team(visit, progress.ofTeam(visit.signedIn()), progress.inPlaceOf(visit.signedIn())));
  }

  @GetMapping(ONE)
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, Optional.empty());
  }

  private ModelAndView one(Visit visit, UUID id, Optional<String> problem) {
    Campaign campaign = progress.ofTeam(visit.signedIn(), id);
    ModelAndView view =
        Templates.page(
            "inform/teamcampaign",
            new One(
                visit,
                campaign,
                ProgressView.ofTeam(
                    visit,
                    campaign,
                    progress.ofTeam(visit.signedIn(), campaign),
                    sessions.of(visit.signedIn(), campaign, GroupSessions.Place.TEAM),
                    PLACE + "/" + id),
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ONE + "/reminders")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView remind(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return switch (progress.remindTeam(visit.signedIn(), id)) {
      case CampaignProgress.Reminded.No no -> one(visit, id, Optional.of(no.problem()));
      case CampaignProgress.Reminded.Yes yes -> {
        flash.addFlashAttribute("notice", visit.text("inform.reminded", yes.people()));
        yield new ModelAndView("redirect:%s/%s".formatted(PLACE, id));
      }
    };
  }

  @GetMapping(ONE + "/people.csv")
  @Needs(Permission.OWN_ACCOUNT)
  ResponseEntity<byte[]> table(Visit visit, @PathVariable UUID id) {
    Campaign campaign = progress.ofTeam(visit.signedIn(), id);
    return CampaignPages.csv(
        "team-%s.csv".formatted(campaign.codeKey()),
        progress.tableOfTeam(visit.signedIn(), campaign, visit.texts()));
  }
}
