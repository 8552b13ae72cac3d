package coco.server.code;

import coco.language.code.Annotations;
import coco.language.code.Clause;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.print.PartPrinter;
import coco.language.print.SentenceParts;
import coco.language.print.SentenceParts.Form;
import coco.language.print.Slot;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.server.web.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The fields in which a rule is written without its syntax: between what a form sends and slots.
 */
public final class RuleFields {
  private static final int LINKS_MOST = 5;
  private static final int WORDS_MOST = 2000;
  private static final String NONE = "";

  /** Slots without which a sentence of its form says nothing. */
  private static final Set<Slot> ALWAYS_NEEDED =
      EnumSet.of(
          Slot.TRIGGER,
          Slot.ACT,
          Slot.REQUIRED,
          Slot.UNTIL,
          Slot.ONLY,
          Slot.TRUE,
          Slot.MOST,
          Slot.PERCENT,
          Slot.TEXT);

  private static final Set<Form> OF_A_LENGTH =
      EnumSet.of(Form.REPEATED_DUTY, Form.SILENCE, Form.AVERAGE);

  private static final Set<Slot> WITH_EXAMPLE =
      EnumSet.of(
          Slot.AUDIENCE,
          Slot.TRIGGER_WHEN,
          Slot.ACT_WHEN,
          Slot.DEADLINE,
          Slot.REQUIRED_WHEN,
          Slot.UNTIL_WHEN,
          Slot.RELEASE_WHEN,
          Slot.ONLY,
          Slot.TRUE,
          Slot.EXCEPTION,
          Slot.SCOPE,
          Slot.SERVES,
          Slot.REPLACES);

  /** Fields whose words stand in the sentence as they are. */
  private static final Set<Slot> VERBATIM =
      EnumSet.of(Slot.TEXT, Slot.OWNER, Slot.REFERENCE, Slot.MEASURE);

  /** Which words may stand for others: a deadline in words is read as a number and its unit. */
  private static final Set<Slot> OF_TIME =
      EnumSet.of(Slot.DEADLINE, Slot.COUNT, Slot.UNIT, Slot.CALENDAR, Slot.EXTENDED);

  private final Visit visit;
  private final Lexicon lexicon;
  private final Form form;
  private final Map<String, String> sent;

  /**
   * Fields.
   *
   * @param sent what stands in them, by name
   */
  RuleFields(Visit visit, Lexicon lexicon, Form form, Map<String, String> sent) {
    this.visit = visit;
    this.lexicon = lexicon;
    this.form = form;
    this.sent = sent;
  }

  /** How a field is filled. */
  enum Kind {
    CHOICE,
    WORDS,
    LONG_WORDS,
    NUMBER,
    TICK
  }

  /** One of what a field may hold. */
  public record Choice(String value, String label) {}

  /**
   * A field.
   *
   * @param hint an example in the text's language; empty where none is needed
   */
  public record Field(
      String name,
      String kind,
      String label,
      String hint,
      String value,
      List<Choice> choices,
      boolean isNeeded) {
    public Field {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Fields that belong together.
   *
   * @param isAside whether most rules do without
   */
  public record Group(String label, boolean isAside, List<Field> fields) {
    public Group {
      fields = List.copyOf(fields);
    }

    public boolean isFilled() {
      return fields.stream().anyMatch(field -> !field.value().isEmpty());
    }
  }

  /** Something that is wrong with a field; of no field where its name is empty. */
  public record Problem(String field, String text) {
    /** With the field's name before it. */
    public String inField(Visit visit) {
      String label = "code.builder.field." + field.replaceFirst("^failing-[0-9]+-", "");
      return visit.text("code.builder.in-field", visit.text(label), text);
    }
  }

  /** {@code trigger-when}, {@code failing-1-act}. */
  static String name(Slot slot, int link) {
    String name = slot.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return link == 0 ? name : "failing-%d-%s".formatted(link, name);
  }

  /** What fields hold that show these parts. */
  static Map<String, String> values(SentenceParts parts) {
    Map<String, String> values = new LinkedHashMap<>();
    parts.slots().forEach((slot, words) -> values.put(name(slot, 0), words));
    for (int i = 0; i < parts.reparations().size(); i++) {
      int link = i + 1;
      parts.reparations().get(i).forEach((slot, words) -> values.put(name(slot, link), words));
    }
    return values;
  }

  /** The parts that the fields make. */
  SentenceParts parts() {
    List<Map<Slot, String>> reparations = new ArrayList<>();
    if (form.isRepaired()) {
      for (int link = 1; link <= LINKS_MOST; link++) {
        Map<Slot, String> slots = slots(SentenceParts.OF_REPARATION, link);
        if (!slots.isEmpty()) {
          reparations.add(slots);
        }
      }
    }
    return new SentenceParts(form, slots(form.slots(), 0), reparations);
  }

  private Map<Slot, String> slots(Set<Slot> all, int link) {
    Map<Slot, String> slots = new EnumMap<>(Slot.class);
    for (Slot slot : all) {
      String value = value(slot, link);
      if (!value.isEmpty()) {
        slots.put(slot, value);
      }
    }
    return slots;
  }

  private String value(Slot slot, int link) {
    return oneLine(sent.getOrDefault(name(slot, link), NONE));
  }

  /** A sentence stands on one line: breaks and other signs that nobody sees are blanks. */
  static String oneLine(String words) {
    return words.replaceAll("\\p{Cc}+", " ").strip();
  }

  // What is missing.

  /** What keeps the fields from being a sentence, in the reader's language. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    problems(problems, form.slots(), 0);
    if (form.isRepaired()) {
      for (int link = 1; link <= LINKS_MOST; link++) {
        if (!slots(SentenceParts.OF_REPARATION, link).isEmpty()) {
          problems(problems, SentenceParts.OF_REPARATION, link);
        }
      }
    }
    return problems;
  }

  private void problems(List<Problem> problems, Set<Slot> all, int link) {
    for (Slot slot : all) {
      String value = value(slot, link);
      if (value.isEmpty() && isNeeded(slot)) {
        problems.add(problem(slot, link, kind(slot) == Kind.CHOICE ? "choose" : "fill"));
      } else if (value.length() > WORDS_MOST) {
        problems.add(problem(slot, link, "long"));
      } else if (!value.isEmpty() && kind(slot) == Kind.CHOICE && !isOffered(slot, value)) {
        problems.add(problem(slot, link, "choose"));
      } else if (!value.isEmpty() && kind(slot) == Kind.NUMBER && !isNumber(value)) {
        problems.add(problem(slot, link, "number"));
      } else if (!value.isEmpty() && slot == Slot.PERCENT && !isShare(value)) {
        problems.add(problem(slot, link, "percent"));
      }
    }
    if (all.contains(Slot.COUNT)) {
      length(problems, link);
    }
  }

  /** What the sentence, read again, says otherwise than the fields. */
  List<Problem> differences(SentenceParts read) {
    if (read.form() != form) {
      return List.of(new Problem("", visit.text("code.builder.problem.unread")));
    }
    Map<String, String> values = values(read);
    List<Problem> differences = new ArrayList<>();
    differences(differences, values, form.slots(), 0);
    for (int link = 1; form.isRepaired() && link <= LINKS_MOST; link++) {
      differences(differences, values, SentenceParts.OF_REPARATION, link);
    }
    return differences;
  }

  private void differences(
      List<Problem> differences, Map<String, String> values, Set<Slot> all, int link) {
    boolean isTimeInWords = !value(Slot.DEADLINE, link).isEmpty();
    for (Slot slot : all) {
      String mine = value(slot, link);
      String theirs = oneLine(values.getOrDefault(name(slot, link), NONE));
      boolean isSame =
          mine.equals(theirs)
              || (kind(slot) == Kind.CHOICE
                  ? isUnsaid(slot, mine) && isUnsaid(slot, theirs)
                  : !VERBATIM.contains(slot) && mine.isEmpty() == theirs.isEmpty());
      if (!isSame && !(isTimeInWords && OF_TIME.contains(slot))) {
        differences.add(problem(slot, link, mine.isEmpty() ? "filled" : "lost"));
      }
    }
  }

  /** What a sentence says without a word for it. */
  private boolean isUnsaid(Slot slot, String value) {
    return value.isEmpty() || value.equals(choices(slot).getFirst().value());
  }

  private void length(List<Problem> problems, int link) {
    String count = value(Slot.COUNT, link);
    String unit = value(Slot.UNIT, link);
    boolean isExtended = !value(Slot.EXTENDED, link).isEmpty();
    if (count.isEmpty()) {
      if (!unit.isEmpty() || isExtended || !value(Slot.CALENDAR, link).isEmpty()) {
        problems.add(problem(Slot.COUNT, link, "count"));
      }
      return;
    }
    if (unit.isEmpty()) {
      problems.add(problem(Slot.UNIT, link, "choose"));
    } else if (isOffered(Slot.UNIT, unit)) {
      Length.Unit of = Length.Unit.valueOf(unit);
      if (isExtended && (of.isElapsed() || of.isWorkingTime())) {
        problems.add(problem(Slot.EXTENDED, link, "extended"));
      }
      boolean rolls = of.isElapsed() || of == Length.Unit.DAY || of == Length.Unit.WEEK;
      if (form == Form.CAP && !rolls) {
        problems.add(problem(Slot.UNIT, link, "window"));
      }
    }
    if (!value(Slot.DEADLINE, link).isEmpty()) {
      problems.add(problem(Slot.DEADLINE, link, "either"));
    }
    if (form == Form.CAP && !value(Slot.PERIOD, link).isEmpty()) {
      problems.add(problem(Slot.PERIOD, link, "either"));
    }
  }

  private Problem problem(Slot slot, int link, String key) {
    return new Problem(name(slot, link), visit.text("code.builder.problem." + key));
  }

  private static boolean isNumber(String value) {
    return value.matches("[1-9][0-9]{0,8}");
  }

  private static boolean isShare(String value) {
    if (!value.matches("[0-9]{1,3}([.,][0-9]{1,6})?")) {
      return false;
    }
    BigDecimal share = new BigDecimal(value.replace(',', '.'));
    return share.signum() > 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0;
  }

  private boolean isOffered(Slot slot, String value) {
    return choices(slot).stream().anyMatch(choice -> choice.value().equals(value));
  }

  private boolean isNeeded(Slot slot) {
    return ALWAYS_NEEDED.contains(slot)
        || (slot == Slot.COUNT && OF_A_LENGTH.contains(form))
        || (slot == Slot.PERIOD && form != Form.CAP);
  }

  // Layout.

  /** The fields of the form, in the order in which one thinks of them. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    group(groups, "share", Slot.PERCENT);
    if (form == Form.SILENCE) {
      group(groups, "does", Slot.DOER, Slot.FORCE, Slot.ACT, Slot.ACT_WHEN);
      group(groups, "silent", Slot.COUNT, Slot.UNIT, Slot.CALENDAR, Slot.EXTENDED);
      group(groups, "after", Slot.TRIGGER, Slot.TRIGGER_WHEN);
    } else if (form == Form.PRECEDENCE) {
      group(groups, "before", Slot.DOER, Slot.ACT, Slot.ACT_WHEN);
      group(
          groups,
          "required",
          Slot.REQUIRED_DOER,
          Slot.FORCE,
          Slot.REQUIRED,
          Slot.REQUIRED_WHEN,
          Slot.USE);
      aside(groups, "notice", 0, Slot.COUNT, Slot.UNIT, Slot.BOUND, Slot.CALENDAR, Slot.EXTENDED);
    } else {
      group(groups, "when", Slot.TRIGGER, Slot.TRIGGER_WHEN, Slot.WHICH);
      group(groups, "does", Slot.DOER, Slot.FORCE, Slot.ACT, Slot.ACT_WHEN);
      group(groups, "true", Slot.FORCE, Slot.TRUE);
      group(groups, "only", Slot.ONLY);
      group(groups, "text", Slot.TEXT);
      group(groups, "most", Slot.MOST);
      group(
          groups,
          lengthKey(),
          Slot.COUNT,
          Slot.UNIT,
          Slot.CALENDAR,
          Slot.EXTENDED,
          Slot.DEADLINE,
          Slot.CLOCK);
      group(groups, "until", Slot.UNTIL, Slot.UNTIL_WHEN);
    }
    group(groups, "period", Slot.PERIOD);
    aside(groups, "release", 0, Slot.RELEASE, Slot.RELEASE_WHEN);
    aside(groups, "exception", 0, Slot.EXCEPTION, Slot.SCOPE);
    if (form.isRepaired()) {
      int links = Math.min(LINKS_MOST, parts().reparations().size() + 1);
      for (int link = 1; link <= links; link++) {
        aside(groups, "failing", link, SentenceParts.OF_REPARATION.toArray(Slot[]::new));
      }
    }
    aside(groups, "audience", 0, Slot.AUDIENCE);
    aside(
        groups,
        "about",
        0,
        Slot.BREACH,
        Slot.OWNER,
        Slot.REFERENCE,
        Slot.MEASURE,
        Slot.SERVES,
        Slot.REPLACES);
    return groups;
  }

  private String lengthKey() {
    return switch (form) {
      case REPEATED_DUTY -> "every";
      case CAP -> "window";
      default -> "deadline";
    };
  }

  private void group(List<Group> groups, String key, Slot... slots) {
    add(groups, key, false, 0, slots);
  }

  private void aside(List<Group> groups, String key, int link, Slot... slots) {
    add(groups, key, true, link, slots);
  }

  private void add(List<Group> groups, String key, boolean isAside, int link, Slot... slots) {
    Set<Slot> all = link == 0 ? form.slots() : SentenceParts.OF_REPARATION;
    List<Field> fields =
        Stream.of(slots).filter(all::contains).map(slot -> field(slot, link)).toList();
    // Whether one must or should stands with an act or with what must be true, never alone.
    boolean isEmpty = fields.stream().allMatch(field -> field.name().equals(name(Slot.FORCE, 0)));
    if (!isEmpty) {
      groups.add(new Group(visit.text("code.builder.group." + key, link), isAside, fields));
    }
  }

  private Field field(Slot slot, int link) {
    String key = slot.name().toLowerCase(Locale.ROOT).replace('_', '-');
    List<Choice> choices = new ArrayList<>(choices(slot));
    String value = sent.getOrDefault(name(slot, link), NONE);
    return new Field(
        name(slot, link),
        kind(slot).name().toLowerCase(Locale.ROOT),
        visit.text("code.builder.field." + key),
        WITH_EXAMPLE.contains(slot) ? visit.text("code.builder.hint." + key, example(slot)) : NONE,
        value,
        choices,
        link == 0 && isNeeded(slot));
  }

  /** An example in the language of the text, which is not always the reader's. */
  private String example(Slot slot) {
    String key = slot.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return coco.server.web.Texts.in(lexicon.language()).of("code.builder.example." + key);
  }

  static Kind kind(Slot slot) {
    return switch (slot) {
      case FORCE, TRIGGER, WHICH, DOER, ACT, UNIT, CALENDAR, CLOCK -> Kind.CHOICE;
      case BOUND, USE, REQUIRED_DOER, REQUIRED, PERIOD, UNTIL, RELEASE, BREACH -> Kind.CHOICE;
      case COUNT, MOST -> Kind.NUMBER;
      case EXTENDED -> Kind.TICK;
      case TEXT -> Kind.LONG_WORDS;
      case AUDIENCE, PERCENT, TRIGGER_WHEN, ACT_WHEN, DEADLINE, REQUIRED_WHEN -> Kind.WORDS;
      case UNTIL_WHEN, RELEASE_WHEN, ONLY, TRUE, EXCEPTION, SCOPE -> Kind.WORDS;
      case OWNER, REFERENCE, MEASURE, SERVES, REPLACES -> Kind.WORDS;
    };
  }

  private List<Choice> choices(Slot slot) {
    Phrases phrases = Phrases.of(visit.language());
    PartPrinter words = new PartPrinter(Lexicon.empty(visit.language()));
    return switch (slot) {
      case TRIGGER, UNTIL, RELEASE -> terms(Lexicon.Kind.EVENT, Lexicon.Wording::fact, "choose");
      case ACT, REQUIRED -> terms(Lexicon.Kind.EVENT, Lexicon.Wording::act, "choose");
      case DOER, REQUIRED_DOER -> terms(Lexicon.Kind.ROLE, Lexicon.Wording::fact, "we");
      case CLOCK -> terms(Lexicon.Kind.STATE, Lexicon.Wording::fact, "runs");
      case CALENDAR -> {
        List<Choice> all = new ArrayList<>(List.of(none("own-calendar")));
        lexicon.calendars().forEach((id, name) -> all.add(new Choice(id, name)));
        yield all;
      }
      case FORCE ->
          List.of(
              new Choice(Rule.Force.MUST.name(), visit.text("code.builder.choice.must")),
              new Choice(Rule.Force.SHOULD.name(), visit.text("code.builder.choice.should")));
      case WHICH ->
          constants(
              form == Form.REPEATED_DUTY
                      || form == Form.QUALITY
                      || form == Form.SERVICE_LEVEL_OF_QUALITY
                  ? List.of(Clause.Which.EVERY, Clause.Which.FIRST)
                  : List.of(Clause.Which.values()),
              it -> own(it));
      case USE -> constants(List.of(Clause.Use.values()), it -> own(it));
      case BOUND ->
          constants(List.of(Clause.Bound.values()), it -> phrases.print(Phrase.valueOf(it.name())));
      case UNIT ->
          and(
              none("choose"),
              constants(
                  List.of(Length.Unit.values()),
                  it -> phrases.print(Phrase.valueOf("UNIT_" + it.name()), 1)));
      case PERIOD ->
          and(none("choose"), constants(List.of(Clause.Period.values()), it -> words.period(it)));
      case BREACH ->
          and(
              none("unsaid"),
              constants(List.of(Annotations.Severity.values()), it -> words.severity(it)));
      default -> List.of();
    };
  }

  private String own(Enum<?> constant) {
    String key = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return visit.text("code.builder.choice." + key);
  }

  private Choice none(String key) {
    return new Choice(NONE, visit.text("code.builder.choice." + key));
  }

  private static List<Choice> and(Choice first, List<Choice> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static <E extends Enum<E>> List<Choice> constants(
      List<E> constants, Function<E, String> label) {
    return constants.stream().map(it -> new Choice(it.name(), label.apply(it))).toList();
  }

  private List<Choice> terms(
      Lexicon.Kind kind, Function<Lexicon.Wording, String> words, String none) {
    List<Choice> all = new ArrayList<>(List.of(none(none)));
    lexicon
        .terms()
        .forEach(
            (id, wording) -> {
              if (wording.kind() == kind) {
                all.add(new Choice(id, words.apply(wording)));
              }
            });
    return all;
  }
}
