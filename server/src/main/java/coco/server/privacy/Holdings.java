package coco.server.privacy;

import coco.server.web.Texts;
import java.util.List;

/** What a module holds of people, for when one is erased: each module that holds some is one. */
public interface Holdings {
  /** What has to be done before they can be erased, in the reader's language; usually nothing. */
  default List<First> first(Leaver leaver, Texts texts) {
    return List.of();
  }

  /** What there is of them now, in the reader's language; nothing of which there is none. */
  List<Held> of(Leaver leaver, Texts texts);

  /**
   * Takes away what goes, in the running transaction. What they are called in words that others
   * wrote is taken out of every table afterwards.
   */
  void erase(Leaver leaver);

  /**
   * Something that has to be done first.
   *
   * @param address where it is done
   */
  record First(String text, String address) {}

  /**
   * Something that is held.
   *
   * @param why the law lets it stay, where it does
   */
  record Held(String what, Fate fate, String why) {
    /** What goes altogether. */
    public static Held goes(String what) {
      return new Held(what, Fate.GOES, "");
    }

    /** What stays and no longer says whose it is. */
    public static Held nameless(String what, String why) {
      return new Held(what, Fate.NAMELESS, why);
    }

    /** What stays as it is. */
    public static Held stays(String what, String why) {
      return new Held(what, Fate.STAYS, why);
    }
  }

  /** What becomes of something. */
  enum Fate {
    GOES,
    NAMELESS,
    STAYS
  }
}
