package coco.server.review;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Comments;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When codes in force, their chapters and rules are looked at again. A code says how often it is
 * looked at; a chapter or a rule may be looked at more often. The time runs from the last look at
 * it, or at all that holds it; before the first, from when the code came into force.
 */
@Component
public class Reviews {
  /** How many days before its day a review is told to come near. */
  static final int SOON = 30;

  /** Within this the same review of the same person is a button that was pressed twice. */
  private static final Duration TWICE = Duration.ofMinutes(2);

  /** How many comments on a rule speak for looking at it. */
  private static final int MANY_COMMENTS = 3;

  private final ReviewStore store;
  private final Owners owners;
  private final Publications publications;
  private final WholeEditions editions;
  private final Comments comments;
  private final People people;
  private final Evidence evidence;
  private final List<EarlyReasons> sources;
  private final Clock clock;

  Reviews(
      ReviewStore store,
      Owners owners,
      Publications publications,
      WholeEditions editions,
      Comments comments,
      People people,
      Evidence evidence,
      List<EarlyReasons> sources,
      Clock clock) {
    this.store = store;
    this.owners = owners;
    this.publications = publications;
    this.editions = editions;
    this.comments = comments;
    this.people = people;
    this.evidence = evidence;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /** How a review stands. */
  public enum State {
    /** Its day is over. */
    LATE,
    /** Its day is near. */
    SOON,
    /** Its day is far. */
    LATER,
    /** The code does not say how often. */
    NEVER;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something that is looked at.
   *
   * @param label what it is called; of a whole code nothing
   * @param every how often
   * @param last the day of the last look
   * @param due the day of the next
   */
  public record Line(
      Subject subject,
      String label,
      Optional<Period> every,
      Optional<LocalDate> last,
      Optional<LocalDate> due,
      Optional<Person> reviewer,
      State state) {}

  /** What speaks for looking at a rule before its time. */
  public record Early(String rule, String title, List<String> reasons) {
    public Early {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A code in force.
   *
   * @param lines the whole code first, then what is looked at by itself
   * @param early rules, in the code's order
   * @param done the latest first
   */
  public record Sheet(
      Published edition,
      WholeEditions.Care care,
      ZoneId zone,
      List<Line> lines,
      List<Early> early,
      List<Review> done) {
    public Sheet {
      lines = List.copyOf(lines);
      early = List.copyOf(early);
      done = List.copyOf(done);
    }

    public String address() {
      return Reviews.address(edition);
    }

    /** What a subject is called in this code: {@code CS-1 We answer}. */
    public String label(Subject subject) {
      return Reviews.label(care, subject);
    }
  }

  /** The codes in force that a viewer sees, by key. */
  public List<Sheet> all(Viewer viewer, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return publications.inForce().stream().map(edition -> sheet(edition, texts)).toList();
  }

  /**
   * A code in force.
   *
   * @throws NotFound where none of its editions is
   */
  public Sheet of(Viewer viewer, String code, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return sheet(inForce(code), texts);
  }

  Published inForce(String code) {
    return publications.inForce(code).orElseThrow(() -> new NotFound("the code " + code));
  }

  /**
   * A review with its day.
   *
   * @param title of its code
   * @param doer who is to do it: who is named, as long as they work here and may
   */
  record Dated(Published edition, String title, Line line, LocalDate day, Optional<Person> doer) {
    String address() {
      return Reviews.address(edition);
    }

    boolean isWhole() {
      return line.subject().kind() == Subject.Kind.CODE;
    }

    /** Whether it is the viewer's to do: where nobody does it, of those who see that it is done. */
    boolean isOf(Viewer viewer) {
      return viewer.may(Permission.REVIEW_CODE)
          && (doer.isEmpty()
              ? viewer.may(Permission.MANAGE_REVIEWS)
              : doer.get().id().equals(viewer.id()));
    }
  }

  /** All reviews of codes in force that have a day, the next first. */
  List<Dated> dated(Texts texts) {
    List<Dated> dated = new ArrayList<>();
    for (Published edition : publications.inForce()) {
      WholeEditions.Care care = editions.care(edition, texts.language());
      List<Review> done = store.done(edition.codeKey());
      for (Line line : lines(edition, care, editions.zone(edition), done, begun(edition))) {
        line.due()
            .ifPresent(day -> dated.add(new Dated(edition, care.title(), line, day, doer(line))));
      }
    }
    dated.sort(Comparator.comparing(Dated::day));
    return dated;
  }

  private Optional<Person> doer(Line line) {
    return line.reviewer()
        .filter(person -> person.viewer().may(Permission.REVIEW_CODE))
        .filter(owners::isHere);
  }

  private static String address(Published edition) {
    return "/office/codes/%s/reviews".formatted(edition.codeKey());
  }

  /** What a subject is called in a language. */
  String label(Published edition, Subject subject, Language language) {
    return label(editions.care(edition, language), subject);
  }

  private Sheet sheet(Published edition, Texts texts) {
    WholeEditions.Care care = editions.care(edition, texts.language());
    ZoneId zone = editions.zone(edition);
    List<Review> done = store.done(edition.codeKey());
    Instant begun = begun(edition);
    return new Sheet(
        edition,
        care,
        zone,
        lines(edition, care, zone, done, begun),
        early(edition, care, last(done, care, Subject.CODE).orElse(begun), texts),
        done);
  }

  /** Since when any edition of its code is in force. */
  private Instant begun(Published edition) {
    return publications.of(edition.codeKey()).stream()
        .map(Published::inForceFrom)
        .min(Comparator.naturalOrder())
        .orElse(edition.inForceFrom());
  }

  private List<Line> lines(
      Published edition, WholeEditions.Care care, ZoneId zone, List<Review> done, Instant begun) {
    SequencedMap<Subject, ReviewStore.Plan> plans = new LinkedHashMap<>();
    plans.put(Subject.CODE, new ReviewStore.Plan(Subject.CODE, Optional.empty(), Optional.empty()));
    store.plans(edition.codeKey()).stream()
        .filter(plan -> isThere(care, plan.subject()))
        .sorted(Comparator.comparingInt(plan -> place(care, plan.subject())))
        .forEach(plan -> plans.put(plan.subject(), plan));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<Line> lines = new ArrayList<>();
    for (ReviewStore.Plan plan : plans.values()) {
      Optional<Period> every =
          plan.subject().kind() == Subject.Kind.CODE
              ? care.review()
              : plan.months().map(Period::ofMonths);
      Optional<Instant> last = last(done, care, plan.subject());
      LocalDate from = LocalDate.ofInstant(last.orElse(begun), zone);
      Optional<LocalDate> due = every.map(from::plus);
      lines.add(
          new Line(
              plan.subject(),
              label(care, plan.subject()),
              every,
              last.map(at -> LocalDate.ofInstant(at, zone)),
              due,
              plan.reviewer().flatMap(people::byId),
              due.map(day -> state(day, today)).orElse(State.NEVER)));
    }
    return lines;
  }

  private static State state(LocalDate due, LocalDate today) {
    if (due.isBefore(today)) {
      return State.LATE;
    }
    return due.isAfter(today.plusDays(SOON)) ? State.LATER : State.SOON;
  }

  /** When something was looked at last, by itself or with all that holds it. */
  private static Optional<Instant> last(
      List<Review> done, WholeEditions.Care care, Subject subject) {
    return done.stream()
        .filter(review -> holds(care, review.subject(), subject))
        .map(Review::at)
        .max(Comparator.naturalOrder());
  }

  static boolean holds(WholeEditions.Care care, Subject whole, Subject part) {
    return whole.equals(part)
        || whole.kind() == Subject.Kind.CODE
        || (whole.kind() == Subject.Kind.CHAPTER
            && part.kind() == Subject.Kind.RULE
            && rule(care, part.name())
                .filter(rule -> rule.chapter().equals(whole.name()))
                .isPresent());
  }

  static Optional<WholeEditions.RuleCare> rule(WholeEditions.Care care, String id) {
    return care.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  private static boolean isThere(WholeEditions.Care care, Subject subject) {
    return place(care, subject) < Integer.MAX_VALUE;
  }

  private static int place(WholeEditions.Care care, Subject subject) {
    for (int i = 0; i < care.rules().size(); i++) {
      WholeEditions.RuleCare rule = care.rules().get(i);
      boolean isIt =
          switch (subject.kind()) {
            case CODE -> true;
            case CHAPTER -> rule.chapter().equals(subject.name());
            case RULE -> rule.id().equals(subject.name());
          };
      if (isIt) {
        return 2 * i + (subject.kind() == Subject.Kind.RULE ? 1 : 0);
      }
    }
    return subject.kind() == Subject.Kind.CODE ? 0 : Integer.MAX_VALUE;
  }

  private static String label(WholeEditions.Care care, Subject subject) {
    return switch (subject.kind()) {
      case CODE -> care.title();
      case CHAPTER ->
          care.rules().stream()
              .filter(rule -> rule.chapter().equals(subject.name()))
              .findFirst()
              .map(WholeEditions.RuleCare::chapterTitle)
              .orElse(subject.name());
      case RULE ->
          rule(care, subject.name())
              .map(rule -> rule.id() + " " + rule.title())
              .orElse(subject.name());
    };
  }

  private List<Early> early(
      Published edition, WholeEditions.Care care, Instant since, Texts texts) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    care.rules().forEach(rule -> reasons.put(rule.id(), new ArrayList<>()));
    owners
        .reasons(edition, care, texts)
        .forEach(it -> reasons.getOrDefault(it.rule(), new ArrayList<>()).add(it.text()));
    comments
        .countByRule(edition.codeKey(), since)
        .forEach(
            (rule, count) -> {
              if (count >= MANY_COMMENTS && reasons.containsKey(rule)) {
                reasons.get(rule).add(texts.of("review.early.comments", count));
              }
            });
    for (EarlyReasons source : sources) {
      for (EarlyReasons.Reason reason : source.of(edition, since, texts)) {
        if (reasons.containsKey(reason.rule())) {
          reasons.get(reason.rule()).add(reason.text());
        }
      }
    }
    return care.rules().stream()
        .filter(rule -> !reasons.getOrDefault(rule.id(), List.of()).isEmpty())
        .map(rule -> new Early(rule.id(), rule.title(), reasons.getOrDefault(rule.id(), List.of())))
        .toList();
  }

  /**
   * Records that something was looked at.
   *
   * @param subject as {@link Subject#text} writes it
   * @param outcome as {@link Review.Outcome#key} writes it
   * @return the key of why it was not kept
   * @throws NotFound where no edition of the code is in force
   */
  @Transactional
  public Optional<String> record(
      Viewer viewer, String code, String subject, String outcome, String reason) {
    viewer.mustBeAbleTo(Permission.REVIEW_CODE);
    Published edition = inForce(code);
    WholeEditions.Care care = editions.care(edition, Language.ENGLISH);
    Optional<Subject> about = Subject.of(subject).filter(it -> isThere(care, it));
    if (about.isEmpty()) {
      return Optional.of("review.problem.subject");
    }
    Optional<Person> named =
        lines(edition, care, editions.zone(edition), store.done(code), begun(edition)).stream()
            .filter(line -> line.subject().equals(about.get()))
            .findFirst()
            .flatMap(this::doer);
    if (named.filter(it -> !it.id().equals(viewer.id())).isPresent()
        && !viewer.may(Permission.MANAGE_REVIEWS)) {
      return Optional.of("review.problem.named");
    }
    Optional<Review.Outcome> came = Review.Outcome.of(outcome);
    if (came.isEmpty()) {
      return Optional.of("review.problem.outcome");
    }
    String why = reason.strip();
    if (why.isEmpty() || why.length() > Review.REASON_MOST) {
      return Optional.of("review.problem.reason");
    }
    Instant now = clock.instant();
    store.lock(code);
    boolean isTwice =
        store.done(code).stream()
            .anyMatch(
                it ->
                    it.at().isAfter(now.minus(TWICE))
                        && it.by().equals(viewer.name())
                        && it.subject().equals(about.get())
                        && it.outcome() == came.get()
                        && it.reason().equals(why));
    if (isTwice) {
      return Optional.empty();
    }
    long entry =
        evidence.record(
            Act.of("review.done", now)
                .with("code", code)
                .with("name", edition.name())
                .with("edition", edition.id().toString())
                .with("subject", about.get().text())
                .with("outcome", came.get().key())
                .about("by", viewer.id())
                .about("reason", viewer.id(), why));
    store.add(
        code,
        new Review(
            UUID.randomUUID(), about.get(), edition.id(), came.get(), why, now, viewer.name()),
        viewer.id(),
        entry);
    return Optional.empty();
  }

  /**
   * Sets how often something is looked at, and by whom.
   *
   * @param months of a chapter or a rule; empty: not by itself any more
   * @param reviewer the id of somebody who may; empty: whoever may
   * @return the key of why it was not kept
   * @throws NotFound where no edition of the code is in force
   */
  @Transactional
  public Optional<String> plan(
      Viewer viewer, String code, String subject, String months, String reviewer) {
    viewer.mustBeAbleTo(Permission.MANAGE_REVIEWS);
    WholeEditions.Care care = editions.care(inForce(code), Language.ENGLISH);
    Optional<Subject> about = Subject.of(subject).filter(it -> isThere(care, it));
    if (about.isEmpty()) {
      return Optional.of("review.problem.subject");
    }
    boolean isWhole = about.get().kind() == Subject.Kind.CODE;
    if (!isWhole && months.isBlank()) {
      store.remove(code, about.get());
      return Optional.empty();
    }
    if (!isWhole
        && !(months.strip().matches("[1-9]\\d{0,2}") && Integer.parseInt(months.strip()) <= 120)) {
      return Optional.of("review.problem.months");
    }
    Optional<Person> who =
        id(reviewer)
            .flatMap(people::byId)
            .filter(person -> person.viewer().may(Permission.REVIEW_CODE))
            .filter(owners::isHere);
    if (who.isEmpty() && !reviewer.isEmpty()) {
      return Optional.of("review.problem.reviewer");
    }
    store.set(
        code,
        new ReviewStore.Plan(
            about.get(),
            isWhole ? Optional.empty() : Optional.of(Integer.valueOf(months.strip())),
            who.map(Person::id)));
    return Optional.empty();
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Every subject of a code that can be looked at by itself, with what it is called. */
  static SequencedMap<String, String> subjects(WholeEditions.Care care) {
    SequencedMap<String, String> subjects = new LinkedHashMap<>();
    for (WholeEditions.RuleCare rule : care.rules()) {
      subjects.putIfAbsent(
          Subject.chapter(rule.chapter().toLowerCase(Locale.ROOT)).text(), rule.chapterTitle());
      subjects.put(Subject.rule(rule.id()).text(), rule.id() + " " + rule.title());
    }
    return subjects;
  }
}
