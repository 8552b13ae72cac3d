package coco.server.outreach;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.inform.Brief;
import coco.server.inform.Campaigns;
import coco.server.inform.Examination;
import coco.server.inform.Step;
import coco.server.reading.WholeEditions;
import coco.server.relations.Party;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mailings to parties outside: made, looked at before launch, launched, ended. */
@Component
public class Mailings {
  static final int LIST_MOST = 50;

  /** How many addresses may be named in a form. */
  private static final int NAMED_MOST = 5_000;

  private final MailingStore store;
  private final Joining joining;
  private final LetterLinks links;
  private final LetterPost post;
  private final Examination examination;
  private final Campaigns campaigns;
  private final Publications publications;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final Clock clock;

  Mailings(
      MailingStore store,
      Joining joining,
      LetterLinks links,
      LetterPost post,
      Examination examination,
      Campaigns campaigns,
      Publications publications,
      WholeEditions editions,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.joining = joining;
    this.links = links;
    this.post = post;
    this.examination = examination;
    this.campaigns = campaigns;
    this.publications = publications;
    this.editions = editions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * A mailing as a form asks for it.
   *
   * @param edition its id
   * @param who {@code kinds}, or {@code only} the parties of the addresses
   * @param kinds keys of kinds of party; {@code languages} tags of languages
   * @param addresses one a line
   */
  public record Wanted(
      String edition,
      Brief.Form brief,
      boolean onlyChanged,
      String who,
      List<String> kinds,
      List<String> languages,
      String addresses) {
    public Wanted {
      kinds = List.copyOf(kinds);
      languages = List.copyOf(languages);
    }

    public boolean isOnly() {
      return who.equals("only");
    }
  }

  /** Something that is wrong with a form: the key of a text, and what fills its places. */
  public record Problem(String key, List<String> about) {
    public Problem {
      about = List.copyOf(about);
    }

    static Problem of(String key, String... about) {
      return new Problem(key, List.of(about));
    }
  }

  /** What became of a form. */
  public sealed interface Made {
    record Yes(UUID id) implements Made {}

    /** All that is wrong. */
    record No(List<Problem> problems) implements Made {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  /** How many parties of a kind would be told. */
  public record OfKind(Party.Kind kind, long asked) {}

  /**
   * Whom a mailing would reach.
   *
   * @param unchanged who is left alone, for whom nothing changed in meaning
   * @param withoutText of those who are told, whose language the edition is not written in
   */
  public record Reach(List<OfKind> kinds, long unchanged, long withoutText) {
    public Reach {
      kinds = List.copyOf(kinds);
    }

    public long asked() {
      return kinds.stream().mapToLong(OfKind::asked).sum();
    }
  }

  /**
   * What a launch would do now.
   *
   * @param lastDay empty where no calendar of the code can say it
   * @param problem the key of why it cannot be launched
   */
  public record Preview(Reach reach, Optional<LocalDate> lastDay, Optional<String> problem) {}

  /** The editions that are in force, or will be. */
  public List<Campaigns.Choice> choices(Viewer viewer, Language language) {
    return campaigns.choices(viewer, language);
  }

  /** Keeps a mailing, of which nobody is told before its launch. */
  @Transactional
  public Made make(Viewer viewer, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Read read = read(viewer, wanted, UUID.randomUUID());
    read.mailing().ifPresent(mailing -> store.add(mailing, viewer.id()));
    return read.made();
  }

  /**
   * Makes a mailing that was not launched anew, or says all that is wrong.
   *
   * @throws NotFound where there is none, or it is launched
   */
  @Transactional
  public Made correct(Viewer viewer, UUID id, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    draft(viewer, id);
    Read read = read(viewer, wanted, id);
    read.mailing()
        .ifPresent(
            mailing -> {
              store.remove(id);
              store.add(mailing, viewer.id());
            });
    return read.made();
  }

  /**
   * A mailing that was not launched, as its form holds it.
   *
   * @throws NotFound where there is none, or it is launched
   */
  public Wanted wanted(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Mailing mailing = draft(viewer, id);
    return switch (mailing.addressees()) {
      case Mailing.Addressees.Of of ->
          new Wanted(
              mailing.editionId().toString(),
              mailing.brief().form(),
              mailing.onlyChanged(),
              "kinds",
              of.kinds().stream().map(Party.Kind::key).toList(),
              of.languages().stream().map(Language::tag).toList(),
              "");
      case Mailing.Addressees.Only only ->
          new Wanted(
              mailing.editionId().toString(),
              mailing.brief().form(),
              mailing.onlyChanged(),
              "only",
              List.of(),
              List.of(),
              String.join("\n", store.addresses(only.parties())));
    };
  }

  private Mailing draft(Viewer viewer, UUID id) {
    Mailing mailing = visibleTo(viewer, id);
    if (mailing.launched().isPresent()) {
      throw new NotFound("the mailing %s as a draft: it is launched".formatted(id));
    }
    return mailing;
  }

  /** What a form says: a mailing, or what is wrong. */
  private record Read(Optional<Mailing> mailing, List<Problem> problems) {
    Made made() {
      return mailing.<Made>map(it -> new Made.Yes(it.id())).orElseGet(() -> new Made.No(problems));
    }
  }

  private Read read(Viewer viewer, Wanted wanted, UUID id) {
    Optional<Published> edition =
        choices(viewer, Language.ENGLISH).stream()
            .filter(it -> it.id().toString().equals(wanted.edition()))
            .findFirst()
            .flatMap(it -> publications.published(it.id()));
    List<String> keys = new ArrayList<>();
    if (edition.isEmpty()) {
      keys.add("inform.problem.edition");
    }
    if (edition.filter(it -> !isShown(it)).isPresent()) {
      keys.add("outreach.problem.internal");
    }
    Optional<Brief> brief =
        Brief.read(wanted.brief(), edition.map(editions::zone), clock.instant(), keys);
    List<Problem> problems = new ArrayList<>(keys.stream().map(key -> Problem.of(key)).toList());
    Mailing.Addressees addressees = wanted.isOnly() ? only(wanted, problems) : of(wanted, problems);
    if (!problems.isEmpty()) {
      return new Read(Optional.empty(), problems);
    }
    Published of = edition.orElseThrow();
    return new Read(
        Optional.of(
            new Mailing(
                id,
                of.id(),
                of.codeKey(),
                of.name(),
                brief.orElseThrow(),
                editions.zone(of),
                wanted.onlyChanged(),
                addressees,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false)),
        List.of());
  }

  /** Whether everybody finds a rule in it. */
  private boolean isShown(Published edition) {
    return !editions.of(edition, Language.ENGLISH, Readers.PUBLIC).rules().isEmpty();
  }

  private static Mailing.Addressees of(Wanted wanted, List<Problem> problems) {
    List<Party.Kind> kinds =
        Arrays.stream(Party.Kind.values())
            .filter(kind -> wanted.kinds().contains(kind.key()))
            .toList();
    List<Language> languages =
        Arrays.stream(Language.values())
            .filter(language -> wanted.languages().contains(language.tag()))
            .toList();
    if (kinds.size() < Set.copyOf(wanted.kinds()).size()
        || languages.size() < Set.copyOf(wanted.languages()).size()) {
      problems.add(Problem.of("outreach.problem.audience"));
    }
    return new Mailing.Addressees.Of(kinds, languages);
  }

  /** The parties of the addresses; each that is no party's, or named twice, is a problem. */
  private Mailing.Addressees only(Wanted wanted, List<Problem> problems) {
    SequencedMap<Integer, String> lines = new LinkedHashMap<>();
    int number = 0;
    for (String line : wanted.addresses().split("\\R", -1)) {
      number++;
      if (!line.isBlank()) {
        lines.put(number, line.strip());
      }
    }
    if (lines.isEmpty()) {
      problems.add(Problem.of("outreach.problem.nobody-named"));
    }
    if (lines.size() > NAMED_MOST) {
      problems.add(Problem.of("outreach.problem.many", Integer.toString(NAMED_MOST)));
      return new Mailing.Addressees.Only(List.of());
    }
    Map<String, List<UUID>> known =
        store.byAddress(lines.values().stream().map(Mailings::small).distinct().toList());
    Set<UUID> parties = new LinkedHashSet<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    lines.forEach(
        (at, address) -> {
          Integer first = seen.putIfAbsent(small(address), at);
          if (first != null) {
            problems.add(
                Problem.of(
                    "outreach.problem.doubled",
                    Integer.toString(at),
                    address,
                    Integer.toString(first)));
          } else if (!known.containsKey(small(address))) {
            problems.add(Problem.of("outreach.problem.unknown", Integer.toString(at), address));
          } else {
            parties.addAll(known.getOrDefault(small(address), List.of()));
          }
        });
    return new Mailing.Addressees.Only(List.copyOf(parties));
  }

  private static String small(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /**
   * A mailing.
   *
   * @throws NotFound where there is none that the viewer may see
   */
  public Mailing visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_CAMPAIGNS);
    return store
        .byId(id)
        .filter(it -> it.launched().isPresent() || viewer.may(Permission.MANAGE_CAMPAIGNS))
        .orElseThrow(() -> new NotFound("the mailing " + id));
  }

  /** What a launch would do now. */
  @Transactional
  public Preview preview(Viewer viewer, Mailing mailing) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Optional<Published> edition = publications.published(mailing.editionId());
    Reach reach =
        store.reach(
            mailing,
            edition.map(it -> same(mailing, it)).orElse(List.of()),
            edition.map(editions::languages).orElse(Set.of(Language.values())));
    return new Preview(
        reach,
        joining.lastDay(mailing, clock.instant()),
        problem(mailing, edition, clock.instant())
            .or(
                () ->
                    reach.asked() == 0
                        ? Optional.of("outreach.problem.nobody")
                        : Optional.empty()));
  }

  /** The editions that some party did a mailing for, and that mean the same as this one's. */
  private List<UUID> same(Mailing mailing, Published edition) {
    return mailing.onlyChanged()
        ? store.doneEditions(mailing.id()).stream()
            .flatMap(id -> publications.published(id).stream())
            .filter(it -> editions.isSameMeaning(it, edition, Readers.PUBLIC))
            .map(Published::id)
            .toList()
        : List.of();
  }

  private Optional<String> problem(Mailing mailing, Optional<Published> edition, Instant now) {
    if (edition.isEmpty()) {
      return Optional.of("inform.problem.withdrawn");
    }
    if (!isShown(edition.get())) {
      return Optional.of("outreach.problem.internal");
    }
    Optional<LocalDate> lastDay = joining.lastDay(mailing, now);
    if (lastDay.isEmpty()) {
      return Optional.of("inform.problem.calendar");
    }
    if (!Mailing.end(lastDay.get(), mailing.zone()).isAfter(now)) {
      return Optional.of("inform.problem.past");
    }
    return mailing.asks(Step.UNDERSTAND) && !examination.hasQuestions(edition.get(), Readers.PUBLIC)
        ? Optional.of("outreach.problem.no-questions")
        : Optional.empty();
  }

  /**
   * Writes to every party whom it reaches.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> launch(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    Mailing mailing = visibleTo(viewer, id);
    if (mailing.launched().isPresent()) {
      return Optional.of("inform.problem.launched");
    }
    Instant now = clock.instant();
    Optional<Published> edition = publications.published(mailing.editionId());
    Optional<String> problem = problem(mailing, edition, now);
    if (problem.isPresent()) {
      return problem;
    }
    store.setSame(id, same(mailing, edition.orElseThrow()));
    LocalDate lastDay = joining.lastDay(mailing, now).orElseThrow();
    int parties = joining.take(mailing, edition.get(), now, lastDay);
    if (parties == 0) {
      return Optional.of("outreach.problem.nobody");
    }
    store.launched(id, viewer.id(), now);
    evidence.record(
        act("mailing.launched", mailing, now)
            .with("parties", Integer.toString(parties))
            .with("last-day", lastDay.toString())
            .with(
                "steps",
                mailing.brief().steps().stream().map(Step::key).collect(Collectors.joining(" ")))
            .about("by", viewer.id()));
    return Optional.empty();
  }

  static Act act(String kind, Mailing mailing, Instant now) {
    return Act.of(kind, now)
        .with("mailing", mailing.id().toString())
        .with("code", mailing.codeKey())
        .with("name", mailing.editionName())
        .with("edition", mailing.editionId().toString());
  }

  /**
   * Ends a mailing: links lead nowhere any more; what was done stays.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> end(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    store.lock(id);
    Mailing mailing = visibleTo(viewer, id);
    if (mailing.launched().isEmpty() || mailing.ended().isPresent()) {
      return Optional.of("outreach.problem.not-running");
    }
    Instant now = clock.instant();
    store.ended(id, viewer.id(), now);
    links.revokeAll(id, now);
    post.dropWaiting(mailing);
    evidence.record(act("mailing.ended", mailing, now).about("by", viewer.id()));
    return Optional.empty();
  }

  /**
   * Removes a mailing that was not launched.
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
