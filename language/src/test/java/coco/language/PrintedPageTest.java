package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.code.ChapterKind;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.ClausePrinter;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/printed.md} shows every form with every modifier as it is printed in both languages,
 * for people to read line by line. Run with {@code -Dcoco.rewrite=true} after a change.
 */
class PrintedPageTest {
  private static final Path PAGE = Path.of("../docs/printed.md");
  private static final Path MANUAL = Path.of("../docs/language.md");
  private static final RuleId ID = new RuleId("R-1");

  /** Terms beside those of the manual, for the turns of French grammar. */
  private static final List<List<String>> MORE =
      List.of(
          List.of(
              "agents",
              "the agents",
              "role",
              "les agents",
              "rôle",
              "actor.role is agent",
              "agent.role est agent"),
          List.of(
              "head",
              "head of care",
              "role",
              "la directrice de la clientèle",
              "rôle",
              "actor.role is head",
              "agent.role est head"),
          List.of(
              "arbiter",
              "mediator",
              "role",
              "arbitre",
              "rôle",
              "actor.role is mediator",
              "agent.role est mediator"),
          List.of(
              "eight",
              "eight letters come",
              "event",
              "huit lettres arrivent",
              "événement",
              "`x.eight`",
              "`x.eight`"),
          List.of(
              "rank",
              "rank the letters",
              "event",
              "hiérarchiser les lettres",
              "événement",
              "`x.rank`",
              "`x.rank`"),
          List.of(
              "over",
              "it is settled",
              "event",
              "il est réglé",
              "événement",
              "`x.over`",
              "`x.over`"),
          List.of(
              "quiet",
              "it is quiet",
              "state",
              "il n'y a personne",
              "état",
              "from `x.q`",
              "de `x.q`"),
          List.of(
              "locals",
              "local residents",
              "group",
              "les riverains",
              "groupe",
              "customers where party.near is true",
              "clients si personne.near est vrai"),
          List.of(
              "elderly",
              "elderly people",
              "group",
              "personnes âgées",
              "groupe",
              "customers where party.age > 70",
              "clients si personne.age > 70"));

  private static Lexicon lexicon(Language language) throws IOException {
    boolean english = language == Language.ENGLISH;
    List<String> manual = Files.readString(MANUAL).lines().toList();
    StringBuilder text = new StringBuilder("---\ncode: x\nlanguage: " + language.tag());
    text.append(
        "\ncalendar: office\nchapters: {definitions: D, calendars: C}\n---\n# X\n\n## D\n\n");
    text.append(table(manual, english ? "| Id | Term | Act" : "| Id | Terme | Acte"));
    for (List<String> row : MORE) {
      text.append(
          "| %s | %s | | %s | %s |\n"
              .formatted(
                  row.get(0),
                  row.get(english ? 1 : 3),
                  row.get(english ? 2 : 4),
                  row.get(english ? 5 : 6)));
    }
    text.append("\n## C\n\n");
    text.append(lastTable(manual, english ? "| Calendar | Opening" : "| Id | Calendrier"));
    Document document = Codes.read(text.toString(), "x." + language.tag() + ".coco.md");
    assertThat(document.isSound()).isTrue();
    Lexicon lexicon = document.lexicon();
    java.util.LinkedHashSet<String> attributes =
        new java.util.LinkedHashSet<>(lexicon.attributes());
    attributes.addAll(List.of("author", "approver"));
    return new Lexicon(language, lexicon.terms(), lexicon.calendars(), attributes, lexicon.named());
  }

  private static String table(List<String> lines, String head) {
    int from = 0;
    while (!lines.get(from).startsWith(head) || !lines.get(from + 2).startsWith("| complaint | ")) {
      from++;
    }
    return rows(lines, from);
  }

  private static String lastTable(List<String> lines, String head) {
    int from = lines.size() - 1;
    while (!lines.get(from).startsWith(head)) {
      from--;
    }
    return rows(lines, from);
  }

  private static String rows(List<String> lines, int from) {
    int until = from;
    while (lines.get(until).startsWith("|")) {
      until++;
    }
    return String.join("\n", lines.subList(from, until)) + "\n";
  }

  private static List<String> sentences() throws IOException {
    try (InputStream file = PrintedPageTest.class.getResourceAsStream("printed.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# ") && !line.isBlank())
          .toList();
    }
  }

  private static ParsedClause parse(String sentence, Lexicon lexicon) {
    ParsedClause parsed = ClauseParser.parse(Clip.contiguous(sentence, 0), lexicon);
    assertThat(parsed.findings())
        .as(sentence)
        .noneMatch(it -> it.kind().severity() != FindingKind.Severity.WARNING);
    return parsed;
  }

  @Test
  void thePageShowsWhatIsPrinted() throws IOException {
    Lexicon english = lexicon(Language.ENGLISH);
    Lexicon french = lexicon(Language.FRENCH);
    StringBuilder page =
        new StringBuilder(
            """
            # Every sentence, as it is printed

            Written by `PrintedPageTest` from `language/src/test/resources/coco/language/printed.txt`, with the terms of
            [the manual](language.md) and a few more. What stands here reads back as the same rule; the build fails where it
            does not, or where this page is not what the printer writes.
            """);
    for (String line : sentences()) {
      if (line.startsWith("## ")) {
        page.append("\n").append(line).append("\n");
        continue;
      }
      ParsedClause parsed = parse(line, english);
      Rule rule = parsed.rule(ID, ChapterKind.SERVICE).orElseThrow();
      page.append("\n- ").append(printed(rule, parsed.text(), english)).append('\n');
      page.append("- ").append(printed(rule, parsed.text(), french)).append('\n');
    }

    if (Boolean.getBoolean("coco.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String printed(Rule rule, Optional<String> text, Lexicon lexicon) {
    String sentence = ClausePrinter.print(rule, text, lexicon);
    assertThat(parse(sentence, lexicon).rule(ID, ChapterKind.SERVICE)).as(sentence).contains(rule);
    return sentence;
  }
}
