package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.GeneratedRules;
import coco.language.Limits;
import coco.language.code.Attribute;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of finding, at the very words at fault: they stand between ⟦ and ⟧. */
class ClauseFindingsTest {
  private static final String WHEN =
      "When [a complaint is received], we must [acknowledge receipt] ";
  private static final String LORSQUE =
      "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "⟦We are kind to everybody⟧. | C201",
        "+⟦witin⟧ 2 days. | C202",
        "+within 10 working ⟦dys⟧. | C202",
        "+within 2 days ⟦unles⟧ channel is phone. | C202",
        "⟦Wen⟧ [a complaint is received], we must [acknowledge receipt] within 2 days. | C202",
        "+⟦as soon as possible⟧. | C203",
        "We must not [call the party] ⟦once the moon is full⟧. | C203",
        "When [a complaint is received], we must ⟦[acknowledge receipt⟧, within 2 days. | C205",
        "When ⟦a complaint is received⟧, we must [acknowledge receipt] within 2 days. | C206",
        "+within 2 working hours by ⟦[offce]⟧. | C207",
        "We may [call the party] only during ⟦[offices]⟧. | C207",
        "+within ⟦0 days⟧. | C208",
        "We must not [call the party] more than ⟦0⟧ times each month. | C208",
        "+⟦within 3 clear days⟧. | C209",
        "+⟦at least every 3 clear days⟧ until [the complaint is withdrawn]. | C210",
        "We must not [call the party] more than 3 times ⟦in any 3 months⟧. | C211",
        "We must not [call the party] more than 3 times ⟦in any 3 working days⟧. | C211",
        "+within 2 hours⟦, extended if it ends on a Saturday, a Sunday or a public holiday⟧. | C212",
        "Before we [call the party], we must [send an update] at least 2 days ahead, ⟦extended if it ends on a Saturday, a Sunday or a public holiday⟧. | C213",
        "+within 1 month, ⟦the clock stopping while [it is quiet]⟧. | C214",
        "+by the end of the same day, ⟦the clock stopping while [it is quiet]⟧. | C214",
        "We must not [call the party]⟦; failing that, we must [apologise] within 2 days⟧. | C215",
        "We must not [call the party], ⟦unless [the complaint is withdrawn] in the meantime⟧. | C216",
        "⟦When [a complaint is received]⟧, we must not [call the party]. | C216",
        "Before we [call the party], we must [send an update] ⟦within 2 days⟧. | C216",
        "+within 2 days, ⟦each month⟧. | C216",
        "We must [call the party] ⟦more than 3 times⟧ each month. | C216",
        "We may [call the party] ⟦more than 3 times⟧. | C216",
        "We must not [call the party] ⟦at most 3 times⟧. | C216",
        "We must not [call the party] ⟦only during [office]⟧. | C216",
        "⟦When [a complaint is received] for the first time and nothing was waiting⟧, we must [acknowledge receipt] within 2 days. | C220",
        "+by ⟦e-mail⟧. | C203",
        "On at least ⟦0 %⟧ of occasions, when [a complaint is received], we must [acknowledge receipt] within 2 days, each month. | C217",
        "On at least ⟦101 %⟧ of occasions, when [a complaint is received], we must [acknowledge receipt] within 2 days, each month. | C217",
        "On average, when [a complaint is received], we must [acknowledge receipt] ⟦within 2 months⟧, each month. | C218",
        "On average, when [a complaint is received], we must [acknowledge receipt] ⟦no later than case.due⟧, each month. | C218",
        "⟦On average⟧, when [a complaint is received], we must [acknowledge receipt] within 2 days. | C219",
        "+within 2 days, ⟦within 3 days⟧. | C220",
        "We must ⟦[acknowledge receipt]⟧ within 2 days. | C221",
        "+within 2 days ⟦unless [the complaint is withdrawn]⟧. | C222",
        "+within 2 days; failing that, we ⟦should⟧ [apologise] within 1 day. | C223",
        "+within ⟦2 hours by [office]⟧. | C224",
        "+within ⟦1.5 hours⟧. | C226",
        "We may [call the party] only between ⟦25:00⟧ and 20:00. | C227",
        "+by ⟦midnight⟧ on the next working day. | C228",
        "We must not [call the party] ⟦in the party's local time⟧. | C229",
        "+⟦at least every 2 days⟧. | C230",
        "+within 2 days. ⟦Ownr⟧: Care team. | C231",
        "+within 2 days. Breach: ⟦seriously⟧. | C232",
        "+within 2 days. Serves: G-1, ⟦G_2⟧. | C233",
        "⟦Norm:⟧ | C234",
        "We may ⟦[call the party]⟧. | C235",
        "⟦On average⟧, whenever [an update is sent], it must be true that amount > 5, each month. | C236",
        "+within 2 days. ⟦We also smile⟧. | C237",
        "+⟦until [the complaint is withdrawn]⟧. | C238",
        "We must not [call the party] ⟦between 10:00 and 10:00⟧. | C239",
        "We must not [call the party] ⟦between 00:00 and 00:00⟧. | C239",
        "Before we [call the party], we must ⟦[call the party]⟧. | C240",
        "Before we [call the party], we must ⟦[call the party]⟧ at least 2 days ahead. | C240",
        "When [a complaint is received], we must not [call the party] ⟦within 2 days⟧. | C241",
        "We must not [call the party] ⟦within 2 days⟧. | C241",
        "+within ⟦1000000 years⟧. | C204",
        "+within ⟦3601 months⟧. | C204",
        "+within ⟦15701 weeks⟧. | C204",
        "+within ⟦110001 working days⟧. | C204",
        "We must not [call the party] more than 3 times in any ⟦110001 days⟧. | C204",
        "When ⟦[a complain is received]⟧, we must [acknowledge receipt] within 2 days. | T102",
        "When ⟦[it is quiet]⟧, we must [acknowledge receipt] within 2 days. | T104",
        "We must not [call the party] while ⟦[a complaint is received]⟧. | T104",
        "+within 2 days where ⟦5⟧ > amount. | R401",
        "+within 2 days where ⟦amount 5⟧. | R402",
        "+within 2 days where amount >⟦.⟧ | R403",
        "+within 2 days where subject is ⟦\"refund⟧, unless channel is phone. | R404",
        "+within 2 days where tier ⟦in gold⟧. | R405",
        "+within 2 days where time is ⟦2027-02-30⟧. | R408",
        "+within 2 days where age > ⟦2 months⟧. | R409",
        "+within 2 days where status is ⟦In Progress⟧. | R410",
        "+within 2 days where ⟦(amount > 5⟧, otherwise 3 days. | R411",
      })
  void english(String marked, String id) {
    check(marked.replace("+", WHEN), id, Language.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "⟦Nous sommes aimables avec tous⟧. | C201",
        "+⟦sou⟧ 2 jours. | C202",
        "Lorsqu'[une réclamation est reçue], nous ⟦devon⟧ [accuser réception] sous 2 jours. | C202",
        "+dans les ⟦meilleurs⟧ délais. | C203",
        "+sous 4 heures ouvrées selon ⟦[le bureaux]⟧. | C207",
        "+sous ⟦0 jour⟧. | C208",
        "Nous ne devons pas [appeler l'interlocuteur] plus de 3 fois ⟦sur toute période de 3 mois⟧. | C211",
        "+sous 2 heures ouvrées⟦, prorogé s'il expire un samedi, un dimanche ou un jour férié⟧. | C212",
        "+sous 1 mois, ⟦le délai étant suspendu pendant que [nous attendons le client]⟧. | C214",
        "Nous ne devons pas [appeler l'interlocuteur], ⟦sauf si [la réclamation est retirée] entre-temps⟧. | C216",
        "⟦Dans au moins 95 % des cas⟧, lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours. | C219",
        "+sous 10 ⟦heures ouvrables⟧. | C225",
        "+au plus tard à ⟦minuit⟧ le jour ouvré suivant. | C228",
        "Nous ne devons pas [appeler l'interlocuteur] ⟦entre 10 h et 10 h⟧. | C239",
        "Avant d'[appeler l'interlocuteur], nous devons ⟦[appeler l'interlocuteur]⟧. | C240",
        "Lorsqu'[une réclamation est reçue], nous ne devons pas [appeler l'interlocuteur] ⟦sous 2 jours⟧. | C241",
        "+sous ⟦301 ans⟧. | C204",
        "Lorsqu'⟦[une réclamation est recu]⟧, nous devons [accuser réception] sous 2 jours. | T102",
        "Lorsque ⟦[nous attendons le client]⟧, nous devons [accuser réception] sous 2 jours. | T104",
        "+sous 2 jours si tier est parmi (⟦1,5, 2⟧). | R406",
        "+sous 2 jours si tier est parmi (⟦1,5⟧). | R407",
      })
  void french(String marked, String id) {
    check(marked.replace("+", LORSQUE), id, Language.FRENCH);
  }

  @ParameterizedTest
  @CsvSource({
    "We must not [call the party] between 00:00 and 24:00.",
    "We must not [call the party] between midnight and midnight.",
    "'Before we [call the party], the [team lead] must [call the party].'",
    "'Before we [call the party], we must [call the party], unless where channel is phone.'",
    "'When [a complaint is received], we must [acknowledge receipt] within 300 years.'",
    "'When [a complaint is received], we must [acknowledge receipt] within 3600 months.'",
  })
  void whatMakesSenseIsNotReported(String sentence) {
    assertThat(findings(sentence, Language.ENGLISH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sous 2 journées ouvrées",
        "sous 2 journées ouvrables",
        "sous 10 jours, sauf si [la réclamation est retirée] entre temps",
        "sous 10 jours, prorogés s'ils expirent un samedi, un dimanche ou un jour férié",
        "sous 1 année, prorogée si elle expire un samedi, un dimanche ou un jour férié",
      })
  void whatFrenchAuthorsWriteIsRead(String deadline) {
    assertThat(findings(LORSQUE + deadline + ".", Language.FRENCH)).isEmpty();
  }

  @Test
  void aTimeAfterATriggerIsProposedAsASilence() {
    assertThat(
            findings(
                "When [a complaint is received], we musn't [call the party] within 2 days.",
                Language.ENGLISH))
        .extracting(finding -> finding.kind().id() + " " + finding.arguments().getLast())
        .containsExactly(
            "C202 mustn't",
            "C241 We must not [call the party] within 2 days after [a complaint is received]");
    assertThat(
            findings(
                "Lorsqu'[une réclamation est reçue], nous ne devrions pas [appeler"
                    + " l'interlocuteur] dans les 2 jours.",
                Language.FRENCH))
        .extracting(finding -> finding.arguments().getLast())
        .containsExactly(
            "Nous ne devrions pas [appeler l'interlocuteur] moins de 2 jours après qu'[une"
                + " réclamation est reçue]");
  }

  @Test
  void oneFindingIsEnoughForOneWordAndHalfAVerbIsNotProposed() {
    assertThat(findings(LORSQUE + "sous 2 journées.", Language.FRENCH)).hasSize(1);
    assertThat(findings("Lorsqu'[une réclamation est reçue], nous répondrons.", Language.FRENCH))
        .extracting(Finding::arguments)
        .containsExactly(List.of("répondrons", "devons, ne devons pas, devrions, ne devrions pas"));
  }

  @Test
  void aLimitOfALengthIsNamedWithItsUnit() {
    assertThat(findings(WHEN + "within 1000000 years.", Language.ENGLISH))
        .extracting(Finding::arguments)
        .containsExactly(List.of("300 years", "1000000 years"));
  }

  /** The same, where each accent is a character of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lorsqu'⟦[une réclamation est recu]⟧, nous devons [accuser réception] sous 2 jours. | T102",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] ⟦sou⟧ 2 jours. | C202",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 4 heures ouvrées"
            + " selon ⟦[le bureaux]⟧. | C207",
      })
  void decomposedAccents(String marked, String id) {
    check(Normalizer.normalize(marked, Normalizer.Form.NFD), id, Language.FRENCH);
  }

  @Test
  void severalProblemsAreReportedTogether() {
    List<Finding> findings =
        findings(
            "When [a complain is received], we must [acknowledge receipt] witin 0 days by"
                + " [offce]; failing that, we should [apologize] within 3 clear days. Breach: bad.",
            Language.ENGLISH);

    assertThat(findings)
        .extracting(finding -> finding.kind().id())
        .containsExactly("T102", "C202", "C208", "C207", "C223", "T102", "C209", "C232");
  }

  @Test
  void theNearestKnownWordingIsProposed() {
    assertThat(findings("We must not [cal the partie].", Language.ENGLISH))
        .extracting(Finding::arguments)
        .containsExactly(List.of("cal the partie", "call the party"));
    assertThat(findings("We must not [dance].", Language.ENGLISH))
        .extracting(Finding::arguments)
        .containsExactly(List.of("dance", ""));
  }

  @Test
  void aWordingOfTwoDefinitionsIsAmbiguous() {
    var terms = new LinkedHashMap<String, Lexicon.Wording>();
    terms.put("one", new Lexicon.Wording(Lexicon.Kind.EVENT, "a call is made", "call"));
    terms.put("two", new Lexicon.Wording(Lexicon.Kind.EVENT, "a visit is made", "call"));
    Lexicon lexicon =
        new Lexicon(
            Language.ENGLISH,
            terms,
            new LinkedHashMap<>(),
            new java.util.LinkedHashSet<>(),
            new LinkedHashMap<String, Attribute>());

    List<Finding> findings =
        ClauseParser.parse(Clip.contiguous("We must not [call].", 0), lexicon).findings();

    assertThat(findings).extracting(Finding::kind).containsExactly(FindingKind.AMBIGUOUS_TERM);
    assertThat(findings.getFirst().arguments()).containsExactly("call", "one, two");
  }

  @Test
  void limitsAreNamed() {
    String longClause = "We must not [call the party]" + " ".repeat(Limits.CLAUSE_CHARACTERS);
    String deep = "(".repeat(40) + "amount > 5" + ")".repeat(40);
    List<String> branches = new ArrayList<>();
    for (int i = 0; i <= Limits.BRANCHES; i++) {
      branches.add("1 day where x is 1");
    }

    assertThat(findings(longClause, Language.ENGLISH))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.LIMIT_REACHED);
    assertThat(findings(WHEN + "within 1 day where " + deep + ".", Language.ENGLISH))
        .extracting(Finding::kind)
        .contains(FindingKind.LIMIT_REACHED);
    assertThat(findings(WHEN + "within " + String.join(", ", branches) + ".", Language.ENGLISH))
        .extracting(Finding::kind)
        .contains(FindingKind.LIMIT_REACHED);
  }

  @Test
  void piecesPointAtWhatASentenceNames() {
    String sentence =
        "When [a complaint is received] during [office], we must [apologise] within 2 working"
            + " days. Serves: G-1. Replaces CS-1.";

    ParsedClause parsed =
        ClauseParser.parse(
            Clip.contiguous(sentence, 100), GeneratedRules.lexicon(Language.ENGLISH));

    assertThat(parsed.pieces())
        .extracting(
            piece ->
                piece.kind()
                    + " "
                    + piece.id()
                    + " "
                    + sentence.substring(piece.span().start() - 100, piece.span().end() - 100))
        .containsExactly(
            "TERM complaint [a complaint is received]",
            "CALENDAR office [office]",
            "TERM apology [apologise]",
            "WORKING_TIME  2 working days",
            "GOAL G-1 G-1",
            "RULE CS-1 CS-1");
  }

  private static void check(String marked, String id, Language language) {
    String text = marked.replace("⟦", "").replace("⟧", "");
    String fault = marked.substring(marked.indexOf('⟦') + 1, marked.indexOf('⟧'));

    List<Finding> findings = findings(text, language);

    assertThat(findings)
        .as(text)
        .anySatisfy(
            finding -> {
              assertThat(finding.kind().id()).isEqualTo(id);
              assertThat(text.substring(finding.span().start(), finding.span().end()))
                  .isEqualTo(fault);
              assertThat(finding.span().start()).isEqualTo(marked.indexOf('⟦'));
            });
    assertThat(findings).as(text).hasSizeLessThanOrEqualTo(2);
  }

  private static List<Finding> findings(String text, Language language) {
    return ClauseParser.parse(Clip.contiguous(text, 0), GeneratedRules.lexicon(language))
        .findings();
  }
}
