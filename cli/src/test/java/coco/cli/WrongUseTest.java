package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets who types something wrong, or hands over a file that is not what it seems. */
class WrongUseTest {
  private static final Path WATER = Path.of("../examples/water");
  private static final String CODE = WATER.resolve("riverside.en.coco.md").toString();
  private static final String SOURCE = WATER.resolve("riverside.source.yaml").toString();

  @TempDir Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void isRefused(Run run, String... words) {
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words);
    assertThat(run.err()).doesNotContain("should not have happened").doesNotContain("\tat ");
  }

  private Run backtest(Path data) {
    return Run.coco("backtest", "--code", CODE, "--source", SOURCE, "--file", data.toString());
  }

  @Test
  void anUnknownCommandIsNamed() {
    isRefused(Run.coco("chekc"), "'chekc' is no command", "did you mean check", "coco --help");
  }

  @Test
  void anUnknownOptionIsNamed() {
    isRefused(Run.coco("check", "--colour", CODE), "--colour");
  }

  @Test
  void aMissingFileIsNamed() {
    isRefused(Run.coco("check", "nowhere.coco.md"), "nowhere.coco.md", "no such file");
  }

  @Test
  void aMissingFileHidesNoFindingOfTheOthers() {
    Run run = Run.coco("check", CODE, "nowhere.coco.md");

    isRefused(run, "nowhere.coco.md");
    assertThat(run.out()).contains("riverside.en.coco.md: 21 rules");
  }

  @Test
  void aFileOfClosuresIsNamedWithWhatIsWrongInIt() throws IOException {
    String calendars =
        """
        ## C

        | Calendar | Opening hours | Time zone | Holidays |
        |---|---|---|---|
        | office | Mon–Fri 09:00–17:00 | Europe/Paris | closures.csv |
        """;
    Path code =
        file(
            "c.coco.md",
            "---\ncode: c\nlanguage: en\nedition: \"1\"\nzone: Europe/Paris\ncalendar: office\n"
                + "chapters: {calendars: C}\n---\n\n# C\n\n"
                + calendars);
    String[] due = {
      "due", "--code", code.toString(), "--from", "2026-01-05", "--within", "1 working day"
    };

    isRefused(Run.coco("check", code.toString()), "closures.csv", "no such file");
    file("closures.csv", "date,name\n2026-13-45,Fair\n");
    isRefused(Run.coco(due), "closures.csv:2", "no date that exists");
    file("closures.csv", "date,name\n2026-01-06,\n");
    assertThat(Run.coco(due).out()).contains("closing day (Tuesday 6 January 2026)");
  }

  @Test
  void aFolderIsNoCode() {
    isRefused(Run.coco("check", folder.toString()), "folder");
  }

  @Test
  void aBinaryFileIsNoCode() throws IOException {
    byte[] noise = new byte[10_000];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise.coco.md"), noise);

    Run run = Run.coco("check", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("UTF-8").contains("cannot be run");
  }

  @Test
  void aCyclicAliasInTheFrontMatterIsAFinding() throws IOException {
    Path file = file("cycle.coco.md", "---\ncode: &a [*a]\ntitle: x\nlanguage: en\n---\n\n# X\n");

    Run run = Run.coco("check", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("error D");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aZoneThatDoesNotExistIsAFindingWithTheNearest() throws IOException {
    String text = Files.readString(WATER.resolve("riverside.en.coco.md"));
    Path file = file("zone.en.coco.md", text.replace("zone: Europe/Paris", "zone: Europe/Pari"));

    Run run = Run.coco("check", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("Europe/Pari").contains("Europe/Paris");
  }

  @Test
  void aCalendarThatNeverOpensStopsTheBacktestByName() throws IOException {
    String text = Files.readString(WATER.resolve("riverside.en.coco.md"));
    Path file =
        file(
            "closed.en.coco.md",
            text.replace(
                "Mon–Fri 09:00–12:30 13:30–17:30; 24 Dec until 12:00", "closed 1 Jan–31 Dec"));

    isRefused(Run.coco("backtest", "--code", file.toString(), "--source", SOURCE), "office");
  }

  @Test
  void aCsvWithoutANeededColumnIsRefusedByItsName() throws IOException {
    Path data = file("short.csv", "id,time,case,party\n1,2026-01-01T10:00:00Z,a,b\n");

    isRefused(backtest(data), "type", "short.csv");
  }

  @Test
  void aMappingForAnotherFileIsRefused() throws IOException {
    Path data = file("other.csv", "name,age\nLea,31\n");

    isRefused(backtest(data), "other.csv");
  }

  @Test
  void aBinaryFileIsNoHistory() throws IOException {
    byte[] noise = new byte[10_000];
    new Random(2).nextBytes(noise);

    isRefused(backtest(Files.write(folder.resolve("noise.csv"), noise)), "noise.csv");
  }

  @Test
  void aTruncatedArchiveIsRefused() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(whole)) {
      gzip.write(Files.readAllBytes(WATER.resolve("riverside-2026.csv")));
    }
    byte[] part = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);

    isRefused(backtest(Files.write(folder.resolve("half.csv.gz"), part)), "half.csv.gz");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefusedAndNotHeld() throws IOException {
    Path data = folder.resolve("long.csv");
    try (OutputStream out = Files.newOutputStream(data)) {
      out.write(
          Files.readString(WATER.resolve("riverside-2026.csv"))
              .lines()
              .findFirst()
              .orElseThrow()
              .getBytes(StandardCharsets.UTF_8));
      out.write('\n');
      byte[] x = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(x);
      }
    }

    isRefused(backtest(data), "long.csv");
  }

  @Test
  void aMappingWithACyclicAliasIsRefused() throws IOException {
    Path mapping = file("cycle.source.yaml", "source: &a [*a]\nfile: x.csv\n");

    isRefused(
        Run.coco("backtest", "--code", CODE, "--source", mapping.toString()), "cycle.source.yaml");
  }

  @Test
  void aTimeThatIsNoneIsRefusedWithAModel() {
    isRefused(
        Run.coco("backtest", "--code", CODE, "--source", SOURCE, "--as-of", "tomorrow"),
        "tomorrow",
        "2027-01-08 16:00");
  }

  @Test
  void nothingHalfWrittenIsLeft() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Path data = file("bad.csv", "name,age\nLea,31\n");

    isRefused(
        Run.coco(
            "backtest",
            "--code",
            CODE,
            "--source",
            SOURCE,
            "--file",
            data.toString(),
            "--out",
            rows.toString()),
        "bad.csv");

    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()).toList())
          .containsExactly("bad.csv");
    }
  }

  @Test
  void aRowsFileOfAnotherEndingIsRefusedBeforeAnythingIsRead() {
    isRefused(
        Run.coco("backtest", "--code", CODE, "--source", SOURCE, "--out", "rows.docx"),
        ".csv",
        ".ndjson");
  }

  @Test
  void aLengthThatIsNoneIsExplained() {
    isRefused(
        Run.coco("due", "--code", CODE, "--from", "2026-01-01", "--within", "4 werking hours"),
        "werking");
  }

  @Test
  void rowsThatCannotBeReadAreCountedAndListed() throws IOException {
    String head =
        "id,time,type,case,party,channel,template,sender,purpose,language,priority,cause,due_on,worth,approver,author,party_kind,party_language,party_vulnerable,party_zone\n";
    Path data =
        file(
            "some.csv",
            head
                + "w1,2026-01-05T10:00:00+01:00,complaint.received,c,C-1,,,,,,,,,,,,,fr,false,\n"
                + "w2,the fifth,complaint.received,d,C-2,,,,,,,,,,,,,fr,false,\n");
    Path rejected = folder.resolve("rejected.txt");

    Run run =
        Run.coco(
            "backtest",
            "--code",
            CODE,
            "--source",
            SOURCE,
            "--file",
            data.toString(),
            "--rejected",
            rejected.toString(),
            "--format",
            "json");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"rejected\" : 1").contains("\"interactions\" : 1");
    assertThat(Files.readString(rejected)).contains("some.csv:3").contains("the fifth");
  }
}
