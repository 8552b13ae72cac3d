package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.prepared.PreparedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources become a prepared history, and what is wrong is said with what to do. */
class PrepareCommandTest {
  private static final String MAPPING =
      """
      source: desk
      file: %s.csv
      format: csv
      id: id
      case: case
      party: party
      interactions:
        - {type: {column: type, others: slug}, time: time}
      """;

  private static final String EXAMPLES = "../examples/water/";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("a.source.yaml"), MAPPING.formatted("a"));
    Files.writeString(folder.resolve("b.source.yaml"), MAPPING.formatted("b"));
    Files.writeString(
        folder.resolve("a.csv"),
        """
        id,time,type,case,party
        1,2026-01-05T10:00:00Z,Asked,c1,
        2,2026-01-05T12:00:00Z,Answered,c1,Ann
        2,2026-01-05T12:00:00Z,Answered,c1,Ann
        3,yesterday,Asked,c2,Bob
        """);
    Files.writeString(
        folder.resolve("b.csv"),
        """
        id,time,type,case,party
        4,2026-01-05T11:00:00Z,Asked,c1,Zoe
        2,2026-01-06T12:00:00Z,Answered,c1,Ann
        """);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void preparesAndSaysWhatItCounted() throws IOException {
    Run run =
        Run.coco(
            "prepare",
            "--source",
            at("a.source.yaml"),
            "--store",
            at("store"),
            "--rejected",
            at("rejected.txt"));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("2 interactions, 1 case, 1 party")
        .contains("1 repeated row was counted once; none of them said something else")
        .contains("1 row could not be read");
    assertThat(Files.readString(folder.resolve("rejected.txt"))).contains("a.csv:5");
    assertThat(PreparedHistory.open(folder.resolve("store")).events()).isEqualTo(2);
  }

  @Test
  void whatIsAppendedMayNameAnotherParty() {
    Run.coco("prepare", "--source", at("a.source.yaml"), "--store", at("store"));
    Run run =
        Run.coco(
            "prepare",
            "--append",
            "--source",
            at("b.source.yaml"),
            "--store",
            at("store"),
            "--format",
            "json");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("\"interactions\" : 3")
        .contains("\"repeated\" : 2")
        .contains("\"differing\" : 1");
    assertThat(
            PreparedHistory.open(folder.resolve("store")).read(0, java.util.Set.of()).partyNames())
        .containsExactly("Zoe");
  }

  @Test
  void saysInFrenchWhatIsInTheWay() {
    Run.coco("prepare", "--source", at("a.source.yaml"), "--store", at("store"));
    Run again =
        Run.coco(
            "prepare", "--source", at("a.source.yaml"), "--store", at("store"), "--language", "fr");

    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("il y a déjà un historique préparé ici").contains("--append");
  }

  @Test
  void leavesNothingBehindWhereAMappingCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve("c.source.yaml"), "source: x\n");
    Run run = Run.coco("prepare", "--source", at("c.source.yaml"), "--store", at("store"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(PreparedHistory.isAt(folder.resolve("store"))).isFalse();
    assertThat(folder.resolve("store").resolve("unfinished")).doesNotExist();
  }

  @Test
  void aBacktestSaysOfAPreparedHistoryWhatItSaysOfItsSource() throws IOException {
    String code = EXAMPLES + "riverside.en.coco.md";
    String source = EXAMPLES + "riverside.source.yaml";
    assertThat(Run.coco("prepare", "--source", source, "--store", at("store")).status()).isZero();

    for (String asOf : new String[] {"2026-06-30T12:00:00Z", "2026-12-31T12:00:00Z"}) {
      Run read = backtest(code, source, asOf, "read.csv");
      Run prepared = backtest(code, at("store"), asOf, "prepared.csv");

      assertThat(read.out()).contains("\"interactions\"");
      assertThat(prepared.out()).isEqualTo(read.out());
      assertThat(sortedLines("prepared.csv"))
          .isEqualTo(sortedLines("read.csv"))
          .hasSizeGreaterThan(100);
    }
    Run both = Run.coco("backtest", "--code", code, "--source", at("store"), source);
    assertThat(both.status()).isEqualTo(2);
    assertThat(both.err()).contains("is a prepared history: it is judged alone");
  }

  /** Parties come in another order. */
  private List<String> sortedLines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream().sorted().toList();
  }

  private Run backtest(String code, String source, String asOf, String rows) {
    return Run.coco(
        "backtest",
        "--code",
        code,
        "--source",
        source,
        "--as-of",
        asOf,
        "--format",
        "json",
        "--out",
        at(rows));
  }
}
