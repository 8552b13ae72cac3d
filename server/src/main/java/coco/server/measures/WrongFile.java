package coco.server.measures;

import java.util.List;

/** A file that is none of verdicts, or of others than it should be. */
final class WrongFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;

  @SuppressWarnings("serial") // numbers and words
  private final List<Object> arguments;

  /** Why, as the key of a text and what stands in its places. */
  WrongFile(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.toArray();
  }
}
