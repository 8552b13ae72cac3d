package coco.server.evidence;

import java.util.Locale;

/** What was given as a proof proves nothing. */
public final class NotProven extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in the order in which it is looked at. */
  public enum Why {
    /** It is no bundle, or not written as one is. */
    FORMAT,
    /** It is signed by another key than the one that was named. */
    OTHER_KEY,
    /** A checkpoint's signature does not hold. */
    SIGNATURE,
    /** An entry is not in the log that the checkpoint speaks of. */
    NOT_IN_LOG,
    /** The log of the later checkpoint is not the earlier one with more behind it. */
    NOT_GROWN,
    /** What is told beside an entry is not what the entry commits to. */
    OTHER_VALUE;

    /** As in keys of texts: {@code not-in-log}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Why why;

  NotProven(Why why, String what) {
    super(what);
    this.why = why;
  }

  NotProven(Why why, String what, Throwable cause) {
    super(what, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
