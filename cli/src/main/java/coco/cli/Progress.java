package coco.cli;

/** A line on standard error that says how far a long work is; nothing where that is no terminal. */
final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000;

  private final Console console;
  private final Texts texts;
  private long shown = System.nanoTime();
  private boolean dirty;

  Progress(Console console, Texts texts) {
    this.console = console;
    this.texts = texts;
  }

  /** So many interactions have been read. */
  void reading(long done) {
    if (isTime()) {
      show(texts.of("progress.reading", done));
    }
  }

  /** So many of all interactions have been judged. */
  void judging(long done, long all) {
    if (isTime()) {
      show(texts.of("progress.judging", Bar.of(done, Math.max(1, all), 24), done, all));
    }
  }

  /** So many of all interactions have been written. */
  void preparing(long done, long all) {
    if (isTime()) {
      show(texts.of("progress.preparing", Bar.of(done, Math.max(1, all), 24), done, all));
    }
  }

  private boolean isTime() {
    if (!console.live() || System.nanoTime() - shown < EVERY_NANOS) {
      return false;
    }
    shown = System.nanoTime();
    return true;
  }

  private void show(String line) {
    console.err().print("\r\u001b[2K" + line);
    console.err().flush();
    dirty = true;
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (dirty) {
      console.err().print("\r\u001b[2K");
      console.err().flush();
      dirty = false;
    }
  }
}
