package coco.engine.parquet;

import coco.engine.column.LongNumbers;
import coco.engine.column.TextNumbers;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column of one group of rows: a dictionary where values repeat, then the values
 * or their places in it. Compressed with Zstandard where that makes a column smaller by a tenth.
 */
final class ColumnPages {
  private static final int ROWS_MAX = 1 << 16;
  private static final int BYTES_MAX = 1 << 20;
  private static final int DICTIONARY_MAX = 1 << 16;
  private static final int DICTIONARY_BYTES_MAX = 8 << 20;
  private static final int LEVEL = 1;

  private final ColumnBuffer buffer;
  private final List<Page> pages = new ArrayList<>();
  private final boolean hasDictionary;
  private final CompressionCodec codec;
  private long uncompressed;

  /** A page and its header; {@code header} names the sizes when it is written. */
  private record Page(PageHeader header, Octets body) {}

  ColumnPages(ColumnBuffer buffer) {
    this.buffer = buffer;
    TextNumbers texts = buffer.texts();
    boolean bytes = buffer.column().kind().isBytes();
    LongNumbers distinct = bytes ? null : distinct();
    this.hasDictionary = bytes ? repeats(texts) : distinct != null;
    int[] places = bytes ? buffer.codes() : distinct == null ? new int[0] : places(distinct);
    int size = bytes ? texts.size() : distinct == null ? 0 : distinct.size();
    if (hasDictionary) {
      dictionary(texts, distinct, size);
    }
    int value = 0;
    for (int row = 0; row < buffer.rows(); ) {
      int end = row;
      int valueEnd = value;
      long length = 0;
      while (end < buffer.rows() && end - row < ROWS_MAX && length < BYTES_MAX) {
        if (buffer.present()[end] == 1) {
          length += hasDictionary || !bytes ? 4 : 4 + texts.length(places[valueEnd]);
          valueEnd++;
        }
        end++;
      }
      Octets body = new Octets(Math.toIntExact(Math.max(1_024, length)));
      levels(row, end, body);
      if (hasDictionary) {
        int width = RunLengths.width(Math.max(0, size - 1));
        body.write(width);
        RunLengths.write(places, value, valueEnd, width, body);
      } else {
        plain(value, valueEnd, body);
      }
      DataPageHeader header =
          new DataPageHeader(
              end - row,
              hasDictionary ? Encoding.RLE_DICTIONARY : Encoding.PLAIN,
              Encoding.RLE,
              Encoding.RLE);
      add(new PageHeader(PageType.DATA_PAGE, 0, 0).setData_page_header(header), body);
      row = end;
      value = valueEnd;
    }
    this.codec = compressed();
  }

  private static boolean repeats(TextNumbers texts, int values) {
    int size = texts.size();
    return size > 0
        && size <= values / 5 * 3
        && texts.start(size - 1) + texts.length(size - 1) <= DICTIONARY_BYTES_MAX;
  }

  private boolean repeats(TextNumbers texts) {
    return repeats(texts, buffer.values());
  }

  /** The distinct numbers; null where there are too many for a dictionary to be of use. */
  private @Nullable LongNumbers distinct() {
    if (buffer.column().kind() == TableColumn.Kind.TRUTH || buffer.values() < 16) {
      return null;
    }
    int most = Math.min(DICTIONARY_MAX, buffer.values() / 4);
    LongNumbers distinct = new LongNumbers();
    for (int i = 0; i < buffer.values(); i++) {
      distinct.number(buffer.numbers()[i]);
      if (distinct.size() > most) {
        return null;
      }
    }
    return distinct;
  }

  private int[] places(LongNumbers distinct) {
    int[] places = new int[buffer.values()];
    for (int i = 0; i < places.length; i++) {
      places[i] = distinct.number(buffer.numbers()[i]);
    }
    return places;
  }

  private void dictionary(TextNumbers texts, @Nullable LongNumbers distinct, int size) {
    Octets body = new Octets(1_024);
    for (int number = 0; number < size; number++) {
      if (distinct == null) {
        text(texts, number, body);
      } else {
        number(distinct.value(number), body);
      }
    }
    add(
        new PageHeader(PageType.DICTIONARY_PAGE, 0, 0)
            .setDictionary_page_header(new DictionaryPageHeader(size, Encoding.PLAIN)),
        body);
  }

  private void text(TextNumbers texts, int number, Octets body) {
    if (buffer.column().kind() == TableColumn.Kind.TEXT) {
      body.whole32(texts.length(number));
    }
    body.write(texts.utf8(), texts.start(number), texts.length(number));
  }

  private void number(long number, Octets body) {
    if (buffer.column().kind() == TableColumn.Kind.DAY) {
      body.whole32(Math.toIntExact(number));
    } else {
      body.whole64(number);
    }
  }

  /** Which rows have a value. */
  private void levels(int from, int to, Octets body) {
    if (buffer.column().required()) {
      return;
    }
    Octets runs = new Octets(64);
    RunLengths.write(buffer.present(), from, to, 1, runs);
    body.whole32(runs.size());
    body.write(runs.bytes(), 0, runs.size());
  }

  private void plain(int from, int to, Octets body) {
    if (buffer.column().kind() == TableColumn.Kind.TRUTH) {
      for (int at = from; at < to; at += 8) {
        int octet = 0;
        for (int bit = 0; bit < 8 && at + bit < to; bit++) {
          octet |= (int) buffer.numbers()[at + bit] << bit;
        }
        body.write(octet);
      }
      return;
    }
    boolean bytes = buffer.column().kind().isBytes();
    for (int i = from; i < to; i++) {
      if (bytes) {
        text(buffer.texts(), buffer.codes()[i], body);
      } else {
        number(buffer.numbers()[i], body);
      }
    }
  }

  private void add(PageHeader header, Octets body) {
    header.setUncompressed_page_size(body.size());
    header.setCompressed_page_size(body.size());
    pages.add(new Page(header, body));
  }

  private CompressionCodec compressed() {
    List<Page> smaller = new ArrayList<>();
    long before = 0;
    long after = 0;
    for (Page page : pages) {
      byte[] packed = Zstd.compress(page.body.copy(), LEVEL);
      Octets body = new Octets(packed.length);
      body.write(packed, 0, packed.length);
      before += page.body.size();
      after += packed.length;
      smaller.add(new Page(page.header, body));
    }
    if (after * 10 > before * 9) {
      return CompressionCodec.UNCOMPRESSED;
    }
    smaller.forEach(page -> page.header.setCompressed_page_size(page.body.size()));
    pages.clear();
    pages.addAll(smaller);
    return CompressionCodec.ZSTD;
  }

  /** All pages, each with its checksum. */
  byte[] write() throws IOException {
    Octets out = new Octets(1 << 12);
    for (Page page : pages) {
      CRC32 checksum = new CRC32();
      checksum.update(page.body.bytes(), 0, page.body.size());
      page.header.setCrc((int) checksum.getValue());
      int start = out.size();
      Util.writePageHeader(page.header, out);
      uncompressed += out.size() - start + page.header.getUncompressed_page_size();
      out.write(page.body.bytes(), 0, page.body.size());
    }
    return Arrays.copyOf(out.bytes(), out.size());
  }

  /** The length of the dictionary's page with its header; 0 where there is none. */
  long dictionaryLength() throws IOException {
    if (!hasDictionary) {
      return 0;
    }
    Octets header = new Octets(64);
    Util.writePageHeader(pages.getFirst().header, header);
    return (long) header.size() + pages.getFirst().body.size();
  }

  boolean hasDictionary() {
    return hasDictionary;
  }

  CompressionCodec codec() {
    return codec;
  }

  /** The length of all pages and headers, were they not compressed; once they are written. */
  long uncompressed() {
    return uncompressed;
  }
}
