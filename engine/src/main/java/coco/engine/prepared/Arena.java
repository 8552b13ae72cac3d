package coco.engine.prepared;

import java.util.Arrays;

/** Frames in memory, one after the other in few arrays. */
final class Arena {
  private static final int BLOCK_BITS = 22;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private byte[][] blocks = new byte[4][];

  /** By frame: its block, and its place there. */
  private int[] blockOf = new int[1_024];

  private int[] starts = new int[1_024];
  private int[] lengths = new int[1_024];
  private int frames;
  private int used;
  private int end = BLOCK;

  /** Adds a frame; its number, from 0. */
  int add(byte[] bytes, int length) {
    if (frames == starts.length) {
      blockOf = Arrays.copyOf(blockOf, 2 * frames);
      starts = Arrays.copyOf(starts, 2 * frames);
      lengths = Arrays.copyOf(lengths, 2 * frames);
    }
    if (used == 0 || length > blocks[used - 1].length - end) {
      if (used == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * used);
      }
      blocks[used++] = new byte[Math.max(BLOCK, length)];
      end = 0;
    }
    System.arraycopy(bytes, 0, blocks[used - 1], end, length);
    blockOf[frames] = used - 1;
    starts[frames] = end;
    lengths[frames] = length;
    end += length;
    return frames++;
  }

  int frames() {
    return frames;
  }

  byte[] bytes(int frame) {
    return blocks[blockOf[frame]];
  }

  int start(int frame) {
    return starts[frame];
  }

  int length(int frame) {
    return lengths[frame];
  }
}
