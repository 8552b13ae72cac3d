package coco.engine.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a compressed file unpacks to, stopped where that is out of all proportion. */
final class UnpackedStream extends FilterInputStream {
  private final String file;
  private final long most;
  private long count;

  UnpackedStream(InputStream in, String file, long packed) {
    super(in);
    this.file = file;
    this.most = Math.max(Limits.UNPACKED_BYTES, packed * Limits.EXPANSION);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int more) {
    count += more;
    if (count > most) {
      throw Failures.limit(file, 0, "unpacked", most, "> " + most);
    }
  }
}
