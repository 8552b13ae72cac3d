package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RiversideHistoryTest {
  @Test
  void theSampleThatShipsIsTheOneThatIsMade() throws IOException {
    String shipped = Files.readString(Path.of("../examples/water/riverside-2026.csv"));

    assertThat(RiversideHistory.csv()).isEqualTo(shipped);
  }
}
