package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
  private static final String HEAD =
      "---\ncode:   x\nlanguage: en\nzone: UTC\nchapters: {service: S, definitions: D, other: O}\n---\n";

  private static String format(String body) {
    return Codes.format(HEAD + body, "x.coco.md").substring(HEAD.length());
  }

  @ParameterizedTest
  @EnumSource
  void neverChangesWhatACodeMeansAndIsStable(Language language) {
    String text = Riverside.text(language);

    String formatted = Codes.format(text, Riverside.name(language));

    assertThat(formatted).isNotEqualTo(text);
    assertThat(Codes.read(formatted, Riverside.name(language)).code())
        .isEqualTo(Riverside.read(language).code());
    assertThat(Codes.format(formatted, Riverside.name(language))).isEqualTo(formatted);
  }

  @Test
  void writesHeadingsWithOneSeparator() {
    assertThat(format("\n## S\n### CS-1 -  Answer *it*  ###\n> Norm: x.\n"))
        .isEqualTo("\n## S\n\n### CS-1 · Answer *it*\n\n> Norm: x.\n");
  }

  @Test
  void keepsHeadingsThatAreNoRules() {
    String body = "\n## O\n\n### About us - and you\n\nText.\n\n#### X-1 - y\n";

    assertThat(format(body)).isEqualTo(body);
  }

  @Test
  void wrapsSentencesAndKeepsTheAuthorsStops() {
    String words = "word ".repeat(30).strip();

    assertThat(format("\n## S\n\n### A-1 · B\n\n>Norm:   one\n>two;\nthree\n>   " + words + "\n"))
        .isEqualTo(
            "\n## S\n\n### A-1 · B\n\n> Norm: one two;\n> three"
                + " word".repeat(18)
                + "\n>"
                + " word".repeat(12)
                + "\n");
  }

  /** Each filler brings another word to the end of the line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Responsable : Care.",
        "sous 10 jours ouvrés",
        "(entre 8 h 30 et 12 h)",
        "dans 95 % des cas",
        "« oui » et « non » ; si ! et 5 € ?",
        "plus de 3 fois",
      })
  void neverBreaksWhatFrenchReadersSeeAsOne(String together) {
    for (int letters = 70; letters < 99; letters++) {
      String body =
          "\n## S\n\n### A-1 · B\n\n> Norm: " + "x".repeat(letters) + " " + together + "\n";

      String formatted = format(body);

      assertThat(formatted.lines())
          .noneMatch(line -> line.matches("> ([:;?!%»€]|jours|h|fois|30 ).*"))
          .noneMatch(line -> line.matches("> .*( «|(?<! h) \\(?\\d+)"));
      assertThat(format(formatted)).isEqualTo(formatted);
    }
  }

  @Test
  void neverBreaksBeforeWhatWouldBeginAList() {
    String words = "word ".repeat(19);

    String formatted = format("\n## S\n\n### A-1 · B\n\n> Norm: " + words + "- 5. + * # x\n");

    assertThat(formatted.lines().filter(line -> line.matches("> ([-+*#]|5\\.).*"))).isEmpty();
    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @Test
  void keepsQuotationsOnOneLineAndAsTheyAre() {
    String body =
        "\n## S\n\n### A-1 · B\n\n> Norm: "
            + "word ".repeat(17)
            + "\"two  blanks and many words in here\" end.\n";

    assertThat(format(body)).contains("\n> \"two  blanks and many words in here\" end.");
  }

  @Test
  void keepsQuotesThatCannotBeWrapped() {
    String list = "\n## S\n\n### A-1 · B\n\n> - one\n>   - two\n";

    assertThat(format(list)).isEqualTo(list);
  }

  @Test
  void alignsTablesByEye() {
    assertThat(
            format(
                "\n## D\n|Id|Term|Kind|Meaning|\n|:-|-|-:|:-:|\n|a|漢字 e\u0301 \\||event|`x`|\n|b|c|event\n"))
        .isEqualTo(
            "\n## D\n\n"
                + "| Id  | Term      | Kind  | Meaning |\n"
                + "|:----|-----------|------:|:-------:|\n"
                + "| a   | 漢字 e\u0301 \\| | event | `x`     |\n"
                + "| b   | c         | event |         |\n");
  }

  @Test
  void keepsATableThatHasMoreCellsThanColumns() {
    String body = "\n## D\n\n|Id|Term|Kind|Meaning|\n|-|-|-|-|\n|a|b|event|`x`|lost|\n";

    assertThat(format(body)).isEqualTo(body);
  }

  @Test
  void keepsProseByteForByte() {
    String prose =
        "A  line  \nwith   blanks\\\nand\ttabs.\n\n* a\n* b\n\n    code  here\n\n|a|b|\n|-|-|\n|1|2|\n\n"
            + "<div>\n x\n</div>\n\n> cited   text\n\n1.  one\n\n    two\n";

    assertThat(format("\n## O\n\n" + prose)).isEqualTo("\n## O\n\n" + prose);
  }

  @Test
  void leavesOneBlankLineBetweenBlocks() {
    assertThat(format("## S\n\n\n\n### A-1 · B\n> Norm: x.\n\n\n\nText.\n\n\n"))
        .isEqualTo("\n## S\n\n### A-1 · B\n\n> Norm: x.\n\nText.\n");
  }

  @Test
  void keepsWindowsLinesAndByteOrderMark() {
    String text = "\uFEFF" + HEAD.replace("\n", "\r\n") + "## S\r\n### A-1: B\r\n> Norm: x.\r\n";

    assertThat(Codes.format(text, "x.coco.md"))
        .isEqualTo(
            "\uFEFF"
                + HEAD.replace("\n", "\r\n")
                + "\r\n## S\r\n\r\n### A-1 · B\r\n\r\n> Norm: x.\r\n");
  }

  @Test
  void formatsExamplesButNotOtherTablesOfARule() {
    String formatted =
        format(
            "\n## S\n\n### A-1 · B\n\n> Norm: x.\n\n|a|b|\n|-|-|\n\n**Example: y**\n|When|What|Then|\n|-|-|-|\n");

    assertThat(formatted)
        .contains("|a|b|\n|-|-|\n")
        .contains("**Example: y**\n\n| When | What | Then |\n|------|------|------|\n");
  }

  @Test
  void leavesADocumentWithoutFrontMattersEndAlone() {
    String text = "---\ncode: x\n\n\n\n## S\n### A-1: B\n> Norm: x.\n";

    assertThat(Codes.format(text, "x.coco.md")).isEqualTo(text);
  }
}
