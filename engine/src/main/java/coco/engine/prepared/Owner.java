package coco.engine.prepared;

import coco.engine.column.TextNumbers;

/**
 * Whose an interaction is, as bytes before its frame: when its case's party was first named, what
 * kind of party it is, and its name, that of its case, or its own source and id.
 */
final class Owner {
  static final int NAMED = 0;
  static final int OF_CASE = 1;
  static final int OF_INTERACTION = 2;

  /** Where the fixed fields are: named at, kind, length of the name. */
  static final int NAMED_AT = 0;

  static final int KIND = 8;
  static final int LENGTH = 9;
  static final int FIXED = 13;

  private Owner() {}

  static void write(Frame out, long namedAt, int kind, byte[] name, int from, int length) {
    out.whole64(namedAt);
    out.octet(kind);
    out.text(name, from, length);
  }

  static long namedAt(byte[] bytes, int at) {
    return (long) Frame.LONGS.get(bytes, at + NAMED_AT);
  }

  static int kind(byte[] bytes, int at) {
    return bytes[at + KIND];
  }

  static int length(byte[] bytes, int at) {
    return (int) Frame.INTS.get(bytes, at + LENGTH);
  }

  /** Where the frame of the interaction begins. */
  static int frame(byte[] bytes, int at) {
    return at + FIXED + length(bytes, at);
  }

  static int hash(byte[] bytes, int at) {
    return TextNumbers.hash(bytes, at + FIXED, length(bytes, at)) + kind(bytes, at);
  }
}
