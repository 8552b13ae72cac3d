package coco.engine.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * Reads files of {@link TableWriter} that have one group of rows. Only the columns asked for are
 * decoded. Several threads may read at once.
 */
public final class TableReader {
  private static final int TAIL = 8;

  private final byte[] file;
  private final FileMetaData footer;
  private final List<String> names = new ArrayList<>();

  /**
   * A reader.
   *
   * @param file the whole of it, whose checksum has been seen to be right
   * @throws IOException where it is no such file
   */
  public TableReader(byte[] file) throws IOException {
    this.file = file;
    int end = file.length - TAIL;
    int length = end < 4 ? -1 : whole32(file, end);
    if (length < 0 || length > end - 4 || file[end + 4] != 'P' || file[end + 7] != '1') {
      throw new IOException("it does not end as a Parquet file does");
    }
    this.footer = Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
    if (footer.getRow_groups().size() > 1) {
      throw new IOException("it has several groups of rows");
    }
    footer.getSchema().stream().skip(1).map(SchemaElement::getName).forEach(names::add);
  }

  private static int whole32(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }

  /** How many rows there are. */
  public int rows() {
    return Math.toIntExact(footer.getNum_rows());
  }

  /** The place of a column; -1 where there is none of the name. */
  public int place(String column) {
    return names.indexOf(column);
  }

  /**
   * Decodes a column.
   *
   * @throws IOException where it is not as it is written here
   */
  public Cells read(int place) throws IOException {
    if (rows() == 0) {
      return new Cells(0, null, true, 0, new long[0], new byte[0], new int[0], new int[0]);
    }
    ColumnMetaData column =
        footer.getRow_groups().getFirst().getColumns().get(place).getMeta_data();
    SchemaElement element = footer.getSchema().get(place + 1);
    boolean optional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    return new CellReader(file, column, optional, element.getType_length()).read(rows());
  }
}
