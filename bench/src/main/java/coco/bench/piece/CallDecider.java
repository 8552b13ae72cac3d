package coco.bench.piece;

/** Something that answers whether we may call a customer now: with consent, at decent hours. */
public interface CallDecider {
  /**
   * Whether the call is allowed.
   *
   * @param consents whether the customer consents to calls
   * @param hour the hour of the day where the customer is, from 0 to 23
   */
  boolean allows(boolean consents, int hour);
}
