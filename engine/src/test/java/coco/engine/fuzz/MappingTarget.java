package coco.engine.fuzz;

import coco.engine.source.Format;
import coco.engine.source.SourceException;
import coco.engine.source.SourceMapping;
import coco.engine.source.SourceMapping.Entry;
import coco.engine.source.SourceMapping.InColumn;
import coco.engine.source.SourceMapping.Parts;
import coco.engine.source.SourceReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A mapping of any bytes: it is sound or has faults, never both, and with one that is sound its
 * columns are read from lines and from a table.
 */
public final class MappingTarget {
  private static final List<String> VALUES =
      List.of("2027-01-01T10:00:00Z", "12", "true", "1/2/2027 9:05", "PT4M", "", "é");

  private MappingTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    SourceMapping.Read read = SourceMapping.read("m", new String(bytes, StandardCharsets.UTF_8));
    Promises.hold(
        read.mapping().isPresent() == read.faults().isEmpty(), "is sound or has faults", read);
    read.faults().forEach(Promises::tell);
    read.mapping().ifPresent(MappingTarget::use);
  }

  private static void use(SourceMapping mapping) {
    mapping.attributeTypes();
    try {
      new SourceReader(mapping).files(Path.of("target", "no-such-folder"));
    } catch (SourceException e) {
      Promises.tell(e.fault());
    }
    StringBuilder lines = new StringBuilder();
    SequencedSet<String> columns = columns(mapping);
    StringBuilder table = new StringBuilder(row(mapping.separator(), columns));
    for (String value : VALUES) {
      lines.append('{');
      columns.forEach(name -> lines.append(quoted(name)).append(':').append(quoted(value) + ","));
      lines.append("\"x.y\":1}\n");
      table.append(row(mapping.separator(), columns.stream().map(name -> value).toList()));
    }
    Charset utf8 = StandardCharsets.UTF_8;
    Promises.ofBytes(as(mapping, Format.NDJSON, utf8), "f", Promises.bytes(lines.toString()));
    if (mapping.encoding().canEncode()) {
      byte[] bytes = table.toString().getBytes(mapping.encoding());
      Promises.ofBytes(as(mapping, Format.CSV, mapping.encoding()), "f", bytes);
    }
  }

  private static SourceMapping as(SourceMapping mapping, Format format, Charset encoding) {
    return new SourceMapping(
        mapping.name(),
        mapping.source(),
        mapping.file(),
        format,
        encoding,
        mapping.separator(),
        mapping.zone(),
        mapping.times(),
        mapping.missing(),
        mapping.columns(),
        mapping.common(),
        mapping.interactions());
  }

  private static SequencedSet<String> columns(SourceMapping mapping) {
    SequencedSet<String> names = new LinkedHashSet<>();
    mapping.columns().forEach((name, column) -> names.addAll(column.from()));
    names.addAll(mapping.columns().keySet());
    add(names, mapping.common());
    for (Entry entry : mapping.interactions()) {
      names.add(entry.time());
      add(names, entry.own());
      if (entry.type() instanceof InColumn in) {
        names.add(in.column());
      }
    }
    return names;
  }

  private static void add(SequencedSet<String> names, Parts parts) {
    for (List<String> list :
        List.of(parts.id(), parts.caseId(), parts.party(), parts.actor(), parts.channel())) {
      names.addAll(list);
    }
    names.addAll(parts.direction());
    parts.recorded().ifPresent(names::add);
    names.addAll(parts.attributes().values());
  }

  private static String row(char separator, Iterable<String> texts) {
    StringBuilder row = new StringBuilder();
    for (String text : texts) {
      row.append(row.isEmpty() ? "" : String.valueOf(separator));
      row.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
    return row.append('\n').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      quoted.append(
          sign < ' ' || sign == '"' || sign == '\\'
              ? "\\u%04x".formatted((int) sign)
              : String.valueOf(sign));
    }
    return quoted.append('"').toString();
  }
}
