package coco.language.compare;

import coco.language.Document;
import coco.language.text.Language;
import java.util.List;

/**
 * What differs between two codes, in the language asked for.
 *
 * @param meaning what means something else, in the order of {@link Change.Subject} and of the later
 *     document
 * @param words what only is worded otherwise; nothing of that is looked for where the two documents
 *     are in two languages
 * @param rulesAlike how many rules mean the same in both
 */
public record Comparison(
    Document before,
    Document after,
    Language language,
    List<Change> meaning,
    List<Change> words,
    int rulesAlike) {
  public Comparison {
    meaning = List.copyOf(meaning);
    words = List.copyOf(words);
  }

  /** Whether both mean the same. */
  public boolean isSame() {
    return meaning.isEmpty();
  }

  /** Whether the two documents are in two languages, so that only their meanings are compared. */
  public boolean isAcrossLanguages() {
    return before.language() != after.language();
  }
}
