package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BelriveHistoryTest {
  private static final Path FOLDER = Path.of("../examples/town-hall");

  @Test
  void theSampleThatShipsIsTheOneThatIsMade() throws IOException {
    assertThat(BelriveHistory.csv())
        .isEqualTo(Files.readString(FOLDER.resolve("belrive-2026.csv")));
  }

  @Test
  void septemberIsTheWorstMonthAtTheSwitchboardAndAtTheDesk() {
    for (String language : new String[] {"en", "fr"}) {
      Run run =
          Run.coco(
              "backtest",
              "--code",
              FOLDER.resolve("belrive." + language + ".coco.md").toString(),
              "--source",
              FOLDER.resolve("belrive.source.yaml").toString(),
              "--format",
              "json");
      assertThat(run.status()).as(run.err()).isZero();
      JsonNode report = JsonMapper.builder().build().readTree(run.out());

      assertThat(report.get("rejected").asLong()).isZero();
      assertThat(report.get("unknownTypes").size()).isZero();
      assertThat(report.get("interactions").asLong()).isGreaterThan(2_000);
      String worst = "";
      double least = 200;
      for (JsonNode level : report.get("levels")) {
        if (level.get("id").asString().equals("CO-4") && level.get("share").asDouble() < least) {
          least = level.get("share").asDouble();
          worst = level.get("period").asString();
        }
      }
      assertThat(worst).isEqualTo("2026-09-01");
      for (JsonNode rule : report.get("rules")) {
        assertThat(rule.get("opened").asLong()).as(rule.toString()).isPositive();
      }
    }
  }
}
