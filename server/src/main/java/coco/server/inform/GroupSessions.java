package coco.server.inform;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people did on paper, or in a session together: entered by whoever leads campaigns, or
 * follows those people up, and said as what it is. Each is told, and may say that it is not right:
 * then it does not count any more, and somebody who leads campaigns looks into it.
 */
@Component
public class GroupSessions {
  static final int WORDS_MOST = 2_000;

  /** The most people that a form lists. */
  private static final int LISTED_MOST = 200;

  private static final int PEOPLE_MOST = 500;
  private static final int SESSIONS_MOST = 50;
  private static final int LINE_MOST = 200;

  private final GroupSessionStore store;
  private final AssignmentStore assignments;
  private final CampaignStore campaigns;
  private final CampaignProgress progress;
  private final Enrolment enrolment;
  private final Publications publications;
  private final People people;
  private final Evidence evidence;
  private final Letters letters;
  private final Clock clock;

  GroupSessions(
      GroupSessionStore store,
      AssignmentStore assignments,
      CampaignStore campaigns,
      CampaignProgress progress,
      Enrolment enrolment,
      Publications publications,
      People people,
      Evidence evidence,
      Letters letters,
      Clock clock) {
    this.store = store;
    this.assignments = assignments;
    this.campaigns = campaigns;
    this.progress = progress;
    this.enrolment = enrolment;
    this.publications = publications;
    this.people = people;
    this.evidence = evidence;
    this.letters = letters;
    this.clock = clock;
  }

  /** Where somebody enters a session: in the office anybody's, as a team those they follow up. */
  public enum Place {
    OFFICE,
    TEAM
  }

  /**
   * A session as a form gives it.
   *
   * @param people assignments that are ticked
   * @param addresses of others, one a line
   */
  public record Wanted(
      String kind,
      String day,
      String place,
      String led,
      List<String> steps,
      List<String> people,
      String addresses) {
    public Wanted {
      steps = List.copyOf(steps);
      people = List.copyOf(people);
    }
  }

  /** Something that is wrong: the key of a text, and what goes into it. */
  public record Problem(String key, String what) {}

  /** What became of a form. */
  public sealed interface Entered {
    /**
     * It is kept.
     *
     * @param open how many of the people have something left to do themselves
     */
    record Yes(int people, int open) implements Entered {}

    /** All that is wrong. */
    record No(List<Problem> problems) implements Entered {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  private Sight sight(Viewer viewer, Place place) {
    return switch (place) {
      case OFFICE -> {
        viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
        yield Sight.WHOLE;
      }
      case TEAM -> progress.team(viewer);
    };
  }

  /** Those whom a form lists, without the viewer. */
  List<GroupSessionStore.Candidate> candidates(Viewer viewer, Place place, Campaign campaign) {
    return store
        .candidates(campaign.id(), sight(viewer, place), enrolment.today(), LISTED_MOST)
        .stream()
        .filter(it -> !it.person().equals(viewer.id()))
        .toList();
  }

  /** What a session can count for in a campaign: never for questions that somebody answers. */
  static List<Step> steps(Campaign campaign) {
    return campaign.steps().stream().filter(step -> step != Step.UNDERSTAND).toList();
  }

  /** Keeps what people did on paper, or together. */
  @Transactional
  public Entered enter(
      Viewer viewer, Place place, Campaign campaign, Wanted wanted, Optional<Scan> scan) {
    Sight sight = sight(viewer, place);
    List<Problem> problems = new ArrayList<>();
    if (!campaign.isRunning()) {
      problems.add(new Problem("inform.problem.not-running", ""));
    }
    Optional<GroupSession.Kind> kind = GroupSession.Kind.ofKey(wanted.kind());
    if (kind.isEmpty()) {
      problems.add(new Problem("inform.session.problem.kind", ""));
    }
    Optional<LocalDate> day = day(wanted.day()).filter(it -> isPossible(campaign, it));
    if (day.isEmpty()) {
      problems.add(new Problem("inform.session.problem.day", ""));
    }
    if (!isLine(wanted.place()) || !isLine(wanted.led())) {
      problems.add(new Problem("inform.session.problem.lines", ""));
    }
    List<Step> steps = Step.of(wanted.steps()).stream().filter(steps(campaign)::contains).toList();
    if (steps.isEmpty()) {
      problems.add(new Problem("inform.session.problem.steps", ""));
    }
    List<GroupSessionStore.Candidate> found = found(viewer, sight, campaign, wanted, problems);
    if (!problems.isEmpty()) {
      return new Entered.No(problems);
    }
    GroupSession session =
        new GroupSession(
            UUID.randomUUID(),
            kind.orElseThrow(),
            day.orElseThrow(),
            wanted.place().strip(),
            wanted.led().strip(),
            clock.instant(),
            viewer.name(),
            scan.map(Scan::name));
    store.add(campaign.id(), session, viewer.id(), scan);
    Published edition = publications.published(campaign.editionId()).orElseThrow();
    int open = 0;
    for (GroupSessionStore.Candidate one : found) {
      open += enter(viewer, campaign, edition, session, steps, one, scan) ? 0 : 1;
    }
    return new Entered.Yes(found.size(), open);
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return written.strip().matches("\\d{4}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(written.strip()))
          : Optional.empty();
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** Whether a day is not to come, and no earlier than the campaign. */
  private boolean isPossible(Campaign campaign, LocalDate day) {
    LocalDate today = clock.instant().atZone(campaign.zone()).toLocalDate();
    LocalDate launched =
        campaign.launched().orElse(campaign.made()).atZone(campaign.zone()).toLocalDate();
    return !day.isAfter(today) && !day.isBefore(launched);
  }

  private static boolean isLine(String text) {
    return !text.isBlank()
        && text.strip().length() <= LINE_MOST
        && text.strip().chars().noneMatch(Character::isISOControl);
  }

  /** Those who are named, or a problem for each who cannot be entered. */
  private List<GroupSessionStore.Candidate> found(
      Viewer viewer, Sight sight, Campaign campaign, Wanted wanted, List<Problem> problems) {
    Set<UUID> ids =
        wanted.people().stream()
            .filter(it -> it.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    Set<String> addresses =
        Arrays.stream(wanted.addresses().split("[\\s,;]+"))
            .filter(it -> !it.isBlank())
            .map(People::account)
            .collect(Collectors.toSet());
    if (ids.isEmpty() && addresses.isEmpty()) {
      problems.add(new Problem("inform.session.problem.nobody", ""));
      return List.of();
    }
    if (ids.size() + addresses.size() > PEOPLE_MOST) {
      problems.add(new Problem("inform.session.problem.many", Integer.toString(PEOPLE_MOST)));
      return List.of();
    }
    List<GroupSessionStore.Candidate> found =
        store.candidates(campaign.id(), sight, enrolment.today(), ids, addresses);
    Map<String, GroupSessionStore.Candidate> byAddress =
        found.stream()
            .collect(Collectors.toMap(GroupSessionStore.Candidate::email, candidate -> candidate));
    addresses.stream()
        .filter(it -> !byAddress.containsKey(it))
        .sorted()
        .forEach(it -> problems.add(new Problem("inform.session.problem.person", it)));
    if (ids.stream().anyMatch(id -> found.stream().noneMatch(it -> it.assignment().equals(id)))) {
      problems.add(new Problem("inform.session.problem.ticked", ""));
    }
    if (found.stream().anyMatch(it -> it.person().equals(viewer.id()))) {
      problems.add(new Problem("inform.session.problem.own", ""));
    }
    return found;
  }

  /** Whether nothing is left for them to do. */
  private boolean enter(
      Viewer viewer,
      Campaign campaign,
      Published edition,
      GroupSession session,
      List<Step> steps,
      GroupSessionStore.Candidate one,
      Optional<Scan> scan) {
    Person person = people.byId(one.person()).orElseThrow();
    Assignment assignment =
        assignments.of(one.person(), one.assignment()).orElseThrow().of(campaign);
    boolean isRead = steps.contains(Step.READ) && assignment.isToRead();
    boolean isAcknowledged =
        steps.contains(Step.ACKNOWLEDGE)
            && assignment.answer().isEmpty()
            && !assignment.isToUnderstand()
            && (isRead || !assignment.isToRead());
    boolean isLast = isAcknowledged || (isRead && campaign.steps().getLast() == Step.READ);
    GroupSession.Part part =
        new GroupSession.Part(
            one.assignment(), person.name(), isRead, isAcknowledged, Optional.empty());
    long entry = evidence.record(act(viewer, campaign, edition, session, part, person, scan));
    store.add(session.id(), part, entry, person.language().tag(), session.entered(), isLast);
    letters.entered(person.id(), one.assignment(), campaign, session, viewer.name());
    return isLast;
  }

  private Act act(
      Viewer viewer,
      Campaign campaign,
      Published edition,
      GroupSession session,
      GroupSession.Part part,
      Person person,
      Optional<Scan> scan) {
    List<String> counted = new ArrayList<>();
    if (part.isRead()) {
      counted.add(Step.READ.key());
    }
    if (part.isAcknowledged()) {
      counted.add(Step.ACKNOWLEDGE.key());
    }
    Act act =
        Act.of("session.entered", session.entered())
            .with("campaign", campaign.id().toString())
            .with("code", edition.codeKey())
            .with("name", edition.name())
            .with("edition", edition.id().toString())
            .with("session", session.id().toString())
            .with("kind", session.kind().key())
            .with("held", session.held().toString())
            .with("steps", String.join(" ", counted))
            .about("person", person.id())
            .about("by", viewer.id())
            .about("place", person.id(), session.place())
            .about("led", person.id(), session.led());
    for (var hash : publications.hashes(edition).entrySet()) {
      act = act.with("text-" + hash.getKey().tag(), "sha256:" + hash.getValue());
    }
    return scan.isPresent() ? act.about("file", person.id(), scan.get().hash()) : act;
  }

  /** The sessions of a campaign, as far as the viewer sees its people. */
  List<GroupSession.WithPeople> of(Viewer viewer, Campaign campaign, Place place) {
    boolean isWhole = place == Place.OFFICE && viewer.may(Permission.READ_CAMPAIGNS);
    return store.of(campaign.id(), isWhole ? Sight.WHOLE : progress.team(viewer), SESSIONS_MOST);
  }

  /** The sessions of somebody's own. */
  List<GroupSession.Mine> of(Assignment assignment) {
    return store.of(assignment.id());
  }

  /**
   * What was scanned at a session.
   *
   * @throws NotFound where nothing was
   */
  Scan scan(Viewer viewer, UUID campaign, UUID session) {
    viewer.mustBeAbleTo(Permission.READ_CAMPAIGNS);
    return store
        .scan(campaign, session)
        .orElseThrow(() -> new NotFound("a scan of the session " + session));
  }

  /**
   * The viewer says that what was entered about them is not right: it counts no more.
   *
   * @return the key of why it was not kept
   * @throws NotFound where nothing was entered about them there
   */
  @Transactional
  public Optional<String> object(Viewer viewer, UUID assignment, UUID session, String words) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    assignments.lock(assignment);
    Campaign campaign = campaign(viewer, assignment);
    GroupSessionStore.Taken taken = taken(campaign.id(), session, assignment);
    if (taken.isObjected()) {
      return Optional.of("inform.session.problem.objected");
    }
    if (words.isBlank() || words.strip().length() > WORDS_MOST) {
      return Optional.of("inform.session.problem.words");
    }
    Instant now = clock.instant();
    Act act =
        Act.of("session.objected", now)
            .with("campaign", campaign.id().toString())
            .with("session", session.toString())
            .about("person", viewer.id())
            .about("words", viewer.id(), words.strip());
    store.object(session, assignment, words.strip(), now, evidence.record(act));
    return Optional.empty();
  }

  private Campaign campaign(Viewer viewer, UUID assignment) {
    AssignmentStore.Row row =
        assignments
            .of(viewer.id(), assignment)
            .orElseThrow(() -> new NotFound("the reading " + assignment));
    return campaigns.byId(row.campaign()).orElseThrow();
  }

  private GroupSessionStore.Taken taken(UUID campaign, UUID session, UUID assignment) {
    return store
        .taken(campaign, session, assignment)
        .orElseThrow(() -> new NotFound("somebody of the session " + session));
  }

  /**
   * Says what became of an objection; the person is told.
   *
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> settle(
      Viewer viewer, UUID campaignId, UUID session, UUID assignment, String words) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    assignments.lock(assignment);
    Campaign campaign =
        campaigns.byId(campaignId).orElseThrow(() -> new NotFound("the campaign " + campaignId));
    GroupSessionStore.Taken taken = taken(campaignId, session, assignment);
    if (!taken.isObjected() || taken.isSettled()) {
      return Optional.of("inform.session.problem.settled");
    }
    if (taken.by().equals(viewer.id()) || taken.person().equals(viewer.id())) {
      return Optional.of("inform.session.problem.own-entry");
    }
    if (words.isBlank() || words.strip().length() > WORDS_MOST) {
      return Optional.of("inform.session.problem.words");
    }
    Instant now = clock.instant();
    Act act =
        Act.of("session.settled", now)
            .with("campaign", campaign.id().toString())
            .with("session", session.toString())
            .about("person", taken.person())
            .about("by", viewer.id())
            .about("words", taken.person(), words.strip());
    store.settle(session, assignment, words.strip(), viewer.id(), now, evidence.record(act));
    letters.settled(taken.person(), assignment, campaign, words.strip());
    return Optional.empty();
  }
}
