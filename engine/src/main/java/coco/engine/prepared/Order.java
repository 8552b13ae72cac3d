package coco.engine.prepared;

/** The order of events, over frames: that of {@link coco.engine.Interaction#ORDER}. */
final class Order {
  private Order() {}

  static int compare(byte[] one, int oneAt, byte[] other, int otherAt) {
    int order =
        Long.compare(
            (long) Frame.LONGS.get(one, oneAt + Frame.TIME),
            (long) Frame.LONGS.get(other, otherAt + Frame.TIME));
    if (order != 0) {
      return order;
    }
    int oneText = texts(one, oneAt);
    int otherText = texts(other, otherAt);
    order = compareTexts(one, oneText, other, otherText);
    if (order != 0) {
      return order;
    }
    order =
        Long.compare(
            (long) Frame.LONGS.get(one, oneAt + Frame.SEQUENCE),
            (long) Frame.LONGS.get(other, otherAt + Frame.SEQUENCE));
    if (order != 0) {
      return order;
    }
    return compareTexts(one, after(one, oneText), other, after(other, otherText));
  }

  private static int texts(byte[] frame, int at) {
    boolean recorded = (frame[at + Frame.FLAGS] & Frame.RECORDED) != 0;
    return at + Frame.FIXED + (recorded ? 12 : 0);
  }

  private static int after(byte[] frame, int at) {
    return at + 4 + (int) Frame.INTS.get(frame, at);
  }

  private static int compareTexts(byte[] one, int oneAt, byte[] other, int otherAt) {
    return compareTexts(
        one,
        oneAt + 4,
        (int) Frame.INTS.get(one, oneAt),
        other,
        otherAt + 4,
        (int) Frame.INTS.get(other, otherAt));
  }

  /**
   * The order of two texts in UTF-8 as that of {@link String#compareTo}: by units of UTF-16. They
   * differ only where one unit is of a pair of surrogates and the other above them.
   */
  static int compareTexts(
      byte[] one, int oneAt, int oneLength, byte[] other, int otherAt, int otherLength) {
    int common = Math.min(oneLength, otherLength);
    for (int i = 0; i < common; i++) {
      int left = one[oneAt + i] & 0xFF;
      int right = other[otherAt + i] & 0xFF;
      if (left != right) {
        return weight(left) - weight(right);
      }
    }
    return oneLength - otherLength;
  }

  /** Leading bytes of U+E000 to U+FFFF come after those of what UTF-16 writes as pairs. */
  private static int weight(int octet) {
    return octet == 0xEE || octet == 0xEF ? octet + 0x10 : octet;
  }
}
