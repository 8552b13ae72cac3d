package coco.server.web;

/** A program gave a token that is unknown, over or revoked. */
public final class RefusedToken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedToken() {
    super("cannot accept the token");
  }
}
