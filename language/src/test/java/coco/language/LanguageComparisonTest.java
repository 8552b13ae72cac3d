package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.check.LanguageComparison;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison sees every difference in meaning, at both places, and no other. */
class LanguageComparisonTest {
  private static LanguageComparison.Result compare(String passage, String replacement) {
    return Codes.compareLanguages(
        Riverside.read(Language.ENGLISH),
        Riverside.readWith(Language.FRENCH, passage, replacement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "code: riverside-water; code: eau-rive; OTHER_CODE",
        "edition: ''2027.1''; edition: ''2027.2''; OTHER_EDITION",
        "effective: 2027-01-01; effective: 2027-02-01; FRONT_MATTER_DIFFERS",
        "zone: Europe/Paris; zone: Europe/London; FRONT_MATTER_DIFFERS",
        "review: tous les 12 mois; review: tous les 6 mois; FRONT_MATTER_DIFFERS",
        "calendar: bureau; calendar: heures de contact; FRONT_MATTER_DIFFERS",
        "internal: [ethics, resources]; internal: [ethics]; FRONT_MATTER_DIFFERS",
        "closes: [le dossier est clos]; closes: [la personne conteste]; FRONT_MATTER_DIFFERS",
        "### ET-2 · Cadeaux; ### ET-3 · Cadeaux; RULE_MISSING",
        "sous 10 jours; sous 11 jours; RULE_DIFFERS",
        "sous 10 jours; sous 10 jours ouvrés; RULE_DIFFERS",
        "Pour les clients : nous ne devons pas; Nous ne devons pas; RULE_DIFFERS",
        "Manquement : critique; Manquement : mineur; ANNOTATION_DIFFERS",
        "tranche. Sert : G-2.; tranche.; ANNOTATION_DIFFERS",
        " Responsable : chef d'équipe.; ; ANNOTATION_DIFFERS",
        "### G-2 · Ce; ### G-3 · Ce; GOAL_MISSING",
        "| mediation | nous; | mediationx | nous; DEFINITION_MISSING",
        "`mediation.offered`; `mediation.proposed`; DEFINITION_DIFFERS",
        "template est ''answer''; template est ''reply''; DEFINITION_DIFFERS",
        "| contact | heures; | hotline | heures; CALENDAR_MISSING",
        "lun–sam 8 h–20 h; lun–sam 8 h–19 h; CALENDAR_DIFFERS",
        "| personne concernée | aucun; | Europe/Paris | aucun; CALENDAR_DIFFERS",
        "| ven 2027-01-08 16:00 | [une réclamation est reçue] avec; | ven 2027-01-08 17:00 | [une réclamation est reçue] avec; EXAMPLE_LINE_DIFFERS",
        "| mar 2027-02-02 10:00 | [proposer une médiation] | tenu |; | mar 2027-02-02 10:00 | [proposer une médiation] | manqué |; EXAMPLE_LINE_DIFFERS",
        "**Exemple : un quatrième appel**; Ainsi :; EXAMPLES_DIFFER",
      })
  void seesEveryDifferenceAtBothPlaces(String passage, String replacement, FindingKind kind) {
    LanguageComparison.Result result =
        compare(quoted(passage), quoted(replacement == null ? "" : replacement));

    assertThat(result.first()).extracting(Finding::kind).contains(kind);
    assertThat(result.second()).extracting(Finding::kind).contains(kind);
  }

  /** Two straight apostrophes stand for a quotation mark. */
  private static String quoted(String text) {
    return text.replace("''", "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "lorsqu'[une réclamation est reçue], nous devons [envoyer; dès que [une réclamation est reçue], nous devons [envoyer",
        "sous 10 jours; dans un délai de 10 jours",
        "toute période de 7 jours; toute période de 1 semaine",
        "review: tous les 12 mois; review: chaque année",
        "sous 1 jour ouvré; sous 1 jour ouvré selon [bureau]",
        "lun–ven 9 h–12 h 30, 13 h 30–17 h 30; lun–ven 13 h 30–17 h 30, 9 h–12 h 30",
        "Mesure : la direction tranche; Mesure : c'est la direction qui tranche",
        "Norme : personne n'accepte; Norme : nul n'accepte",
        "les partenaires et les parties prenantes; les parties prenantes et les partenaires",
        "Voici comment nous traitons; Nous traitons ainsi",
      })
  void anotherWordingOfTheSameIsNoDifference(String passage, String replacement) {
    LanguageComparison.Result result = compare(passage, replacement);

    assertThat(result.first()).isEmpty();
    assertThat(result.second()).isEmpty();
    assertThat(result.isSame()).isTrue();
  }

  @Test
  void saysWhatTheOtherVersionSaysInTheReadersLanguage() {
    Document english = Riverside.read(Language.ENGLISH);
    LanguageComparison.Result result = compare("sous 10 jours", "sous 11 jours");

    String printed = new FindingPrinter(english).print(result.first().getFirst());

    assertThat(printed)
        .contains("error L805:")
        .contains("riverside.fr.coco.md:97")
        .contains("we must [send an answer] within 11 days");
  }

  @Test
  void twoVersionsInOneLanguageAreReported() {
    LanguageComparison.Result result =
        Codes.compareLanguages(Riverside.read(Language.ENGLISH), Riverside.read(Language.ENGLISH));

    assertThat(result.first()).extracting(Finding::kind).containsExactly(FindingKind.SAME_LANGUAGE);
  }

  @Test
  void aDocumentThatIsBrokenIsComparedAsFarAsItGoes() {
    LanguageComparison.Result result =
        Codes.compareLanguages(
            Riverside.read(Language.ENGLISH), Codes.read("# Rien", "x.fr.coco.md"));

    assertThat(result.first()).isNotEmpty();
    assertThat(result.second()).isNotEmpty();
  }
}
