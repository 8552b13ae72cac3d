package coco.server.learn.text;

import java.util.List;
import java.util.Locale;

/**
 * Something that is wrong with a course's files.
 *
 * @param line from 1; 0 where it is about the file as a whole
 * @param what the text at fault, and what else its words name
 */
public record Problem(String file, int line, Kind kind, List<String> what) {
  public Problem {
    what = List.copyOf(what);
  }

  /** What can be wrong; each has texts for what it is, why it matters and what to do. */
  public enum Kind {
    NO_COURSE,
    LARGE,
    MANY,
    UNREADABLE,
    UNKNOWN_FILE,
    NO_HEAD,
    UNKNOWN_KEY,
    MISSING_KEY,
    BAD_VALUE,
    NO_LESSON,
    BEFORE_LESSON,
    NO_KEY,
    SAME_KEY,
    OTHER_LESSONS,
    OTHER_HEAD,
    NO_QUESTION,
    FEW_CHOICES,
    NO_RIGHT,
    STRAY_LINE,
    NO_PICTURE,
    NO_WORDS_FOR_PICTURE,
    OTHER_PICTURE,
    UNSAFE_PICTURE,
    NO_CODE,
    BAD_CODE,
    NO_RULE,
    NO_EXAMPLE,
    BAD_EXAMPLE,
    OPEN_BLOCK;

    /** As in keys of texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
