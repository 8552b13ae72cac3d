package coco.engine.prepared;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Manifests as JSON. */
final class ManifestText {
  private ManifestText() {}

  /** It cannot be read; a version other than -1 is one that is not known here. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;
    private final long version;

    Broken(String message, long version) {
      super(message);
      this.version = version;
    }

    long version() {
      return version;
    }
  }

  static String write(Manifest manifest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("format", Manifest.FORMAT);
      json.writeNumberProperty("version", Layout.VERSION);
      json.writeStringProperty("folder", manifest.folder());
      json.writeNumberProperty("interactions", manifest.events());
      json.writeNumberProperty("parties", manifest.parties());
      json.writeNumberProperty("cases", manifest.cases());
      json.writeNumberProperty("repeated", manifest.repeated());
      json.writeNumberProperty("differing", manifest.differing());
      long first = manifest.parts().stream().mapToLong(Manifest.Part::first).min().orElse(0);
      long last = manifest.parts().stream().mapToLong(Manifest.Part::last).max().orElse(0);
      if (manifest.events() > 0) {
        json.writeStringProperty("first", instant(first));
        json.writeStringProperty("last", instant(last));
      }
      json.writeObjectPropertyStart("types");
      manifest.types().forEach(json::writeNumberProperty);
      json.writeEndObject();
      json.writeStringProperty("recorded", manifest.recorded().form().word());
      json.writeArrayPropertyStart("attributes");
      manifest.attributes().forEach(column -> write(json, column));
      json.writeEndArray();
      json.writeArrayPropertyStart("files");
      manifest.parts().forEach(part -> write(json, part));
      json.writeEndArray();
      json.writeStringProperty("checksum", "");
      json.writeEndObject();
    }
    String all = text.toString();
    String before = all.substring(0, all.lastIndexOf(Manifest.CHECKSUM));
    return "%s%s:\"%s\"}\n".formatted(before, Manifest.CHECKSUM, Manifest.checksum(before));
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS).toString();
  }

  private static void write(JsonGenerator json, StoredColumn column) {
    json.writeStartObject();
    json.writeStringProperty("column", column.name());
    json.writeStringProperty("attribute", column.attribute());
    json.writeStringProperty("kind", column.kind().word());
    json.writeStringProperty("form", column.form().word());
    json.writeNumberProperty("scale", column.scale());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Manifest.Part part) {
    json.writeStartObject();
    json.writeStringProperty("file", part.file());
    json.writeNumberProperty("bytes", part.bytes());
    json.writeStringProperty("crc32c", "%08x".formatted(part.checksum()));
    json.writeNumberProperty("interactions", part.events());
    json.writeNumberProperty("parties", part.parties());
    json.writeNumberProperty("cases", part.cases());
    json.writeStringProperty("first", instant(part.first()));
    json.writeStringProperty("last", instant(part.last()));
    json.writeEndObject();
  }

  static Manifest read(String text) throws Broken {
    Map<String, Object> tree = tree(text);
    if (!Manifest.FORMAT.equals(tree.get("format"))) {
      throw new Broken("it is no manifest of a prepared history", -1);
    }
    long version = number(tree, "version");
    if (version != Layout.VERSION) {
      throw new Broken("version " + version, version);
    }
    int at = text.lastIndexOf(Manifest.CHECKSUM);
    if (at < 0 || !Manifest.checksum(text.substring(0, at)).equals(tree.get("checksum"))) {
      throw new Broken("its checksum is not that of its text", -1);
    }
    SequencedMap<String, Long> types = new LinkedHashMap<>();
    object(tree, "types").forEach((type, count) -> types.put(type, (Long) count));
    List<StoredColumn> attributes = new ArrayList<>();
    for (Map<String, Object> each : objects(tree, "attributes")) {
      attributes.add(
          new StoredColumn(
              string(each, "attribute"),
              ValueKind.of(string(each, "kind")).orElseThrow(() -> new Broken("kind", -1)),
              form(string(each, "form")),
              (int) number(each, "scale")));
    }
    List<Manifest.Part> parts = new ArrayList<>();
    for (Map<String, Object> each : objects(tree, "files")) {
      parts.add(
          new Manifest.Part(
              string(each, "file"),
              number(each, "bytes"),
              Long.parseLong(string(each, "crc32c"), 16),
              Math.toIntExact(number(each, "interactions")),
              number(each, "parties"),
              number(each, "cases"),
              StoredColumn.micros(Instant.parse(string(each, "first"))),
              StoredColumn.micros(Instant.parse(string(each, "last")))));
    }
    return new Manifest(
        string(tree, "folder"),
        number(tree, "interactions"),
        number(tree, "parties"),
        number(tree, "cases"),
        number(tree, "repeated"),
        number(tree, "differing"),
        types,
        new StoredColumn("recorded", ValueKind.INSTANT, form(string(tree, "recorded")), 0),
        attributes,
        parts);
  }

  private static StoredColumn.Form form(String word) throws Broken {
    return StoredColumn.Form.of(word).orElseThrow(() -> new Broken("form " + word, -1));
  }

  private static String string(Map<String, Object> object, String name) throws Broken {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new Broken("it has no text '%s'".formatted(name), -1);
  }

  private static long number(Map<String, Object> object, String name) throws Broken {
    if (object.get(name) instanceof Long number) {
      return number;
    }
    throw new Broken("it has no number '%s'".formatted(name), -1);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> object, String name) throws Broken {
    if (object.get(name) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new Broken("it has no object '%s'".formatted(name), -1);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> object, String name)
      throws Broken {
    if (object.get(name) instanceof List<?> list) {
      return (List<Map<String, Object>>) list;
    }
    throw new Broken("it has no list '%s'".formatted(name), -1);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(String text) throws Broken {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == JsonToken.START_OBJECT
          && value(json) instanceof Map<?, ?> map
          && json.nextToken() == null) {
        return (Map<String, Object>) map;
      }
    } catch (JacksonException broken) {
      throw new Broken("it is no JSON: " + broken.getOriginalMessage(), -1);
    }
    throw new Broken("it is no JSON object", -1);
  }

  private static @Nullable Object value(JsonParser json) throws Broken {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> json.getLongValue();
      default -> throw new Broken("it holds what no manifest does", -1);
    };
  }
}
