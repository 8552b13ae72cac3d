package coco.bench;

import coco.bench.made.Dataset;
import java.util.List;
import java.util.SortedMap;

/** Something that can judge a made history by the rules of the benchmark's code. */
public interface Engine {
  /** What it is called in the document, without its version. */
  String name();

  /** Its version, as its makers write it. */
  String version();

  /** How it is used here, in a sentence or two for people. */
  String idiom();

  /**
   * Whether it takes a history in which interactions arrive late and twice. One that judges while
   * events come, and never goes back, does not.
   */
  boolean takesLate();

  /** The rules that it judges, by id in order. */
  List<String> rules();

  /** The rules that it does not judge, each with the reason. */
  SortedMap<String, String> cannot();

  /**
   * Judges a whole history as of {@link Dataset#AS_OF}.
   *
   * @param verdicts takes each verdict as a line, in any order
   * @throws Exception whatever the engine throws: a run that fails has no result
   */
  void judge(Dataset dataset, VerdictFiles verdicts) throws Exception;
}
