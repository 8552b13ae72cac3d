package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HarboursideHistoryTest {
  private static final Path FOLDER = Path.of("../examples/bank");

  @Test
  void theSampleThatShipsIsTheOneThatIsMade() throws IOException {
    assertThat(HarboursideHistory.csv())
        .isEqualTo(Files.readString(FOLDER.resolve("harbourside-2026.csv")));
  }

  @Test
  void juneIsTheWorstMonthOnTheTelephone() {
    for (String language : new String[] {"en", "fr"}) {
      Run run =
          Run.coco(
              "backtest",
              "--code",
              FOLDER.resolve("harbourside." + language + ".coco.md").toString(),
              "--source",
              FOLDER.resolve("harbourside.source.yaml").toString(),
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
        if (level.get("id").asString().equals("CO-5") && level.get("share").asDouble() < least) {
          least = level.get("share").asDouble();
          worst = level.get("period").asString();
        }
      }
      assertThat(worst).isEqualTo("2026-06-01");
      for (JsonNode rule : report.get("rules")) {
        assertThat(rule.get("opened").asLong()).as(rule.toString()).isPositive();
      }
    }
  }
}
