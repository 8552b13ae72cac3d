package coco.engine.fuzz;

import java.util.Arrays;
import java.util.List;

/** All targets in one, by the first byte: for a short run that starts the fuzzer once. */
public final class EveryTarget {
  /**
   * One target.
   *
   * @param name of the folder of its inputs, and of its class without {@code Target}
   */
  record Target(String name, Input input) {}

  /** Takes one input of the fuzzer. */
  interface Input {
    void take(byte[] bytes);
  }

  static final List<Target> ALL =
      List.of(
          new Target("document", DocumentTarget::fuzzerTestOneInput),
          new Target("clause", ClauseTarget::fuzzerTestOneInput),
          new Target("mapping", MappingTarget::fuzzerTestOneInput),
          new Target("table", TableTarget::fuzzerTestOneInput),
          new Target("lines", LinesTarget::fuzzerTestOneInput),
          new Target("log", LogTarget::fuzzerTestOneInput),
          new Target("sheet", SheetTarget::fuzzerTestOneInput),
          new Target("packed", PackedTarget::fuzzerTestOneInput),
          new Target("inspected", InspectedTarget::fuzzerTestOneInput));

  private EveryTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length > 0) {
      byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
      ALL.get((bytes[0] & 0xFF) % ALL.size()).input().take(rest);
    }
  }
}
