package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.check.LanguageComparison;
import coco.language.code.ChapterKind;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A complete document is read without findings, in both languages alike. */
class RiversideTest {
  @ParameterizedTest
  @EnumSource
  void hasNoFindings(Language language) {
    Document document = Riverside.read(language);

    FindingPrinter printer = new FindingPrinter(document);
    assertThat(document.findings().stream().map(printer::print).toList()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryPart(Language language) {
    Document document = Riverside.read(language);

    assertThat(document.code().id()).isEqualTo("riverside-water");
    assertThat(document.code().goals()).containsExactly("G-1", "G-2");
    assertThat(document.code().rules())
        .extracting(rule -> rule.id().text())
        .containsExactly("CO-1", "CO-2", "CS-1", "CS-2", "DI-1", "ET-1", "ET-2");
    assertThat(document.code().calendar()).contains("office");
    assertThat(document.code().closes()).hasSize(1);
    assertThat(document.code().definitions()).hasSize(9);
    assertThat(document.code().calendars()).containsOnlyKeys("office", "contact");
    assertThat(document.code().examples()).hasSize(6);
    assertThat(document.chapters())
        .extracting(Document.Chapter::kind)
        .containsExactly(
            Optional.of(ChapterKind.GOALS),
            Optional.of(ChapterKind.COMMUNICATION),
            Optional.of(ChapterKind.SERVICE),
            Optional.of(ChapterKind.DISPUTES),
            Optional.of(ChapterKind.ETHICS),
            Optional.of(ChapterKind.RESOURCES),
            Optional.of(ChapterKind.DEFINITIONS),
            Optional.of(ChapterKind.CALENDARS),
            Optional.of(ChapterKind.OTHER));
  }

  @Test
  void meansTheSameInBothLanguages() {
    Document english = Riverside.read(Language.ENGLISH);
    Document french = Riverside.read(Language.FRENCH);

    LanguageComparison.Result result = Codes.compareLanguages(english, french);

    assertThat(result.first().stream().map(new FindingPrinter(english)::print)).isEmpty();
    assertThat(result.second().stream().map(new FindingPrinter(french)::print)).isEmpty();
    assertThat(english.code().definitions()).isEqualTo(french.code().definitions());
    assertThat(english.code().calendars()).isEqualTo(french.code().calendars());
    assertThat(english.code().examples()).isEqualTo(french.code().examples());
  }

  @Test
  void printsTheSentencesOfTheOtherLanguage() {
    Document english = Riverside.read(Language.ENGLISH);
    Document french = Riverside.read(Language.FRENCH);

    String printed =
        Codes.print(english, Language.FRENCH, Optional.of(french))
            .text()
            .replaceAll("[\u00A0\u202F]", " ");

    assertThat(printed)
        .contains("# Eau de la Rive — Code de connexion")
        .contains("### CS-1 · Accuser réception de chaque réclamation")
        .contains("nous devons [accuser réception] sous 1 jour")
        .contains("> Valeur : nous disons la vérité, même quand elle nous coûte.")
        .contains("état")
        .contains("lun–ven 9 h–12 h 30, 13 h 30–17 h 30 ; 24 déc. jusqu’à 12 h");
  }

  @Test
  void namesWhatIsNotTranslated() {
    Document english = Riverside.read(Language.ENGLISH);

    var printed = Codes.print(english, Language.FRENCH, Optional.empty());

    assertThat(printed.text()).contains("[acknowledge receipt]");
    assertThat(printed.untranslated())
        .contains("we have acknowledged receipt", "office", "ET-1")
        .doesNotHaveDuplicates();
    assertThat(List.of(printed.text().split("\n", -1)))
        .contains("# Riverside Water — Code of Connection");
  }
}
