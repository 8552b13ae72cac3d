package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command writes takes the place of nothing that it reads, and is whole or not there. */
class OutputFilesTest {
  private static final String CODE =
      """
      ---
      code: mine
      language: en
      edition: "1"
      effective: 2026-01-01
      zone: Europe/Paris
      chapters: {service: A, definitions: B}
      ---

      # Mine

      ## A

      ### R-1 · Answer

      > When [it is asked], we must [answer] within 1 day.

      ## B

      | Id | Term | Act | Kind | Meaning |
      |---|---|---|---|---|
      | q | it is asked | | event | `asked` |
      | a | we have answered | answer | event | `answered` |
      """;
  private static final String LOG =
      "time,type,case\n2026-01-05T10:00:00Z,asked,1\n2026-01-05T11:00:00Z,answered,1\n";
  private static final String MAPPING =
      """
      source: desk
      file: log.csv
      format: csv
      columns: {time: {type: instant, pattern: iso}}
      case: case
      interactions:
        - {type: {column: type, others: keep}, time: time}
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeTheFiles() throws IOException {
    write("code.coco.md", CODE);
    write("log.csv", LOG);
    write("log.source.yaml", MAPPING);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run run(String command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(List.of("--code", folder.resolve("code.coco.md").toString()));
    arguments.addAll(List.of("--source", folder.resolve("log.source.yaml").toString()));
    arguments.addAll(Arrays.asList(more));
    return Run.coco(arguments.toArray(String[]::new));
  }

  private void isRefusedAndNothingIsLost(Run run, String... words) throws IOException {
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("should not have happened");
    assertThat(Files.readString(folder.resolve("code.coco.md"))).isEqualTo(CODE);
    assertThat(Files.readString(folder.resolve("log.csv"))).isEqualTo(LOG);
    assertThat(Files.readString(folder.resolve("log.source.yaml"))).isEqualTo(MAPPING);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"code.coco.md", "log.csv", "log.source.yaml"})
  void neverReplaceWhatIsRead(String name) throws IOException {
    String file = folder.resolve(name).toString();
    String around = folder.resolve("..").resolve(folder.getFileName()).resolve(name).toString();

    isRefusedAndNothingIsLost(run("backtest", "--rejected", file), "--rejected", "would be lost");
    isRefusedAndNothingIsLost(run("backtest", "--rejected", around), "would be lost");
    isRefusedAndNothingIsLost(
        run("explain", "--case", "1", "--picture", file), "--picture", "would be lost");
  }

  @Test
  void neverReplaceTheLogByItsVerdictsNorThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("log.csv"));

    isRefusedAndNothingIsLost(
        run("backtest", "--out", folder.resolve("log.csv").toString()), "--out", "would be lost");
    isRefusedAndNothingIsLost(run("backtest", "--out", link.toString()), "would be lost");
  }

  @Test
  void areTwoFiles() throws IOException {
    String file = folder.resolve("x.csv").toString();

    isRefusedAndNothingIsLost(
        run("backtest", "--out", file, "--rejected", file), "--rejected", "would be lost");
  }

  @Test
  void areNoFoldersAndStandInOne() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty.csv"));

    isRefusedAndNothingIsLost(run("backtest", "--out", empty.toString()), "it is a folder");
    isRefusedAndNothingIsLost(
        run("backtest", "--out", folder.resolve("no/x.csv").toString()), "there is no folder");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void keepALinkAndTheRightsOfTheFileBehindIt() throws IOException {
    Path file =
        write("form.coco.md", CODE.replace("# Mine", "#   Mine").replace("> When", ">When"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("lk.coco.md"), file);

    Run run = Run.coco("format", link.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).contains("> When");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void leaveAReadOnlyFileAsItIs() throws IOException {
    Path file = write("form.coco.md", CODE.replace("> When", ">When"));
    String before = Files.readString(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

    isRefusedAndNothingIsLost(Run.coco("format", file.toString()), "read-only");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void giveNoFormulaToASpreadsheet() throws IOException {
    write(
        "log.csv",
        "time,type,case\n2026-01-05T10:00:00Z,asked,=cmd|x\n2026-01-05T10:00:00Z,asked,+33 6 12\n");
    Path rows = folder.resolve("rows.csv");

    Run run = run("backtest", "--out", rows.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(rows)).contains(",'=cmd|x,").contains(",+33 6 12,");
  }

  @Test
  void showsCharactersThatWouldMoveTheTerminal() throws IOException {
    write("log.csv", "time,type,case\n2026-01-05T10:00:00Z,\u001b]0;pwn\u0007evil,1\n");

    Run run = run("backtest");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out() + run.err())
        .contains("<U+001B>]0;pwn<U+0007>evil")
        .doesNotContain("\u001b");
  }

  @Test
  void oneCodeAtATimeAndAnotherOnlyToCompare() throws IOException {
    Path other = write("other.coco.md", CODE.replace("code: mine", "code: other"));

    isRefusedAndNothingIsLost(run("backtest", "--code", other.toString()), "'other'", "--against");
  }

  @Test
  void aCaseOrARuleThatIsNotThereIsNamed() throws IOException {
    isRefusedAndNothingIsLost(run("explain", "--case", "nope"), "no case 'nope'", "'1'");
    isRefusedAndNothingIsLost(
        run("explain", "--case", "1", "--rule", "R-9"), "no rule is called 'R-9'", "R-1");
  }

  @Test
  void anOpenQuotationMarkSwallowsNothingInSilence() throws IOException {
    write("log.csv", LOG + "\"2026-01-06T10:00:00Z,asked,2\n2026-01-06T10:00:00Z,asked,3\n");

    Run run = run("backtest", "--out", folder.resolve("x.csv").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("log.csv:4", "quotation mark");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }

  @Test
  void aMappingSaysEachKeyOnceAndNestsNoDeeperThanAPersonReads() throws IOException {
    write("log.source.yaml", MAPPING + "case: type\n");
    assertThat(run("backtest").err()).contains("log.source.yaml:8", "\"case\" stands here twice");

    write("log.source.yaml", "source: " + "[".repeat(20_000));
    Run run = run("backtest");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("depth").doesNotContain("StackOverflow");
  }

  @Test
  void aDeadlineBeyondTheCalendarsIsSaidToBe() {
    String code = folder.resolve("code.coco.md").toString();
    for (String within : List.of("2 hours", "within 3 days")) {
      assertThat(Run.coco("due", "--code", code, "--from", "2250-01-01", "--within", within).err())
          .contains("the years 1900 to 2200");
    }
    assertThat(
            Run.coco("due", "--code", code, "--from", "2026-01-01", "--within", "3 clear days")
                .err())
        .contains("by the end of the day after 3 clear days");
    assertThat(
            Run.coco(
                    "due",
                    "--code",
                    code,
                    "--from",
                    "2026-05-05",
                    "--within",
                    "by the end of the day after 3 clear days")
                .out())
        .contains("Saturday 9 May 2026 at 24:00");
  }

  @Test
  void aDeadlineThatNoCalendarReachesNamesItsRuleAndInteraction() throws IOException {
    String rare =
        "| Calendar | Opening hours | Time zone | Holidays |\n|---|---|---|---|\n"
            + "| rare | Mon 09:00–10:00 | Europe/Paris | none |\n";
    write(
        "code.coco.md",
        CODE.replace("definitions: B", "definitions: B, calendars: C")
                .replace("within 1 day", "within 90000 working hours by [rare]")
            + "\n## C\n\n"
            + rare);

    Run run = run("backtest");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("rule R-1", "2026-01-05T10:00:00Z", "the years 1900 to 2200")
        .doesNotContain("should not have happened");
  }
}
