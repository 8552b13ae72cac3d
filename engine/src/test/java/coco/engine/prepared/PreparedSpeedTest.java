package coco.engine.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.column.Chunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Preparing takes the memory it is given, not that of the history; and how fast it is, and reading.
 * For figures: {@code -Dtest=PreparedSpeedTest -Dcoco.prepared.events=10000000
 * -Dcoco.prepared.memory=512m}.
 */
class PreparedSpeedTest {
  private static final int EVENTS = Integer.getInteger("coco.prepared.events", 250_000);
  private static final String MEMORY = System.getProperty("coco.prepared.memory", "24m");

  @TempDir private Path folder;

  @Test
  void preparesMoreThanItsMemoryHolds() throws IOException, InterruptedException {
    Path store = folder.resolve("store");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                MadeHistory.class.getName(),
                store.toString(),
                String.valueOf(EVENTS))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    System.out.println(said.strip());
    PreparedHistory prepared = PreparedHistory.open(store);
    assertThat(prepared.events() + prepared.repeated()).isEqualTo(EVENTS);
    assertThat(prepared.differing()).isZero();
    read(prepared, Set.of("team", "amount"));
  }

  private static void read(PreparedHistory prepared, Set<String> reads) {
    for (int round = 0; round < 5; round++) {
      long events = 0;
      long cases = 0;
      long start = System.nanoTime();
      for (int i = 0; i < prepared.count(); i++) {
        Chunk chunk = prepared.read(i, reads);
        events += chunk.events();
        cases += chunk.caseCount();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(List.of(events, cases)).containsExactly(prepared.events(), prepared.cases());
      System.out.printf(
          Locale.ROOT,
          "read party, case, time, type, source, id, %s: %.1f million events a second%n",
          reads,
          events / seconds / 1e6);
    }
  }
}
