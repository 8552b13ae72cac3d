package coco.server.review;

import coco.server.code.Published;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.List;

/**
 * What speaks for looking at a rule before its time, as far as a module knows: each module that
 * knows of something is one.
 */
public interface EarlyReasons {
  /**
   * What there is.
   *
   * @param since when all of the edition was looked at last; what was before counts no more
   */
  List<Reason> of(Published edition, Instant since, Texts texts);

  /**
   * One reason.
   *
   * @param rule the rule's id
   * @param text in the reader's language
   */
  record Reason(String rule, String text) {}
}
