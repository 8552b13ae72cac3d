package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The language's manual does not lie: each sentence of its tables is read in both languages and
 * means the same, its small code can be published, and its dates are those that come out.
 */
class ManualTest {
  private static final Path MANUAL = Path.of("../docs/language.md");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  @TempDir Path folder;

  /** A table: its heading and its rows, as cells. */
  private record Table(List<String> heading, List<List<String>> rows) {
    boolean has(String... columns) {
      return heading.containsAll(List.of(columns));
    }

    String cell(List<String> row, String column) {
      return row.get(heading.indexOf(column));
    }
  }

  @TestFactory
  Stream<DynamicTest> everySentenceIsReadAndMeansTheSameInBothLanguages() {
    List<Table> tables =
        tables().stream()
            .filter(table -> table.has("English", "Français") && !table.has("from"))
            .toList();

    assertThat(tables).hasSizeGreaterThanOrEqualTo(9);
    return tables.stream()
        .flatMap(
            table ->
                table.rows().stream()
                    .map(
                        row ->
                            DynamicTest.dynamicTest(
                                table.cell(row, "English"),
                                () ->
                                    meansTheSame(
                                        table.cell(row, "English"), table.cell(row, "Français")))));
  }

  private static void meansTheSame(String english, String french) {
    Document first = Codes.read(document("en", english, ""), "manual.en.coco.md");
    Document second = Codes.read(document("fr", french, ""), "manual.fr.coco.md");

    assertThat(faults(first)).isEmpty();
    assertThat(faults(second)).isEmpty();
    assertThat(first.code().rules()).hasSize(2);
    assertThat(Codes.compareLanguages(first, second).first())
        .filteredOn(finding -> finding.kind().id().startsWith("L80"))
        .isEmpty();
  }

  private static List<String> faults(Document document) {
    return document.findings().stream()
        .filter(finding -> finding.kind().severity() == Severity.ERROR_OF_FORM)
        .map(Finding::toString)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyDateIsTheOneThatComesOut() {
    Table lengths =
        tables().stream()
            .filter(table -> table.has("English", "Français", "from", "in time until"))
            .findFirst()
            .orElseThrow();

    assertThat(lengths.rows()).hasSizeGreaterThan(12);
    return lengths.rows().stream()
        .flatMap(
            row ->
                Stream.of("en", "fr")
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                lengths.cell(row, language.equals("en") ? "English" : "Français"),
                                () ->
                                    endsAt(
                                        language,
                                        lengths.cell(
                                            row, language.equals("en") ? "English" : "Français"),
                                        lengths.cell(row, "from"),
                                        lengths.cell(row, "in time until")))));
  }

  /** An example asks a minute before and a minute after. */
  private void endsAt(String language, String length, String from, String until)
      throws IOException {
    boolean english = language.equals("en");
    LocalDateTime end =
        until.endsWith(" 24:00")
            ? LocalDateTime.parse(until.replace("24:00", "00:00"), MINUTE).plusDays(1)
            : LocalDateTime.parse(until, MINUTE);
    assertThat(end.toLocalTime().equals(LocalTime.MIDNIGHT) || !until.endsWith("24:00")).isTrue();
    String clause =
        english
            ? "When [a complaint is received], we must [answer] " + length + "."
            : "Lorsqu'[une réclamation est reçue], nous devons [répondre] " + length + ".";
    String example =
        english
            ? "**Example: e**\n\n| When | What | Then |\n|---|---|---|\n| %s | [a complaint is received] | pending |\n| %s | as of | pending |\n| %s | as of | breached |\n"
            : "**Exemple : e**\n\n| Quand | Quoi | Résultat |\n|---|---|---|\n| %s | [une réclamation est reçue] | en cours |\n| %s | à la date du | en cours |\n| %s | à la date du | manqué |\n";
    DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    Path file = folder.resolve("manual.%s.coco.md".formatted(language));
    Files.writeString(
        file,
        document(
            language,
            clause,
            example.formatted(
                time.format(LocalDateTime.parse(from, MINUTE)),
                time.format(end.minusMinutes(1)),
                time.format(end.plusMinutes(1)))));

    assertThat(check(file).lines().filter(line -> line.matches(".* [XCKTD][0-9]+ ?:.*")))
        .filteredOn(line -> !line.matches(".* (D160|D163|K515) ?:.*"))
        .filteredOn(line -> !line.contains("K515"))
        .isEmpty();
  }

  @Test
  void theSmallCodeCanBePublishedInBothLanguages() throws IOException {
    List<String> blocks = fenced("````markdown");
    Path english = folder.resolve("bakery.en.coco.md");
    Path french = folder.resolve("bakery.fr.coco.md");
    Files.writeString(english, blocks.get(0));
    Files.writeString(french, blocks.get(1));

    assertThat(blocks).hasSize(2);
    String said = check(english, french);
    assertThat(said).doesNotContain(": error", ": erreur", ": warning", ": avertissement");
    assertThat(said).contains("It can be published.");
  }

  /** A document of one clause, with the definitions and calendars of the manual. */
  private static String document(String language, String clause, String example) {
    boolean english = language.equals("en");
    StringBuilder text = new StringBuilder();
    text.append("---\ncode: manual\nlanguage: ").append(language);
    text.append("\nedition: \"1\"\neffective: 2026-01-01\nzone: Europe/Paris\ncalendar: office\n");
    text.append(english ? "closes: [the case is closed]\n" : "closes: [le dossier est clos]\n");
    text.append("chapters: {goals: A, service: B, definitions: C, calendars: D}\n---\n\n# T\n\n");
    text.append("## A\n\n### G-1 · g\n\n## B\n\n### CS-1 · r\n\n");
    text.append(english ? "> Norm: n.\n\n" : "> Norme : n.\n\n");
    text.append("### CS-2 · r\n\n> ").append(clause).append("\n\n").append(example);
    text.append("\n## C\n\n");
    append(
        text,
        english
            ? List.of("Id", "Term", "Act", "Kind", "Meaning")
            : List.of("Id", "Terme", "Acte", "Nature", "Sens"));
    text.append("\n## D\n\n");
    append(
        text,
        english
            ? List.of("Calendar", "Opening hours", "Time zone", "Holidays")
            : List.of("Id", "Calendrier", "Heures d'ouverture", "Fuseau horaire", "Jours fériés"));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> heading) {
    Table table =
        tables().stream().filter(it -> it.heading().equals(heading)).findFirst().orElseThrow();
    text.append("| ").append(String.join(" | ", heading)).append(" |\n");
    text.append("|---".repeat(heading.size())).append("|\n");
    table.rows().forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
  }

  /** The tables of the manual, those in fenced blocks left out. */
  private static List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    boolean fenced = false;
    List<String> lines = new ArrayList<>(lines());
    lines.add("");
    for (String line : lines) {
      fenced ^= line.startsWith("````") || line.startsWith("```yaml") || line.equals("```");
      if (!fenced && line.startsWith("|")) {
        String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        rows.add(Arrays.stream(cells).map(String::strip).toList());
      } else if (!rows.isEmpty()) {
        tables.add(new Table(rows.getFirst(), List.copyOf(rows.subList(2, rows.size()))));
        rows.clear();
      }
    }
    return tables;
  }

  private static List<String> fenced(String fence) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    for (String line : lines()) {
      if (block == null && line.equals(fence)) {
        block = new StringBuilder();
      } else if (block != null && line.equals("````")) {
        blocks.add(block.toString());
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(MANUAL);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String check(Path... files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>(List.of("check"));
    Arrays.stream(files).forEach(file -> arguments.add(file.toString()));
    Coco.run(
        new Console(java.io.InputStream.nullInputStream(), printed, printed, false, false, 100),
        arguments.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }
}
