package coco.language.edit;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.Document;
import coco.language.text.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor gets, in documents that are whole and in documents that are being typed. */
class EditTest {
  /** The cursor. */
  private static final String CURSOR = "¦";

  private static final String ENGLISH =
      """
      ---
      code: c
      language: en
      edition: "1"
      zone: Europe/Paris
      calendar: office
      closes: [the case is closed]
      chapters: {goals: Goals, service: Service, definitions: Definitions, calendars: Hours}
      ---

      # C

      ## Goals

      ### G-1 · Nobody waits

      We answer.

      ## Service

      ### CS-1 · We answer

      > When [a complaint is received], we must [give our answer] within 2 working days by
      > [office], unless [the case is closed] in the meantime. Serves: G-1.

      **Example: e**

      | When | What | Then |
      |---|---|---|
      | Fri 2026-01-09 16:00 | [a complaint is received] | pending |
      | Mon 2026-01-12 16:00 | [we have given our answer] | met |

      ### CS-2 · Vulnerable ones

      > For [vulnerable customers]: when [a complaint is received], we must [give our
      > answer] within 4 working hours. Replaces CS-1.

      **Example: e**

      | When | What | Then |
      |---|---|---|
      | Fri 2026-01-09 11:00 | [a complaint is received] with party.vulnerable true | pending, CS-1 void |

      ## Definitions

      | Id | Term | Act | Kind | Meaning |
      |---|---|---|---|---|
      | complaint | a complaint is received | | event | `complaint.received` |
      | answer | we have given our answer | give our answer | event | `answer.given` |
      | closed | the case is closed | | event | `case.closed` |
      | vulnerable | vulnerable customers | | group | customers where party.vulnerable is true |

      ## Hours

      | Id | Calendar | Opening hours | Time zone | Holidays |
      |---|---|---|---|---|
      | office | office | Mon–Fri 09:00–17:00 | Europe/Paris | FR |
      """;

  private static final String FRENCH =
      """
      ---
      code: c
      language: fr
      edition: "1"
      zone: Europe/Paris
      chapters: {goals: Objectifs, service: Service, definitions: Définitions}
      ---

      # C

      ## Service

      ### CS-1 · Nous répondons

      > Lorsqu'[une réclamation est reçue], nous devons [répondre] sous 2 jours, sauf si [le dossier est
      > clos] entre-temps. Remplace CS-9.

      ## Définitions

      | Id | Terme | Acte | Nature | Sens |
      |---|---|---|---|---|
      | complaint | une réclamation est reçue | | événement | `complaint.received` |
      | answer | nous avons répondu | répondre | événement | `answer.given` |
      | closed | le dossier est clos | | événement | `case.closed` |
      """;

  private static Document read(String text) {
    return Codes.read(text, text.contains("language: fr") ? "c.fr.coco.md" : "c.en.coco.md");
  }

  /** Where a text stands for the first time. */
  private static int at(String text, String part) {
    int at = text.indexOf(part);
    assertThat(at).as(part).isNotNegative();
    return at;
  }

  private static List<String> proposed(String text) {
    int cursor = at(text, CURSOR);
    Document document = read(text.replace(CURSOR, ""));
    return Proposals.at(document, cursor).stream().map(each -> each.text().strip()).toList();
  }

  private static String renamed(String text, int offset, String name) {
    Renaming.Result result = Renaming.rename(read(text), offset, name);
    assertThat(result).isInstanceOf(Renaming.Changes.class);
    StringBuilder renamed = new StringBuilder(text);
    ((Renaming.Changes) result)
        .changes().stream()
            .sorted(Comparator.comparingInt((Change it) -> it.span().start()).reversed())
            .forEach(it -> renamed.replace(it.span().start(), it.span().end(), it.text()));
    return renamed.toString();
  }

  @Test
  void aTermIsFoundInClausesExamplesAndItsDefinition() {
    Document document = read(ENGLISH);
    Mention mention = Mentions.at(document, at(ENGLISH, "our answer] within")).orElseThrow();

    assertThat(mention.id()).isEqualTo("answer");
    assertThat(mention.form()).isEqualTo(Mention.Form.ACT);
    assertThat(Mentions.references(document, mention))
        .extracting(each -> document.source().text(each.span()))
        .containsExactly(
            "give our answer",
            "we have given our answer",
            "give our\n> answer",
            "we have given our answer",
            "give our answer");
    Span defined = Mentions.definition(document, mention).orElseThrow().span();
    assertThat(defined.start()).isEqualTo(at(ENGLISH, "| we have given our answer | give") + 2);
  }

  @Test
  void aTermIsFoundInASentenceThatIsHalfTyped() {
    String text =
        ENGLISH.replace("we must [give our answer] within 2 working days", "we mus [give");
    Document document = read(text);

    Mention mention =
        Mentions.at(document, at(text, "[a complaint is received], we mus") + 3).orElseThrow();

    assertThat(document.isSound()).isFalse();
    assertThat(mention.id()).isEqualTo("complaint");
  }

  @Test
  void theFrontMatterNamesTermsAndCalendars() {
    Document document = read(ENGLISH);

    assertThat(Mentions.at(document, at(ENGLISH, "the case is closed]") + 4))
        .map(Mention::id)
        .contains("closed");
    assertThat(Mentions.at(document, at(ENGLISH, "calendar: office") + 11))
        .map(Mention::kind)
        .contains(Mention.Kind.CALENDAR);
  }

  @Test
  void bothWordingsOfATermAreRenamed() {
    String text =
        renamed(ENGLISH, at(ENGLISH, "give our answer"), "we have replied | send a reply");

    assertThat(text)
        .contains(
            "we must [send a reply] within 2", "we must [send a reply] within 4 working hours")
        .contains("| [we have replied] | met |", "| answer | we have replied | send a reply |")
        .doesNotContain("our answer");
    assertThat(read(text).code()).isEqualTo(read(ENGLISH).code());
    assertThat(read(text).isSound()).isTrue();
  }

  @Test
  void oneNameChangesTheWordingUnderTheCursor() {
    String text = renamed(ENGLISH, at(ENGLISH, "we have given our answer"), "the answer is given");

    assertThat(text)
        .contains("[give our answer] within 2", "| the answer is given | give our answer |")
        .contains("| [the answer is given] | met |");
    assertThat(read(text).code()).isEqualTo(read(ENGLISH).code());
  }

  @Test
  void frenchElisionFollowsTheNewName() {
    String text = renamed(FRENCH, at(FRENCH, "une réclamation"), "le client se plaint");

    assertThat(text).contains("> Lorsque [le client se plaint], nous devons");
    assertThat(read(text).code()).isEqualTo(read(FRENCH).code());
    String back = renamed(text, at(text, "le client se plaint"), "une réclamation est reçue");
    assertThat(back).isEqualTo(FRENCH);
  }

  @Test
  void aRuleIsRenamedWhereverItIsNamed() {
    String text = renamed(ENGLISH, at(ENGLISH, "CS-1 ·"), "SERVICE-1");

    assertThat(text)
        .contains("### SERVICE-1 · We answer", "Replaces SERVICE-1.", "pending, SERVICE-1 void")
        .doesNotContain("CS-1");
    assertThat(read(text).isSound()).isTrue();
    assertThat(renamed(ENGLISH, at(ENGLISH, "G-1.\n"), "G-9"))
        .contains("### G-9 · Nobody waits", "Serves: G-9.");
  }

  @Test
  void aRuleIsRenamedInASentenceThatIsHalfTyped() {
    String broken =
        ENGLISH.replace("within 4 working hours. Replaces", "withi 4 wrking hours. Replaces");

    assertThat(read(broken).isSound()).isFalse();
    assertThat(renamed(broken, at(broken, "CS-1 ·"), "SERVICE-1")).contains("Replaces SERVICE-1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a [b]", "a | b | c", "a\nb", "| b"})
  void aTermCannotHaveJustAnyName(String name) {
    assertThat(Renaming.rename(read(ENGLISH), at(ENGLISH, "a complaint is"), name))
        .isEqualTo(Renaming.Refused.NOT_A_NAME);
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    Document document = read(ENGLISH);

    assertThat(Renaming.rename(document, at(ENGLISH, "a complaint is"), "The case is closed"))
        .isEqualTo(Renaming.Refused.TAKEN);
    assertThat(Renaming.rename(document, at(ENGLISH, "CS-1 ·"), "CS-2"))
        .isEqualTo(Renaming.Refused.TAKEN);
    assertThat(Renaming.rename(document, at(ENGLISH, "We answer.\n"), "x"))
        .isEqualTo(Renaming.Refused.NOTHING_HERE);
  }

  @Test
  void bracketsProposeTermsAndCalendars() {
    assertThat(proposed(ENGLISH.replace("[give our answer] within", "[giv" + CURSOR)))
        .contains("give our answer", "we have given our answer", "vulnerable customers", "office");
    assertThat(proposed(ENGLISH.replace("| [a complaint is received] | pending", "| [" + CURSOR)))
        .contains("a complaint is received");
  }

  @ParameterizedTest
  @CsvSource({
    "'> When [a complaint is received], we mu', must, within",
    "'> When [a complaint is received], we must [give our answer] wi', within, must",
    "'> Wh', When, within"
  })
  void aQuoteProposesTheLanguagesWords(String typed, String proposed, String not) {
    String text =
        ENGLISH.replace("> When [a complaint is received], we must", typed + CURSOR + "\n\n>");

    assertThat(proposed(text)).contains(proposed).doesNotContain(not);
  }

  @Test
  void frenchHasItsOwnWords() {
    assertThat(proposed(FRENCH.replace("sous 2 jours", "so" + CURSOR))).contains("sous");
  }

  @Test
  void idsAreProposedAfterTheirWords() {
    assertThat(proposed(ENGLISH.replace("Serves: G-1", "Serves: " + CURSOR)))
        .containsExactly("G-1");
    assertThat(proposed(ENGLISH.replace("Replaces CS-1", "Replaces C" + CURSOR)))
        .containsExactly("CS-1");
    assertThat(proposed(FRENCH.replace("Remplace CS-9", "Remplace " + CURSOR))).isEmpty();
  }

  @Test
  void theFrontMatterProposesItsKeys() {
    assertThat(proposed(ENGLISH.replace("zone: Europe", "o" + CURSOR + "\nzone: Europe")))
        .contains("owner:", "review:")
        .doesNotContain("zone:", "code:");
    assertThat(proposed(ENGLISH.replace("language: en", "language: " + CURSOR)))
        .containsExactly("en", "fr");
  }

  @Test
  void anExplanationSaysWhatATermMeansInBothLanguages() {
    String said =
        Explanations.at(read(ENGLISH), Optional.of(read(FRENCH)), at(ENGLISH, "give our answer"))
            .orElseThrow()
            .markdown();

    assertThat(said)
        .contains("**we have given our answer** · give our answer", "`answer.given`")
        .contains("*fr* **nous avons répondu** · répondre");
  }

  @Test
  void anExplanationSaysTheSentenceInTheOtherLanguage() {
    String said =
        Explanations.at(read(ENGLISH), Optional.of(read(FRENCH)), at(ENGLISH, "we must"))
            .orElseThrow()
            .markdown();

    assertThat(said)
        .contains("*fr* Lorsqu'[une réclamation est reçue], nous devons [répondre] sous");
  }

  @Test
  void anExplanationSaysWhyAndWhatToDo() {
    String text =
        ENGLISH.replace("we must [give our answer] within 2", "we must [giv our answr] within 2");
    String said =
        Explanations.at(read(text), Optional.empty(), at(text, "giv our")).orElseThrow().markdown();

    assertThat(said).contains("**T", "[give our answer]");
  }

  @Test
  void theOutlineHasChaptersAndWhatStandsInThem() {
    List<Symbol> outline = Symbol.of(read(ENGLISH));

    assertThat(outline)
        .extracting(Symbol::name)
        .containsExactly("Goals", "Service", "Definitions", "Hours");
    assertThat(outline.get(1).children()).extracting(Symbol::name).containsExactly("CS-1", "CS-2");
    assertThat(outline.get(2).children()).hasSize(4);
  }

  /** Whatever is typed, nothing is thrown, and every span lies in the text. */
  @Test
  void aDocumentMayBeBrokenAnywhere() {
    Random random = new Random(20260101);
    for (String whole : List.of(ENGLISH, FRENCH, FRENCH.replace("\n", "\r\n"))) {
      for (int round = 0; round < 40; round++) {
        StringBuilder text = new StringBuilder(whole);
        for (int cut = 0; cut < 3; cut++) {
          int from = random.nextInt(text.length());
          text.replace(
              from,
              Math.min(text.length(), from + random.nextInt(60)),
              List.of("", "[", "]", "|", "e\u0301", "🙂", "> ", "---").get(random.nextInt(8)));
        }
        Document document = read(text.toString());
        int offset = random.nextInt(text.length() + 1);
        assertThat(Mentions.of(document))
            .allSatisfy(each -> assertThat(each.span().end()).isLessThanOrEqualTo(text.length()));
        assertThat(Proposals.at(document, offset))
            .allSatisfy(each -> assertThat(each.span().end()).isEqualTo(offset));
        Explanations.at(document, Optional.of(read(ENGLISH)), offset);
        assertThat(Renaming.rename(document, offset, "x")).isNotNull();
        assertThat(Symbol.of(document))
            .allSatisfy(
                each -> {
                  assertThat(each.whole().start()).isLessThanOrEqualTo(each.place().start());
                  assertThat(each.whole().end()).isGreaterThanOrEqualTo(each.place().end());
                });
      }
    }
  }
}
