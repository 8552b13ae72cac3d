package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.GeneratedRules;
import coco.language.code.ChapterKind;
import coco.language.code.RuleId;
import coco.language.print.ClausePrinter;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors write instead of the language's own words is read as these. */
class ClauseVariantsTest {
  private static final RuleId ID = new RuleId("R-1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "when [a complaint is received] we must [acknowledge receipt] within two days"
            + "| When [a complaint is received], we must [acknowledge receipt] within 2 days.",
        "As soon as [the complaint is received], we have to [we have acknowledged receipt] within an hour."
            + "| When [a complaint is received], we must [acknowledge receipt] within 1 hour.",
        "We must [acknowledge receipt] within 48h of [a complaint is received]."
            + "| When [a complaint is received], we must [acknowledge receipt] within 48 hours.",
        "WE MUST NOT [CALL THE PARTY]!| We must not [call the party].",
        "We may never [call the party].| We must not [call the party].",
        "We may only [call the party] between 8 a.m. and 8:30 pm."
            + "| We may [call the party] only between 08:00 and 20:30.",
        "We may [call the party] only between noon and midnight."
            + "| We may [call the party] only between 12:00 and 24:00.",
        "We may [call the party] only if [the party consents to calls]."
            + "| We may [call the party] only while [the party consents to calls].",
        "We may [call the party] at most three times per week."
            + "| We must not [call the party] more than 3 times each week.",
        "We must not [call the party] more than once in 24 hours, per party."
            + "| We must not [call the party] more than once in any 24 hours per party.",
        "We must not [call the party] for 30 days after [a complaint is received]."
            + "| We must not [call the party] within 30 days after [a complaint is received].",
        "We must [send an update] before we [call the party]."
            + "| Before we [call the party], we must [send an update].",
        "Before the [team lead] can [call the party], they must [send an update] in advance." + "|",
        "When [a complaint is received], we must [send an update] daily.|",
        "When [a complaint is received], we must [send an update] every week until [the complaint is withdrawn]."
            + "| When [a complaint is received], we must [send an update] at least every week until [the complaint is withdrawn].",
        "When [a complaint is received], on at least 95% of occasions, we must [acknowledge receipt] within 2 business days, per month."
            + "| On at least 95% of occasions, when [a complaint is received], we must [acknowledge receipt] within 2 working days, each month.",
        "For customers and [the VIP customers], partners: we must not [call the party]."
            + "| For customers, [VIP customers] and partners: we must not [call the party].",
        "When [a complaint is received], we must [acknowledge receipt] within 1 h 30 unless [we are waiting for the customer]."
            + "| When [a complaint is received], we must [acknowledge receipt] within 90 minutes, except while [we are waiting for the customer].",
        "When [a complaint is received], unless channel is phone, we must [acknowledge receipt] within 2 day(s)."
            + "| When [a complaint is received], we must [acknowledge receipt] within 2 days, unless channel is phone.",
        "When [a complaint is received] where the priority is P1, we must [acknowledge receipt] by the target date."
            + "| When [a complaint is received] where [the priority] is P1, we must [acknowledge receipt] no later than [target date].",
        "When [a complaint is received] where `Timely response?` = \"No\" and amount ≥ 1,000.5, we must [acknowledge receipt] within 2 days."
            + "| When [a complaint is received] where `Timely response?` is \"No\" and amount >= 1000.5, we must [acknowledge receipt] within 2 days.",
      })
  void englishVariants(String variant, String canonical) {
    check(variant, canonical, Language.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "Quand [la réclamation est reçue], nous devons [nous avons accusé réception] dans un délai de deux jours ouvrés."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours ouvrés.",
        "DÈS QU’[UNE RÉCLAMATION EST REÇUE], NOUS DEVONS [ACCUSER RÉCEPTION] SOUS 1 JOUR OUVRE; A DEFAUT, NOUS DEVONS [PRÉSENTER DES EXCUSES]."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 1 jour ouvré ; à défaut, nous devons [présenter des excuses].",
        "Nous devons [accuser réception] dans les 48 h après qu’[une réclamation est reçue]."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 48 heures.",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] dans l’heure."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 1 heure.",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jour(s) ouvré(s)."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours ouvrés.",
        "Lorsqu'[une réclamation est reçue], nous devons [envoyer un point] chaque jour jusqu'à ce que [la réclamation est retirée]."
            + "| Lorsqu'[une réclamation est reçue], nous devons [envoyer un point] au moins chaque jour jusqu'au moment où [la réclamation est retirée].",
        "Nous ne devons jamais [appeler l’interlocuteur].| Nous ne devons pas [appeler l'interlocuteur].",
        "Nous ne pouvons [appeler l'interlocuteur] qu’entre 8h30 et 20h00, à l’heure locale de l’interlocuteur."
            + "| Nous ne pouvons [appeler l'interlocuteur] qu'entre 8 h 30 et 20 h à l'heure locale de la personne concernée.",
        "Nous ne pouvons [appeler l'interlocuteur] que durant [heures d'appel]."
            + "| Nous ne pouvons [appeler l'interlocuteur] que pendant les [heures d'appel].",
        "Nous ne devons pas [appeler l'interlocuteur] plus de 4 fois par semaine par interlocuteur."
            + "| Nous ne devons pas [appeler l'interlocuteur] plus de 4 fois chaque semaine par personne concernée.",
        "Nous ne devons pas [appeler l'interlocuteur] dans les 60 jours qui suivent le moment où [une réclamation est reçue]."
            + "| Nous ne devons pas [appeler l'interlocuteur] moins de 60 jours après qu'[une réclamation est reçue].",
        "L'[arbitre] doit [envoyer un point] avant d'[appeler l'interlocuteur]."
            + "| Avant d'[appeler l'interlocuteur], l'[arbitre] doit [envoyer un point].",
        "Lorsqu'[une réclamation est reçue] si la priorité est P1 et montant > 1 000,5 et tier est parmi (1,5 ; 2), nous devons [accuser réception] au plus tard à midi le prochain jour ouvré."
            + "| Lorsqu'[une réclamation est reçue] si [la priorité] est P1 et montant > 1000,5 et tier est parmi (1,5 ; 2), nous devons [accuser réception] au plus tard à 12 h le jour ouvré suivant.",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] au plus tard à l'échéance promise."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] au plus tard à l'échéance [échéance promise].",
        "Lorsqu'[une réclamation est reçue] en dehors du bureau, nous devons [accuser réception] sous 2 jours.|",
      })
  void frenchVariants(String variant, String canonical) {
    check(variant, canonical, Language.FRENCH);
  }

  /** With accents written as separate characters, the sentence says the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "À défaut de mieux|",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 heures ouvrées ; à défaut, nous devons [présenter des excuses] sous 1 jour ouvré à compter de l'échéance manquée."
            + "| Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 heures ouvrées ; à défaut, nous devons [présenter des excuses] sous 1 jour ouvré à compter de l'échéance manquée.",
      })
  void decomposedAccents(String variant, String canonical) {
    check(Normalizer.normalize(variant, Normalizer.Form.NFD), canonical, Language.FRENCH);
  }

  private static void check(String variant, String canonical, Language language) {
    Lexicon lexicon = GeneratedRules.lexicon(language);
    ParsedClause parsed = ClauseParser.parse(Clip.contiguous(variant, 0), lexicon);
    if (canonical == null) {
      // Close to the language, yet not it: said so rather than guessed.
      assertThat(parsed.clause()).isEmpty();
      assertThat(parsed.findings()).isNotEmpty();
      return;
    }
    assertThat(parsed.findings()).isEmpty();
    String printed =
        ClausePrinter.print(
            parsed.rule(ID, ChapterKind.SERVICE).orElseThrow(), parsed.text(), lexicon);
    assertThat(printed.replace('\u202F', ' ').replace('\u00A0', ' ')).isEqualTo(canonical);
  }
}
