package coco.bench;

import java.util.List;

/** The engines, by name. */
final class Engines {
  private Engines() {}

  static List<Engine> all() {
    return List.of(new OracleEngine(), new CocoEngine(), new coco.bench.peer.DuckDbEngine("8GB"));
  }

  static Engine named(String name) {
    return all().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no engine " + name));
  }
}
