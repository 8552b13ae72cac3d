package coco.server.inform;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.people.Delegation;
import coco.server.people.Deputies;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How campaigns go, and reminders by hand: in the office of everybody or of those who report to the
 * viewer; as their team, of those whom they lead or follow up in somebody's place.
 */
@Component
public class CampaignProgress {
  private static final int LATE_MOST = 100;

  /** How long those who were reminded are left alone. */
  private static final Duration REMINDED_LATELY = Duration.ofHours(1);

  private final CampaignStore store;
  private final ProgressStore progress;
  private final ReminderStore reminders;
  private final Enrolment enrolment;
  private final Letters letters;
  private final TryStore tries;
  private final Publications publications;
  private final WholeEditions editions;
  private final Deputies deputies;
  private final Clock clock;

  CampaignProgress(
      CampaignStore store,
      ProgressStore progress,
      ReminderStore reminders,
      Enrolment enrolment,
      Letters letters,
      TryStore tries,
      Publications publications,
      WholeEditions editions,
      Deputies deputies,
      Clock clock) {
    this.store = store;
    this.progress = progress;
    this.reminders = reminders;
    this.enrolment = enrolment;
    this.letters = letters;
    this.tries = tries;
    this.publications = publications;
    this.editions = editions;
    this.deputies = deputies;
    this.clock = clock;
  }

  /** A campaign in a list, with how it goes as far as the viewer may see. */
  public record Line(Campaign campaign, Progress.Line total) {}

  /** Whose people the viewer sees in the office. */
  private Sight office(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_TEAM_PROGRESS);
    return viewer.may(Permission.READ_CAMPAIGNS) ? Sight.WHOLE : team(viewer);
  }

  /** Whose people the viewer follows up: their own, and those of whom they are the delegate of. */
  Sight team(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return Sight.below(deputies.managersOf(viewer.id()));
  }

  /** Whether the viewer follows anybody up. */
  public boolean hasTeam(Viewer viewer) {
    return viewer.may(Permission.OWN_ACCOUNT)
        && (!deputies.to(viewer.id()).isEmpty() || deputies.leads(viewer.id()));
  }

  /** In whose place the viewer follows people up today. */
  public List<Delegation> inPlaceOf(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return deputies.to(viewer.id());
  }

  /** Campaigns, the latest first; those that are not launched for those who make them. */
  public List<Line> inOffice(Viewer viewer) {
    Sight sight = office(viewer);
    return store.latest(viewer.may(Permission.MANAGE_CAMPAIGNS), Campaigns.LIST_MOST).stream()
        .map(campaign -> new Line(campaign, total(sight, campaign)))
        .toList();
  }

  /** Campaigns that ask somebody of the viewer's team, the latest first. */
  public List<Line> ofTeam(Viewer viewer) {
    return ofTeam(viewer, store.latest(false, Campaigns.LIST_MOST));
  }

  /** Those of them that run, the earliest first. */
  List<Line> runningOfTeam(Viewer viewer) {
    return ofTeam(viewer, store.running());
  }

  private List<Line> ofTeam(Viewer viewer, List<Campaign> campaigns) {
    Sight sight = team(viewer);
    return campaigns.stream()
        .map(campaign -> new Line(campaign, total(sight, campaign)))
        .filter(line -> line.total().told() > 0)
        .toList();
  }

  private Progress.Line total(Sight sight, Campaign campaign) {
    return Progress.Line.sum(
        campaign.launched().isEmpty()
            ? List.of()
            : progress.progress(campaign.id(), sight, asOf(campaign), enrolment.today()));
  }

  /** Who was not done then is late: now, or when it ended; of a withdrawn edition nobody is. */
  private Instant asOf(Campaign campaign) {
    return campaign.isWithdrawn() ? Instant.EPOCH : campaign.ended().orElseGet(clock::instant);
  }

  /**
   * A campaign that asks somebody of the viewer's team.
   *
   * @throws NotFound where it asks nobody of theirs
   */
  public Campaign ofTeam(Viewer viewer, UUID id) {
    Sight sight = team(viewer);
    return store
        .byId(id)
        .filter(it -> it.launched().isPresent())
        .filter(it -> total(sight, it).told() > 0)
        .orElseThrow(() -> new NotFound("the campaign " + id));
  }

  /** How a campaign goes, as far as the viewer may see. */
  @Transactional(readOnly = true)
  public Progress inOffice(Viewer viewer, Campaign campaign) {
    return progress(office(viewer), campaign);
  }

  /** How it goes in the viewer's team. */
  @Transactional(readOnly = true)
  public Progress ofTeam(Viewer viewer, Campaign campaign) {
    return progress(team(viewer), campaign);
  }

  private Progress progress(Sight sight, Campaign campaign) {
    LocalDate today = enrolment.today();
    Instant asOf = asOf(campaign);
    List<Progress.Line> teams = progress.progress(campaign.id(), sight, asOf, today);
    return new Progress(
        teams,
        Progress.Line.sum(teams),
        progress.late(campaign, sight, asOf, today, LATE_MOST),
        progress.away(campaign.id(), sight, today, LATE_MOST),
        progress.answers(campaign.id(), sight, today, LATE_MOST),
        reminders.lastReminder(campaign.id()));
  }

  /**
   * How the rules of a campaign's edition were understood, the worst first; nothing for those who
   * may not see everybody.
   */
  @Transactional(readOnly = true)
  public List<Progress.Understood> understood(Viewer viewer, Campaign campaign, Language language) {
    if (!campaign.asks(Step.UNDERSTAND) || !office(viewer).isWhole()) {
      return List.of();
    }
    Map<String, String> titles =
        publications
            .published(campaign.editionId())
            .<Map<String, String>>map(edition -> editions.titles(edition, language))
            .orElse(Map.of());
    return tries.rules(campaign.id()).stream()
        .map(
            it ->
                new Progress.Understood(
                    it.rule(), titles.getOrDefault(it.rule(), ""), it.answered(), it.wrong()))
        .toList();
  }

  /** The same as a table for a spreadsheet. */
  @Transactional(readOnly = true)
  public byte[] rules(Viewer viewer, Campaign campaign, Texts texts) {
    return RulesTable.of(understood(viewer, campaign, texts.language()), texts);
  }

  /** Every person of a campaign whom the viewer may see, as a table for a spreadsheet. */
  @Transactional(readOnly = true)
  public byte[] table(Viewer viewer, Campaign campaign, Texts texts) {
    return table(office(viewer), campaign, texts);
  }

  /** The same of the viewer's team. */
  @Transactional(readOnly = true)
  public byte[] tableOfTeam(Viewer viewer, Campaign campaign, Texts texts) {
    return table(team(viewer), campaign, texts);
  }

  private byte[] table(Sight sight, Campaign campaign, Texts texts) {
    return PeopleTable.of(progress.rows(campaign, sight, asOf(campaign), enrolment.today()), texts);
  }

  /** What became of a reminder. */
  public sealed interface Reminded {
    record Yes(int people) implements Reminded {}

    /** The key of why not. */
    record No(String problem) implements Reminded {}
  }

  /** Writes to those who are late. */
  @Transactional
  public Reminded remind(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    return remind(viewer, Sight.WHOLE, id, store.byId(id), reminders.lastReminder(id));
  }

  /** Writes to those of the viewer's team who are late. */
  @Transactional
  public Reminded remindTeam(Viewer viewer, UUID id) {
    Campaign campaign = ofTeam(viewer, id);
    return remind(
        viewer, team(viewer), id, Optional.of(campaign), reminders.lastReminder(id, viewer.id()));
  }

  private Reminded remind(
      Viewer viewer, Sight sight, UUID id, Optional<Campaign> found, Optional<Instant> last) {
    store.lock(id);
    Campaign campaign = found.orElseThrow(() -> new NotFound("the campaign " + id));
    if (!campaign.isRunning()) {
      return new Reminded.No("inform.problem.not-running");
    }
    Instant now = clock.instant();
    if (last.filter(it -> it.isAfter(now.minus(REMINDED_LATELY))).isPresent()) {
      return new Reminded.No("inform.problem.reminded");
    }
    int people =
        letters.remind(campaign, reminders.lateAssignments(id, sight, now, enrolment.today()));
    if (people == 0) {
      return new Reminded.No("inform.problem.nobody-late");
    }
    reminders.reminded(id, viewer.id(), people, now);
    return new Reminded.Yes(people);
  }
}
