package coco.engine.page;

/** Whom a page is for. */
public enum Readers {
  /** Everybody: chapters marked internal are left out. */
  PUBLIC,
  /** The organisation's own people, who see all of it. */
  OWN
}
