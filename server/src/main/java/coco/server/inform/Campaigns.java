package coco.server.inform;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.Audience;
import coco.server.people.Directory;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns: made, looked at before launch, launched, ended. */
@Component
public class Campaigns {
  static final int LIST_MOST = 50;

  /** How many people change what the database should know of its tables. */
  private static final int MANY = 1_000;

  /** The most minutes that a campaign may ask people to read at least. */
  private static final int LEAST_MOST = 60;

  private final CampaignStore store;
  private final Enrolment enrolment;
  private final Examination examination;
  private final Publications publications;
  private final WholeEditions editions;
  private final Directory directory;
  private final Evidence evidence;
  private final Clock clock;

  Campaigns(
      CampaignStore store,
      Enrolment enrolment,
      Examination examination,
      Publications publications,
      WholeEditions editions,
      Directory directory,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.enrolment = enrolment;
    this.examination = examination;
    this.publications = publications;
    this.editions = editions;
    this.directory = directory;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * A campaign as a form asks for it.
   *
   * @param edition its id
   * @param questions how many, and {@code percent} of a hundred to be right, where they are asked
   * @param least how many minutes the reading takes at least; empty for no minimum
   * @param until {@code day} or {@code working-days}
   * @param teams their ids; {@code roles} and {@code languages} their keys
   */
  public record Wanted(
      String edition,
      String title,
      List<String> steps,
      String questions,
      String percent,
      String least,
      String until,
      String day,
      String workingDays,
      boolean onlyChanged,
      List<String> teams,
      List<String> roles,
      List<String> languages) {
    public Wanted {
      steps = List.copyOf(steps);
      teams = List.copyOf(teams);
      roles = List.copyOf(roles);
      languages = List.copyOf(languages);
    }

    /** What it asks of each, without whom. */
    public Brief.Form brief() {
      return new Brief.Form(title, steps, questions, percent, until, day, workingDays);
    }
  }

  /** What became of a form. */
  public sealed interface Made {
    record Yes(UUID id) implements Made {}

    /** The keys of all that is wrong. */
    record No(List<String> problems) implements Made {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Whom a campaign would reach.
   *
   * @param people all of its audience who work here
   * @param unchanged those of them who are left alone, for whom nothing changed in meaning
   * @param withoutTeam of those who are asked; so the other two
   * @param withoutText whose language the edition is not written in
   */
  public record Reach(
      long people, long unchanged, long withoutTeam, long withoutManager, long withoutText) {
    public long asked() {
      return people - unchanged;
    }
  }

  /**
   * What a launch would do now.
   *
   * @param lastDay empty where no calendar of the code can say it
   * @param isByTeam whether some are given another day, by the working days of their team
   * @param same the names of earlier editions that mean the same, where those are left alone who
   *     did the same for one of them
   */
  public record Preview(
      Reach reach, Optional<LocalDate> lastDay, boolean isByTeam, List<String> same) {
    public Preview {
      same = List.copyOf(same);
    }
  }

  /** An edition to make a campaign for. */
  public record Choice(UUID id, String title, String name, Instant inForceFrom, ZoneId zone) {}

  /** The editions that are in force, or will be. */
  public List<Choice> choices(Viewer viewer, Language language) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    return offered().stream()
        .map(
            it ->
                new Choice(
                    it.id(),
                    editions.title(it, language),
                    it.name(),
                    it.inForceFrom(),
                    editions.zone(it)))
        .toList();
  }

  private List<Published> offered() {
    List<UUID> inForce = publications.inForce().stream().map(Published::id).toList();
    Instant now = clock.instant();
    return publications.all().stream()
        .filter(it -> inForce.contains(it.id()) || it.inForceFrom().isAfter(now))
        .toList();
  }

  /** Keeps a campaign, of which nobody is told before its launch. */
  @Transactional
  public Made make(Viewer viewer, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Read read = read(viewer, wanted, UUID.randomUUID());
    read.campaign().ifPresent(campaign -> store.add(campaign, viewer.id()));
    return read.made();
  }

  /**
   * Makes a campaign that was not launched anew, as a form asks for it, or says all that is wrong.
   *
   * @throws NotFound where there is none, or it is launched
   */
  @Transactional
  public Made correct(Viewer viewer, UUID id, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    draft(viewer, id);
    Read read = read(viewer, wanted, id);
    read.campaign()
        .ifPresent(
            campaign -> {
              store.remove(id);
              store.add(campaign, viewer.id());
            });
    return read.made();
  }

  /**
   * A campaign that was not launched, as its form holds it.
   *
   * @throws NotFound where there is none, or it is launched
   */
  public Wanted wanted(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Campaign campaign = draft(viewer, id);
    Brief.Form brief =
        new Brief(campaign.title(), campaign.steps(), campaign.quiz(), campaign.until()).form();
    return new Wanted(
        campaign.editionId().toString(),
        brief.title(),
        brief.steps(),
        brief.questions(),
        brief.percent(),
        campaign.least().map(it -> Long.toString(it.toMinutes())).orElse(""),
        brief.until(),
        brief.day(),
        brief.workingDays(),
        campaign.onlyChanged(),
        campaign.audience().teams().stream().map(UUID::toString).toList(),
        campaign.audience().roles().stream().map(Role::key).toList(),
        campaign.audience().languages().stream().map(Language::tag).toList());
  }

  private Campaign draft(Viewer viewer, UUID id) {
    Campaign campaign = visibleTo(viewer, id);
    if (campaign.launched().isPresent()) {
      throw new NotFound("the campaign %s as a draft: it is launched".formatted(id));
    }
    return campaign;
  }

  /** What a form says: a campaign, or what is wrong. */
  private record Read(Optional<Campaign> campaign, List<String> problems) {
    Made made() {
      return campaign.<Made>map(it -> new Made.Yes(it.id())).orElseGet(() -> new Made.No(problems));
    }
  }

  private Read read(Viewer viewer, Wanted wanted, UUID id) {
    List<String> problems = new ArrayList<>();
    Optional<Published> edition =
        offered().stream().filter(it -> it.id().toString().equals(wanted.edition())).findFirst();
    if (edition.isEmpty()) {
      problems.add("inform.problem.edition");
    }
    Optional<Brief> brief =
        Brief.read(wanted.brief(), edition.map(editions::zone), clock.instant(), problems);
    boolean isRead = wanted.steps().contains(Step.READ.key());
    if (isRead && !isLeast(wanted.least().strip())) {
      problems.add("inform.problem.least");
    }
    Optional<Audience> audience =
        directory.audience(viewer, wanted.teams(), wanted.roles(), wanted.languages());
    if (audience.isEmpty()) {
      problems.add("inform.problem.audience");
    }
    if (!problems.isEmpty()) {
      return new Read(Optional.empty(), problems);
    }
    Published of = edition.orElseThrow();
    Brief asked = brief.orElseThrow();
    Campaign campaign =
        new Campaign(
            id,
            of.id(),
            of.codeKey(),
            of.name(),
            asked.title(),
            asked.steps(),
            asked.quiz(),
            Optional.of(wanted.least().strip())
                .filter(it -> isRead && !it.isEmpty())
                .map(it -> Duration.ofMinutes(Long.parseLong(it))),
            asked.until(),
            editions.zone(of),
            wanted.onlyChanged(),
            audience.orElseThrow(),
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new Read(Optional.of(campaign), List.of());
  }

  private static boolean isLeast(String minutes) {
    return minutes.isEmpty()
        || (minutes.matches("[1-9]\\d?") && Integer.parseInt(minutes) <= LEAST_MOST);
  }

  /**
   * A campaign.
   *
   * @throws NotFound where there is none that the viewer may see
   */
  public Campaign visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_TEAM_PROGRESS);
    return store
        .byId(id)
        .filter(it -> it.launched().isPresent() || viewer.may(Permission.MANAGE_CAMPAIGNS))
        .orElseThrow(() -> new NotFound("the campaign " + id));
  }

  /** What a launch would do now. */
  @Transactional(readOnly = true)
  public Preview preview(Viewer viewer, Campaign campaign) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Optional<Published> edition = publications.published(campaign.editionId());
    List<Published> same = edition.map(it -> same(campaign, it)).orElse(List.of());
    return new Preview(
        store.reach(
            campaign,
            same.stream().map(Published::id).toList(),
            edition
                .map(it -> List.copyOf(editions.languages(it)))
                .orElse(List.of(Language.values())),
            enrolment.today()),
        enrolment.due(campaign, clock.instant()).map(campaign::lastDay),
        enrolment.hasTeamsDays(campaign),
        same.stream().map(Published::name).toList());
  }

  /** The editions that somebody did a campaign for, and that mean the same as this one's. */
  private List<Published> same(Campaign campaign, Published edition) {
    return campaign.onlyChanged()
        ? store.doneEditions(campaign.id()).stream()
            .flatMap(id -> publications.published(id).stream())
            .filter(it -> editions.isSameMeaning(it, edition))
            .toList()
        : List.of();
  }

  /**
   * Enrols everybody whom it reaches, and writes to them.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> launch(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    Campaign campaign = visibleTo(viewer, id);
    if (campaign.launched().isPresent()) {
      return Optional.of("inform.problem.launched");
    }
    Optional<Published> edition = publications.published(campaign.editionId());
    if (edition.isEmpty()) {
      return Optional.of("inform.problem.withdrawn");
    }
    Instant now = clock.instant();
    Optional<Instant> due = enrolment.due(campaign, now);
    if (due.isEmpty()) {
      return Optional.of("inform.problem.calendar");
    }
    if (!due.get().isAfter(now)) {
      return Optional.of("inform.problem.past");
    }
    if (campaign.asks(Step.UNDERSTAND) && !examination.hasQuestions(edition.get(), Readers.OWN)) {
      return Optional.of("inform.problem.no-questions");
    }
    store.setSame(id, same(campaign, edition.get()).stream().map(Published::id).toList());
    int people = enrolment.enrol(campaign, now, due.get());
    if (people == 0) {
      return Optional.of("inform.problem.nobody");
    }
    if (people >= MANY) {
      store.analyze();
    }
    store.launched(id, viewer.id(), now);
    evidence.record(
        act("campaign.launched", campaign, now)
            .with("people", Integer.toString(people))
            .with("due", due.get().toString())
            .with(
                "steps", campaign.steps().stream().map(Step::key).collect(Collectors.joining(" ")))
            .about("by", viewer.id()));
    return Optional.empty();
  }

  private static Act act(String kind, Campaign campaign, Instant now) {
    return Act.of(kind, now)
        .with("campaign", campaign.id().toString())
        .with("code", campaign.codeKey())
        .with("name", campaign.editionName())
        .with("edition", campaign.editionId().toString());
  }

  /**
   * Ends a campaign: nobody is asked any more; what was done stays.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> end(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    Campaign campaign = visibleTo(viewer, id);
    if (campaign.launched().isEmpty() || campaign.ended().isPresent()) {
      return Optional.of("inform.problem.not-running");
    }
    Instant now = clock.instant();
    store.ended(id, viewer.id(), now);
    evidence.record(act("campaign.ended", campaign, now).about("by", viewer.id()));
    return Optional.empty();
  }

  /**
   * Removes a campaign that was not launched.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> remove(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    if (visibleTo(viewer, id).launched().isPresent()) {
      return Optional.of("inform.problem.launched");
    }
    store.remove(id);
    return Optional.empty();
  }
}
