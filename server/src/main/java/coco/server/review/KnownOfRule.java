package coco.server.review;

import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.web.Texts;
import java.util.List;

/** What a module knows of a rule, for the page that shows all of it. */
public interface KnownOfRule {
  /** What the viewer may see of it, in the reader's language; nothing where there is nothing. */
  List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts);

  /**
   * Something that is known.
   *
   * @param title what kind of thing it is
   * @param text the thing itself
   * @param address where there is more; empty where there is none
   */
  record Fact(String title, String text, String address) {}
}
