package coco.server.web;

/** There is no such thing, or none that this person may see: the two look alike from outside. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotFound(String what) {
    super("cannot find " + what);
  }
}
