package coco.engine.prepared;

import java.nio.file.Path;

/** A prepared history cannot be read or written: what is wrong, and where. */
public final class PreparedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong. */
  public enum Kind {
    /** There is no prepared history in the folder. */
    NO_STORE,
    /** The folder holds something else. */
    OTHER_FOLDER,
    /** The folder holds a prepared history already. */
    ALREADY_THERE,
    /** The layout is of a version that is not known here. */
    NEWER,
    /** Its manifest cannot be read. */
    BROKEN_MANIFEST,
    /** A file that the manifest names is not there. */
    MISSING_FILE,
    /** A file is not what was written. */
    DAMAGED,
    /** Something else is writing to it. */
    IN_USE,
    /** A text has half of a pair of surrogates, which UTF-8 cannot hold. */
    BROKEN_TEXT,
    /** The disk fails, or is full. */
    DISK
  }

  private final Kind kind;
  private final transient Path file;
  private final String detail;

  PreparedException(Kind kind, Path file, String detail) {
    this(kind, file, detail, null);
  }

  @SuppressWarnings("NullAway") // a cause may be none
  PreparedException(
      Kind kind, Path file, String detail, @org.jspecify.annotations.Nullable Throwable cause) {
    super("%s: %s: %s".formatted(file, kind, detail), cause);
    this.kind = kind;
    this.file = file;
    this.detail = detail;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The file or folder. */
  public Path file() {
    return file;
  }

  /** What was found there, in figures and names. */
  public String detail() {
    return detail;
  }
}
