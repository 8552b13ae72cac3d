package coco.server.support;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Secrets;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.OwnPromises;
import coco.server.reading.WholeEditions;
import coco.server.review.Owners;
import coco.server.web.Addresses;
import coco.server.web.NotFound;
import coco.server.web.Paging;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions on rules, their answers, and what becomes guidance. */
@Component
public class Enquiries {
  /** How long an answer may take, on the code's own calendar, where the code sets no time. */
  public static final int WORKING_DAYS = 5;

  static final int LIST_MOST = 200;

  /** How many questions on a code an author asks in an hour, and all together without a name. */
  static final int HOURLY_MOST = 30;

  private static final Duration HOUR = Duration.ofHours(1);

  /** How long the same words by the same person are the same question: a button pressed twice. */
  private static final Duration TWICE = Duration.ofMinutes(1);

  /** How many questions a page of the office has. */
  static final int PAGE = 50;

  private final EnquiryStore store;
  private final Owners owners;
  private final Publications publications;
  private final WholeEditions editions;
  private final OwnPromises promises;
  private final People people;
  private final Notifications notifications;
  private final Evidence evidence;
  private final Addresses addresses;
  private final Clock clock;

  Enquiries(
      EnquiryStore store,
      Owners owners,
      Publications publications,
      WholeEditions editions,
      OwnPromises promises,
      People people,
      Notifications notifications,
      Evidence evidence,
      Addresses addresses,
      Clock clock) {
    this.store = store;
    this.owners = owners;
    this.publications = publications;
    this.editions = editions;
    this.promises = promises;
    this.people = people;
    this.notifications = notifications;
    this.evidence = evidence;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * By when an answer to a question that is asked now is due.
   *
   * @param rule the rule of the code that says so; empty where none does
   */
  public record Due(Optional<String> rule, Instant at) {}

  /** By when an answer about a rule is due, asked now; empty where no calendar could say it. */
  public Optional<Due> due(Viewer viewer, String code, String rule) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return due(inForce(code), rule, clock.instant());
  }

  /** The time zone of a code in force. */
  ZoneId zone(String code) {
    return editions.zone(inForce(code));
  }

  private Optional<Due> due(Published edition, String rule, Instant now) {
    return promises
        .of(edition, "question.asked", "question.answered", now, Map.of("rule", rule))
        .map(it -> new Due(Optional.of(it.rule()), it.due()))
        .or(
            () ->
                editions
                    .afterWorkingDays(edition, now, WORKING_DAYS)
                    .map(it -> new Due(Optional.empty(), it)));
  }

  /** What became of a question. */
  public sealed interface Asked {
    /**
     * It is kept.
     *
     * @param address where its answer will stand; of one without a name it is told this once
     */
    record Yes(String address) implements Asked {}

    /** The key of why not. */
    record No(String problem) implements Asked {}
  }

  /**
   * A rule to ask about, of an edition in force.
   *
   * @throws NotFound where there is none
   */
  public WholeEditions.RuleCare rule(Viewer viewer, String code, String rule, Language language) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return editions.care(inForce(code), language).rules().stream()
        .filter(it -> it.id().equals(rule))
        .findFirst()
        .orElseThrow(() -> new NotFound("the rule " + rule));
  }

  private Published inForce(String code) {
    return publications.inForce(code).orElseThrow(() -> new NotFound("the code " + code));
  }

  /** Who would answer a question on a rule. */
  public Optional<String> owner(Viewer viewer, String code, String rule) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return owners.ofRule(inForce(code), rule).map(Person::name);
  }

  /**
   * Asks about a rule of the edition in force, and writes to who answers for it.
   *
   * @param isNamed whether who answers sees who asked; else nothing is kept of it
   * @throws NotFound where there is no such rule
   */
  @Transactional
  public Asked ask(
      Viewer viewer, String code, String rule, Language language, String words, boolean isNamed) {
    rule(viewer, code, rule, language);
    String asked = words.strip();
    if (asked.isEmpty() || asked.length() > Enquiry.WORDS_MOST) {
      return new Asked.No("support.problem.words");
    }
    Published edition = inForce(code);
    Instant now = clock.instant();
    store.lockAuthor(viewer.id());
    if (store.countSince(code, isNamed ? viewer.id() : null, now.minus(HOUR)) >= HOURLY_MOST) {
      return new Asked.No("support.problem.many");
    }
    Optional<UUID> again =
        isNamed ? store.same(viewer.id(), code, rule, asked, now.minus(TWICE)) : Optional.empty();
    if (again.isPresent()) {
      return new Asked.Yes("/me/questions/" + again.get());
    }
    String secret = isNamed ? "" : Secrets.next();
    Optional<Person> owner = owners.ofRule(edition, rule);
    Enquiry question =
        new Enquiry(
            UUID.randomUUID(),
            code,
            edition.id(),
            rule,
            language,
            asked,
            now,
            isNamed ? Optional.of(new Enquiry.Who(viewer.id(), viewer.name())) : Optional.empty(),
            owner.map(it -> new Enquiry.Who(it.id(), it.name())),
            due(edition, rule, now).map(Due::at),
            Optional.empty());
    store.add(question, isNamed ? null : Secrets.hash(secret));
    List<Person> told =
        owner.map(List::of).orElseGet(() -> people.whoMay(Permission.ANSWER_ENQUIRIES));
    notifications.tell(
        NotificationKind.QUESTION,
        told.stream().collect(Collectors.toMap(Person::id, any -> question.id())),
        Notifications.drafts(it -> asked(question, editions.zone(edition), Texts.in(it))));
    return new Asked.Yes(isNamed ? place(question) : "/me/questions/asked?key=" + secret);
  }

  private Notifications.Draft asked(Enquiry question, ZoneId zone, Texts texts) {
    return new Notifications.Draft(
        texts.of("support.mail.asked.subject", question.rule()),
        texts.of(
            "support.mail.asked.body",
            question.rule(),
            question.words(),
            question
                .due()
                .map(it -> texts.of("support.mail.due", texts.deadline(it, zone)))
                .orElse(""),
            addresses.of(place(question))),
        place(question));
  }

  private Notifications.Draft answered(Enquiry question, String words, Texts texts) {
    return new Notifications.Draft(
        texts.of("support.mail.answered.subject", question.rule()),
        texts.of(
            "support.mail.answered.body", question.words(), words, addresses.of(place(question))),
        place(question));
  }

  private static String place(Enquiry question) {
    return "/me/questions/" + question.id();
  }

  /** What the viewer asked by name, the latest first. */
  public List<Enquiry> mine(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store.ofAuthor(viewer.id(), LIST_MOST);
  }

  /** What the viewer is to answer, the most pressing first. */
  public List<Enquiry> toAnswer(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store.openOfOwner(viewer.id(), LIST_MOST);
  }

  /**
   * A question that the viewer asked, is to answer, or may answer.
   *
   * @throws NotFound where there is none
   */
  public Enquiry visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store
        .question(id)
        .filter(
            it ->
                isOf(viewer, it.author())
                    || mayAnswer(viewer, it)
                    || viewer.may(Permission.READ_ENQUIRIES))
        .orElseThrow(() -> new NotFound("the question " + id));
  }

  /**
   * A question that was asked without a name, for who holds its address.
   *
   * @throws NotFound where there is none
   */
  public Enquiry bySecret(Viewer viewer, String secret) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store
        .bySecret(Secrets.hash(secret))
        .orElseThrow(() -> new NotFound("a question of this address"));
  }

  private static boolean isOf(Viewer viewer, Optional<Enquiry.Who> who) {
    return who.filter(it -> it.id().equals(viewer.id())).isPresent();
  }

  /** Whether the viewer may answer: who answers for the rule, and those who may answer all. */
  public boolean mayAnswer(Viewer viewer, Enquiry question) {
    return isOf(viewer, question.owner()) || viewer.may(Permission.ANSWER_ENQUIRIES);
  }

  /** A page of questions, of all codes. */
  public record Listed(List<Enquiry> questions, int page, int pages, long open) {
    public Listed {
      questions = List.copyOf(questions);
    }
  }

  /** Questions of all codes, as far as they wait or are answered. */
  public Listed all(Viewer viewer, boolean answered, int page) {
    viewer.mustBeAbleTo(Permission.READ_ENQUIRIES);
    long open = store.count(false);
    long all = answered ? store.count(true) : open;
    Paging paging = Paging.of(page, all, PAGE);
    return new Listed(
        store.all(answered, PAGE, paging.before(PAGE)), paging.page(), paging.pages(), open);
  }

  /**
   * Answers a question, and writes to who asked by name.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> answer(Viewer viewer, UUID id, String words) {
    store.lock(id);
    Enquiry question = answerable(viewer, id);
    String said = words.strip();
    if (said.isEmpty() || said.length() > Enquiry.WORDS_MOST) {
      return Optional.of("support.problem.answer");
    }
    if (question.answer().isPresent()) {
      return Optional.of("support.problem.answered");
    }
    Instant now = clock.instant();
    store.answer(id, said, now, viewer.id());
    evidence.record(
        Act.of("enquiry.answered", now)
            .with("code", question.codeKey())
            .with("edition", question.edition().toString())
            .with("rule", question.rule())
            .with("question", id.toString())
            .about("by", viewer.id()));
    question
        .author()
        .ifPresent(
            author ->
                notifications.tell(
                    NotificationKind.ANSWER,
                    author.id(),
                    id,
                    Notifications.drafts(it -> answered(question, said, Texts.in(it)))));
    return Optional.empty();
  }

  private Enquiry answerable(Viewer viewer, UUID id) {
    Enquiry question = visibleTo(viewer, id);
    if (!mayAnswer(viewer, question)) {
      throw new RefusedAccess(Permission.ANSWER_ENQUIRIES);
    }
    return question;
  }

  /**
   * Puts an answer beside its rule.
   *
   * @param asked the question, as all may read it
   * @param internal whether only those who work here read it; of an internal rule always
   * @return the key of why not
   */
  @Transactional
  public Optional<String> guide(
      Viewer viewer, UUID id, String asked, String answer, boolean internal) {
    store.lock(id);
    Enquiry question = answerable(viewer, id);
    if (question.answer().isEmpty()) {
      return Optional.of("support.problem.unanswered");
    }
    if (asked.isBlank() || asked.strip().length() > Guidance.QUESTION_MOST) {
      return Optional.of("support.problem.guidance-question");
    }
    if (answer.isBlank() || answer.strip().length() > Enquiry.WORDS_MOST) {
      return Optional.of("support.problem.answer");
    }
    if (!store.guidance(id).isEmpty()) {
      return Optional.of("support.problem.guided");
    }
    Instant now = clock.instant();
    boolean isOpen =
        publications.inForce(question.codeKey()).stream()
            .flatMap(it -> editions.care(it, question.language()).rules().stream())
            .anyMatch(it -> it.id().equals(question.rule()) && !it.internal());
    store.add(
        new Guidance(
            UUID.randomUUID(),
            id,
            question.codeKey(),
            question.rule(),
            question.language(),
            asked.strip(),
            answer.strip(),
            internal || !isOpen,
            now,
            viewer.name()),
        viewer.id());
    evidence.record(act("guidance.given", question, now).about("by", viewer.id()));
    return Optional.empty();
  }

  private static Act act(String kind, Enquiry question, Instant now) {
    return Act.of(kind, now)
        .with("code", question.codeKey())
        .with("rule", question.rule())
        .with("question", question.id().toString());
  }

  /** Takes what came of a question away from beside its rule. */
  @Transactional
  public void end(Viewer viewer, UUID id) {
    store.lock(id);
    Enquiry question = answerable(viewer, id);
    Instant now = clock.instant();
    for (Guidance guidance : store.guidance(id)) {
      if (store.end(guidance.id(), now, viewer.id())) {
        evidence.record(act("guidance.ended", question, now).about("by", viewer.id()));
      }
    }
  }

  /** What came of a question and stands beside its rule. */
  public Optional<Guidance> guidance(Enquiry question) {
    return store.guidance(question.id()).stream().findFirst();
  }

  /** What stands beside a rule, the latest first. */
  List<Guidance> guidance(String code, String rule) {
    return store.guidance(code, rule);
  }

  /** Another text whenever there is more guidance, or less. */
  String guidanceVersion() {
    return store.guidanceVersion();
  }

  /** What stands beside the rules of all codes. */
  List<Guidance> guidance() {
    return store.allGuidance();
  }

  /** Answered questions that the viewer may read, with all words, the latest first. */
  List<Enquiry> find(Viewer viewer, String words, int most) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store.find(viewer.id(), viewer.may(Permission.READ_ENQUIRIES), words, most);
  }

  /** How many questions there are on each rule of a code, since an instant. */
  Map<String, Long> countByRule(String code, Instant since) {
    return store.countByRule(code, since);
  }
}
