package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Document.RuleText;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.compare.CanonicalMeaning;
import coco.language.compare.Change;
import coco.language.compare.Comparison;
import coco.language.compare.ComparisonPrinter;
import coco.language.compare.Part;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever one component of a rule or a definition is changed, the comparison names that part, in
 * both languages; and it says nothing of what means the same.
 */
class CompareEveryPartTest {
  private static final int RULES = 400;

  private static final Document EMPTY =
      Codes.read(
          "---\ncode: x\nchapters: {service: S}\n---\n# X\n\n## S\n\n### R-1 · X\n\n> Norm: x.\n",
          "x.en.coco.md");
  private static final Document RIVERSIDE = Riverside.read(Language.ENGLISH);

  private static final Set<Part> OCCURRENCES = EnumSet.of(Part.TRIGGER, Part.ACT, Part.REQUIRED);

  /** Which part a component belongs to; the innermost of a path that is listed here counts. */
  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("Rule.audience", Part.AUDIENCE);
    PARTS.put("Rule.force", Part.FORCE);
    PARTS.put("Rule.exception", Part.EXCEPTION);
    PARTS.put("Rule.per", Part.SCOPE);
    PARTS.put("Annotations.breach", Part.BREACH);
    PARTS.put("Annotations.owner", Part.OWNER);
    PARTS.put("Annotations.reference", Part.REFERENCE);
    PARTS.put("Annotations.measure", Part.MEASURE);
    PARTS.put("Annotations.serves", Part.SERVES);
    PARTS.put("Annotations.replaces", Part.REPLACES);
    PARTS.put("Trigger.which", Part.TRIGGER_WHICH);
    PARTS.put("Trigger.event", Part.TRIGGER);
    PARTS.put("Demand.act", Part.ACT);
    PARTS.put("Demand.deadline", Part.DEADLINE);
    PARTS.put("Demand.stoppedWhile", Part.CLOCK_STOP);
    PARTS.put("Duty.release", Part.RELEASE);
    PARTS.put("Duty.reparations", Part.REPARATION);
    PARTS.put("RepeatedDuty.act", Part.ACT);
    PARTS.put("RepeatedDuty.every", Part.EVERY);
    PARTS.put("RepeatedDuty.stoppedWhile", Part.CLOCK_STOP);
    PARTS.put("RepeatedDuty.until", Part.UNTIL);
    PARTS.put("RepeatedDuty.reparations", Part.REPARATION);
    PARTS.put("Prohibition.act", Part.ACT);
    PARTS.put("Silence.act", Part.ACT);
    PARTS.put("Silence.length", Part.SILENCE);
    PARTS.put("Silence.after", Part.SINCE);
    PARTS.put("Restriction.act", Part.ACT);
    PARTS.put("Restriction.only", Part.ONLY);
    PARTS.put("Cap.act", Part.ACT);
    PARTS.put("Cap.most", Part.MOST);
    PARTS.put("Cap.window", Part.WINDOW);
    PARTS.put("Precedence.act", Part.ACT);
    PARTS.put("Precedence.required", Part.REQUIRED);
    PARTS.put("Precedence.use", Part.USE);
    PARTS.put("Precedence.notice", Part.NOTICE);
    PARTS.put("Quality.must", Part.MUST);
    PARTS.put("ServiceLevel.percent", Part.SHARE);
    PARTS.put("ServiceLevel.each", Part.PERIOD);
    PARTS.put("Average.each", Part.PERIOD);
    PARTS.put("Event.any", Part.MATCHES);
    PARTS.put("State.reach", Part.REACH);
    PARTS.put("State.from", Part.FROM);
    PARTS.put("State.delay", Part.DELAY);
    PARTS.put("State.until", Part.ENDS);
    PARTS.put("State.lasting", Part.LASTING);
    PARTS.put("Group.base", Part.BASE);
    PARTS.put("Group.where", Part.WHERE);
    PARTS.put("Role.where", Part.WHERE);
    PARTS.put("Named.attribute", Part.ATTRIBUTE);
  }

  /** The part that a path leads to: the last component that is one, and what of an occurrence. */
  private static Part part(List<String> path) {
    List<Part> parts = new ArrayList<>();
    for (String component : path) {
      if (PARTS.containsKey(component)) {
        parts.add(Objects.requireNonNull(PARTS.get(component)));
      }
      boolean ofOccurrence =
          component.equals("Occurrence.when") || component.equals("Occurrence.role");
      if (ofOccurrence && OCCURRENCES.contains(parts.getLast())) {
        String suffix = component.equals("Occurrence.when") ? "_WHEN" : "_ROLE";
        parts.add(Part.valueOf(parts.getLast() + suffix));
      }
    }
    assertThat(parts).as("a component that no part is for: %s", path).isNotEmpty();
    return parts.getLast();
  }

  /** A document whose one rule is this one, in the words of the generated rules. */
  private static Document document(Rule rule) {
    Document empty = EMPTY;
    Code code = empty.code();
    RuleText text = empty.rules().getFirst();
    RuleText with =
        new RuleText(
            text.id(),
            text.title(),
            text.chapter(),
            text.internal(),
            text.heading(),
            text.place(),
            text.clause(),
            text.quote(),
            text.section(),
            Optional.of(rule),
            text.text(),
            text.pieces());
    return new Document(
        empty.file(),
        empty.source(),
        Language.ENGLISH,
        empty.frontMatter(),
        empty.title(),
        empty.chapters(),
        List.of(),
        List.of(with),
        List.of(),
        List.of(),
        List.of(),
        GeneratedRules.lexicon(Language.ENGLISH),
        new Code(
            code.id(),
            code.edition(),
            code.effective(),
            code.zone(),
            Optional.of("office"),
            List.of(),
            List.of(),
            code.definitions(),
            code.calendars(),
            List.of(rule),
            List.of()),
        List.of());
  }

  @Test
  void namesThePartOfARuleThatDiffers() {
    CanonicalMeaning meaning = new CanonicalMeaning(Optional.of("office"));
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < RULES; seed++) {
      Rule rule = new GeneratedRules(seed).rule();
      Document before = document(rule);
      for (Mutations.Mutant<Rule> mutant : Mutations.of(rule)) {
        String component = mutant.path().getFirst();
        if (!component.equals("Rule.id") && !component.equals("Rule.chapter")) {
          Comparison comparison = Codes.compare(before, document(mutant.value()), Language.ENGLISH);
          boolean same =
              meaning.of(rule).equals(meaning.of(mutant.value()))
                  && !component.equals("Rule.annotations");
          check(comparison, mutant.path(), same, seed);
          if (!same) {
            mutant.path().stream().filter(PARTS::containsKey).forEach(seen::add);
          }
        }
      }
    }
    Set<String> ofRules = new TreeSet<>(PARTS.keySet());
    ofRules.removeIf(name -> name.matches("(Event|State|Group|Role|Named)\\..*"));
    assertThat(seen).as("components that were changed").containsAll(ofRules);
  }

  private static void check(Comparison comparison, List<String> path, boolean same, long seed) {
    if (same) {
      assertThat(comparison.meaning()).as("seed %d, %s", seed, path).isEmpty();
      return;
    }
    Part part = part(path);
    assertThat(comparison.meaning())
        .as("seed %d, %s", seed, path)
        .anySatisfy(change -> assertThat(change.part()).contains(part))
        .allSatisfy(
            change ->
                assertThat(change.before())
                    .as("%s: %s", change.part(), change.sentence())
                    .isNotEqualTo(change.after()));
  }

  @Test
  void namesThePartOfADefinitionThatDiffers() {
    CanonicalMeaning meaning = new CanonicalMeaning(RIVERSIDE.code().calendar());
    for (long seed = 0; seed < RULES; seed++) {
      Definition definition = new GeneratedRules(seed).definition();
      for (Mutations.Mutant<?> mutant : Mutations.of((Record) definition)) {
        if (!mutant.path().getFirst().endsWith(".id")
            && !meaning.of(definition).equals(meaning.of((Definition) mutant.value()))) {
          Comparison comparison =
              Codes.compare(
                  withDefinition(definition),
                  withDefinition((Definition) mutant.value()),
                  Language.FRENCH);

          check(comparison, mutant.path(), false, seed);
        }
      }
    }
  }

  private static Document withDefinition(Definition definition) {
    Document other = RIVERSIDE;
    Document.DefinitionRow row = other.definitions().getFirst();
    return new Document(
        other.file(),
        other.source(),
        Language.ENGLISH,
        other.frontMatter(),
        other.title(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Document.DefinitionRow(
                "d",
                row.fact(),
                row.act(),
                Optional.empty(),
                row.meaning(),
                row.row(),
                Optional.of(definition),
                List.of())),
        List.of(),
        List.of(),
        GeneratedRules.lexicon(Language.ENGLISH),
        other.code(),
        List.of());
  }

  /** A rule against every other one: whatever differs is said in whole sentences. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void saysWhateverDiffersBetweenTwoRules(Language language) {
    for (long seed = 0; seed < RULES; seed++) {
      Document before = document(new GeneratedRules(seed).rule());
      Document after = document(new GeneratedRules(seed + 1_000_000).rule());

      Comparison comparison = Codes.compare(before, after, language);

      ComparisonPrinter printer = new ComparisonPrinter(comparison);
      for (Change change : comparison.meaning()) {
        assertThat(printer.sentence(change))
            .as("seed %d", seed)
            .endsWith(".")
            .doesNotContain("{")
            .doesNotContain("..")
            .doesNotContain("“”");
      }
    }
  }
}
