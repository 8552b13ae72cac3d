package coco.bench.peer;

import coco.bench.TwoShores;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why a peer that judges events as they come is given no more than the common rules. */
final class Unwritten {
  private Unwritten() {}

  /** The rules that no stream engine here judges, with the reason. */
  static SortedMap<String, String> reasons() {
    SortedMap<String, String> reasons = new TreeMap<>();
    reasons.put("B-03", "not written: the common rules have a working calendar already");
    reasons.put("B-04", "no timer or window of it can be stopped and resumed on working time");
    reasons.put(
        "B-06",
        "a series whose links begin at missed working-day deadlines is a state machine of one's own");
    reasons.put(
        "B-07",
        "a deadline that another event moves, from the first start, is a state machine of one's own");
    reasons.put(
        "B-12", "its windows are of elapsed time or of counts, not of calendar days in a zone");
    reasons.put("B-13", "its windows have no calendar months in a zone");
    reasons.put("B-17", "each approval used once, oldest first, is a queue of one's own");
    reasons.put("B-18", "not written: a state of any case of the party is a count of one's own");
    reasons.put(
        "B-19",
        "nothing of it lets one rule void another: the exception would be written by hand in both");
    reasons.put(
        "B-20",
        "each stage begins at a deadline computed by the stage before: a state machine of one's own");
    reasons.put(
        "B-21",
        "each stage begins at a deadline computed by the stage before: a state machine of one's own");
    reasons.put("B-22", "not written: a verdict of a month waits for what is pending in it");
    reasons.put("B-23", "not written: a verdict of a month waits for what is pending in it");
    reasons.put("B-24", "not written: one more condition on attributes, as B-16");
    reasons.put(
        "B-25",
        "nothing of it lets one rule void another: the exception would be written by hand in both");
    reasons.keySet().removeAll(TwoShores.COMMON);
    return reasons;
  }
}
