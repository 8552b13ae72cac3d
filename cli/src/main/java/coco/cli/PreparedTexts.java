package coco.cli;

import coco.engine.prepared.PreparedException;

/** Says what is wrong with a prepared history, where, why, and what to do. */
final class PreparedTexts {
  private PreparedTexts() {}

  static Refusal refusal(PreparedException wrong, Texts texts) {
    return new Refusal(
        texts.of("prepared." + wrong.kind(), wrong.file().toString(), wrong.detail()), wrong);
  }
}
