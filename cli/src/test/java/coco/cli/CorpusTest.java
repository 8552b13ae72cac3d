package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.FindingKind;
import coco.language.HolidayRegions;
import coco.language.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked cases of {@code corpus/}: what a check says of their codes, and the verdicts that
 * follow from their interactions. {@code -Dcoco.corpus.rewrite=true} writes what comes out instead
 * of comparing it; a difference is then defended where it is committed.
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("../corpus");
  private static final boolean REWRITE = Boolean.getBoolean("coco.corpus.rewrite");
  private static final List<String> LANGUAGES = List.of("en", "fr");

  /** Every case leaves parts of a complete code out, with a reason; one case is about that. */
  private static final String LEFT_OUT = "left-out-with-a-reason";

  private static final Pattern HEAD =
      Pattern.compile(":\\d+:\\d+: \\S+(?: \\S+)?? ([A-Z]\\d{3})\\b");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> checksSayWhatTheyShould() {
    return cases().stream()
        .flatMap(
            it ->
                LANGUAGES.stream()
                    .filter(language -> !codes(it, language).isEmpty())
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                name(it) + " " + language,
                                () ->
                                    compare(
                                        it.resolve("findings.%s.txt".formatted(language)),
                                        findings(it, language)))));
  }

  @TestFactory
  Stream<DynamicTest> verdictsAreTheExpectedOnes() {
    return cases().stream()
        .filter(CorpusTest::isGood)
        .flatMap(
            it ->
                LANGUAGES.stream()
                    .filter(language -> !codes(it, language).isEmpty())
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                name(it) + " " + language,
                                () ->
                                    compare(
                                        it.resolve("verdicts.ndjson"), verdicts(it, language)))));
  }

  @Test
  void holdsAsManyBadCasesAsGoodOnesAndHalfInFrench() {
    List<Path> all = cases();
    long good = all.stream().filter(CorpusTest::isGood).count();
    long french = all.stream().filter(it -> !codes(it, "fr").isEmpty()).count();

    System.out.printf(
        "%d cases: %d bad, %d good; %d in French%n", all.size(), all.size() - good, good, french);
    assertThat(all).hasSizeGreaterThanOrEqualTo(120);
    assertThat(good).isBetween(all.size() * 2L / 5, all.size() * 3L / 5);
    assertThat(french).isGreaterThanOrEqualTo(all.size() / 2);
    for (Path it : all) {
      assertThat(lines(it.resolve("README.md"))).as(name(it)).hasSize(1);
    }
  }

  @Test
  void everyKindOfFindingAppearsInBothLanguages() {
    Set<String> kinds =
        Arrays.stream(FindingKind.values())
            .map(FindingKind::id)
            .collect(Collectors.toCollection(TreeSet::new));
    kinds.removeAll(TOO_LARGE_TO_KEEP);

    for (String language : LANGUAGES) {
      Set<String> wanted = new TreeSet<>(kinds);
      wanted.removeAll(NOT_IN.getOrDefault(language, Set.of()));
      Set<String> shown = new TreeSet<>();
      for (Path it : cases()) {
        Path file = it.resolve("findings.%s.txt".formatted(language));
        if (Files.exists(file)) {
          lines(file).stream().flatMap(line -> ids(line).stream()).forEach(shown::add);
        }
      }
      assertThat(shown).as(language).containsAll(wanted);
    }
  }

  /** Documents at these limits would be large files that nobody reads; they are made here. */
  private static final Set<String> TOO_LARGE_TO_KEEP =
      Set.of("D190", "D191", "D192", "D193", "D194");

  /**
   * What a document in a language cannot show: clear days are ambiguous in English only; heures
   * ouvrables and commas that are both signs exist in French only; a meaning left out of a document
   * is an empty cell (D137).
   */
  private static final Map<String, Set<String>> NOT_IN =
      Map.of("en", Set.of("C225", "R406", "R407", "M304"), "fr", Set.of("C209", "M304"));

  @Test
  void documentsBeyondTheLimitsAreRefusedInBothLanguages() {
    for (String language : LANGUAGES) {
      boolean english = language.equals("en");
      String front =
          "---\ncode: large\nlanguage: %s\nedition: \"1\"\neffective: 2026-01-01\nzone: Europe/Paris\nchapters: {service: A, definitions: B}\n---\n\n# T\n\n## A\n\n"
              .formatted(language);
      String norm = english ? "> Norm: n.\n\n" : "> Norme : n.\n\n";
      String example =
          english
              ? "**Example: e**\n\n| When | What | Then |\n|---|---|---|\n| 2026-01-09 16:00 | `a` | |\n\n"
              : "**Exemple : e**\n\n| Quand | Quoi | Résultat |\n|---|---|---|\n| 2026-01-09 16:00 | `a` | |\n\n";
      String table =
          english
              ? "| Id | Term | Kind | Meaning |\n|---|---|---|---|\n"
              : "| Id | Terme | Nature | Sens |\n|---|---|---|---|\n";
      String kind = english ? "event" : "événement";

      assertThat(ids(front + "n".repeat(Limits.DOCUMENT_SIZE), language)).contains("D190");
      assertThat(
              ids(
                  front + repeat(Limits.RULES + 1, i -> "### R-" + i + " · t\n\n" + norm),
                  language))
          .contains("D191");
      assertThat(
              ids(
                  front
                      + "### R-1 · t\n\n"
                      + norm
                      + "## B\n\n"
                      + table
                      + repeat(
                          Limits.DEFINITIONS + 1,
                          i -> "| d%d | t %d | %s | `t` |\n".formatted(i, i, kind)),
                  language))
          .contains("D192");
      String calendars =
          english
              ? "| Calendar | Opening hours | Time zone | Holidays |\n|---|---|---|---|\n"
              : "| Calendrier | Heures d'ouverture | Fuseau horaire | Jours fériés |\n|---|---|---|---|\n";
      String hours = english ? "Mon 09:00–10:00" : "Lun 9 h–10 h";
      assertThat(
              ids(
                  front.replace("definitions: B", "calendars: B")
                      + "### R-1 · t\n\n"
                      + norm
                      + "## B\n\n"
                      + calendars
                      + repeat(
                          Limits.CALENDARS + 1,
                          i ->
                              "| c%d | %s | Europe/Paris | %s |\n"
                                  .formatted(i, hours, english ? "none" : "aucun")),
                  language))
          .contains("D193");
      assertThat(
              ids(
                  front + "### R-1 · t\n\n" + norm + repeat(Limits.EXAMPLES + 1, i -> example),
                  language))
          .contains("D194");
    }
  }

  private static Set<String> ids(String text, String language) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String name = "large.%s.coco.md".formatted(language);
    return Codes.read(bytes, name, HolidayRegions.UNCHECKED).findings().stream()
        .map(finding -> finding.kind().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String repeat(int times, java.util.function.IntFunction<String> text) {
    return IntStream.rangeClosed(1, times).mapToObj(text).collect(Collectors.joining());
  }

  private static Set<String> ids(String text) {
    Set<String> ids = new TreeSet<>();
    Matcher matcher = HEAD.matcher(text);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  /**
   * What a check prints of a case's codes in one language: all of a bad case, errors and warnings
   * of a good one.
   */
  private static String findings(Path it, String language) {
    List<Path> files = new ArrayList<>();
    LANGUAGES.forEach(each -> files.addAll(codes(it, each)));
    List<String> arguments = new ArrayList<>(List.of("check"));
    files.forEach(file -> arguments.add(file.toString()));
    StringBuilder kept = new StringBuilder();
    boolean keeping = false;
    for (String line : run(arguments.toArray(String[]::new)).lines().toList()) {
      for (Path file : files) {
        if (line.startsWith(file + ":")) {
          Matcher head = HEAD.matcher(line);
          boolean finding = head.find();
          boolean asked = name(it).equals(LEFT_OUT);
          keeping =
              codes(it, language).contains(file)
                  && finding
                  && (asked || !head.group(1).equals("P716"));
        }
      }
      if (keeping) {
        kept.append(line.replace(it + "/", "")).append('\n');
      }
    }
    return kept.toString();
  }

  private String verdicts(Path it, String language) throws IOException {
    Path out = folder.resolve("verdicts.ndjson");
    List<String> arguments = new ArrayList<>(List.of("backtest", "--threads", "1", "--code"));
    codes(it, language).forEach(file -> arguments.add(file.toString()));
    arguments.addAll(
        List.of(
            "--source",
            CORPUS.resolve("interactions.source.yaml").toString(),
            "--file",
            it.resolve("interactions.ndjson").toString(),
            "--out",
            out.toString()));
    String said = run(arguments.toArray(String[]::new));
    assertThat(out).as(said).exists();
    List<String> rows = new ArrayList<>(lines(out));
    rows.sort(Comparator.naturalOrder());
    return String.join("\n", rows) + "\n";
  }

  private static void compare(Path file, String actual) throws IOException {
    if (REWRITE) {
      if (actual.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.writeString(file, actual);
      }
    }
    String expected = Files.exists(file) ? Files.readString(file) : "";
    assertThat(actual).as(file.toString()).isEqualTo(expected);
  }

  /** What a command prints. */
  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream unheard =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Coco.run(
        new Console(java.io.InputStream.nullInputStream(), printed, unheard, false, false, 100),
        arguments);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<Path> cases() {
    return list(CORPUS).stream().filter(Files::isDirectory).toList();
  }

  private static boolean isGood(Path it) {
    return Files.exists(it.resolve("interactions.ndjson"));
  }

  private static String name(Path it) {
    return it.getFileName().toString();
  }

  /** The codes of a case in one language: one for each edition. */
  private static List<Path> codes(Path it, String language) {
    return list(it).stream()
        .filter(file -> name(file).endsWith("." + language + ".coco.md"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
