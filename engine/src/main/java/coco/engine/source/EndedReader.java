package coco.engine.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;

/**
 * A reader that says some more after the last character. What it says ends in a sign that stands
 * for no character: a file that has it is not written in its encoding.
 */
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
      refuse(buffer, offset, offset + read);
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

  private void refuse(char[] buffer, int from, int until) throws MalformedInputException {
    char last = more.charAt(more.length() - 1);
    for (int i = from; i < until; i++) {
      if (buffer[i] == last) {
        throw new MalformedInputException(1);
      }
    }
  }
}
