package coco.language;

import coco.language.text.Span;
import java.util.List;

/**
 * Something to tell the author of a document: a value, never thrown.
 *
 * @param kind what it is about; gives its stable id, severity and texts
 * @param span where in the file
 * @param arguments of its texts, in order; quotes of the document or names, never sentences
 */
public record Finding(FindingKind kind, Span span, List<String> arguments) {
  public Finding {
    arguments = List.copyOf(arguments);
  }

  public static Finding of(FindingKind kind, Span span, String... arguments) {
    return new Finding(kind, span, List.of(arguments));
  }
}
