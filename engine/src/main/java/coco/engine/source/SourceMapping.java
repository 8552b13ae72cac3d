package coco.engine.source;

import coco.language.code.Condition;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a file becomes interactions: what a {@code *.source.yaml} says.
 *
 * @param name of the mapping itself, for messages
 * @param source the interactions' source
 * @param file the glob of its files, relative to the mapping
 * @param zone of times without an offset, and of wall-clock times
 * @param times whether offsets in the data are believed
 * @param missing texts that stand for no value
 * @param columns columns that are not text, and columns made of others, by name
 * @param common what every entry has unless it says otherwise
 * @param interactions what a row becomes; at least one
 */
public record SourceMapping(
    String name,
    String source,
    String file,
    Format format,
    Charset encoding,
    char separator,
    @Nullable ZoneId zone,
    Times times,
    List<String> missing,
    SequencedMap<String, Column> columns,
    Parts common,
    List<Entry> interactions) {
  /** Whether the offsets of times are right. */
  public enum Times {
    /** They are. */
    OFFSET,
    /** They are not: only the wall clock is right. */
    WALL_CLOCK
  }

  /**
   * A column that is more than text.
   *
   * @param from the columns that it is joined from by a blank; empty where it is itself one
   * @param pattern a {@code DateTimeFormatter} pattern, {@code iso} or {@code epoch-millis}
   */
  public record Column(ColumnType type, List<String> from, Optional<String> pattern) {
    public Column {
      from = List.copyOf(from);
    }
  }

  /**
   * Where the parts of an interaction come from; a list of columns is joined.
   *
   * @param attributes columns by the name that the code uses
   */
  public record Parts(
      List<String> id,
      List<String> caseId,
      List<String> party,
      List<String> actor,
      List<String> channel,
      List<String> direction,
      Optional<String> recorded,
      SequencedMap<String, String> attributes) {
    static final Parts NONE =
        new Parts(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            new LinkedHashMap<>());

    public Parts {
      id = List.copyOf(id);
      caseId = List.copyOf(caseId);
      party = List.copyOf(party);
      actor = List.copyOf(actor);
      channel = List.copyOf(channel);
      direction = List.copyOf(direction);
      attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    }

    /** These parts, and another's where these say nothing; attributes of both. */
    Parts orElse(Parts other) {
      SequencedMap<String, String> all = new LinkedHashMap<>(other.attributes);
      all.putAll(attributes);
      return new Parts(
          either(id, other.id),
          either(caseId, other.caseId),
          either(party, other.party),
          either(actor, other.actor),
          either(channel, other.channel),
          either(direction, other.direction),
          recorded.or(() -> other.recorded),
          all);
    }

    private static List<String> either(List<String> mine, List<String> others) {
      return mine.isEmpty() ? others : mine;
    }
  }

  /**
   * One interaction of a row.
   *
   * @param time the column of its time; the entry is skipped where that is missing
   * @param where rows that it is made of; others are skipped
   */
  public record Entry(Type type, String time, Condition where, Parts own) {}

  /** What happened. */
  public sealed interface Type {}

  /** The same for every row. */
  public record Fixed(String type) implements Type {}

  /** In a column. */
  public record InColumn(String column, SequencedMap<String, String> names, Others others)
      implements Type {
    public InColumn {
      names = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(names));
    }
  }

  /** What becomes of types that have no name in the mapping. */
  public enum Others {
    /** Lower case, every run of other characters one hyphen. */
    SLUG,
    /** As they are: types of the code's own kind already. */
    KEEP,
    SKIP,
    REFUSE
  }

  public SourceMapping {
    missing = List.copyOf(missing);
    columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    interactions = List.copyOf(interactions);
  }

  /** What the attributes are that are not text, by the name that the code uses. */
  public SequencedMap<String, ColumnType> attributeTypes() {
    SequencedMap<String, ColumnType> types = new LinkedHashMap<>();
    for (Entry entry : interactions) {
      entry
          .own()
          .orElse(common)
          .attributes()
          .forEach(
              (name, column) -> {
                Column typed = columns.get(column);
                if (typed != null) {
                  types.put(name, typed.type());
                }
              });
    }
    return types;
  }

  /**
   * Reads a mapping.
   *
   * @param name of the mapping, for messages
   */
  public static Read read(String name, String yaml) {
    return new MappingReader(name).read(yaml);
  }

  /** A mapping, or what is wrong with it: all problems at once. */
  public record Read(Optional<SourceMapping> mapping, List<Fault> faults) {
    public Read {
      faults = List.copyOf(faults);
    }

    /**
     * The mapping.
     *
     * @throws SourceException where there is a fault, with the first
     */
    public SourceMapping orElseThrow() {
      return mapping.orElseThrow(() -> new SourceException(faults.getFirst()));
    }
  }
}
