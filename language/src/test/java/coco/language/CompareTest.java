package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.compare.Comparison;
import coco.language.compare.ComparisonPrinter;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of two editions, sentence by sentence. */
class CompareTest {
  private static List<String> meaning(Document before, Document after, Language language) {
    Comparison comparison = Codes.compare(before, after, language);
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    return comparison.meaning().stream().map(printer::sentence).toList();
  }

  private static List<String> words(Document before, Document after, Language language) {
    Comparison comparison = Codes.compare(before, after, language);
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    return comparison.words().stream().map(printer::sentence).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "within 10 days; within 11 days; CS-2: the deadline goes from 10 days to 11.",
        "effective: 2027-01-01; effective: 2027-02-01; The code is in force from 1 February 2027, no longer from 1 January 2027.",
        "zone: Europe/Paris; zone: Europe/London; The time zone is now Europe/London, no longer Europe/Paris.",
        "review: every 12 months; review: every 6 months; The time between two reviews goes from 12 months to 6 months.",
        "calendar: office; calendar: contact hours; The code’s own calendar is now [contact hours], no longer [office] (concerns CO-2, CS-1, CS-2).",
        "owner: Customer Director; owner: The baker; Who answers for the code is now The baker, no longer Customer Director.",
        "internal: [ethics, resources]; internal: [ethics]; Not for the public is now “ethics”, no longer “ethics, resources”.",
        "within 3 working days of; within 2 working days of; CS-1: in reparation 1, the deadline goes from 3 working days to 2.",
        "[send an answer] within; [apologise] within; CS-2: the act is now [apologise], no longer [send an answer].",
        "For partners and stakeholders: when; For partners: when; CS-2: no longer applies to stakeholders.",
        "within 5 working days by [office]; by 12:00 on the next working day; DI-1: the deadline is now “by 12:00 on the next working day”, no longer “within 5 working days by [office]”.",
        "### G-2 · What; ### G-3 · What; G-3: renamed: it was G-2 until now.",
        "Measure: the director decides; Measure: nobody; DI-1: the measure is now “nobody”, no longer “the director decides”.",
        "| [offer mediation] | met |; | [offer mediation] | breached |; DI-1: in the example “mediation is offered”, “Tue 2027-02-02 10:00 · [offer mediation] · met” is now “Tue 2027-02-02 10:00 · [offer mediation] · breached”.",
        "For customers: we must not; We must not; CO-2: now applies to everyone, no longer to customers only.",
        "Breach: critical; Breach: minor; DI-1: a breach is now minor, no longer critical.",
        "### ET-2 · Gifts; ### ET-3 · Gifts; ET-3: renamed: it was ET-2 until now.",
        "Mon–Sat 08:00–20:00; Mon–Sat 08:00–19:00; [contact hours]: the hours are now “Mon–Sat 08:00–19:00”, no longer “Mon–Sat 08:00–20:00” (concerns CO-1).",
      })
  void saysWhatChanged(String passage, String replacement, String sentence) {
    Document before = Riverside.read(Language.ENGLISH);

    List<String> said = meaning(before, Riverside.readWith(passage, replacement), Language.ENGLISH);

    assertThat(said).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "sous 10 jours; sous 11 jours; CS-2\u00A0: le délai passe de 10 jours à 11.",
        "effective: 2027-01-01; effective: 2027-02-01; Le code est en vigueur à partir du 1er février 2027, et non plus du 1er janvier 2027.",
        "Manquement : critique; Manquement : mineur; DI-1\u00A0: un manquement est désormais mineur, et non plus critique.",
      })
  void saysWhatChangedInFrench(String passage, String replacement, String sentence) {
    Document before = Riverside.read(Language.FRENCH);

    List<String> said =
        meaning(before, Riverside.readWith(Language.FRENCH, passage, replacement), Language.FRENCH);

    assertThat(said).containsExactly(sentence);
  }

  @Test
  void anotherWordingIsNoChangeOfMeaning() {
    Document before = Riverside.read(Language.ENGLISH);
    Document after = Riverside.readWith("within 10 days", "within a period of 10 days");

    assertThat(meaning(before, after, Language.ENGLISH)).isEmpty();
    assertThat(words(before, after, Language.ENGLISH))
        .containsExactly("CS-2: the sentence is worded otherwise, and means the same.");
  }

  @Test
  void aTermWithOtherWordsIsToldAmongTheWords() {
    Document before = Riverside.read(Language.ENGLISH);
    Document after = Riverside.readWith("a complaint is received", "somebody complains");

    assertThat(meaning(before, after, Language.ENGLISH)).isEmpty();
    assertThat(words(before, after, Language.ENGLISH))
        .contains(
            "[somebody complains]: is now worded “somebody complains”, no longer “a complaint is"
                + " received”.");
  }

  @Test
  void aMovedRuleIsFoundAgain() {
    String text = Riverside.text(Language.ENGLISH);
    int start = text.indexOf("### DI-1");
    int end = text.indexOf("\n## ", start);
    String rule = text.substring(start, end);
    String moved = text.replace(rule, "").replace("### CS-1", rule.strip() + "\n\n### CS-1");

    List<String> said =
        meaning(
            Riverside.read(Language.ENGLISH),
            Codes.read(moved, "riverside.en.coco.md"),
            Language.ENGLISH);

    assertThat(said)
        .containsExactly(
            "DI-1: moved from the chapter “When we disagree” to the chapter “What you can expect”.");
  }

  @Test
  void renumberedRulesAreFoundByTheirTitles() {
    String text = Riverside.text(Language.ENGLISH);
    String swapped =
        text.replace("### CO-1 ·", "### CO-X ·")
            .replace("### CO-2 ·", "### CO-1 ·")
            .replace("### CO-X ·", "### CO-2 ·");

    List<String> said =
        meaning(
            Riverside.read(Language.ENGLISH),
            Codes.read(swapped, "riverside.en.coco.md"),
            Language.ENGLISH);

    assertThat(said)
        .containsExactlyInAnyOrder(
            "CO-2: renamed: it was CO-1 until now.", "CO-1: renamed: it was CO-2 until now.");
  }

  @Test
  void twoLanguagesAreComparedByMeaningOnly() {
    Comparison same =
        Codes.compare(
            Riverside.read(Language.FRENCH), Riverside.read(Language.ENGLISH), Language.ENGLISH);
    List<String> said =
        meaning(
            Riverside.readWith(Language.FRENCH, "sous 10 jours", "sous 3 jours ouvrés"),
            Riverside.read(Language.ENGLISH),
            Language.ENGLISH);

    assertThat(same.isSame()).isTrue();
    assertThat(same.words()).isEmpty();
    assertThat(said).containsExactly("CS-2: the deadline goes from 3 working days to 10 days.");
  }

  @Test
  void markdownLetsNoTextOfTheCodeThrough() {
    Document before = Riverside.read(Language.ENGLISH);
    Document after = Riverside.readWith("### ET-2 · Gifts", "### ET-2 · <b>Gifts</b> a_b");

    String page = new ComparisonPrinter(Codes.compare(before, after, Language.ENGLISH)).markdown();

    assertThat(page).contains("# riverside-water").doesNotContain("<b>").contains("a\\_b");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(keys(Language.FRENCH)).isEqualTo(keys(Language.ENGLISH)).hasSizeGreaterThan(150);
  }

  private static Set<String> keys(Language language) throws IOException {
    Properties texts = new Properties();
    String name = "comparison_%s.properties".formatted(language.tag());
    try (InputStream file = Codes.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    }
    return new TreeSet<>(texts.stringPropertyNames());
  }
}
