package coco.server.inform;

import coco.server.access.Permission;
import coco.server.web.Visit;

/**
 * How a campaign goes, as a page shows it: in the office, or to whoever follows up a team.
 *
 * @param address of the page
 * @param isWhole whether it is of everybody
 * @param mayRemind whether its reader reminds those who are late
 * @param mayDecide whether its reader decides on requests for exceptions
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
    CampaignPages.Deciding deciding) {

  static ProgressView inOffice(
      Visit visit,
      Campaign campaign,
      Progress progress,
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
        deciding);
  }

  static ProgressView ofTeam(Visit visit, Campaign campaign, Progress progress, String address) {
    return new ProgressView(
        visit,
        campaign,
        progress,
        address,
        false,
        campaign.isRunning(),
        false,
        CampaignPages.Deciding.NONE);
  }
}
