package coco.cli;

/**
 * A command cannot do what it is asked: wrong use, or input that cannot be read. Ends with status
 * 2.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A refusal whose message says what, where, why and what to do. */
  Refusal(String message) {
    super(message);
  }

  Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
