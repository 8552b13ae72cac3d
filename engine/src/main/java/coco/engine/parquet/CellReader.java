package coco.engine.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one column as {@link ColumnPages} writes them. Places in a dictionary are kept
 * as they are: what is done once for each distinct value need not be done for each row.
 */
final class CellReader {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] file;
  private final ColumnMetaData column;
  private final boolean optional;
  private final int width;

  /** Where the pages' contents are: the file itself, or what was unpacked of it. */
  private final byte[] content;

  private final boolean packed;

  private int unpacked;
  private int[] places = new int[0];
  private int[] levels = new int[0];
  private long[] numbers = new long[0];
  private int[] starts = new int[0];
  private int[] lengths = new int[0];
  private int size;
  private int row;
  private boolean hasDictionary;
  private boolean gaps;

  /** A reader; {@code width} is that of values of fixed length, in bytes. */
  CellReader(byte[] file, ColumnMetaData column, boolean optional, int width) {
    this.file = file;
    this.column = column;
    this.optional = optional;
    this.width = width;
    this.packed = column.getCodec() != CompressionCodec.UNCOMPRESSED;
    this.content = packed ? new byte[Math.toIntExact(column.getTotal_uncompressed_size())] : file;
  }

  /**
   * The column.
   *
   * @throws IOException where its pages are not as they are written here
   */
  Cells read(int rows) throws IOException {
    long from =
        column.isSetDictionary_page_offset()
            ? column.getDictionary_page_offset()
            : column.getData_page_offset();
    int at = Math.toIntExact(from);
    places = optional || column.isSetDictionary_page_offset() ? new int[rows] : places;
    try {
      while (row < rows) {
        ByteArrayInputStream in = new ByteArrayInputStream(file, at, file.length - at);
        int before = in.available();
        PageHeader header = Util.readPageHeader(in);
        at += before - in.available();
        page(header, at, rows);
        at += header.getCompressed_page_size();
      }
    } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
      throw new IOException("its pages say other lengths than they have", e);
    }
    return new Cells(
        rows,
        hasDictionary || gaps ? places : null,
        hasDictionary,
        size,
        numbers,
        content,
        starts,
        lengths);
  }

  private void page(PageHeader header, int at, int rows) throws IOException {
    int from = at;
    if (packed) {
      int length = header.getUncompressed_page_size();
      long told =
          Zstd.decompressByteArray(
              content, unpacked, length, file, at, header.getCompressed_page_size());
      if (told != length) {
        throw new IOException("a page cannot be unpacked");
      }
      from = unpacked;
      unpacked += length;
    }
    if (header.getType() == PageType.DICTIONARY_PAGE) {
      hasDictionary = true;
      plain(from, header.getDictionary_page_header().getNum_values());
      return;
    }
    if (header.getType() != PageType.DATA_PAGE) {
      throw new IOException("a page of a kind that is not written here: " + header.getType());
    }
    int count = header.getData_page_header().getNum_values();
    if (count > rows - row) {
      throw new IOException("more values than rows");
    }
    boolean coded = header.getData_page_header().getEncoding() == Encoding.RLE_DICTIONARY;
    if (coded != hasDictionary) {
      throw new IOException("a page of another encoding than its column's");
    }
    int[] present = null;
    int value = from;
    if (optional) {
      int length = (int) INTS.get(content, from);
      present = present(from + 4, count);
      value = from + 4 + length;
    }
    values(value, count, present);
    row += count;
  }

  /** Which rows have a value; null where all have. */
  private int @Nullable [] present(int at, int count) {
    levels = levels.length < count ? new int[count] : levels;
    RunLengths.read(content, at, 1, levels, 0, count);
    for (int i = 0; i < count; i++) {
      if (levels[i] == 0) {
        return levels;
      }
    }
    return null;
  }

  private void values(int at, int count, int @Nullable [] present) throws IOException {
    int values = count;
    if (present != null) {
      values = 0;
      for (int i = 0; i < count; i++) {
        values += present[i];
      }
    }
    if (hasDictionary) {
      RunLengths.read(content, at + 1, content[at], places, row, values);
      for (int i = row; i < row + values; i++) {
        if (places[i] >= size || places[i] < 0) {
          throw new IOException("a value that is not in its dictionary");
        }
      }
    } else {
      int first = size;
      plain(at, values);
      for (int i = 0; optional && i < values; i++) {
        places[row + i] = first + i;
      }
    }
    if (present != null) {
      gaps = true;
      spread(count, values, present);
    }
  }

  /** Moves places to the rows that they are of, from behind. */
  private void spread(int count, int values, int[] present) {
    int from = row + values;
    for (int i = count - 1; i >= 0; i--) {
      places[row + i] = present[i] == 0 ? Cells.NONE : places[--from];
    }
  }

  private void plain(int from, int count) throws IOException {
    switch (column.getType()) {
      case INT64 -> {
        room(count);
        for (int i = 0; i < count; i++) {
          numbers[size + i] = (long) LONGS.get(content, from + 8 * i);
        }
      }
      case INT32 -> {
        room(count);
        for (int i = 0; i < count; i++) {
          numbers[size + i] = (int) INTS.get(content, from + 4 * i);
        }
      }
      case BOOLEAN -> {
        room(count);
        for (int i = 0; i < count; i++) {
          numbers[size + i] = content[from + i / 8] >> (i % 8) & 1;
        }
      }
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> texts(from, count);
      case FLOAT, DOUBLE, INT96 ->
          throw new IOException("a type that is not written here: " + column.getType());
    }
    size += count;
  }

  private void room(int count) {
    numbers = Arrays.copyOf(numbers, size + count);
  }

  private void texts(int from, int count) throws IOException {
    starts = Arrays.copyOf(starts, size + count);
    lengths = Arrays.copyOf(lengths, size + count);
    boolean fixed = column.getType() == Type.FIXED_LEN_BYTE_ARRAY;
    int at = from;
    for (int i = size; i < size + count; i++) {
      int length = fixed ? width : (int) INTS.get(content, at);
      at += fixed ? 0 : 4;
      if (length < 0 || length > content.length - at) {
        throw new IOException("a text that is longer than its page");
      }
      starts[i] = at;
      lengths[i] = length;
      at += length;
    }
  }
}
