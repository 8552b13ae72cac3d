package coco.server.reading;

import coco.server.code.Withdrawn;

/** An edition was asked for that was withdrawn. */
final class WithdrawnEdition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Withdrawn edition;

  WithdrawnEdition(Withdrawn edition) {
    super("cannot show the edition %s: it was withdrawn".formatted(edition.id()));
    this.edition = edition;
  }

  Withdrawn edition() {
    return edition;
  }
}
