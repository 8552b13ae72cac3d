package coco.server.measures;

/** What a module does once a code was measured: each module that does something is one. */
@FunctionalInterface
public interface AfterMeasures {
  /** In the transaction that keeps the measures. */
  void measured(String code);
}
