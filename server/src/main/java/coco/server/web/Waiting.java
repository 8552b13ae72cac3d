package coco.server.web;

import coco.server.access.Viewer;
import java.util.List;

/** What a module has waiting for a person, for their own page: each module that has some is one. */
public interface Waiting {
  /** What waits for somebody, the most pressing first. */
  List<Item> of(Viewer viewer, Texts texts);

  /**
   * Something that waits.
   *
   * @param title what it is about
   * @param hint what is to be done, and until when
   * @param isLate whether that is over
   */
  record Item(String title, String hint, String address, boolean isLate) {}
}
