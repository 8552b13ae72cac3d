package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code coco curve}, over the made year of the water utility. */
class CurveCommandTest {
  private static final Path WATER = Path.of("../examples/water");

  @TempDir Path folder = Path.of("");

  private static Run curve(String language, String rule, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "curve",
                "--code",
                WATER.resolve("riverside.%s.coco.md".formatted(language)).toString(),
                "--source",
                WATER.resolve("riverside.source.yaml").toString(),
                "--rule",
                rule));
    arguments.addAll(List.of(more));
    return Run.coco(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    return JsonMapper.builder().build().readTree(run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CO-5", "CS-1", "CS-2", "CS-3", "CS-7", "ST-1", "DI-1"})
  void theOwnDeadlineIsTheBacktests(String rule) {
    JsonNode own = json(curve("en", rule, "--format", "json")).get("editions").get(0).get("own");
    JsonNode report =
        json(
            Run.coco(
                "backtest",
                "--code",
                WATER.resolve("riverside.en.coco.md").toString(),
                "--source",
                WATER.resolve("riverside.source.yaml").toString(),
                "--format",
                "json"));

    for (JsonNode tally : report.get("rules")) {
      if (tally.get("id").asString().equals(rule)) {
        assertThat(own.get("kept").longValue()).isEqualTo(tally.get("met").longValue());
        assertThat(own.get("breached").longValue()).isEqualTo(tally.get("breached").longValue());
        assertThat(own.get("pending").longValue()).isEqualTo(tally.get("pending").longValue());
      }
    }
  }

  @Test
  void theTextMarksTheOwnDeadlineAndGivesTheOthers() {
    Run run = curve("en", "CS-3", "--per", "quarter");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Within 10 working days: 223 of 229 kept, 97.4 %; 4 open, 18 void.")
        .contains("◀")
        .contains("2026-Q4")
        .containsPattern("all +229 +97.4 % +7 working days +8 working days +10 working days");
  }

  @Test
  void itsHelpIsWhole() {
    Run run = Run.coco("curve", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("90, 95 and 99 % count");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void itSpeaksFrench() {
    Run run = curve("fr", "CO-5", "--per", "channel");

    assertThat(run.out())
        .contains("Sous 60\u00a0secondes")
        .contains("329 sur 430 tenues")
        .contains("phone")
        .contains("toutes");
  }

  @Test
  void rowsForASpreadsheetHoldEveryStep() {
    Run run = curve("en", "CS-1", "--format", "csv", "--per", "month", "party.vulnerable");

    List<String> rows = run.out().lines().toList();
    assertThat(rows.getFirst())
        .isEqualTo("edition,per,unit,deadline,kept,breached,pending,void,share");
    assertThat(rows).contains("2026.1,,working-day,1,206,32,0,0,86.5546");
    assertThat(rows).anyMatch(row -> row.startsWith("2026.1,2026-03 · false,working-day,1,"));
  }

  @Test
  void thePictureIsASvg() throws IOException {
    Path picture = folder.resolve("curve.svg");

    Run run = curve("fr", "CS-3", "--picture", picture.toString());

    assertThat(run.status()).isZero();
    assertThat(Files.readString(picture))
        .startsWith("<svg")
        .contains("10\u00a0jours ouvrés\u00a0: 97,4")
        .contains("<path d=\"M");
  }

  @Test
  void aRuleWithoutACurveIsRefusedWithThoseThatHaveOne() {
    refused(curve("en", "CS-99"), "no rule CS-99", "CS-1");
    refused(curve("en", "CO-1"), "CO-1 is no duty", "CS-1");
    refused(curve("en", "CS-5"), "no single length");
    refused(curve("fr", "CS-5"), "pas une durée unique");
    refused(curve("en", "CS 5"), "--rule");
    refused(curve("en", "CS-1", "--format", "xml"), "text, json or csv");
    refused(curve("en", "CS-1", "--as-of", "soon"), "--as-of");
    refused(curve("en", "CS-1", "--picture", "/nowhere/at/all.svg"), "all.svg");
  }

  private static void refused(Run run, String... words) {
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("should not have happened");
  }
}
