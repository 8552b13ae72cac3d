package coco.bench;

import coco.bench.peer.DroolsEngine;
import coco.bench.peer.DuckDbEngine;
import coco.bench.peer.EsperEngine;
import coco.bench.peer.FlinkEngine;
import coco.bench.peer.JavaTimeEngine;
import java.util.List;

/** The engines, by name. */
final class Engines {
  private Engines() {}

  /** All of them, the oracle first. */
  static List<Engine> all() {
    return List.of(
        new OracleEngine(),
        new CocoEngine(),
        new DuckDbEngine("8GB"),
        new JavaTimeEngine(),
        new EsperEngine(),
        new DroolsEngine(),
        new FlinkEngine());
  }

  /** The engine of a name. */
  static Engine named(String name) {
    return all().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no engine " + name));
  }
}
