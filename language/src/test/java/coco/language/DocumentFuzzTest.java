package coco.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes reading, comparing, formatting or printing throw, or last. */
class DocumentFuzzTest {
  private static final int ROUNDS = Integer.getInteger("coco.fuzz.rounds", 75);
  private static final List<String> SCRAPS =
      List.of(
          "",
          "|",
          "\\|",
          "---",
          "\n---\n",
          "[",
          "]",
          "`",
          "**",
          "> ",
          ">",
          "\n",
          "\r\n",
          "\r",
          "\0",
          "\uFEFF",
          "\uD83D",
          "\uDC00",
          "é",
          "👩‍👩‍👧",
          "\t",
          "    ",
          "&amp;",
          "&#0;",
          "\\",
          "### ",
          "## ",
          "# ",
          "### X-1 · Y\n\n> ",
          "| a | b | c | d | e | f |\n",
          "24:00",
          "99:99",
          "9 h",
          "jusqu'à",
          "closed 2027-02-30;",
          "Mon–",
          "2027-13-45",
          "{",
          "}",
          "*a",
          "&a",
          "<!--",
          "<b>",
          "case 99999999999",
          "with",
          "and",
          "0",
          "999999999999999999999",
          "code: ",
          "- ",
          "1. ",
          "\n\n",
          ": ",
          "·",
          "[x]: y\n",
          "**Example: x**\n",
          "’",
          "«",
          "\u00A0",
          "\u2028",
          "\u0085");

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void mutationsAreReadWithoutException(Language language) {
    String text = Riverside.text(language);
    Document other =
        Riverside.read(language == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH);
    for (int round = 0; round < ROUNDS; round++) {
      long seed = language == Language.ENGLISH ? round : 1000L + round;
      String mutated = mutated(text, new Random(seed));
      try {
        exercise(mutated, other, language);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail("seed %d, %s".formatted(seed, language), e);
      }
    }
  }

  private static void exercise(String text, Document other, Language language) {
    Document document = Codes.read(text, Riverside.name(language));
    FindingPrinter printer = new FindingPrinter(document);
    for (Finding finding : document.findings()) {
      assertThat(printer.print(finding)).isNotBlank();
      assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
    }
    assertThat(document.findings().size()).isLessThanOrEqualTo(Limits.FINDINGS);
    assertThat(Codes.compareLanguages(document, other)).isNotNull();
    for (Language printed : Language.values()) {
      assertThat(Codes.print(document, printed, Optional.of(other)).text()).isNotBlank();
    }
    String formatted = Codes.format(text, Riverside.name(language));
    assertThat(changedLines(formatted, Codes.format(formatted, Riverside.name(language))))
        .isEmpty();
  }

  private static List<String> changedLines(String once, String twice) {
    List<String> lines = List.of(twice.split("\n", -1));
    if (once.equals(twice)) {
      return List.of();
    }
    List<String> before = List.of(once.split("\n", -1));
    int first = 0;
    while (first < Math.min(lines.size(), before.size())
        && lines.get(first).equals(before.get(first))) {
      first++;
    }
    return Stream.of(
            String.join(
                "\n", before.subList(Math.max(0, first - 2), Math.min(first + 3, before.size()))),
            String.join(
                "\n", lines.subList(Math.max(0, first - 2), Math.min(first + 3, lines.size()))))
        .map(DocumentFuzzTest::visible)
        .toList();
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                visible.append(
                    c == '\n' || (c >= ' ' && c < 0x7F)
                        ? String.valueOf((char) c)
                        : "\\u%04X".formatted(c)));
    return visible.toString();
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length() + 1);
      int until =
          Math.min(mutated.length(), at + random.nextInt(random.nextInt(8) == 0 ? 400 : 12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, until);
        case 1 -> mutated.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
        case 2 -> mutated.replace(at, until, SCRAPS.get(random.nextInt(SCRAPS.size())));
        default -> {
          int from = random.nextInt(mutated.length() + 1);
          int end = Math.min(mutated.length(), from + random.nextInt(300));
          mutated.insert(at, mutated.substring(from, end));
        }
      }
    }
    return mutated.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*a ",
        "[",
        "![",
        "`a",
        "_a*b ",
        "| ",
        "> ",
        "- ",
        "#",
        "\n",
        "[a](",
        "<a ",
        "é",
        "\0",
        "&",
        "### A-1 · x\n\n> x\n\n",
        "|a|\n|-|\n",
        "---\n",
        "{",
        "[[",
        "a: &a [*a]\n",
        "? ",
        "\t",
        "\"",
        "**Example: x**\n\n|When|What|Then|\n|-|-|-|\n"
      })
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void repetitionsEndSoon(String piece) {
    String many = piece.repeat(40_000 / piece.length());

    for (String text :
        List.of(
            many,
            "---\n" + many,
            "---\n" + many + "\n---\n",
            "---\nlanguage: en\nchapters: {service: S, definitions: D}\n---\n# T\n\n## S\n\n"
                + many,
            "---\nlanguage: fr\nchapters: {service: S}\n---\n# T\n\n## S\n\n### A-1 · x\n\n> "
                + many,
            "---\nlanguage: en\nchapters: {definitions: D}\n---\n## D\n\n| Id | Term | Kind | Meaning |\n|-|-|-|-|\n|a|"
                + many.replace("\n", " ")
                + "|event|x|\n")) {
      Document document = Codes.read(text, "x.coco.md");
      assertThat(document.findings()).isNotEmpty();
      assertThat(Codes.format(text, "x.coco.md")).isNotNull();
    }
  }

  @Test
  void anIdOfThousandsOfParts() {
    String id = "A-".repeat(20_000) + "A";
    String text =
        "---\nlanguage: en\nchapters: {service: S}\n---\n# T\n\n## S\n\n### "
            + id
            + " · x\n\n> Norm: y.\n";

    assertThat(Codes.read(text, "x.coco.md").rule(id)).isPresent();
  }

  /** Signs that only some readers take for blanks belong to a word, in every layout. */
  @Test
  void layingOutTwiceKeepsSeparatorsThatNobodySees() {
    String text =
        "---\nlanguage: en\nchapters: {service: S}\n---\n# T\n\n## S\n\n### A-1 · x\n\n> Norm: "
            + "words ".repeat(15)
            + "\u001F".repeat(12)
            + "more of them.\n";
    String once = Codes.format(text, "x.coco.md");

    assertThat(once).isNotEqualTo(text);
    assertThat(Codes.format(once, "x.coco.md")).isEqualTo(once);
  }

  /** The library that reads YAML has no words for these. */
  @ParameterizedTest
  @ValueSource(strings = {"\"\\U.\"", "\"\\UFFFFFFFF\"", "!.-+%+A\n"})
  void frontMatterThatItsLibraryStumblesOver(String yaml) {
    assertThat(Codes.read("---\n" + yaml + "\n---\n# T\n", "x.coco.md").findings())
        .extracting(Finding::kind)
        .contains(FindingKind.FRONT_MATTER_UNREADABLE);
  }

  @Test
  void refusesWhatIsTooLarge() {
    String text = "a".repeat(Limits.DOCUMENT_SIZE + 1);

    Document document = Codes.read(text, "x.coco.md");

    assertThat(document.findings())
        .containsExactly(
            Finding.of(
                FindingKind.DOCUMENT_TOO_LARGE,
                new coco.language.text.Span(0, 0),
                "2000000",
                "2000001"));
  }
}
