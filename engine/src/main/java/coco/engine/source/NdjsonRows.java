package coco.engine.source;

import coco.engine.source.Refused.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Lines of NDJSON, CloudEvents or plain: one object each. A column is a path, {@code
 * ticket.requester.id}; a list's items are {@code tags.0}, {@code tags.1}. A line that is no object
 * is refused alone.
 */
final class NdjsonRows {
  private final String file;
  private final Charset encoding;
  private final Columns columns;
  private final RowSink sink;
  private final Row row = new Row();
  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.ROW_CHARACTERS)
                  .maxNumberLength(Limits.DIGITS)
                  .build())
          .build();
  private final StringBuilder text = new StringBuilder(1_024);

  /** Characters of the longest path that is wanted; longer ones are passed over. */
  private final int pathMost;

  private long line;
  private long number;

  NdjsonRows(String file, Charset encoding, Columns columns, RowSink sink) {
    this.file = file;
    this.encoding = encoding;
    this.columns = columns;
    this.sink = sink;
    this.pathMost =
        columns.isOpen()
            ? Limits.NAME_CHARACTERS
            : columns.names().stream().mapToInt(String::length).max().orElse(0);
  }

  void read(Reader in) {
    char[] buffer = new char[1 << 16];
    try {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        int begin = 0;
        for (int i = 0; i < length; i++) {
          if (buffer[i] == '\n') {
            append(buffer, begin, i);
            begin = i + 1;
            endLine();
            if (sink.isDone()) {
              return;
            }
          }
        }
        append(buffer, begin, length);
      }
      endLine();
    } catch (IOException e) {
      throw Failures.of(file, encoding, line + 1, e);
    }
  }

  private void append(char[] buffer, int begin, int end) {
    if (text.length() + end - begin > Limits.ROW_CHARACTERS) {
      String more = "> " + Limits.ROW_CHARACTERS;
      throw Failures.limit(file, line + 1, "line", Limits.ROW_CHARACTERS, more);
    }
    text.append(buffer, begin, end - begin);
  }

  private void endLine() {
    line++;
    String one = text.toString().strip();
    text.setLength(0);
    if (one.isEmpty()) {
      return;
    }
    number++;
    row.begin(number, line, columns.size());
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), one)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        sink.refuse(line, null, Reason.NOT_JSON, one);
        return;
      }
      object(parser, "");
      if (parser.nextToken() != null) {
        sink.refuse(line, null, Reason.NOT_JSON, one);
        return;
      }
    } catch (JacksonException e) {
      boolean twice = ("" + e.getOriginalMessage()).startsWith("Duplicate");
      sink.refuse(line, null, twice ? Reason.DOUBLE_KEY : Reason.NOT_JSON, one);
      return;
    }
    sink.row(row);
  }

  private void object(JsonParser parser, String prefix) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (prefix.length() + name.length() > pathMost) {
        parser.skipChildren();
      } else {
        value(parser, prefix + name);
      }
    }
  }

  private void list(JsonParser parser, String prefix) {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      value(parser, prefix + i);
    }
  }

  private void value(JsonParser parser, String path) {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> {
        put(path, null, ColumnType.TEXT);
        object(parser, path + '.');
      }
      case START_ARRAY -> {
        put(path, null, ColumnType.TEXT);
        list(parser, path + '.');
      }
      case VALUE_STRING -> put(path, parser.getString(), ColumnType.TEXT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(path, parser.getString(), ColumnType.NUMBER);
      case VALUE_TRUE -> put(path, "true", ColumnType.BOOLEAN);
      case VALUE_FALSE -> put(path, "false", ColumnType.BOOLEAN);
      default -> {}
    }
  }

  private void put(String path, @Nullable String value, ColumnType type) {
    if (columns.isOpen() && value == null) {
      return;
    }
    int slot = columns.slot(path);
    if (slot != Columns.UNWANTED) {
      // An object or a list where a value is wanted is refused when the column is read.
      row.put(slot, value == null ? Row.NO_VALUE : value, type);
    }
  }
}
