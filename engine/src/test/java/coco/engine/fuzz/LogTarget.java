package coco.engine.fuzz;

import coco.engine.source.SourceMapping;

/** An XES log of any bytes. */
public final class LogTarget {
  private static final SourceMapping MAPPING =
      Promises.mapping(
          """
          source: s
          file: f.xes
          case: case:concept:name
          actor: org:resource
          attributes: {cost: cost, late: late, due: due, case.kind: case:kind}
          interactions: [{type: {column: concept:name}, time: time:timestamp}]
          """);

  private LogTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Promises.ofBytes(MAPPING, MAPPING.file(), bytes);
  }
}
