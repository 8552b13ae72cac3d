package coco.engine.prepared;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames put aside in files, a file for each part, each part in the order in which they came. */
final class Spill implements AutoCloseable {
  /** Files open at once, so that the usual limit of a process is not met. */
  static final int PARTS_MAX = 400;

  private final List<Path> files = new ArrayList<>();
  private final List<@Nullable DataOutputStream> outputs = new ArrayList<>();
  private final long[] bytes;
  private final long[] frames;

  /**
   * A spill.
   *
   * @param bufferBytes that each part takes of memory
   */
  Spill(Path folder, String name, int parts, int bufferBytes) throws IOException {
    this.bytes = new long[parts];
    this.frames = new long[parts];
    for (int part = 0; part < parts; part++) {
      Path file = folder.resolve(name + "-" + part);
      files.add(file);
      OutputStream out = Files.newOutputStream(file);
      outputs.add(new DataOutputStream(new BufferedOutputStream(out, bufferBytes)));
    }
  }

  int parts() {
    return files.size();
  }

  void write(int part, byte[] from, int at, int length) throws IOException {
    DataOutputStream out = outputs.get(part);
    if (out == null) {
      throw new IllegalStateException("part %d is closed".formatted(part));
    }
    out.writeInt(length);
    out.write(from, at, length);
    bytes[part] += 4L + length;
    frames[part]++;
  }

  /** All has been written. */
  void finish() throws IOException {
    for (int part = 0; part < outputs.size(); part++) {
      DataOutputStream out = outputs.set(part, null);
      if (out != null) {
        out.close();
      }
    }
  }

  /** The bytes of a part. */
  long bytes(int part) {
    return bytes[part];
  }

  /** The bytes of all parts. */
  long bytes() {
    long all = 0;
    for (long each : bytes) {
      all += each;
    }
    return all;
  }

  /** The frames of all parts. */
  long frames() {
    long all = 0;
    for (long each : frames) {
      all += each;
    }
    return all;
  }

  /** Takes frames one after the other. */
  interface Sink {
    /** A frame; the array is used again for the next. */
    void frame(byte[] bytes, int length) throws IOException;
  }

  /** Reads a part from its start to its end. */
  void read(int part, Sink sink) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(files.get(part)), 1 << 16))) {
      byte[] frame = new byte[1 << 10];
      for (long left = frames[part]; left > 0; left--) {
        int length = in.readInt();
        frame = length <= frame.length ? frame : new byte[Math.max(length, 2 * frame.length)];
        in.readFully(frame, 0, length);
        sink.frame(frame, length);
      }
    }
  }

  /** A part is of no more use. */
  void delete(int part) throws IOException {
    Files.deleteIfExists(files.get(part));
  }

  @Override
  public void close() throws IOException {
    finish();
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
