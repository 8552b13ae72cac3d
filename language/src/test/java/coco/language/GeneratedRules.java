package coco.language;

import coco.language.code.Annotations;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;

/**
 * Random valid rules of every form with every modifier, and definitions, over the words of {@link
 * #lexicon}. The same seed gives the same rules.
 */
public final class GeneratedRules {
  private static final List<String> EVENTS =
      List.of("complaint", "ack", "apology", "call", "update", "withdrawn", "signal");
  private static final List<String> STATES = List.of("waiting", "consent", "quiet");
  private static final List<String> ROLES = List.of("lead", "agents", "mediator");
  private static final List<String> CALENDARS = List.of("office", "hotline");
  private static final List<String> NAMES =
      List.of("channel", "amount", "subject", "tier", "language", "x_1", "created-on", "a.b");
  private static final List<String> ODD_NAMES =
      List.of("concept:name", "Timely response?", "and", "per", "case.odd", "agent.x", "priority");
  private static final List<String> TEXTS =
      List.of(
          "phone",
          "gold",
          "P1",
          "e-mail",
          "In Progress",
          "within",
          "30",
          "true",
          "party.x",
          "",
          "a",
          "l'eau",
          "refund \"now\"",
          "été",
          "«x»",
          " x ",
          "channel",
          "la",
          "one",
          "2 days",
          "jour(s)",
          "échéance",
          "a, b; c.",
          "no [term]",
          "event");

  private final Random random;

  public GeneratedRules(long seed) {
    random = new Random(seed);
  }

  /** The words of the generated rules in a language. */
  public static Lexicon lexicon(Language language) {
    boolean en = language == Language.ENGLISH;
    SequencedMap<String, Lexicon.Wording> terms = new LinkedHashMap<>();
    event(
        terms,
        en,
        "complaint",
        "a complaint is received",
        "receive a complaint",
        "une réclamation est reçue",
        "recevoir une réclamation");
    event(
        terms,
        en,
        "ack",
        "we have acknowledged receipt",
        "acknowledge receipt",
        "nous avons accusé réception",
        "accuser réception");
    event(
        terms,
        en,
        "apology",
        "an apology is sent",
        "apologise",
        "des excuses sont présentées",
        "présenter des excuses");
    event(
        terms,
        en,
        "call",
        "the party is called",
        "call the party",
        "l'interlocuteur est appelé",
        "appeler l'interlocuteur");
    event(
        terms,
        en,
        "update",
        "an update is sent",
        "send an update",
        "un point est envoyé",
        "envoyer un point");
    event(
        terms,
        en,
        "withdrawn",
        "the complaint is withdrawn",
        "withdraw the complaint",
        "la réclamation est retirée",
        "retirer la réclamation");
    event(
        terms,
        en,
        "signal",
        "eight reports are received",
        "escalate",
        "huit signalements sont reçus",
        "hiérarchiser les signalements");
    term(
        terms,
        en,
        "waiting",
        Lexicon.Kind.STATE,
        "we are waiting for the customer",
        "nous attendons le client");
    term(
        terms,
        en,
        "consent",
        Lexicon.Kind.STATE,
        "the party consents to calls",
        "l'interlocuteur accepte les appels");
    term(terms, en, "quiet", Lexicon.Kind.STATE, "it is quiet", "une accalmie dure");
    term(terms, en, "vip", Lexicon.Kind.GROUP, "VIP customers", "clients VIP");
    term(terms, en, "locals", Lexicon.Kind.GROUP, "the local residents", "les riverains");
    term(terms, en, "lead", Lexicon.Kind.ROLE, "team lead", "la responsable d'équipe");
    term(terms, en, "agents", Lexicon.Kind.ROLE, "the agents", "les agents");
    term(terms, en, "mediator", Lexicon.Kind.ROLE, "a mediator", "arbitre");
    term(terms, en, "priority", Lexicon.Kind.ATTRIBUTE, "the priority", "la priorité");
    term(terms, en, "due", Lexicon.Kind.ATTRIBUTE, "target date", "échéance promise");
    SequencedMap<String, String> calendars = new LinkedHashMap<>();
    calendars.put("office", en ? "office" : "le bureau");
    calendars.put("hotline", en ? "hotline hours" : "heures d'appel");
    SequencedSet<String> attributes = new LinkedHashSet<>(List.of("amount", "tier", "author"));
    SequencedMap<String, Attribute> named = new LinkedHashMap<>();
    named.put("priority", new Attribute(Attribute.Owner.CASE, "priority"));
    named.put("due", new Attribute(Attribute.Owner.EVENT, "target_dt"));
    return new Lexicon(language, terms, calendars, attributes, named);
  }

  private static void event(
      SequencedMap<String, Lexicon.Wording> terms,
      boolean en,
      String id,
      String fact,
      String act,
      String frenchFact,
      String frenchAct) {
    terms.put(
        id, new Lexicon.Wording(Lexicon.Kind.EVENT, en ? fact : frenchFact, en ? act : frenchAct));
  }

  private static void term(
      SequencedMap<String, Lexicon.Wording> terms,
      boolean en,
      String id,
      Lexicon.Kind kind,
      String fact,
      String frenchFact) {
    String wording = en ? fact : frenchFact;
    terms.put(id, new Lexicon.Wording(kind, wording, wording));
  }

  /** The next rule; its id is {@code R-} and a number. */
  public Rule rule() {
    Clause clause = clause();
    boolean text = clause instanceof Clause.Norm || clause instanceof Clause.Value;
    boolean must = text || random.nextInt(4) > 0;
    return new Rule(
        new RuleId("R-" + random.nextInt(1000)),
        ChapterKind.SERVICE,
        audience(),
        must ? Rule.Force.MUST : Rule.Force.SHOULD,
        clause,
        text ? Optional.empty() : maybe(3, this::askedCircumstance),
        text || clause instanceof Clause.Prohibition || clause instanceof Clause.Restriction
            ? Optional.empty()
            : maybe(3, this::scope),
        annotations());
  }

  /** The free text of a norm or a value; empty for all other forms. */
  public Optional<String> text(Rule rule) {
    return rule.clause() instanceof Clause.Norm || rule.clause() instanceof Clause.Value
        ? Optional.of(pick(List.of("We are kind", "Soyons clairs : vraiment. Toujours", "Stop!")))
        : Optional.empty();
  }

  private Clause clause() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> duty(random.nextInt(3));
      case 4 -> repeated();
      case 5 -> new Clause.Prohibition(act());
      case 6 -> new Clause.Silence(act(), length(Unit.values(), true), fact());
      case 7 -> new Clause.Restriction(act(), askedCircumstance());
      case 8 -> new Clause.Cap(act(), 1 + random.nextInt(5), window());
      case 9 -> precedence();
      case 10 -> new Clause.Quality(unwaiting(), condition(2));
      case 11 -> new Clause.ServiceLevel(percent(), measured(), period());
      case 12 -> new Clause.Average(averaged(), period());
      default -> random.nextBoolean() ? new Clause.Norm() : new Clause.Value();
    };
  }

  private Clause.Duty duty(int reparations) {
    List<Clause.Demand> links = new ArrayList<>();
    for (int i = 0; i < reparations; i++) {
      links.add(demand());
    }
    return new Clause.Duty(trigger(), demand(), maybe(4, this::fact), links);
  }

  private Clause.RepeatedDuty repeated() {
    Length every = length(without(Unit.CLEAR_DAY), true);
    Optional<String> stop = stops(every) ? maybe(4, this::state) : Optional.empty();
    return new Clause.RepeatedDuty(unwaiting(), act(), every, stop, fact(), reparations());
  }

  private List<Clause.Demand> reparations() {
    return random.nextInt(3) > 0 ? List.of() : List.of(demand());
  }

  private Clause.Demand demand() {
    Deadline deadline = deadline();
    boolean stops =
        switch (deadline) {
          case Deadline.Within within -> stops(within.length());
          case Deadline.ByCase byCase ->
              byCase.branches().stream().allMatch(b -> stops(b.length()))
                  && byCase.otherwise().stream().allMatch(GeneratedRules::stops);
          default -> false;
        };
    return new Clause.Demand(act(), deadline, stops ? maybe(3, this::state) : Optional.empty());
  }

  private static boolean stops(Length length) {
    return length.unit() != Unit.MONTH && length.unit() != Unit.YEAR;
  }

  private Clause measured() {
    return random.nextInt(3) == 0 ? new Clause.Quality(unwaiting(), condition(1)) : duty(0);
  }

  private Clause.Duty averaged() {
    Unit[] units = {Unit.MINUTE, Unit.WORKING_HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.CLEAR_DAY};
    Deadline deadline = new Deadline.Within(length(units, false));
    return new Clause.Duty(
        trigger(),
        new Clause.Demand(act(), deadline, maybe(4, this::state)),
        maybe(4, this::fact),
        List.of());
  }

  /** Two times that differ: an empty span is refused. From midnight to midnight is a day. */
  private Circumstance.Between between() {
    LocalTime from = time();
    LocalTime until = time();
    while (until.equals(from) && !from.equals(LocalTime.MIDNIGHT)) {
      until = time();
    }
    return new Circumstance.Between(from, until);
  }

  private Clause.Precedence precedence() {
    Unit[] units = Unit.values();
    Occurrence act = act();
    Occurrence required = act();
    while (required.equals(act)) {
      // Nothing comes before itself: such a sentence is refused.
      required = act();
    }
    return new Clause.Precedence(
        act,
        required,
        pick(List.of(Clause.Use.values())),
        maybe(
            2,
            () -> new Clause.Notice(pick(List.of(Clause.Bound.values())), length(units, false))));
  }

  private static Unit[] without(Unit unit) {
    return List.of(Unit.values()).stream().filter(u -> u != unit).toArray(Unit[]::new);
  }

  private Clause.Window window() {
    return switch (random.nextInt(3)) {
      case 0 ->
          new Clause.Rolling(
              length(new Unit[] {Unit.DAY, Unit.WEEK, Unit.HOUR, Unit.SECOND}, false));
      case 1 -> new Clause.Each(period());
      default -> new Clause.Ever();
    };
  }

  private Clause.Period period() {
    return pick(List.of(Clause.Period.values()));
  }

  private BigDecimal percent() {
    return pick(List.of(new BigDecimal("95"), new BigDecimal("99.5"), new BigDecimal("100")));
  }

  private Clause.Trigger trigger() {
    return new Clause.Trigger(fact(), pick(List.of(Clause.Which.values())));
  }

  /** A trigger of a form of which nothing can be waiting. */
  private Clause.Trigger unwaiting() {
    return new Clause.Trigger(fact(), pick(List.of(Clause.Which.EVERY, Clause.Which.FIRST)));
  }

  private Occurrence fact() {
    return new Occurrence(pick(EVENTS), circumstance(), Optional.empty());
  }

  private Occurrence act() {
    return new Occurrence(pick(EVENTS), circumstance(), maybe(4, () -> pick(ROLES)));
  }

  private String state() {
    return pick(STATES);
  }

  private Circumstance circumstance() {
    return random.nextInt(3) > 0 ? Circumstance.NONE : askedCircumstance();
  }

  private Circumstance askedCircumstance() {
    List<Circumstance.Part> parts = new ArrayList<>();
    boolean hours = false;
    for (int i = 0; i <= random.nextInt(3); i++) {
      switch (random.nextInt(6)) {
        case 0 -> hours |= parts.add(new Circumstance.During(pick(CALENDARS)));
        case 1 -> hours |= parts.add(new Circumstance.Outside(pick(CALENDARS)));
        case 2 -> hours |= parts.add(between());
        case 3 -> parts.add(new Circumstance.While(state()));
        case 4 -> parts.add(new Circumstance.WhileNot(state()));
        default -> parts.add(new Circumstance.Where(condition(2)));
      }
    }
    return new Circumstance(parts, hours && random.nextInt(3) == 0);
  }

  private LocalTime time() {
    return switch (random.nextInt(4)) {
      case 0 -> LocalTime.MIDNIGHT;
      case 1 -> LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
      case 2 -> LocalTime.of(random.nextInt(24), random.nextInt(60));
      default -> LocalTime.of(random.nextInt(24), 0);
    };
  }

  private Deadline deadline() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Deadline.Within(length(Unit.values(), true));
      case 2 -> byCase();
      case 3 -> new Deadline.InData(attribute(), maybe(2, this::offset));
      case 4 -> new Deadline.PointInDay(point(), maybe(3, () -> pick(CALENDARS)));
      case 5 -> new Deadline.Within(length(Unit.values(), false));
      default -> new Deadline.AtClosing();
    };
  }

  private Deadline.Offset offset() {
    return random.nextBoolean()
        ? new Deadline.Offset(length(Unit.values(), false), Deadline.Side.BEFORE)
        : new Deadline.Offset(length(without(Unit.CLEAR_DAY), true), Deadline.Side.AFTER);
  }

  private Deadline.Point point() {
    return switch (random.nextInt(3)) {
      case 0 -> new Deadline.EndOfSameDay();
      case 1 -> new Deadline.EndOfSameWorkingDay();
      default -> new Deadline.NextWorkingDayAt(time());
    };
  }

  private Deadline byCase() {
    List<Deadline.Branch> branches = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      branches.add(new Deadline.Branch(length(Unit.values(), true), condition(1)));
    }
    return new Deadline.ByCase(branches, maybe(2, () -> length(Unit.values(), true)));
  }

  private Length length(Unit[] units, boolean extendable) {
    Unit unit = units[random.nextInt(units.length)];
    boolean hours = unit.isElapsed() || unit.isWorkingTime();
    return new Length(
        random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(100),
        unit,
        unit.isElapsed() ? Optional.empty() : maybe(4, () -> pick(CALENDARS)),
        extendable && !hours && random.nextInt(4) == 0);
  }

  private Scope scope() {
    return switch (random.nextInt(3)) {
      case 0 -> new Scope.PerCase();
      case 1 -> new Scope.PerParty();
      default -> new Scope.PerAttribute(attribute());
    };
  }

  private List<Audience> audience() {
    List<Audience> audience = new ArrayList<>();
    while (random.nextInt(3) == 0) {
      audience.add(
          switch (random.nextInt(4)) {
            case 0 -> new Audience.Everyone();
            case 1 -> new Audience.Group(pick(List.of("vip", "locals")));
            default -> new Audience.Kind(pick(List.of(Audience.PartyKind.values())));
          });
    }
    return audience;
  }

  private Annotations annotations() {
    return new Annotations(
        maybe(3, () -> pick(List.of(Annotations.Severity.values()))),
        maybe(4, () -> pick(List.of("Care team lead", "Direction de la clientèle", "Acme Inc."))),
        maybe(4, () -> pick(List.of("ISO 10002:2018 7.4", "art. L. 224-1; C. conso."))),
        maybe(4, () -> pick(List.of("Call back. Say sorry", "Un geste : 10 %"))),
        random.nextInt(4) > 0 ? List.of() : List.of("G-1", "G-2"),
        random.nextInt(4) > 0 ? List.of() : List.of(new RuleId("CS-1"), new RuleId("É2-b-3")));
  }

  /** The next condition. */
  public Condition condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0, 1, 2, 3 -> comparison();
      case 4 -> new Condition.OneOf(attribute(), values());
      case 5 -> new Condition.Exists(attribute());
      case 6 -> comparison();
      case 7 -> new Condition.Not(comparison());
      case 8 -> new Condition.All(conditions(depth - 1));
      case 9 -> new Condition.Any(conditions(depth - 1));
      default -> new Condition.Not(condition(depth - 1));
    };
  }

  private List<Condition> conditions(int depth) {
    List<Condition> conditions = new ArrayList<>(List.of(condition(depth), condition(depth)));
    if (random.nextBoolean()) {
      conditions.add(condition(depth));
    }
    return conditions;
  }

  private Condition comparison() {
    Condition.Operand operand =
        random.nextInt(4) == 0 ? new Condition.Other(attribute()) : new Condition.Literal(value());
    return new Condition.Comparison(
        attribute(), pick(List.of(Condition.Operator.values())), operand);
  }

  private List<Value> values() {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      values.add(value());
    }
    return values;
  }

  /** The next value of any type. */
  public Value value() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new Value.Text(pick(TEXTS));
      case 3 -> Value.Quantity.of(random.nextInt(3000) - 1000);
      case 4 -> new Value.Quantity(BigDecimal.valueOf(random.nextInt(100_000) - 50_000, 3));
      case 5 -> new Value.Truth(random.nextBoolean());
      case 6 ->
          random.nextBoolean()
              ? new Value.Day(LocalDate.of(2000 + random.nextInt(50), 1 + random.nextInt(12), 9))
              : new Value.Moment(Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)));
      default ->
          new Value.Elapsed(
              random.nextBoolean()
                  ? Duration.ofSeconds(random.nextInt(200_000) - 50_000)
                  : Duration.ofNanos(random.nextLong(10_000_000_000L)));
    };
  }

  private Attribute attribute() {
    return new Attribute(
        pick(List.of(Attribute.Owner.values())),
        random.nextInt(5) == 0 ? pick(ODD_NAMES) : pick(NAMES));
  }

  /** The next definition of any kind. */
  public Definition definition() {
    return switch (random.nextInt(5)) {
      case 0 -> new Definition.Event("d", matches());
      case 1 ->
          new Definition.State(
              "d",
              pick(List.of(Definition.Reach.values())),
              matches(),
              maybe(3, () -> length(without(Unit.CLEAR_DAY), false)),
              random.nextInt(3) == 0 ? List.of() : matches(),
              maybe(3, () -> length(without(Unit.CLEAR_DAY), false)));
      case 2 ->
          new Definition.Group(
              "d",
              pick(
                  List.of(
                      new Audience.Everyone(),
                      new Audience.Group("vip"),
                      new Audience.Kind(pick(List.of(Audience.PartyKind.values()))))),
              random.nextInt(4) == 0 ? Condition.ALWAYS : condition(2));
      case 3 -> new Definition.Role("d", condition(2));
      default -> new Definition.Named("d", attribute());
    };
  }

  private List<Definition.Match> matches() {
    List<Definition.Match> matches = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      matches.add(
          new Definition.Match(
              maybe(8, () -> "").isPresent()
                  ? Optional.empty()
                  : Optional.of(pick(List.of("message.sent", "Create Fine", "a/b"))),
              random.nextBoolean() ? Condition.ALWAYS : condition(2)));
    }
    return matches;
  }

  private <T> Optional<T> maybe(int oneIn, Supplier<T> supplier) {
    return random.nextInt(oneIn) == 0 ? Optional.of(supplier.get()) : Optional.empty();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
