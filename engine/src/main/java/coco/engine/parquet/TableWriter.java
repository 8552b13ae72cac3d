package coco.engine.parquet;

import coco.engine.column.TextNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/**
 * Writes one Parquet file: the front door of this package. A value of each column is added, then
 * the row is ended; rows are gathered in groups, so that memory is that of one group.
 */
public final class TableWriter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int STATISTICS_BYTES = 64;

  private final OutputStream out;
  private final List<ColumnBuffer> buffers;
  private final Map<String, String> notes;
  private final int groupRows;
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;
  private long rows;
  private int gathered;

  /**
   * A writer.
   *
   * @param out takes the file, and is not closed
   * @param notes what the file says of itself, by key
   * @param groupRows how many rows make a group
   */
  public TableWriter(
      OutputStream out, List<TableColumn> columns, Map<String, String> notes, int groupRows)
      throws IOException {
    this.out = out;
    this.buffers = columns.stream().map(ColumnBuffer::new).toList();
    this.notes = new TreeMap<>(notes);
    this.groupRows = groupRows;
    put(MAGIC);
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /** The values of a column of the rows being gathered. */
  public ColumnBuffer column(int place) {
    return buffers.get(place);
  }

  /** A value has been added to every column. */
  public void endRow() throws IOException {
    gathered++;
    if (gathered == groupRows) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long length = 0;
    long uncompressed = 0;
    long start = position;
    for (ColumnBuffer buffer : buffers) {
      if (buffer.rows() != gathered) {
        throw new IllegalStateException(
            "%s has %d values of %d rows".formatted(buffer.column(), buffer.rows(), gathered));
      }
      ColumnChunk chunk = chunk(buffer);
      length += chunk.getMeta_data().getTotal_compressed_size();
      uncompressed += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
      buffer.clear();
    }
    groups.add(
        new RowGroup(chunks, uncompressed, gathered)
            .setFile_offset(start)
            .setTotal_compressed_size(length)
            .setOrdinal((short) groups.size()));
    rows += gathered;
    gathered = 0;
  }

  private ColumnChunk chunk(ColumnBuffer buffer) throws IOException {
    ColumnPages pages = new ColumnPages(buffer);
    byte[] bytes = pages.write();
    long start = position;
    List<Encoding> encodings =
        pages.hasDictionary()
            ? List.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
            : List.of(Encoding.PLAIN, Encoding.RLE);
    ColumnMetaData meta =
        new ColumnMetaData(
            type(buffer.column()),
            encodings,
            List.of(buffer.column().name()),
            pages.codec(),
            buffer.rows(),
            pages.uncompressed(),
            bytes.length,
            start + pages.dictionaryLength());
    if (pages.hasDictionary()) {
      meta.setDictionary_page_offset(start);
    }
    meta.setStatistics(statistics(buffer));
    put(bytes);
    return new ColumnChunk(start).setMeta_data(meta);
  }

  private static Statistics statistics(ColumnBuffer buffer) {
    Statistics statistics = new Statistics().setNull_count(buffer.rows() - buffer.values());
    if (buffer.values() == 0) {
      return statistics;
    }
    switch (buffer.column().kind()) {
      case TEXT -> texts(buffer.texts(), statistics);
      case WHOLE, NUMBER, MOMENT, DAY -> {
        boolean day = buffer.column().kind() == TableColumn.Kind.DAY;
        long[] numbers = Arrays.copyOf(buffer.numbers(), buffer.values());
        statistics
            .setMin_value(bytes(Arrays.stream(numbers).min().orElseThrow(), day))
            .setMax_value(bytes(Arrays.stream(numbers).max().orElseThrow(), day));
      }
      case TRUTH, WIDE_NUMBER -> {}
    }
    return statistics;
  }

  private static byte[] bytes(long number, boolean day) {
    ByteBuffer bytes = ByteBuffer.allocate(day ? 4 : 8).order(ByteOrder.LITTLE_ENDIAN);
    return day ? bytes.putInt(Math.toIntExact(number)).array() : bytes.putLong(number).array();
  }

  private static void texts(TextNumbers texts, Statistics statistics) {
    int least = 0;
    int greatest = 0;
    for (int number = 1; number < texts.size(); number++) {
      least = compare(texts, number, least) < 0 ? number : least;
      greatest = compare(texts, number, greatest) > 0 ? number : greatest;
    }
    if (texts.length(least) <= STATISTICS_BYTES && texts.length(greatest) <= STATISTICS_BYTES) {
      statistics.setMin_value(copy(texts, least)).setMax_value(copy(texts, greatest));
    }
  }

  private static int compare(TextNumbers texts, int one, int other) {
    return Arrays.compareUnsigned(
        texts.utf8(),
        texts.start(one),
        texts.start(one) + texts.length(one),
        texts.utf8(),
        texts.start(other),
        texts.start(other) + texts.length(other));
  }

  private static byte[] copy(TextNumbers texts, int number) {
    int start = texts.start(number);
    return Arrays.copyOfRange(texts.utf8(), start, start + texts.length(number));
  }

  private static Type type(TableColumn column) {
    return switch (column.kind()) {
      case TEXT -> Type.BYTE_ARRAY;
      case WHOLE, NUMBER, MOMENT -> Type.INT64;
      case WIDE_NUMBER -> Type.FIXED_LEN_BYTE_ARRAY;
      case TRUTH -> Type.BOOLEAN;
      case DAY -> Type.INT32;
    };
  }

  private static SchemaElement element(TableColumn column) {
    SchemaElement element =
        new SchemaElement(column.name())
            .setType(type(column))
            .setRepetition_type(
                column.required() ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL);
    return switch (column.kind()) {
      case TEXT ->
          element
              .setConverted_type(ConvertedType.UTF8)
              .setLogicalType(LogicalType.STRING(new StringType()));
      case NUMBER -> decimal(element, TableColumn.DIGITS, column.scale());
      case WIDE_NUMBER ->
          decimal(element, TableColumn.WIDE_DIGITS, column.scale())
              .setType_length(TableColumn.WIDE_BYTES);
      case MOMENT ->
          element
              .setConverted_type(ConvertedType.TIMESTAMP_MICROS)
              .setLogicalType(
                  LogicalType.TIMESTAMP(
                      new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
      case DAY ->
          element
              .setConverted_type(ConvertedType.DATE)
              .setLogicalType(LogicalType.DATE(new DateType()));
      case WHOLE, TRUTH -> element;
    };
  }

  private static SchemaElement decimal(SchemaElement element, int digits, int scale) {
    return element
        .setConverted_type(ConvertedType.DECIMAL)
        .setPrecision(digits)
        .setScale(scale)
        .setLogicalType(LogicalType.DECIMAL(new DecimalType(scale, digits)));
  }

  /**
   * Writes the last rows and the footer.
   *
   * @return the file's length in bytes
   */
  public long finish() throws IOException {
    if (gathered > 0) {
      endGroup();
    }
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("rows").setNum_children(buffers.size()));
    buffers.forEach(buffer -> schema.add(element(buffer.column())));
    List<KeyValue> said = new ArrayList<>();
    notes.forEach((key, value) -> said.add(new KeyValue(key).setValue(value)));
    FileMetaData footer =
        new FileMetaData(1, schema, rows, groups)
            .setCreated_by("coco version 1")
            .setKey_value_metadata(said)
            .setColumn_orders(
                buffers.stream()
                    .map(buffer -> ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()))
                    .toList());
    Octets bytes = new Octets(1 << 12);
    Util.writeFileMetaData(footer, bytes);
    int length = bytes.size();
    bytes.whole32(length);
    bytes.write(MAGIC, 0, MAGIC.length);
    put(bytes.copy());
    out.flush();
    return position;
  }
}
