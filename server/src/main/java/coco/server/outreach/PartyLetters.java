package coco.server.outreach;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Secrets;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.inform.Answer;
import coco.server.inform.Assignments;
import coco.server.inform.Examination;
import coco.server.inform.Quiz;
import coco.server.inform.ReadingSheet;
import coco.server.inform.Step;
import coco.server.inform.Try;
import coco.server.reading.WholeEditions;
import coco.server.relations.Parties;
import coco.server.relations.Party;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a party does with its letter: it enters by a link, reads, answers questions, acknowledges or
 * declines. It sees of the edition what everybody may see.
 */
@Component
public class PartyLetters {
  static final int REASON_MOST = 2_000;

  /** The most seconds that are taken at once for a rule: a page sends what it counted soon. */
  private static final int SECONDS_MOST = 300;

  /** How many new links are sent for one letter within {@link #ASKED_WITHIN}. */
  private static final int ASKED_MOST = 3;

  private static final Duration ASKED_WITHIN = Duration.ofHours(1);

  private final LetterStore store;
  private final LetterLinks links;
  private final LetterPost post;
  private final Parties parties;
  private final Publications publications;
  private final WholeEditions editions;
  private final Examination examination;
  private final Evidence evidence;
  private final Clock clock;

  PartyLetters(
      LetterStore store,
      LetterLinks links,
      LetterPost post,
      Parties parties,
      Publications publications,
      WholeEditions editions,
      Examination examination,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.links = links;
    this.post = post;
    this.parties = parties;
    this.publications = publications;
    this.editions = editions;
    this.examination = examination;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** That a browser came by a link: the letter, and the hash of the link's secret. */
  public record Pass(UUID letter, String hash) {}

  /** Where a link leads. */
  public sealed interface Door {
    /** To a letter of a party. */
    record Open(Pass pass, Letter letter, Party party) implements Door {}

    /** Nowhere any more; the letter where there was one. */
    record Shut(Optional<UUID> letter) implements Door {}
  }

  /** Where the link of a secret leads: looking changes nothing. */
  public Door door(String token) {
    String hash = Secrets.hash(token);
    Optional<LetterLinks.Link> link = links.find(hash);
    Optional<Letter> letter =
        link.filter(LetterLinks.Link::isGood).flatMap(it -> store.byId(it.letter()));
    Optional<Party> party = letter.flatMap(this::party);
    return party.isPresent()
        ? new Door.Open(
            new Pass(letter.orElseThrow().id(), hash), letter.orElseThrow(), party.get())
        : new Door.Shut(link.map(LetterLinks.Link::letter));
  }

  /**
   * Whether nothing is asked of a letter any more: its mailing has ended, or its edition is gone.
   */
  public boolean isOver(UUID id) {
    return store.byId(id).filter(it -> !it.mailing().isRunning()).isPresent();
  }

  private Optional<Party> party(Letter letter) {
    return letter.party().flatMap(id -> Optional.ofNullable(parties.of(List.of(id)).get(id)));
  }

  /** Whether a pass still opens its letter: its link is neither over nor taken back. */
  public boolean isGood(Pass pass) {
    return links
        .find(pass.hash())
        .filter(it -> it.isGood() && it.letter().equals(pass.letter()))
        .isPresent();
  }

  /**
   * The letter of a pass.
   *
   * @throws NotFound where the pass is good no more
   */
  public Letter letter(Pass pass) {
    return Optional.of(pass)
        .filter(this::isGood)
        .flatMap(it -> store.byId(it.letter()))
        .filter(it -> it.party().isPresent())
        .orElseThrow(() -> new NotFound("the letter " + pass.letter()));
  }

  /** The party that a letter is for. */
  public Party addressee(Letter letter) {
    return party(letter).orElseThrow(() -> new NotFound("the party of the letter " + letter.id()));
  }

  /**
   * Sends a new link to the address that is written down, where the letter still waits or was
   * answered, and not too often; whoever asks is not told which.
   */
  @Transactional
  public void sendLink(UUID id) {
    store.lock(id);
    Instant now = clock.instant();
    store
        .byId(id)
        .filter(it -> it.mailing().isRunning() && it.party().isPresent())
        .filter(it -> post.count(id, LetterPost.Kind.AGAIN, now.minus(ASKED_WITHIN)) < ASKED_MOST)
        .ifPresent(
            letter ->
                edition(letter)
                    .ifPresent(it -> post.write(LetterPost.Kind.AGAIN, it, List.of(letter), now)));
  }

  /** The edition; empty where it was withdrawn. */
  public Optional<Published> edition(Letter letter) {
    return publications.published(letter.mailing().editionId());
  }

  /** The letter is before the party's eyes: kept with the first look. */
  @Transactional
  public Letter open(Pass pass) {
    Letter letter = letter(pass);
    if (letter.opened().isPresent() || !letter.standing().isOpen()) {
      return letter;
    }
    store.opened(letter.id(), clock.instant());
    return letter(pass);
  }

  /** The edition as the party reads it. */
  public ReadingSheet sheet(Letter letter, Published edition, Texts texts) {
    return ReadingSheet.of(
        editions,
        edition,
        post.since(letter, edition),
        store.rulesRead(letter.id()),
        texts,
        Readers.PUBLIC);
  }

  public List<Try> tries(Letter letter) {
    return store.tries(letter.id());
  }

  public List<Answer> answers(Letter letter) {
    return store.answers(letter.id());
  }

  /** Rules of the edition were before the party's eyes. Seconds that cannot be are left out. */
  @Transactional
  public void seen(Pass pass, Language language, Map<String, Integer> secondsByRule) {
    Letter letter = letter(pass);
    Optional<Published> edition = edition(letter);
    if (edition.isEmpty() || !letter.mailing().isRunning()) {
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
    store.seen(letter.id(), language, taken, clock.instant());
  }

  private Set<String> rules(Published edition) {
    return editions.of(edition, Language.ENGLISH, Readers.PUBLIC).rules().stream()
        .map(WholeEditions.Rule::id)
        .collect(Collectors.toSet());
  }

  /** Holds the letter of a pass until the transaction ends. */
  private Letter locked(Pass pass) {
    store.lock(pass.letter());
    return letter(pass);
  }

  /**
   * The party says that it has read some rules; with the last of them, the edition is read.
   *
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> read(Pass pass, Language language, Collection<String> rules) {
    Letter letter = locked(pass);
    Optional<Published> edition = edition(letter);
    Optional<String> problem = closed(letter, edition);
    if (problem.isPresent() || letter.read().isPresent()) {
      return problem;
    }
    Instant now = clock.instant();
    Set<String> known = rules(edition.orElseThrow());
    Set<String> all = store.rulesRead(letter.id());
    all.addAll(rules);
    store.rulesRead(letter.id(), language, rules.stream().filter(known::contains).toList(), now);
    if (all.containsAll(known)) {
      store.read(letter.id(), now, letter.mailing().isLast(Step.READ));
      Act act =
          act("letter.read", letter, edition.get(), language, now)
              .with("rules", Integer.toString(known.size()));
      long seconds = store.secondsSeen(letter.id());
      if (seconds > 0) {
        // Without script none are counted, which is not the same as none.
        act = act.with("seconds", Long.toString(seconds));
      }
      if (letter.opened().isPresent()) {
        act = act.with("opened", letter.opened().get().toString());
      }
      evidence.record(act);
    }
    return Optional.empty();
  }

  private static Optional<String> closed(Letter letter, Optional<Published> edition) {
    if (edition.isEmpty()) {
      return Optional.of("inform.problem.withdrawn");
    }
    return letter.mailing().isRunning()
        ? Optional.empty()
        : Optional.of("outreach.problem.not-running");
  }

  private Act act(String kind, Letter letter, Published edition, Language language, Instant now) {
    Act act = Mailings.act(kind, letter.mailing(), now).with("language", language.tag());
    for (var hash : publications.hashes(edition).entrySet()) {
      act = act.with("text-" + hash.getKey().tag(), "sha256:" + hash.getValue());
    }
    for (var hash : hashes(edition).entrySet()) {
      act = act.with("public-" + hash.getKey().tag(), "sha256:" + hash.getValue());
    }
    return about(act, addressee(letter));
  }

  /** The party of an act, as the log commits to it: name and address. */
  static Act about(Act act, Party party) {
    return act.about("party", party.id(), "%s <%s>".formatted(party.name(), party.contact()));
  }

  /** The SHA-256 of the texts that the party reads, and can take away. */
  public SortedMap<Language, String> hashes(Published edition) {
    return editions.publicHashes(edition);
  }

  /** The texts that an acknowledgement is bound to, as a form sends them along. */
  public String bound(Published edition) {
    return "%s %s"
        .formatted(
            String.join(" ", publications.hashes(edition).values()),
            String.join(" ", hashes(edition).values()));
  }

  /** What became of the wish to be asked, or to hand answers in. */
  public sealed interface Outcome {
    /** The number of the try. */
    record Yes(int number) implements Outcome {}

    /** The key of why not. */
    record No(String problem) implements Outcome {}
  }

  /** Asks new questions; where some are open, these. */
  @Transactional
  public Outcome begin(Pass pass, Language language) {
    Letter letter = locked(pass);
    Optional<Published> edition = edition(letter);
    Optional<String> problem = closed(letter, edition).or(() -> problem(letter));
    if (problem.isPresent()) {
      return new Outcome.No(problem.get());
    }
    List<Try> earlier = store.tries(letter.id());
    if (!earlier.isEmpty() && earlier.getLast().isOpen()) {
      return new Outcome.Yes(earlier.getLast().number());
    }
    Published of = edition.orElseThrow();
    Set<String> changed =
        post.since(letter, of)
            .map(it -> editions.since(it, of, language, Readers.PUBLIC).rules().keySet())
            .map(Set::copyOf)
            .orElse(Set.of());
    List<UUID> drawn =
        examination.draw(of, Readers.PUBLIC, changed, store.earlier(letter.id()), quiz(letter));
    if (drawn.isEmpty()) {
      return new Outcome.No("outreach.problem.no-questions");
    }
    int number = earlier.size() + 1;
    store.begin(letter.id(), number, clock.instant(), drawn);
    return new Outcome.Yes(number);
  }

  private static Quiz quiz(Letter letter) {
    return letter.mailing().brief().quiz().orElseThrow();
  }

  private static Optional<String> problem(Letter letter) {
    if (!letter.mailing().asks(Step.UNDERSTAND)) {
      return Optional.of("outreach.problem.not-asked");
    }
    if (letter.isToRead()) {
      return Optional.of("inform.problem.unread");
    }
    return letter.understood().isPresent()
        ? Optional.of("inform.problem.understood")
        : Optional.empty();
  }

  /**
   * A try.
   *
   * @throws NotFound where there is none of this number
   */
  public Examination.Paper paper(Letter letter, int number, Language language) {
    Try tried = tried(letter, number);
    Map<String, String> titles =
        edition(letter).stream()
            .flatMap(it -> editions.of(it, language, Readers.PUBLIC).rules().stream())
            .collect(Collectors.toMap(WholeEditions.Rule::id, WholeEditions.Rule::title));
    return examination.paper(
        tried,
        store.questions(tried.id()),
        store.choices(tried.id()),
        titles,
        letter.mailing().brief().quiz(),
        language);
  }

  private Try tried(Letter letter, int number) {
    return store.tries(letter.id()).stream()
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("the try %d of %s".formatted(number, letter.id())));
  }

  /**
   * The party answers all questions of a try, once.
   *
   * @param given the place of what was chosen, from 0, by the place of the question
   */
  @Transactional
  public Outcome answer(Pass pass, int number, Map<Integer, Integer> given, Language language) {
    Letter letter = locked(pass);
    Try tried = tried(letter, number);
    Optional<Published> edition = edition(letter);
    Optional<String> problem = closed(letter, edition);
    if (problem.isPresent()) {
      return new Outcome.No(problem.get());
    }
    if (!tried.isOpen()) {
      return new Outcome.No("inform.problem.try-over");
    }
    Optional<Examination.Marks> marks =
        examination.mark(store.questions(tried.id()), given, quiz(letter));
    if (marks.isEmpty()) {
      return new Outcome.No("inform.problem.unanswered");
    }
    Instant now = clock.instant();
    boolean isPassed = marks.get().isPassed();
    Act act =
        act(
                isPassed ? "letter.understood" : "letter.failed",
                letter,
                edition.orElseThrow(),
                language,
                now)
            .with("try", Integer.toString(number))
            .with("asked", Integer.toString(marks.get().asked()))
            .with("needed", Integer.toString(marks.get().needed()))
            .about("answers", addressee(letter).id(), marks.get().told());
    store.answer(
        tried.id(),
        new Try.Result(now, language, isPassed, evidence.record(act)),
        marks.get().choices());
    if (isPassed) {
      store.understood(letter.id(), now, letter.mailing().isLast(Step.UNDERSTAND));
    }
    return new Outcome.Yes(number);
  }

  /** What the party says when it acknowledges. */
  public String sentence(Published edition, Texts texts) {
    return sentence(Answer.Kind.GIVEN, edition, texts);
  }

  private String sentence(Answer.Kind kind, Published edition, Texts texts) {
    return Assignments.sentence(
        texts, kind, editions.title(edition, texts.language()), edition.name());
  }

  /**
   * The party acknowledges the edition, or declines.
   *
   * @param shown the texts that were shown, as {@link #bound} gives them
   * @param reason of those who decline
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> answer(
      Pass pass, Answer.Kind kind, Texts texts, String shown, String reason) {
    Letter letter = locked(pass);
    Optional<Published> edition = edition(letter);
    Optional<String> problem = closed(letter, edition).or(() -> problem(letter, kind, reason));
    if (problem.isPresent()) {
      return problem;
    }
    Published of = edition.orElseThrow();
    if (!shown.equals(bound(of))) {
      return Optional.of("inform.problem.texts");
    }
    Instant now = clock.instant();
    boolean isGiven = kind == Answer.Kind.GIVEN;
    Act act =
        act(isGiven ? "letter.acknowledged" : "letter.refused", letter, of, texts.language(), now)
            .with("sentence", sentence(kind, of, texts));
    if (!isGiven) {
      act = act.about("reason", addressee(letter).id(), reason.strip());
    }
    store.answer(
        letter.id(),
        new Answer(
            kind,
            now,
            texts.language(),
            Optional.of(reason.strip()).filter(it -> !isGiven),
            evidence.record(act),
            Optional.empty()));
    return Optional.empty();
  }

  private static Optional<String> problem(Letter letter, Answer.Kind kind, String reason) {
    if (!letter.mailing().asks(Step.ACKNOWLEDGE) || kind == Answer.Kind.ASKED) {
      return Optional.of("outreach.problem.not-asked");
    }
    if (letter.answer().filter(it -> it == Answer.Kind.GIVEN || it == kind).isPresent()) {
      return Optional.of("inform.problem.answered");
    }
    if (kind == Answer.Kind.GIVEN) {
      if (letter.isToRead()) {
        return Optional.of("inform.problem.unread");
      }
      return letter.isToUnderstand()
          ? Optional.of("inform.problem.not-understood")
          : Optional.empty();
    }
    return reason.isBlank() || reason.strip().length() > REASON_MOST
        ? Optional.of("inform.problem.reason")
        : Optional.empty();
  }

  /** A file that proves what the party answered last. */
  public record Proof(String name, String text) {}

  /**
   * The proof of what the party answered last.
   *
   * @return empty as long as nothing is signed over it
   * @throws NotFound where it has not answered
   */
  @Transactional(readOnly = true)
  public Optional<Proof> proof(Letter letter) {
    List<Answer> answers = store.answers(letter.id());
    if (answers.isEmpty()) {
      throw new NotFound("an answer to the letter " + letter.id());
    }
    Answer last = answers.getLast();
    return evidence
        .bundleAbout(letter.party().orElseThrow(), last.entry())
        .map(
            it ->
                new Proof(
                    last.kind().proofName(letter.id()), new String(it, StandardCharsets.UTF_8)));
  }
}
