package coco.engine.monitor;

/** Takes the verdicts of one party, as they stand. */
@FunctionalInterface
public interface VerdictSink {
  void accept(Judgement judgement);
}
