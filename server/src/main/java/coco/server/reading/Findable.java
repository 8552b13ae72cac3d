package coco.server.reading;

import coco.language.text.Language;
import java.util.List;

/** What stands beside the rules and is found with them: each module that has some is one. */
public interface Findable {
  /** Another text whenever there is more, less, or something else. */
  String version();

  /** All that there is, of every code. */
  List<Thing> all(Language language);

  /** What kind of thing it is. */
  enum Kind {
    GUIDANCE,
    RESOURCE
  }

  /**
   * One thing.
   *
   * @param codeKey the code that it belongs to
   * @param rule the rule that it stands beside; empty where it stands on the page of help
   * @param title what it is found by first
   * @param words all else that it says
   * @param internal whether it is for those who work here only
   */
  record Thing(
      Kind kind, String codeKey, String rule, String title, String words, boolean internal) {}
}
