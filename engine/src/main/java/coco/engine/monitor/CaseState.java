package coco.engine.monitor;

import coco.language.code.Value;
import org.jspecify.annotations.Nullable;

/** What is known of one case: its attributes and its states' switches, by edition and state. */
final class CaseState {
  final @Nullable String id;
  final @Nullable Value[] values;
  final @Nullable Switch[][] switches;

  CaseState(@Nullable String id, int slots, int[] statesOfEditions) {
    this.id = id;
    this.values = new Value[slots];
    this.switches = new Switch[statesOfEditions.length][];
    for (int edition = 0; edition < statesOfEditions.length; edition++) {
      switches[edition] = new Switch[statesOfEditions[edition]];
    }
  }
}
