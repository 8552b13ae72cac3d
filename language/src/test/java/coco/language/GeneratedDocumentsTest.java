package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.check.LanguageComparison;
import coco.language.code.Attribute;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.RuleParts;
import coco.language.print.ClausePrinter;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/**
 * Laws over documents made of generated rules and laid out carelessly: both languages mean the
 * same, and layout changes nothing.
 */
class GeneratedDocumentsTest {
  private static final int DOCUMENTS = 60;
  private static final int RULES = 25;

  /** Rules, each with the text of a norm or a value. */
  private record Code(List<Rule> rules, List<Optional<String>> texts) {}

  private static Code code(long seed) {
    GeneratedRules generated = new GeneratedRules(seed);
    List<Rule> rules = new ArrayList<>();
    List<Optional<String>> texts = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      Rule rule = generated.rule();
      texts.add(generated.text(rule));
      rules.add(
          new Rule(
              new RuleId("R-" + i),
              coco.language.code.ChapterKind.SERVICE,
              rule.audience(),
              rule.force(),
              rule.clause(),
              rule.exception(),
              rule.per(),
              rule.annotations()));
    }
    return new Code(rules, texts);
  }

  /** The words in a language, with the attributes that these rules use. */
  private static Lexicon lexicon(Code code, Language language) {
    Lexicon plain = GeneratedRules.lexicon(language);
    SequencedSet<String> attributes = new LinkedHashSet<>();
    for (Rule rule : code.rules()) {
      for (Attribute attribute : RuleParts.of(rule).comparedAttributes()) {
        if (attribute.owner() == Attribute.Owner.EVENT) {
          attributes.add(attribute.name());
        }
      }
    }
    attributes.add("kind_of_group");
    return new Lexicon(language, plain.terms(), plain.calendars(), attributes, plain.named());
  }

  private static String document(Code code, Language language, Random layout) {
    Lexicon lexicon = lexicon(code, language);
    boolean english = language == Language.ENGLISH;
    StringBuilder text = new StringBuilder();
    text.append("---\ncode: x\nlanguage: ").append(language.tag());
    text.append("\nedition: a\neffective: 2027-01-01\nzone: Europe/Paris\ncalendar: office\n");
    text.append("chapters: {service: S, definitions: D, calendars: C}\n---\n# T\n\n## S\n");
    for (int i = 0; i < code.rules().size(); i++) {
      Rule rule = code.rules().get(i);
      String separator = List.of(" · ", " — ", " - ", ": ").get(layout.nextInt(4));
      text.append("\n### ").append(rule.id()).append(separator).append("Title\n");
      text.append(layout.nextBoolean() ? "\n" : "");
      text.append(careless(ClausePrinter.print(rule, code.texts().get(i), lexicon), layout));
      text.append("\nProse  stays.\n");
    }
    text.append("\n## D\n\n");
    text.append(english ? "|Id|Term|Act|Kind|Meaning|" : "|Id|Terme|Acte|Nature|Sens|");
    text.append("\n|-|-|-|-|-|\n");
    lexicon.terms().forEach((id, wording) -> text.append(row(id, wording, language)));
    text.append("\n## C\n\n");
    text.append(english ? "|Id|Calendar|Opening hours|" : "|Id|Calendrier|Heures d'ouverture|");
    text.append("\n|-|-|-|\n");
    for (Map.Entry<String, String> calendar : lexicon.calendars().entrySet()) {
      String hours = english ? "Mon–Fri 09:00–17:00" : "lun–ven 9 h–17 h";
      text.append("|%s|%s|%s|\n".formatted(calendar.getKey(), calendar.getValue(), hours));
    }
    return text.toString();
  }

  private static String row(String id, Lexicon.Wording wording, Language language) {
    boolean english = language == Language.ENGLISH;
    String kind =
        switch (wording.kind()) {
          case EVENT -> english ? "event" : "événement";
          case STATE -> english ? "state" : "état";
          case GROUP -> english ? "group" : "groupe";
          case ROLE -> english ? "role" : "rôle";
          case ATTRIBUTE -> english ? "attribute" : "attribut";
        };
    String meaning =
        switch (wording.kind()) {
          case EVENT -> "`x." + id + "`";
          case STATE ->
              english
                  ? "from `%s.on` until `%s.off`".formatted(id, id)
                  : "de `%s.on` jusqu'à `%s.off`".formatted(id, id);
          case GROUP ->
              english ? "customers where kind_of_group is a" : "clients si kind_of_group est a";
          case ROLE -> english ? "actor.role is " + id : "agent.role est " + id;
          case ATTRIBUTE ->
              id.equals("due") ? "target_dt" : english ? "case.priority" : "dossier.priority";
        };
    return "|%s|%s|%s|%s|%s|\n".formatted(id, wording.fact(), wording.act(), kind, meaning);
  }

  /** A quote with line breaks at random blanks, outside quotations and code. */
  private static String careless(String sentence, Random layout) {
    StringBuilder quote = new StringBuilder("> ");
    String opening = "\"`«“";
    String closing = "\"`»”";
    int open = -1;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (open >= 0) {
        open = c == closing.charAt(open) ? -1 : open;
      } else {
        open = opening.indexOf(c);
      }
      boolean word = i + 1 < sentence.length() && Character.isLetter(sentence.charAt(i + 1));
      boolean breaks = c == ' ' && open < 0 && word && layout.nextInt(12) == 0;
      quote.append(breaks ? "\n" + (layout.nextBoolean() ? ">" : "> ") : c);
    }
    return quote.append('\n').toString();
  }

  @Test
  void bothLanguagesAreReadAsTheSameRules() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      Code code = code(seed);
      for (Language language : Language.values()) {
        Document document = read(code, language, seed);

        List<String> errors =
            document.findings().stream()
                .filter(it -> it.kind().severity() == FindingKind.Severity.ERROR_OF_FORM)
                .filter(it -> it.kind() != FindingKind.REPLACED_RULE_UNKNOWN)
                .filter(it -> it.kind() != FindingKind.REPLACES_ITSELF)
                .map(new FindingPrinter(document)::print)
                .toList();
        assertThat(errors).describedAs("seed %d", seed).isEmpty();
        assertThat(document.code().rules()).describedAs("seed %d", seed).isEqualTo(code.rules());
      }
    }
  }

  private static Document read(Code code, Language language, long seed) {
    String text = document(code, language, new Random(seed));
    return Codes.read(text, "x.%s.coco.md".formatted(language.tag()));
  }

  @Test
  void theComparisonFindsNoDifference() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      Code code = code(seed);

      LanguageComparison.Result result =
          Codes.compareLanguages(
              read(code, Language.ENGLISH, seed), read(code, Language.FRENCH, seed));

      assertThat(result.first()).describedAs("seed %d", seed).isEmpty();
      assertThat(result.second()).describedAs("seed %d", seed).isEmpty();
    }
  }

  @Test
  void formattingKeepsTheMeaningAndIsStable() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      Code code = code(seed);
      for (Language language : Language.values()) {
        String text = document(code, language, new Random(seed));

        String once = Codes.format(text, "x.coco.md");

        assertThat(once).describedAs("seed %d", seed).isNotEqualTo(text).contains("| Id ");
        assertThat(Codes.format(once, "x.coco.md")).describedAs("seed %d", seed).isEqualTo(once);
        assertThat(Codes.read(once, "x.coco.md").code())
            .describedAs("seed %d", seed)
            .isEqualTo(Codes.read(text, "x.coco.md").code());
        assertThat(once).contains("\n\nProse  stays.\n\n");
      }
    }
  }

  @Test
  void whatIsPrintedInTheOtherLanguageSaysTheSame() {
    for (long seed = 0; seed < DOCUMENTS; seed++) {
      Code code = code(seed);
      Document english = read(code, Language.ENGLISH, seed);
      Document french = read(code, Language.FRENCH, seed);

      var printed = Codes.print(english, Language.FRENCH, Optional.of(french));

      assertThat(printed.untranslated()).isEmpty();
      assertThat(printed.text()).contains("### R-0 · Title");
    }
  }
}
