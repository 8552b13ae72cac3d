package coco.engine.source;

import coco.engine.source.SourceMapping.Column;
import coco.engine.source.SourceMapping.Entry;
import coco.engine.source.SourceMapping.Fixed;
import coco.engine.source.SourceMapping.InColumn;
import coco.engine.source.SourceMapping.Others;
import coco.engine.source.SourceMapping.Parts;
import coco.engine.source.SourceMapping.Read;
import coco.engine.source.SourceMapping.Times;
import coco.language.code.Condition;
import coco.language.syntax.ConditionParser;
import coco.language.syntax.Parsed;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a mapping: one reader for one text. */
final class MappingReader {
  /** The fields of every interaction: an attribute of such a name could never be read. */
  static final List<String> FIELDS =
      List.of(
          "channel",
          "type",
          "direction",
          "actor",
          "source",
          "id",
          "case",
          "party",
          "time",
          "recorded");

  private static final List<String> PARTS =
      List.of("id", "case", "party", "actor", "channel", "direction", "recorded", "attributes");
  private static final List<String> KEYS =
      List.of(
          "source",
          "file",
          "format",
          "encoding",
          "separator",
          "zone",
          "times",
          "missing",
          "columns",
          "interactions");

  private final YamlTree yaml;

  MappingReader(String name) {
    this.yaml = new YamlTree(name);
  }

  Read read(String text) {
    Optional<Node> root = yaml.parse(text);
    Optional<SourceMapping> mapping = root.flatMap(this::mapping);
    return new Read(
        yaml.faults().isEmpty() ? mapping : Optional.empty(), List.copyOf(yaml.faults()));
  }

  private Optional<SourceMapping> mapping(Node root) {
    SequencedMap<String, Node> keys = yaml.map("mapping", root);
    List<String> known = new ArrayList<>(KEYS);
    known.addAll(PARTS);
    yaml.only(keys, known);
    Optional<String> source = yaml.needed(keys, root, "source", "source: helpdesk");
    Optional<String> file = yaml.needed(keys, root, "file", "file: helpdesk-*.csv.gz");
    if (file.filter(String::isBlank).isPresent()) {
      file = yaml.bad(root, "file", "", "the name of a file: helpdesk-*.csv.gz");
    }
    Optional<Format> format = format(keys, file);
    SequencedMap<String, Column> columns = columns(keys.get("columns"));
    Optional<ZoneId> zone = zone(keys.get("zone"));
    Times times = times(keys.get("times"));
    if (times == Times.WALL_CLOCK && zone.isEmpty()) {
      yaml.fault(Fault.Kind.NO_ZONE, root, "times: wall-clock");
    }
    if (!keys.containsKey("zone")) {
      columns.forEach((name, column) -> checkZone(name, column, root));
    }
    List<Entry> entries = entries(keys, root);
    if (source.isEmpty() || file.isEmpty() || format.isEmpty() || entries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SourceMapping(
            yaml.name(),
            source.get(),
            file.get(),
            format.get(),
            encoding(keys.get("encoding")),
            separator(keys.get("separator"), format.get()),
            zone.orElse(null),
            times,
            keys.containsKey("missing") ? yaml.texts("missing", keys.get("missing")) : List.of(""),
            columns,
            parts(keys),
            entries));
  }

  private void checkZone(String name, Column column, Node root) {
    boolean local = column.pattern().filter(pattern -> !TimePattern.hasOffset(pattern)).isPresent();
    if (column.type() == ColumnType.INSTANT && local) {
      yaml.fault(Fault.Kind.NO_ZONE, root, name);
    }
  }

  private Optional<Format> format(SequencedMap<String, Node> keys, Optional<String> file) {
    Node node = keys.get("format");
    if (node == null) {
      return file.flatMap(Format::ofName).or(() -> yaml.missing("format", "format: csv"));
    }
    return yaml.text("format", node)
        .flatMap(
            word ->
                Format.of(word)
                    .or(() -> yaml.bad(node, "format", word, "csv, tsv, xlsx, xes or ndjson")));
  }

  private Charset encoding(@Nullable Node node) {
    if (node != null) {
      String name = yaml.text("encoding", node).orElse("");
      try {
        return Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        yaml.bad(node, "encoding", name, "UTF-8, windows-1252, ISO-8859-1 …");
      }
    }
    return StandardCharsets.UTF_8;
  }

  private char separator(@Nullable Node node, Format format) {
    if (node != null) {
      String text = yaml.text("separator", node).orElse("");
      if (text.length() == 1 && "\"\r\n\0\uFEFF".indexOf(text.charAt(0)) < 0) {
        return text.charAt(0);
      }
      yaml.bad(node, "separator", text, "one character: \",\", \";\", \"|\"");
    }
    return format == Format.TSV ? '\t' : ',';
  }

  private Optional<ZoneId> zone(@Nullable Node node) {
    if (node == null) {
      return Optional.empty();
    }
    String name = yaml.text("zone", node).orElse("");
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return yaml.bad(node, "zone", name, "the name of a zone, such as Europe/Paris");
    }
  }

  private Times times(@Nullable Node node) {
    if (node != null) {
      String word = yaml.text("times", node).orElse("");
      switch (word) {
        case "wall-clock" -> {
          return Times.WALL_CLOCK;
        }
        case "offset" -> {
          return Times.OFFSET;
        }
        default -> yaml.bad(node, "times", word, "offset or wall-clock");
      }
    }
    return Times.OFFSET;
  }

  private SequencedMap<String, Column> columns(@Nullable Node node) {
    SequencedMap<String, Column> columns = new LinkedHashMap<>();
    if (node != null) {
      yaml.map("columns", node)
          .forEach((name, value) -> column(name, value).ifPresent(c -> columns.put(name, c)));
    }
    return columns;
  }

  private Optional<Column> column(String name, Node node) {
    if (yaml.isText(node)) {
      return type(node, node).map(type -> new Column(type, List.of(), Optional.empty()));
    }
    SequencedMap<String, Node> keys = yaml.map(name, node);
    yaml.only(keys, List.of("type", "from", "pattern"));
    Optional<ColumnType> type = type(keys.get("type"), node);
    List<String> from = keys.containsKey("from") ? yaml.texts("from", keys.get("from")) : List.of();
    Node patternNode = keys.get("pattern");
    Optional<String> pattern =
        patternNode == null ? Optional.empty() : yaml.text("pattern", patternNode);
    if (patternNode != null && type.isPresent() && pattern.isPresent()) {
      checkPattern(type.get(), patternNode, pattern.get());
    }
    return type.map(found -> new Column(found, from, pattern));
  }

  private Optional<ColumnType> type(@Nullable Node node, Node parent) {
    if (node == null) {
      yaml.fault(Fault.Kind.MISSING_KEY, parent, "type", "type: instant");
      return Optional.empty();
    }
    String expected = "text, number, boolean, instant, date or duration";
    return yaml.text("type", node)
        .flatMap(word -> ColumnType.of(word).or(() -> yaml.bad(node, "type", word, expected)));
  }

  private void checkPattern(ColumnType type, Node node, String pattern) {
    if (!TimePattern.isValid(type, pattern)) {
      yaml.bad(
          node, "pattern", pattern, "iso, epoch-millis, or a pattern such as yyyy-MM-dd HH:mm:ss");
    }
  }

  private Parts parts(SequencedMap<String, Node> keys) {
    SequencedMap<String, String> attributes = new LinkedHashMap<>();
    Node named = keys.get("attributes");
    if (named != null) {
      yaml.map("attributes", named)
          .forEach(
              (name, column) ->
                  yaml.text(name, column)
                      .ifPresent(
                          text -> {
                            if (FIELDS.contains(name)) {
                              yaml.bad(
                                  column,
                                  "attributes",
                                  name,
                                  "another name: every interaction has a field of this one");
                            }
                            attributes.put(name, text);
                          }));
    }
    Node recorded = keys.get("recorded");
    return new Parts(
        list(keys, "id"),
        list(keys, "case"),
        list(keys, "party"),
        list(keys, "actor"),
        list(keys, "channel"),
        list(keys, "direction"),
        recorded == null ? Optional.empty() : yaml.text("recorded", recorded),
        attributes);
  }

  private List<String> list(SequencedMap<String, Node> keys, String key) {
    Node node = keys.get(key);
    return node == null ? List.of() : yaml.texts(key, node);
  }

  private List<Entry> entries(SequencedMap<String, Node> keys, Node root) {
    Node list = keys.get("interactions");
    String example = "interactions: [{type: request.opened, time: opened_at}]";
    if (list == null) {
      yaml.fault(Fault.Kind.MISSING_KEY, root, "interactions", example);
      return List.of();
    }
    List<Node> nodes = yaml.list("interactions", list);
    if (nodes.isEmpty()) {
      yaml.fault(Fault.Kind.MISSING_KEY, list, "interactions", example);
    }
    return nodes.stream().map(this::entry).flatMap(Optional::stream).toList();
  }

  private Optional<Entry> entry(Node node) {
    SequencedMap<String, Node> keys = yaml.map("interactions", node);
    List<String> known = new ArrayList<>(List.of("type", "time", "where"));
    known.addAll(PARTS);
    yaml.only(keys, known);
    Optional<String> time = yaml.needed(keys, node, "time", "time: opened_at");
    Condition where = condition(keys.get("where"));
    Node typeNode = keys.get("type");
    if (typeNode == null) {
      yaml.fault(Fault.Kind.MISSING_KEY, node, "type", "type: request.opened");
      return Optional.empty();
    }
    Optional<SourceMapping.Type> type = entryType(typeNode);
    return time.isEmpty() || type.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(type.get(), time.get(), where, parts(keys)));
  }

  private Optional<SourceMapping.Type> entryType(Node node) {
    if (yaml.isText(node)) {
      return yaml.text("type", node).map(Fixed::new);
    }
    SequencedMap<String, Node> keys = yaml.map("type", node);
    yaml.only(keys, List.of("column", "names", "others"));
    SequencedMap<String, String> names = new LinkedHashMap<>();
    Node named = keys.get("names");
    if (named != null) {
      yaml.map("names", named)
          .forEach((name, type) -> yaml.text(name, type).ifPresent(text -> names.put(name, text)));
    }
    Others others = others(keys.get("others"), names.isEmpty() ? Others.SLUG : Others.REFUSE);
    return yaml.needed(keys, node, "column", "column: status")
        .map(column -> new InColumn(column, names, others));
  }

  private Others others(@Nullable Node node, Others unsaid) {
    if (node != null) {
      String word = yaml.text("others", node).orElse("");
      for (Others others : Others.values()) {
        if (others.name().toLowerCase(Locale.ROOT).equals(word)) {
          return others;
        }
      }
      yaml.bad(node, "others", word, "slug, keep, skip or refuse");
    }
    return unsaid;
  }

  private Condition condition(@Nullable Node node) {
    if (node == null) {
      return Condition.ALWAYS;
    }
    String text = yaml.text("where", node).orElse("");
    Parsed<Condition> parsed =
        ConditionParser.parse(Clip.contiguous(text, 0), Lexicon.empty(Language.ENGLISH));
    if (parsed.value().isEmpty()) {
      int from = parsed.findings().isEmpty() ? 0 : parsed.findings().getFirst().span().start();
      yaml.fault(
          Fault.Kind.BAD_CONDITION, node, text, text.substring(Math.min(from, text.length())));
    }
    return parsed.value().orElse(Condition.ALWAYS);
  }
}
