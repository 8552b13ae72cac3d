package coco.engine.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an XML file, stopped where one piece of it is longer than a row may be. */
final class PacedStream extends FilterInputStream {
  private final String file;
  private long line;
  private long count;

  PacedStream(InputStream in, String file) {
    super(in);
    this.file = file;
  }

  /**
   * A piece begins.
   *
   * @param at the line that a fault in it names; 0 where no line tells
   */
  void begin(long at) {
    line = at;
    count = 0;
  }

  @Override
  public int read() throws IOException {
    count(1);
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(read);
    return read;
  }

  private void count(int more) {
    count += Math.max(0, more);
    if (count > Limits.ROW_CHARACTERS) {
      throw Failures.limit(file, line, "row", Limits.ROW_CHARACTERS, "> " + Limits.ROW_CHARACTERS);
    }
  }
}
