package coco.engine.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a compressed file unpacks to, stopped where that is out of all proportion. */
final class UnpackedStream extends FilterInputStream {
  /** What a packed file has unpacked to so far, all that is packed inside it together. */
  static final class Count {
    private final long most;
    private long bytes;

    /**
     * Nothing so far.
     *
     * @param packed bytes of the packed file
     */
    Count(long packed) {
      this.most = Math.max(Limits.UNPACKED_BYTES, packed * Limits.EXPANSION);
    }

    private void add(int more, String file) {
      bytes += more;
      if (bytes > most) {
        throw Failures.limit(file, 0, "unpacked", most, "> " + most);
      }
    }
  }

  private final String file;
  private final Count count;

  UnpackedStream(InputStream in, String file, Count count) {
    super(in);
    this.file = file;
    this.count = count;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count.add(read < 0 ? 0 : 1, file);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count.add(Math.max(0, read), file);
    return read;
  }
}
