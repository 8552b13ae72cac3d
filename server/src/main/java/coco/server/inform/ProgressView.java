package coco.server.inform;

import coco.server.access.Permission;
import coco.server.web.Visit;
import java.util.List;

/**
 * How a campaign goes, as a page shows it: in the office, or to whoever follows up a team.
 *
 * @param address of the page
 * @param isWhole whether it is of everybody
 * @param mayRemind whether its reader reminds those who are late
 * @param mayDecide whether its reader decides on requests for exceptions
 * @param mayEnter whether its reader enters sessions
 * @param sessions what people did on paper, or together, the latest first
 * @param deciding a decision that is being made
 */
public record ProgressView(
    Visit visit,
    Campaign campaign,
    Progress progress,
    String address,
    boolean isWhole,
    boolean mayRemind,
    boolean mayDecide,
    boolean mayEnter,
    List<GroupSession.WithPeople> sessions,
    CampaignPages.Deciding deciding) {
  public ProgressView {
    sessions = List.copyOf(sessions);
  }

  static ProgressView inOffice(
      Visit visit,
      Campaign campaign,
      Progress progress,
      List<GroupSession.WithPeople> sessions,
      String address,
      CampaignPages.Deciding deciding) {
    boolean leads = campaign.isRunning() && visit.may(Permission.MANAGE_CAMPAIGNS);
    return new ProgressView(
        visit,
        campaign,
        progress,
        address,
        visit.may(Permission.READ_CAMPAIGNS),
        leads,
        leads,
        leads && !GroupSessions.steps(campaign).isEmpty(),
        sessions,
        deciding);
  }

  static ProgressView ofTeam(
      Visit visit,
      Campaign campaign,
      Progress progress,
      List<GroupSession.WithPeople> sessions,
      String address) {
    return new ProgressView(
        visit,
        campaign,
        progress,
        address,
        false,
        campaign.isRunning(),
        false,
        campaign.isRunning() && !GroupSessions.steps(campaign).isEmpty(),
        sessions,
        CampaignPages.Deciding.NONE);
  }
}
