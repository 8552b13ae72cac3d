package coco.server.inform;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person was asked to read, understand and acknowledge, and what they did about it. */
@Component
public class Assignments {
  static final int LIST_MOST = 200;
  static final int REASON_MOST = 2_000;

  /** The most seconds that are taken at once for a rule: a page sends what it counted soon. */
  private static final int SECONDS_MOST = 300;

  private final AssignmentStore store;
  private final CampaignStore campaigns;
  private final Publications publications;
  private final WholeEditions editions;
  private final People people;
  private final Evidence evidence;
  private final Letters letters;
  private final Clock clock;

  Assignments(
      AssignmentStore store,
      CampaignStore campaigns,
      Publications publications,
      WholeEditions editions,
      People people,
      Evidence evidence,
      Letters letters,
      Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.publications = publications;
    this.editions = editions;
    this.people = people;
    this.evidence = evidence;
    this.letters = letters;
    this.clock = clock;
  }

  /** What the viewer was asked to do, the latest first. */
  public List<Assignment> mine(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    List<AssignmentStore.Row> rows = store.of(viewer.id(), LIST_MOST);
    Map<UUID, Campaign> found =
        campaigns.byIds(rows.stream().map(AssignmentStore.Row::campaign).distinct().toList());
    return rows.stream().map(row -> row.of(of(found, row.campaign()))).toList();
  }

  private static Campaign of(Map<UUID, Campaign> found, UUID id) {
    Campaign campaign = found.get(id);
    if (campaign == null) {
      throw new IllegalStateException("no campaign " + id);
    }
    return campaign;
  }

  /**
   * One thing that the viewer was asked to do.
   *
   * @throws NotFound where it is none of theirs
   */
  public Assignment mine(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    AssignmentStore.Row row =
        store.of(viewer.id(), id).orElseThrow(() -> new NotFound("the reading " + id));
    return row.of(of(campaigns.byIds(List.of(row.campaign())), row.campaign()));
  }

  /** The edition; empty where it was withdrawn. */
  public Optional<Published> edition(Assignment assignment) {
    return publications.published(assignment.campaign().editionId());
  }

  /**
   * The edition since which the person is shown what changed: the one that they did last, else the
   * one in force before.
   */
  Optional<Published> since(Assignment assignment, Published edition) {
    return store
        .lastDone(assignment)
        .flatMap(publications::published)
        .or(
            () ->
                publications.of(edition.codeKey()).stream()
                    .filter(it -> it.inForceFrom().isBefore(edition.inForceFrom()))
                    .findFirst());
  }

  Set<String> rulesRead(Assignment assignment) {
    return store.rulesRead(assignment.id());
  }

  public List<Answer> answers(Assignment assignment) {
    return store.answers(assignment.id());
  }

  /**
   * What the viewer was asked to do is before their eyes. That it was opened, and when, is kept
   * with the first look, as what was shown is: it changes nothing of what they have to do.
   */
  @Transactional
  public Assignment open(Viewer viewer, UUID id) {
    Assignment assignment = mine(viewer, id);
    if (assignment.opened().isPresent() || !assignment.standing().isOpen()) {
      return assignment;
    }
    store.opened(id, clock.instant());
    return mine(viewer, id);
  }

  /** How many minutes are left until the last part may be ticked off; none where it may be. */
  long minutesLeft(Assignment assignment) {
    return assignment
        .readFrom()
        .map(from -> Math.ceilDiv(Duration.between(clock.instant(), from).toSeconds(), 60L))
        .map(minutes -> Math.max(0, minutes))
        .orElse(0L);
  }

  /** Rules of an edition were before the viewer's eyes. Seconds that cannot be are left out. */
  @Transactional
  public void seen(Viewer viewer, UUID id, Language language, Map<String, Integer> secondsByRule) {
    Assignment assignment = mine(viewer, id);
    Optional<Published> edition = edition(assignment);
    if (edition.isEmpty() || !assignment.campaign().isRunning()) {
      return;
    }
    Set<String> known = rules(edition.get());
    Map<String, Integer> taken = new TreeMap<>();
    secondsByRule.forEach(
        (rule, seconds) -> {
          if (known.contains(rule) && seconds >= 0) {
            taken.put(rule, Math.min(seconds, SECONDS_MOST));
          }
        });
    store.seen(id, language, taken, clock.instant());
  }

  private Set<String> rules(Published edition) {
    return editions.of(edition, Language.ENGLISH).rules().stream()
        .map(WholeEditions.Rule::id)
        .collect(Collectors.toSet());
  }

  /**
   * The viewer says that they have read some rules; with the last of them, the edition is read. The
   * last of them are not taken before a minimum is over that the campaign asks for; what was ticked
   * off before stays.
   *
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> read(
      Viewer viewer, UUID id, Language language, Collection<String> rules) {
    store.lock(id);
    Assignment assignment = mine(viewer, id);
    Optional<Published> edition = edition(assignment);
    Optional<String> problem = closed(assignment, edition);
    if (problem.isPresent()) {
      return problem;
    }
    if (assignment.read().isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Set<String> known = rules(edition.orElseThrow());
    Set<String> all = store.rulesRead(id);
    all.addAll(rules);
    if (all.containsAll(known) && isTooEarly(viewer, assignment)) {
      return Optional.of("inform.problem.early");
    }
    store.rulesRead(id, language, rules.stream().filter(known::contains).toList(), now);
    if (all.containsAll(known)) {
      Campaign campaign = assignment.campaign();
      boolean isLast = campaign.steps().getLast() == Step.READ;
      store.read(id, now, isLast);
      Act act =
          act("reading.done", viewer, assignment, edition.get(), language, now)
              .with("rules", Integer.toString(known.size()));
      long seconds = store.secondsSeen(id);
      if (seconds > 0) {
        // Without script none are counted, which is not the same as none.
        act = act.with("seconds", Long.toString(seconds));
      }
      if (assignment.opened().isPresent()) {
        act = act.with("opened", assignment.opened().get().toString());
      }
      if (campaign.least().isPresent()) {
        act = act.with("least-minutes", Long.toString(campaign.least().get().toMinutes()));
      }
      evidence.record(act);
    }
    return Optional.empty();
  }

  /** Whether a minimum is not over yet; who never opened it begins now. */
  private boolean isTooEarly(Viewer viewer, Assignment assignment) {
    return assignment.campaign().least().isPresent()
        && minutesLeft(open(viewer, assignment.id())) > 0;
  }

  static Optional<String> closed(Assignment assignment, Optional<Published> edition) {
    if (edition.isEmpty()) {
      return Optional.of("inform.problem.withdrawn");
    }
    return assignment.campaign().ended().isPresent()
        ? Optional.of("inform.problem.ended")
        : Optional.empty();
  }

  Act act(
      String kind,
      Viewer viewer,
      Assignment assignment,
      Published edition,
      Language language,
      Instant now) {
    Act act =
        Act.of(kind, now)
            .with("campaign", assignment.campaign().id().toString())
            .with("code", edition.codeKey())
            .with("name", edition.name())
            .with("edition", edition.id().toString())
            .with("language", language.tag())
            .with("signed-in", viewer.isByMail() ? "mail" : "account")
            .about("person", viewer.id());
    for (var hash : publications.hashes(edition).entrySet()) {
      act = act.with("text-" + hash.getKey().tag(), "sha256:" + hash.getValue());
    }
    return act;
  }

  /** What somebody says who answers so to an edition of this title and name. */
  public static String sentence(Texts texts, Answer.Kind kind, String title, String name) {
    return texts.of(
        kind == Answer.Kind.GIVEN ? "inform.sentence" : "inform.sentence." + kind.key(),
        title,
        name);
  }

  /** The texts that an acknowledgement is bound to, as a form sends them along. */
  public String bound(Published edition) {
    return String.join(" ", publications.hashes(edition).values());
  }

  /**
   * The viewer acknowledges the edition, declines, or asks for an exception.
   *
   * @param shown the texts that were shown, as {@link #bound} gives them
   * @param reason of those who do not acknowledge
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> answer(
      Viewer viewer, UUID id, Answer.Kind kind, Texts texts, String shown, String reason) {
    store.lock(id);
    Assignment assignment = mine(viewer, id);
    Optional<Published> edition = edition(assignment);
    Optional<String> problem =
        closed(assignment, edition).or(() -> problem(assignment, kind, reason));
    if (problem.isPresent()) {
      return problem;
    }
    Published of = edition.orElseThrow();
    if (!shown.equals(bound(of))) {
      return Optional.of("inform.problem.texts");
    }
    Instant now = clock.instant();
    String sentence = sentence(texts, kind, editions.title(of, texts.language()), of.name());
    Act act =
        act(kind.act(), viewer, assignment, of, texts.language(), now).with("sentence", sentence);
    if (kind != Answer.Kind.GIVEN) {
      act = act.about("reason", viewer.id(), reason.strip());
    }
    Answer answer =
        new Answer(
            kind,
            now,
            texts.language(),
            Optional.of(reason.strip()).filter(it -> kind != Answer.Kind.GIVEN),
            evidence.record(act),
            Optional.empty());
    store.answer(id, answer);
    Person person = people.byId(viewer.id()).orElseThrow();
    letters.receipt(person, assignment, answer, sentence);
    return Optional.empty();
  }

  private static Optional<String> problem(Assignment assignment, Answer.Kind kind, String reason) {
    Campaign campaign = assignment.campaign();
    if (!campaign.asks(Step.ACKNOWLEDGE)) {
      return Optional.of("inform.problem.not-asked");
    }
    if (assignment.answer().filter(it -> it == Answer.Kind.GIVEN || it == kind).isPresent()) {
      return Optional.of("inform.problem.answered");
    }
    if (kind == Answer.Kind.GIVEN) {
      if (assignment.isToRead()) {
        return Optional.of("inform.problem.unread");
      }
      return assignment.isToUnderstand()
          ? Optional.of("inform.problem.not-understood")
          : Optional.empty();
    }
    return reason.isBlank() || reason.strip().length() > REASON_MOST
        ? Optional.of("inform.problem.reason")
        : Optional.empty();
  }

  /**
   * A bundle that proves what the viewer answered last.
   *
   * @return empty as long as nothing is signed over it
   * @throws NotFound where they have not answered
   */
  @Transactional(readOnly = true)
  public Optional<Proof> proof(Viewer viewer, UUID id) {
    List<Answer> answers = store.answers(mine(viewer, id).id());
    if (answers.isEmpty()) {
      throw new NotFound("an answer to the reading " + id);
    }
    Answer last = answers.getLast();
    return evidence
        .ownBundle(viewer, last.entry())
        .map(
            bundle ->
                new Proof(last.kind().proofName(id), new String(bundle, StandardCharsets.UTF_8)));
  }

  /** A file that proves an answer. */
  public record Proof(String name, String text) {}
}
