package coco.server.code;

/** Why a step cannot be taken now. */
public enum Refused {
  /** Its texts may not change any more. */
  CLOSED,
  /** Its texts are not those that were shown when the form was opened. */
  TEXTS_CHANGED,
  /** It is not in review. */
  NOT_IN_REVIEW,
  /** It is not a draft. */
  NOT_A_DRAFT,
  /** It is open for comments. */
  OPEN_TO_OTHERS,
  /** A key at the head of a text is nearly {@code internal}, and is not read. */
  INTERNAL_UNREAD,
  /** Its texts have errors that stop publication. */
  ERRORS,
  /** Too few people have approved this text. */
  NOT_APPROVED,
  /** Somebody other than its writers has to approve even an urgent correction. */
  NO_SECOND_PERSON,
  /** Only who belongs to a group of approvers of this code may approve it. */
  NO_APPROVER,
  /** Its writers have approved it, and nobody else. */
  OWN_TEXT,
  /** An edition of this name was published before. */
  NAME_TAKEN,
  /** It is not published. */
  NOT_PUBLISHED,
  /** It says no day from which it is in force. */
  NO_DAY,
  /** A reason is missing. */
  NO_REASON,
  /** A reason is longer than one may be. */
  LONG_REASON,
  /** The text has no code key, or not the edition's. */
  OTHER_CODE;

  /** As in keys of texts. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
