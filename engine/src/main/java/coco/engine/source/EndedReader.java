package coco.engine.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A reader that says some more after the last character. */
final class EndedReader extends FilterReader {
  private final String more;
  private boolean ended;
  private int said;

  EndedReader(Reader in, String more) {
    super(in);
    this.more = more;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = ended ? -1 : super.read(buffer, offset, length);
    if (read >= 0) {
      return read;
    }
    ended = true;
    if (said == more.length()) {
      return -1;
    }
    int count = Math.min(length, more.length() - said);
    more.getChars(said, said + count, buffer, offset);
    said += count;
    return count;
  }
}
