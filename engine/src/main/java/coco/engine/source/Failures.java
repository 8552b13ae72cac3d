package coco.engine.source;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;

/** Says what it means for a file that reading it failed. */
final class Failures {
  private Failures() {}

  /**
   * The fault behind an exception of a parser or of a stream.
   *
   * @param line the last line that was read
   */
  static SourceException of(String file, Charset encoding, long line, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SourceException known -> {
          return known;
        }
        case CharacterCodingException wrong -> {
          return new SourceException(
              Fault.of(Fault.Kind.WRONG_ENCODING, file, line, encoding.name()), failure);
        }
        case CharConversionException wrong -> {
          return new SourceException(
              Fault.of(Fault.Kind.WRONG_ENCODING, file, line, encoding.name()), failure);
        }
        case EOFException early -> {
          return new SourceException(Fault.of(Fault.Kind.TRUNCATED, file, line), failure);
        }
        case ZipException broken -> {
          return new SourceException(
              Fault.of(Fault.Kind.BROKEN, file, line, "" + broken.getMessage()), failure);
        }
        case XMLStreamException broken -> {
          return new SourceException(
              Fault.of(Fault.Kind.BROKEN, file, line, text(broken)), failure);
        }
        default -> {}
      }
    }
    boolean disk = failure instanceof IOException || failure instanceof UncheckedIOException;
    Fault.Kind kind = disk ? Fault.Kind.UNREADABLE : Fault.Kind.BROKEN;
    return new SourceException(Fault.of(kind, file, line, text(failure)), failure);
  }

  /** The first line of a parser's message; a stumble of its own says nothing of the file. */
  private static String text(Throwable failure) {
    boolean stumbles =
        failure instanceof NullPointerException || failure instanceof IndexOutOfBoundsException;
    String message = failure.getMessage();
    return message == null || stumbles ? "…" : message.lines().findFirst().orElse("");
  }

  /**
   * The fault that a limit was reached.
   *
   * @param what of which its text is {@code limit.WHAT}
   */
  static SourceException limit(String file, long line, String what, long limit, String actual) {
    return new SourceException(
        Fault.of(Fault.Kind.LIMIT, file, line, what, Long.toString(limit), actual));
  }
}
