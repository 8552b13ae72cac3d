package coco.language.syntax;

import coco.language.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a text says, and what is wrong with it.
 *
 * @param value absent where an error of form was found
 * @param pieces in the order of the text
 */
public record Parsed<T>(Optional<T> value, List<Piece> pieces, List<Finding> findings) {
  public Parsed {
    pieces = List.copyOf(pieces);
    findings = List.copyOf(findings);
  }
}
