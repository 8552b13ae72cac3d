package coco.engine.source;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.engine.source.Fault.Kind;
import coco.engine.source.TimePattern.Read;
import coco.engine.source.TimePattern.Unreadable;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one interaction that is proposed from a JSON object: plain, or a CloudEvent.
 *
 * <p>{@code type}, {@code time}, {@code case}, {@code party}, {@code actor}, {@code channel},
 * {@code direction}, {@code id} and {@code source} are the interaction's own fields; whatever else
 * stands there, or in {@code attributes}, is an attribute under its name ({@code party.tier} sets
 * that of the party). Of a CloudEvent the fields of {@code data} count as if they stood outside,
 * and what only carries it ({@code specversion}, {@code subject}, …) is left out.
 */
public final class ProposedInteraction {
  /** What a CloudEvent has that says nothing about the interaction. */
  private static final List<String> ENVELOPE =
      List.of("specversion", "subject", "datacontenttype", "dataschema");

  private static final String TIME = "2027-01-08T16:00:00+01:00";

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.VALUE_CHARACTERS)
                  .maxNumberLength(Limits.DIGITS)
                  .build())
          .build();
  private final String name;
  private final ZoneId zone;
  private final Map<String, ColumnType> types;

  private ProposedInteraction(String name, ZoneId zone, Map<String, ColumnType> types) {
    this.name = name;
    this.zone = zone;
    this.types = types;
  }

  /**
   * The interaction.
   *
   * @param name of the file, for messages
   * @param zone of times without an offset
   * @param types of attributes that are not what JSON says they are, by name
   * @param at when it is proposed; where absent, the object's own time
   * @param otherwise when it is proposed where neither says anything
   * @throws SourceException where it is none
   */
  public static Interaction read(
      String name,
      String text,
      ZoneId zone,
      Map<String, ColumnType> types,
      @Nullable Instant at,
      @Nullable Instant otherwise) {
    return new ProposedInteraction(name, zone, types).read(text, at, otherwise);
  }

  private Interaction read(String text, @Nullable Instant at, @Nullable Instant otherwise) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> object = parse(text);
    if (object.containsKey("specversion")) {
      ENVELOPE.forEach(object::remove);
      open(object, "data", fields);
    }
    open(object, "attributes", fields);
    object.forEach((key, value) -> put(fields, key, value));
    String type = text(fields, "type");
    if (type == null) {
      throw fault(Kind.MISSING_KEY, "type", "\"type\": \"call.placed\"");
    }
    Instant own = time(fields);
    Instant time = at != null ? at : own != null ? own : otherwise;
    if (time == null) {
      throw fault(Kind.MISSING_KEY, "time", "\"time\": \"" + TIME + "\"");
    }
    String source = text(fields, "source");
    String id = text(fields, "id");
    String caseId = text(fields, "case");
    String party = text(fields, "party");
    String actor = text(fields, "actor");
    String channel = text(fields, "channel");
    Direction direction = direction(text(fields, "direction"));
    SequencedMap<String, Value> attributes = new LinkedHashMap<>();
    fields.forEach((key, value) -> attributes.put(key, value(key, value)));
    return new Interaction(
        source == null ? "proposed" : source,
        id == null ? "proposed" : id,
        Interaction.NO_SEQUENCE,
        time,
        null,
        type,
        caseId,
        party,
        actor,
        channel,
        direction,
        attributes);
  }

  private void open(Map<String, Object> object, String key, SequencedMap<String, Object> fields) {
    Object inner = object.remove(key);
    if (inner instanceof Map<?, ?> map) {
      map.forEach((field, value) -> put(fields, String.valueOf(field), value));
    } else if (inner != null) {
      throw fault(Kind.BAD_VALUE, key, shown(inner), "{ … }");
    }
  }

  private void put(SequencedMap<String, Object> fields, String key, @Nullable Object value) {
    if (value != null && fields.putIfAbsent(key, value) != null) {
      throw fault(Kind.BROKEN, "\"" + key + "\" × 2");
    }
  }

  private Map<String, Object> parse(String text) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw fault(Kind.BAD_VALUE, "JSON", start(text), "{\"type\": …}");
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw fault(Kind.BAD_VALUE, "JSON", start(text), "{\"type\": …}");
      }
      return object;
    } catch (JacksonException broken) {
      // What the parser adds in parentheses speaks of itself.
      String message = String.valueOf(broken.getOriginalMessage()).replaceFirst("(?s) ?\\(.*", "");
      long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      throw new SourceException(Fault.of(Kind.BROKEN, name, Math.max(0, line), message), broken);
    }
  }

  private static String start(String text) {
    String one = text.strip().replaceAll("\\s+", " ");
    return one.length() > 40 ? one.substring(0, 40) + "…" : one;
  }

  private Map<String, Object> object(JsonParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      Object value = any(parser, key);
      if (value != null) {
        object.put(key, value);
      }
    }
    return object;
  }

  private @Nullable Object any(JsonParser parser, String key) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw fault(Kind.BAD_VALUE, key, "[ … ]", "\"…\"");
    };
  }

  private @Nullable String text(SequencedMap<String, Object> fields, String key) {
    Object value = fields.remove(key);
    return switch (value) {
      case null -> null;
      case String text when !text.isBlank() -> text;
      case BigDecimal number -> number.toPlainString();
      default -> throw fault(Kind.BAD_VALUE, key, shown(value), "\"…\"");
    };
  }

  private @Nullable Instant time(SequencedMap<String, Object> fields) {
    String text = text(fields, "time");
    return text == null ? null : instant("time", text);
  }

  private Instant instant(String key, String text) {
    try {
      Read read = IsoTime.read(text.strip());
      Instant instant =
          read.offset() == null
              ? read.local().atZone(zone).toInstant()
              : read.local().toInstant(read.offset());
      if (instant.getNano() % 1_000 == 0) {
        return instant;
      }
    } catch (Unreadable | DateTimeException unreadable) {
      throw new SourceException(Fault.of(Kind.BAD_VALUE, name, 0, key, text, TIME), unreadable);
    }
    throw fault(Kind.BAD_VALUE, key, text, TIME);
  }

  private @Nullable Direction direction(@Nullable String text) {
    if (text == null) {
      return null;
    }
    for (Direction direction : Direction.values()) {
      if (direction.name().equalsIgnoreCase(text)) {
        return direction;
      }
    }
    throw fault(Kind.BAD_VALUE, "direction", text, "inbound, outbound, internal");
  }

  private Value value(String key, Object value) {
    return switch (value) {
      case String text -> typed(key, text, types.getOrDefault(key, ColumnType.TEXT));
      case BigDecimal number -> new Value.Quantity(number);
      case Boolean truth -> new Value.Truth(truth);
      case Map<?, ?> map when map.size() == 1 -> named(key, map);
      default -> throw fault(Kind.BAD_VALUE, key, shown(value), EXPECTED);
    };
  }

  private static final String EXPECTED =
      "\"…\", 12.5, true, {\"date\": \"2027-01-08\"}, {\"instant\": \""
          + TIME
          + "\"}, {\"duration\": \"PT2H\"}";

  /** {@code {"date": "2027-01-08"}}. */
  private Value named(String key, Map<?, ?> map) {
    Map.Entry<?, ?> entry = map.entrySet().iterator().next();
    ColumnType type = ColumnType.of(String.valueOf(entry.getKey())).orElse(null);
    if (type == null || !(entry.getValue() instanceof String text)) {
      throw fault(Kind.BAD_VALUE, key, shown(map), EXPECTED);
    }
    return typed(key, text, type);
  }

  private Value typed(String key, String text, ColumnType type) {
    try {
      return switch (type) {
        case TEXT -> new Value.Text(text);
        case NUMBER -> new Value.Quantity(new BigDecimal(text.strip()));
        case BOOLEAN -> new Value.Truth(truth(key, text));
        case INSTANT -> new Value.Moment(instant(key, text));
        case DATE -> new Value.Day(LocalDate.parse(text.strip()));
        case DURATION -> new Value.Elapsed(Duration.parse(text.strip()));
      };
    } catch (DateTimeException | NumberFormatException unreadable) {
      throw new SourceException(
          Fault.of(Kind.BAD_VALUE, name, 0, key, text, example(type)), unreadable);
    }
  }

  private boolean truth(String key, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw fault(Kind.BAD_VALUE, key, text, example(ColumnType.BOOLEAN));
    };
  }

  private static String example(ColumnType type) {
    return switch (type) {
      case TEXT -> "\"…\"";
      case NUMBER -> "12.5";
      case BOOLEAN -> "true, false";
      case INSTANT -> TIME;
      case DATE -> "2027-01-08";
      case DURATION -> "PT2H";
    };
  }

  private static String shown(Object value) {
    List<String> parts = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> parts.add(key + ": " + inner));
      return "{" + String.join(", ", parts) + "}";
    }
    return value.toString();
  }

  private SourceException fault(Kind kind, String... arguments) {
    return new SourceException(Fault.of(kind, name, 0, arguments));
  }
}
