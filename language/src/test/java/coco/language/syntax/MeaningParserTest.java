package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.GeneratedRules;
import coco.language.code.Definition;
import coco.language.code.Definition.Reach;
import coco.language.print.MeaningPrinter;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningParserTest {
  @Test
  void anAttributeIsNamedAsInTheDataNotByATerm() {
    assertThat(
            MeaningParser.parse(
                    "x",
                    new Nature(Lexicon.Kind.ATTRIBUTE, Reach.CASE),
                    Clip.contiguous("[the priority]", 0),
                    GeneratedRules.lexicon(Language.ENGLISH))
                .findings())
        .extracting(finding -> finding.kind().id())
        .containsExactly("M302");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "event | `complaint.received` | `complaint.received`",
        "event | `message.sent` where template is acknowledgement and author is human"
            + "| `message.sent` où template est acknowledgement et author est human",
        "event | `a` where x is 1 or `b` | `a` où x est 1 ou `b`",
        "event | any event where channel is phone | tout événement où channel est phone",
        "state | from `info.requested` until `info.received`"
            + "| de `info.requested` jusqu'à `info.received`",
        "state per party | from `a` where x is 1 until `b` where y is 2"
            + "| de `a` où x est 1 jusqu'à `b` où y est 2",
        "state | from 3 days after `a` | de 3 jours après `a`",
        "state in any case | from `a` for 2 working days | de `a` pendant 2 jours ouvrés",
        "group | customers where party.tier is gold | les clients dont personne.tier est gold",
        "group | [VIP customers] where party.age >= 18 | les [clients VIP] dont personne.age >= 18",
        "group | everyone | tous",
        "role | actor.role is lead | agent.role est lead",
        "attribute | case.priority | dossier.priority",
      })
  void bothLanguagesMeanAndPrintTheSame(String kind, String english, String french) {
    Definition one = parse(kind, english, Language.ENGLISH);
    Nature nature = Nature.of(one);
    Definition other = parse(nature.print(Language.FRENCH), french, Language.FRENCH);

    assertThat(other).isEqualTo(one);
    assertThat(MeaningPrinter.print(one, GeneratedRules.lexicon(Language.ENGLISH)))
        .isEqualTo(english);
    assertThat(MeaningPrinter.print(one, GeneratedRules.lexicon(Language.FRENCH)))
        .isEqualTo(french);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "événement | complaint.received | `complaint.received`",
        "ÉTAT PAR INTERLOCUTEUR | Depuis `a` si x est 1 jusqu’à `b`. | de `a` où x est 1 jusqu'à `b`",
        "groupe | clients où personne.tier est gold | les clients dont personne.tier est gold",
        "rôle | si agent.role est lead | agent.role est lead",
      })
  void frenchVariants(String kind, String variant, String canonical) {
    Definition definition = parse(kind, variant, Language.FRENCH);

    assertThat(MeaningPrinter.print(definition, GeneratedRules.lexicon(Language.FRENCH)))
        .isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "event | complaint | M301",
        "event | [a complaint is received] | M302",
        "state | `a` until `b` | M303",
        "role | '' | R401",
        "event | `a` wher x is 1 | C202",
        "state | from `a` for 3 clear days | C210",
        "event | `a | R404",
      })
  void findings(String kind, String meaning, String id) {
    assertThat(parsed(kind, meaning, Language.ENGLISH).findings())
        .extracting(finding -> finding.kind().id())
        .contains(id);
  }

  @Test
  void anEmptyCellIsAFinding() {
    assertThat(parsed("event", " ", Language.ENGLISH).findings())
        .extracting(finding -> finding.kind().id())
        .containsExactly("M304");
  }

  @Test
  void anUnknownKindIsNone() {
    assertThat(Nature.read("happening", Language.ENGLISH)).isEmpty();
    assertThat(Nature.read("", Language.ENGLISH)).isEmpty();
  }

  private static Definition parse(String kind, String meaning, Language language) {
    Parsed<Definition> parsed = parsed(kind, meaning, language);
    assertThat(parsed.findings()).as(meaning).isEmpty();
    return parsed.value().orElseThrow();
  }

  private static Parsed<Definition> parsed(String kind, String meaning, Language language) {
    return MeaningParser.parse(
        "d",
        Nature.read(kind, language).orElseThrow(),
        Clip.contiguous(meaning, 0),
        GeneratedRules.lexicon(language));
  }
}
