package coco.server.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people of the directory are told, and how far they choose by which way. */
public enum NotificationKind {
  /** A campaign asks them to read an edition. */
  CAMPAIGN(Way.MANDATORY),
  /** They are asked to do a course. */
  COURSE(Way.MANDATORY),
  /** What a campaign, or a course, asks is late. */
  REMINDER(Way.MANDATORY),
  /** Somebody who reports to them is late with what a campaign, or a course, asks. */
  ESCALATION(Way.MANDATORY),
  /** What they answered, with the way to its proof. */
  RECEIPT(Way.AT_ONCE),
  /** Somebody entered something about them, or gave them something to follow up. */
  ENTERED(Way.MANDATORY),
  /** What became of their comment. */
  COMMENT(Way.CHOSEN),
  /** A draft was sent to review, and they may approve it. */
  REVIEW(Way.CHOSEN),
  /** A review of a code is due, or overdue, and theirs to do. */
  DUE(Way.MANDATORY),
  /** Somebody asks about a rule that they answer for. */
  QUESTION(Way.CHOSEN),
  /** What they asked is answered. */
  ANSWER(Way.CHOSEN);

  /** How far people choose. */
  enum Way {
    /** A mail at once, day and night: they wait for it. */
    AT_ONCE,
    /** A mail always, outside of their quiet time. */
    MANDATORY,
    /** As they choose. */
    CHOSEN
  }

  private final Way way;

  NotificationKind(Way way) {
    this.way = way;
  }

  Way way() {
    return way;
  }

  /** Whether the person chooses by which way. */
  public boolean isChosen() {
    return way == Way.CHOSEN;
  }

  /** Whether its mail has a link that lets its reader in: it asks them to do something at once. */
  boolean opens() {
    return this == CAMPAIGN || this == COURSE || this == REMINDER;
  }

  /** Whether its mail comes day and night. */
  public boolean isAtOnce() {
    return way == Way.AT_ONCE;
  }

  /** As it stands in keys of texts and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<NotificationKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
