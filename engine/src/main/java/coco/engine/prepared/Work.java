package coco.engine.prepared;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where and within which bounds a history is prepared.
 *
 * @param folder for files put aside
 * @param partBytes bytes of frames that are in memory at once
 * @param buffersBytes bytes for the buffers of the files of one pass
 * @param bucketEvents how many interactions a chunk has, roughly
 */
record Work(Path folder, long partBytes, long buffersBytes, int bucketEvents) {
  private static final int BUCKET_EVENTS = 250_000;
  private static final int BUFFER_MOST = 1 << 16;
  private static final int BUFFER_LEAST = 1 << 11;

  /**
   * Bounds that keep within a memory.
   *
   * @param memory in bytes
   */
  static Work within(Path folder, long memory) {
    return new Work(folder, Math.clamp(memory / 12, 1 << 20, 48 << 20), memory / 8, BUCKET_EVENTS);
  }

  /** A spill of so many parts. */
  Spill spill(String name, int parts) throws IOException {
    long buffer = Math.clamp(buffersBytes / parts, BUFFER_LEAST, BUFFER_MOST);
    return new Spill(folder, name, parts, (int) buffer);
  }

  /** The part of a hash; another one at each depth. */
  static int part(int hash, int parts, int depth) {
    int mixed = (hash + depth * 0x7F4A7C15) * 0x9E3779B9;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    mixed ^= mixed >>> 13;
    return Integer.remainderUnsigned(mixed, parts);
  }
}
