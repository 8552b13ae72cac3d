package coco.server.evidence;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Acts were recorded, in the transaction that does them: it may still be undone with them. */
public record ActsRecorded(List<One> acts) {
  public ActsRecorded {
    acts = List.copyOf(acts);
  }

  /**
   * One of them.
   *
   * @param entry its number in the log
   * @param facts nothing about a person
   */
  public record One(long entry, String kind, Instant at, SortedMap<String, String> facts) {
    public One {
      facts = new TreeMap<>(facts);
    }
  }
}
