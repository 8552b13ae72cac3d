package coco.bench;

import static org.assertj.core.api.Assertions.assertThat;

import coco.bench.made.Dataset;
import coco.bench.made.StoryWriter;
import coco.bench.made.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every engine says of a small history what the oracle says, line by line. */
final class EqualVerdictsTest {
  private static final int EVENTS = 4_000;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Variant.class)
  void eachEngineSaysWhatTheOracleSays(Variant variant) throws Exception {
    Dataset dataset = Dataset.of(folder, EVENTS, variant);
    StoryWriter.write(dataset);
    Digest oracle = digest(new OracleEngine(), dataset);

    for (Engine engine : Engines.all()) {
      if (variant == Variant.LATE && !engine.takesLate()) {
        continue;
      }
      Digest said = digest(engine, dataset);

      assertThat(said.equalOf(oracle, engine.rules()))
          .as(engine.name())
          .containsExactlyElementsOf(engine.rules());
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void everyRuleIsJudged(Variant variant) throws Exception {
    Dataset dataset = Dataset.of(folder, EVENTS, variant);
    StoryWriter.write(dataset);

    Digest oracle = digest(new OracleEngine(), dataset);

    assertThat(oracle.lines().values()).doesNotContain(0L);
  }

  @Test
  void whatAnEngineJudgesAndCannotIsAll() {
    for (Engine engine : Engines.all()) {
      TreeSet<String> named = new TreeSet<>(engine.rules());
      named.addAll(engine.cannot().keySet());

      assertThat(List.copyOf(named)).as(engine.name()).isEqualTo(TwoShores.rules());
      assertThat(engine.cannot())
          .as(engine.name())
          .doesNotContainKeys(engine.rules().toArray(String[]::new));
      assertThat(engine.rules()).as(engine.name()).containsAll(TwoShores.COMMON);
    }
  }

  private static Digest digest(Engine engine, Dataset dataset) throws Exception {
    Path verdicts = dataset.folder().resolve(dataset.name()).resolve(engine.name());
    try (VerdictFiles files = new VerdictFiles(verdicts)) {
      engine.judge(dataset, files);
    }
    return Digest.of(verdicts, engine.rules());
  }
}
