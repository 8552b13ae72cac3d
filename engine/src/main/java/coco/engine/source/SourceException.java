package coco.engine.source;

import coco.language.text.Language;
import org.jspecify.annotations.Nullable;

/** A file cannot be read on: thrown at the row where reading stops. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  SourceException(Fault fault) {
    this(fault, null);
  }

  SourceException(Fault fault, @Nullable Throwable cause) {
    super(SourceTexts.in(Language.ENGLISH).line(fault), cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
