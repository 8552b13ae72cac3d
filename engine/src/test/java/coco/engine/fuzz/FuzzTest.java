package coco.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No bytes break a front door: all kept inputs, those that once did and those that a run begins
 * with, and a short run of the fuzzer from there, the same each time.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FuzzTest {
  private static final int RUNS = Integer.getInteger("coco.fuzz.runs", 2_500);
  private static final int LINES_SHOWN = 40;
  private static final Path INPUTS = Path.of("src", "test", "resources", "coco", "engine", "fuzz");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("inputs")
  void aKeptInputHolds(String target, Path kept) throws IOException {
    EveryTarget.ALL.stream()
        .filter(one -> one.name().equals(target))
        .findFirst()
        .orElseThrow()
        .input()
        .take(Files.readAllBytes(kept));
  }

  static List<Arguments> inputs() throws IOException {
    List<Arguments> inputs = new ArrayList<>();
    for (EveryTarget.Target target : EveryTarget.ALL) {
      kept(target).forEach(kept -> inputs.add(Arguments.of(target.name(), kept)));
    }
    return inputs;
  }

  @Test
  void aShortRunFindsNothing() throws IOException, InterruptedException {
    for (int i = 0; i < EveryTarget.ALL.size(); i++) {
      EveryTarget.Target target = EveryTarget.ALL.get(i);
      for (Path kept : kept(target)) {
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write(i);
        seed.writeBytes(Files.readAllBytes(kept));
        Files.write(folder.resolve(target.name() + "-" + kept.getFileName()), seed.toByteArray());
      }
    }
    Path said = Path.of("target", "fuzz.txt");
    Process fuzzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + EveryTarget.class.getName(),
                "--instrumentation_includes=coco.language.**:coco.engine.**",
                "--reproducer_path=target",
                "-artifact_prefix=target/",
                "-seed=1",
                "-len_control=0",
                "-max_len=8000",
                "-timeout=20",
                "-runs=" + RUNS,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      int status = fuzzer.waitFor();

      List<String> lines = Files.readAllLines(said, StandardCharsets.ISO_8859_1);
      String last =
          String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
      assertThat(status).as(last).isZero();
      assertThat(last).contains("Done " + RUNS + " runs");
    } finally {
      fuzzer.destroyForcibly();
    }
  }

  private static List<Path> kept(EveryTarget.Target target) throws IOException {
    try (Stream<Path> files = Files.list(INPUTS.resolve(target.name()))) {
      return files.sorted().toList();
    }
  }
}
