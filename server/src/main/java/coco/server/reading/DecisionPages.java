package coco.server.reading;

import coco.engine.decision.Acts;
import coco.engine.page.Readers;
import coco.language.code.Audience;
import coco.language.code.Value;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * "May I …?": somebody chooses what they are about to do, with whom and when, and the rules of the
 * edition that is in force then answer, from what was told and nothing else. All of it stands in
 * the address, so that an answer can be shown to others.
 */
@Controller
public class DecisionPages {
  /** How many earlier events can be told. */
  private static final int EARLIER_MOST = 6;

  /** What may be told several times. */
  private static final Set<String> SEVERAL = Set.of("before", "when");

  /** Numbers as people write them: no exponent, no more digits than they mean. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");

  private static final Pattern ENGLISH_GROUPS =
      Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");
  private static final String DIRECTION = "direction";
  private static final String FACT = "fact.";
  private static final String NOT_SAID = "";

  /** Stands for any value that no rule names. */
  private static final String ANOTHER = "*";

  private final Publications publications;
  private final Places places;
  private final Readings readings;
  private final Deciding deciding;
  private final Clock clock;

  DecisionPages(
      Publications publications, Places places, Readings readings, Deciding deciding, Clock clock) {
    this.publications = publications;
    this.places = places;
    this.readings = readings;
    this.deciding = deciding;
    this.clock = clock;
  }

  /**
   * The page.
   *
   * @param root of the code
   * @param language of the code's text
   * @param acts to choose from
   * @param form of the act that was chosen
   */
  public record Page(
      Visit visit,
      String root,
      String title,
      String language,
      List<Deciding.Choice> acts,
      Optional<Form> form) {
    public Page {
      acts = List.copyOf(acts);
    }
  }

  /**
   * What is asked of an act, and the answer once it was told.
   *
   * @param at local time, as a field of a form has it
   * @param zone the code's
   * @param kinds whom one may deal with; empty where no rule asks
   * @param problem what is wrong with what was told
   */
  public record Form(
      Deciding.Choice act,
      String at,
      String zone,
      List<String> kinds,
      String kind,
      List<Field> fields,
      List<Deciding.Earlier> earlier,
      List<Told> told,
      Optional<String> problem,
      Optional<Answer> answer) {
    public Form {
      kinds = List.copyOf(kinds);
      fields = List.copyOf(fields);
      earlier = List.copyOf(earlier);
      told = List.copyOf(told);
    }
  }

  /**
   * A fact as a field.
   *
   * @param kind {@code choice}, {@code truth}, {@code number}, {@code date}, {@code zone}, {@code
   *     text}
   */
  public record Field(String name, String label, String kind, List<String> values, String value) {
    public Field {
      values = List.copyOf(values);
    }
  }

  /** An earlier event as two fields. */
  public record Told(String id, String when) {}

  /**
   * The answer.
   *
   * @param edition by which it is given
   * @param moment that was asked about
   * @param nextEdition that another edition is in force before the act could be allowed by this one
   * @param unable why there is none
   * @param notSaid facts that were left open
   * @param others rules of the act that are for other people than those who were chosen
   * @param untold rules that say more than could be told here
   * @param nothingBefore whether something earlier could matter, and none was told
   */
  public record Answer(
      String edition,
      String moment,
      Optional<String> nextEdition,
      Optional<String> unable,
      Optional<Deciding.Answered> decided,
      List<String> notSaid,
      List<Deciding.Rule> others,
      List<Deciding.Rule> untold,
      boolean nothingBefore) {
    public Answer {
      notSaid = List.copyOf(notSaid);
      others = List.copyOf(others);
      untold = List.copyOf(untold);
    }
  }

  @GetMapping("/me/code/{key}/may")
  @Needs(Permission.READ_CODE)
  ModelAndView may(
      Visit visit, @PathVariable String key, @RequestParam MultiValueMap<String, String> query) {
    Reading now = places.whole(visit, key).reading();
    ZoneId zone = now.document().code().zone();
    String term = first(query, "act");
    if (term.isEmpty()) {
      return page(visit, key, now, Optional.empty());
    }
    String typed = first(query, "at");
    String at =
        typed.isEmpty()
            ? LocalDateTime.ofInstant(clock.instant(), zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
            : typed;
    Optional<LocalDateTime> moment = moment(at);
    Optional<Reading> then = moment.flatMap(it -> inForce(visit, key, it.atZone(zone).toInstant()));
    Optional<Reading> speaking = then.filter(it -> deciding.act(it, term).isPresent());
    Reading reading = speaking.orElse(now);
    Acts.Act act =
        deciding.act(reading, term).orElseThrow(() -> new NotFound("rules about " + term));
    Optional<String> problem = Optional.empty();
    if (moment.isEmpty()) {
      problem = Optional.of(visit.text("reading.may.problem.at", at));
    } else if (then.isEmpty()) {
      problem = Optional.of(visit.text("reading.may.problem.no-edition"));
    } else if (speaking.isEmpty()) {
      problem = then.map(it -> visit.text("reading.may.problem.no-rule", it.edition().name()));
    } else {
      problem =
          query.entrySet().stream()
              .filter(it -> !SEVERAL.contains(it.getKey()) && it.getValue().size() > 1)
              .map(it -> visit.text("reading.may.problem.twice", it.getKey()))
              .findFirst();
    }
    Given given = given(visit, reading, act, query, moment);
    Optional<String> wrong = given.problem;
    if (problem.isPresent()) {
      wrong = problem;
    }
    boolean isAsked = query.containsKey("asked");
    Optional<Answer> answer =
        isAsked && wrong.isEmpty()
            ? moment.map(it -> answer(visit, reading, act, it, given))
            : Optional.empty();
    Form form =
        new Form(
            deciding.acts(reading).stream()
                .filter(it -> it.term().equals(term))
                .findFirst()
                .orElseThrow(),
            at,
            reading.document().code().zone().getId(),
            kinds(act),
            given.kind,
            given.fields,
            deciding.earlier(reading, act),
            given.told,
            isAsked ? wrong : Optional.empty(),
            answer);
    ModelAndView view = page(visit, key, reading, Optional.of(form));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private ModelAndView page(Visit visit, String key, Reading reading, Optional<Form> form) {
    return Templates.page(
        "reading/may",
        new Page(
            visit,
            "/me/code/" + key,
            reading.title(),
            reading.language().tag(),
            form.isPresent() ? List.of() : deciding.acts(reading),
            form));
  }

  /** The edition of a code that is, was or will be in force at an instant. */
  private Optional<Reading> inForce(Visit visit, String key, Instant at) {
    return publications.of(key).stream()
        .filter((Published it) -> !it.inForceFrom().isAfter(at))
        .findFirst()
        .map(it -> readings.of(it, visit.language(), Readers.OWN));
  }

  /** The edition that comes into force next after an instant. */
  private Optional<Published> nextAfter(String key, Instant at) {
    return publications.of(key).stream()
        .filter(it -> it.inForceFrom().isAfter(at))
        .reduce((later, sooner) -> sooner);
  }

  private static Optional<LocalDateTime> moment(String typed) {
    try {
      LocalDateTime moment = LocalDateTime.parse(typed);
      return Optional.of(moment)
          .filter(it -> it.getYear() >= 1900 && it.getYear() <= 2100)
          .filter(it -> it.equals(it.truncatedTo(ChronoUnit.SECONDS)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String first(MultiValueMap<String, String> query, String name) {
    return Objects.requireNonNullElse(query.getFirst(name), "").strip();
  }

  /** Kinds of party that rules tell apart, and one more that none of them is for. */
  private static List<String> kinds(Acts.Act act) {
    if (act.kinds().isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            act.kinds().stream(),
            Stream.of(Audience.PartyKind.values()).filter(it -> !act.kinds().contains(it)))
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What was told. */
  private static final class Given {
    private final SequencedMap<String, Value> facts = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<String> notSaid = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Acts.Before> before = new ArrayList<>();
    private String kind = "";
    private Optional<String> problem = Optional.empty();

    private void problem(String words) {
      problem = problem.or(() -> Optional.of(words));
    }
  }

  private Given given(
      Visit visit,
      Reading reading,
      Acts.Act act,
      MultiValueMap<String, String> query,
      Optional<LocalDateTime> at) {
    Given given = new Given();
    List<String> kinds = kinds(act);
    if (!kinds.isEmpty()) {
      String kind = first(query, "kind");
      given.kind = kinds.contains(kind) ? kind : kinds.getFirst();
      if (!kind.isEmpty() && !kinds.contains(kind)) {
        given.problem(visit.text("reading.may.problem.kind", kind));
      }
      given.facts.put("party.kind", new Value.Text(given.kind));
    }
    for (Acts.Fact fact : act.facts()) {
      String label =
          kind(fact).equals("zone")
              ? visit.text("reading.may.zone")
              : Deciding.name(reading.document(), fact);
      String typed = first(query, FACT + fact.name());
      String kind = kind(fact);
      given.fields.add(new Field(FACT + fact.name(), label, kind, choices(fact), typed));
      if (typed.equals(NOT_SAID)) {
        given.notSaid.add(label);
        if (fact.needed()) {
          given.problem(visit.text("reading.may.problem.needed", label));
        }
        continue;
      }
      Value value = value(visit.language(), kind, choices(fact), typed);
      if (value == null) {
        given.problem(visit.text("reading.may.problem." + kind, label, typed));
      } else {
        given.facts.put(fact.name(), value);
      }
    }
    alike(visit, reading, act, given);
    earlier(visit, reading, act, query, at, given);
    return given;
  }

  /** What is compared by order is all of one kind: numbers, or days. */
  private static void alike(Visit visit, Reading reading, Acts.Act act, Given given) {
    List<Acts.Fact> ordered =
        act.facts().stream()
            .filter(fact -> fact.ordered() && given.facts.containsKey(fact.name()))
            .toList();
    long kinds =
        ordered.stream()
            .flatMap(fact -> Stream.ofNullable(given.facts.get(fact.name())))
            .map(Value::getClass)
            .distinct()
            .count();
    if (kinds > 1) {
      given.problem(
          visit.text(
              "reading.may.problem.unlike",
              ordered.stream()
                  .map(fact -> Deciding.name(reading.document(), fact))
                  .collect(Collectors.joining(", "))));
    }
  }

  private static List<String> choices(Acts.Fact fact) {
    return fact.name().equals(DIRECTION)
        ? List.of("inbound", "outbound")
        : fact.values().stream().map(Value::text).toList();
  }

  private void earlier(
      Visit visit,
      Reading reading,
      Acts.Act act,
      MultiValueMap<String, String> query,
      Optional<LocalDateTime> at,
      Given given) {
    List<String> ids = query.getOrDefault("before", List.of());
    List<String> whens = query.getOrDefault("when", List.of());
    if (ids.size() != whens.size()) {
      given.problem(visit.text("reading.may.problem.pairs"));
    }
    for (int i = 0; i < Math.min(ids.size(), whens.size()); i++) {
      String id = ids.get(i).strip();
      String when = whens.get(i).strip();
      if (id.isEmpty() && when.isEmpty()) {
        continue;
      }
      if (given.told.size() == EARLIER_MOST) {
        given.problem(visit.text("reading.may.problem.many", EARLIER_MOST));
        break;
      }
      given.told.add(new Told(id, when));
      String name = Deciding.name(reading.document(), id);
      Optional<LocalDateTime> moment = moment(when);
      if (id.isEmpty()) {
        given.problem(visit.text("reading.may.problem.before", when));
      } else if (!act.before().contains(id)) {
        given.problem(visit.text("reading.may.problem.unasked", reading.edition().name(), name));
      } else if (moment.isEmpty()) {
        given.problem(visit.text("reading.may.problem.when", name));
      } else if (at.isPresent() && moment.get().isAfter(at.get())) {
        given.problem(visit.text("reading.may.problem.later", name));
      } else {
        given.before.add(new Acts.Before(id, moment.get()));
      }
    }
  }

  private static String kind(Acts.Fact fact) {
    if (fact.name().equals("party.zone")) {
      return "zone";
    }
    if (fact.name().equals(DIRECTION)) {
      return "choice";
    }
    if (fact.ordered()) {
      return "amount";
    }
    Optional<Value> first = fact.values().stream().findFirst();
    return switch (first.orElse(null)) {
      case Value.Quantity number -> "number";
      case Value.Truth truth -> "truth";
      case Value.Day day -> "date";
      case Value.Text text -> fact.open() ? "text" : "choice";
      case Value.Moment moment -> "text";
      case Value.Elapsed elapsed -> "text";
      case null -> "text";
    };
  }

  /** What was typed, as a value; null where it is none of its kind. */
  private static @Nullable Value value(
      Language language, String kind, List<String> choices, String typed) {
    return switch (kind) {
      case "number" -> number(language, typed);
      case "amount" -> {
        Value number = number(language, typed);
        yield number == null ? day(typed) : number;
      }
      case "truth" ->
          typed.equals("true") || typed.equals("false")
              ? new Value.Truth(typed.equals("true"))
              : null;
      case "date" -> day(typed);
      case "zone" -> zone(typed);
      case "choice" ->
          typed.equals(ANOTHER) && !choices.contains("outbound")
              ? Deciding.ANOTHER
              : choices.contains(typed) ? new Value.Text(typed) : null;
      default -> new Value.Text(typed);
    };
  }

  /** A number as it is written in a language: 1,000.5 is 1 000,5. */
  private static @Nullable Value number(Language language, String typed) {
    String plain =
        switch (language) {
          case ENGLISH -> ENGLISH_GROUPS.matcher(typed).matches() ? typed.replace(",", "") : typed;
          case FRENCH -> typed.replaceAll("[ \u00a0\u202f]", "").replace(',', '.');
        };
    boolean isGroupedOtherwise =
        language == Language.FRENCH && typed.matches("-?\\d{1,3}(\\.\\d{3})+");
    return NUMBER.matcher(plain).matches() && !isGroupedOtherwise
        ? new Value.Quantity(new BigDecimal(plain))
        : null;
  }

  private static @Nullable Value day(String typed) {
    try {
      return new Value.Day(LocalDate.parse(typed));
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static @Nullable Value zone(String typed) {
    try {
      return new Value.Text(ZoneId.of(typed).getId());
    } catch (DateTimeException none) {
      return null;
    }
  }

  private Answer answer(Visit visit, Reading reading, Acts.Act act, LocalDateTime at, Given given) {
    ZoneId zone = reading.document().code().zone();
    Deciding.Outcome outcome = deciding.answer(reading, act, at, given.facts, given.before);
    String unable =
        outcome instanceof Deciding.Unable no ? visit.text("reading.may.unable." + no.why()) : null;
    Instant moment = at.atZone(zone).toInstant();
    Optional<Published> next = nextAfter(reading.edition().codeKey(), moment);
    // What is said of later moments holds only as long as the edition does.
    boolean isUntilNext =
        outcome instanceof Deciding.Answered decided
            && !decided.allowed()
            && next.isPresent()
            && decided.from().filter(it -> it.isBefore(next.get().inForceFrom())).isEmpty();
    return new Answer(
        reading.edition().name(),
        visit.texts().moment(moment, zone),
        next.filter(it -> isUntilNext)
            .map(
                it ->
                    visit.text(
                        "reading.may.next-edition",
                        it.name(),
                        visit.texts().moment(it.inForceFrom(), zone))),
        Optional.ofNullable(unable),
        outcome instanceof Deciding.Answered answered ? Optional.of(answered) : Optional.empty(),
        given.notSaid,
        given.kind.isEmpty()
            ? List.of()
            : Acts.forOthers(
                    reading.document().code(),
                    act,
                    Audience.PartyKind.valueOf(given.kind.toUpperCase(Locale.ROOT)))
                .stream()
                .map(rule -> deciding.rule(reading, rule))
                .toList(),
        act.untold().stream().map(rule -> deciding.rule(reading, rule)).toList(),
        !act.before().isEmpty() && given.before.isEmpty());
  }
}
