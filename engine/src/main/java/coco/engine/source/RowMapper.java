package coco.engine.source;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.engine.calendar.WorkingCalendar;
import coco.engine.source.Refused.Reason;
import coco.engine.source.SourceMapping.Entry;
import coco.engine.source.SourceMapping.Fixed;
import coco.engine.source.SourceMapping.InColumn;
import coco.engine.source.SourceMapping.Parts;
import coco.language.code.Condition;
import coco.language.code.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes interactions of rows, as a mapping says. A row is taken whole or refused whole. */
final class RowMapper implements RowSink {
  private static final Instant FIRST = startOf(WorkingCalendar.FIRST_YEAR);
  private static final Instant AFTER = startOf(WorkingCalendar.LAST_YEAR + 1);
  private static final int COLUMNS_SHOWN = 40;
  private static final long NO_CONTENT = 0;

  private final SourceMapping mapping;
  private final SourceReader.RepeatedSink sink;
  private final RowValues values;
  private final List<Plan> plans;
  private final @Nullable SeenIds seen;
  private final List<Refused> refused = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final TypeNames types = new TypeNames();
  private String file = "";
  private long rowsSeen;
  private long interactions;
  private long repeated;
  private long differing;
  private long skipped;
  private long rejected;

  /** An entry with its parts in full. */
  private record Plan(Entry entry, Parts parts, int place) {}

  /** An interaction of the row at hand, and whether a column gave its id. */
  private record Made(Interaction interaction, boolean hasOwnId) {}

  /** Hands on what was not said before. */
  RowMapper(SourceMapping mapping, Consumer<Interaction> sink) {
    this(mapping, (interaction, content) -> sink.accept(interaction), new SeenIds());
  }

  /** Hands on all. */
  RowMapper(SourceMapping mapping, SourceReader.RepeatedSink sink) {
    this(mapping, sink, null);
  }

  private RowMapper(SourceMapping mapping, SourceReader.RepeatedSink sink, @Nullable SeenIds seen) {
    this.mapping = mapping;
    this.sink = sink;
    this.seen = seen;
    this.values = new RowValues(mapping);
    this.plans = new ArrayList<>();
    for (Entry entry : mapping.interactions()) {
      Plan plan = new Plan(entry, entry.own().orElse(mapping.common()), plans.size());
      plans.add(plan);
      want(plan);
    }
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private void want(Plan plan) {
    Parts parts = plan.parts();
    values.wantTime(plan.entry().time());
    parts.recorded().ifPresent(values::wantTime);
    if (plan.entry().type() instanceof InColumn in) {
      values.want(in.column());
    }
    for (List<String> list :
        List.of(parts.id(), parts.caseId(), parts.party(), parts.actor(), parts.channel())) {
      list.forEach(values::want);
    }
    if (direction(parts).isEmpty()) {
      parts.direction().forEach(values::want);
    }
    parts.attributes().values().forEach(values::want);
    RowCondition.columns(plan.entry().where()).forEach(values::want);
  }

  /** The direction that the mapping itself gives, rather than a column. */
  private static Optional<Direction> direction(Parts parts) {
    return parts.direction().size() == 1
        ? direction(parts.direction().getFirst())
        : Optional.empty();
  }

  private static Optional<Direction> direction(String text) {
    for (Direction direction : Direction.values()) {
      if (direction.name().equalsIgnoreCase(text.strip())) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  Columns columns() {
    return values.columns();
  }

  void begin(String name) {
    file = name;
  }

  SourceSummary summary() {
    return new SourceSummary(
        rowsSeen, interactions, repeated, differing, skipped, rejected, refused);
  }

  @Override
  public void heading(List<String> names, long line) {
    SequencedSet<String> found = new LinkedHashSet<>();
    for (String name : names) {
      if (!found.add(name) && columns().names().contains(name)) {
        throw new SourceException(Fault.of(Fault.Kind.DOUBLE_COLUMN, file, line, name));
      }
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), COLUMNS_SHOWN)));
    List<String> absent = columns().names().stream().filter(name -> !found.contains(name)).toList();
    if (absent.size() == columns().size()) {
      throw new SourceException(
          Fault.of(Fault.Kind.OTHER_FILE, file, line, String.join(", ", absent), shown));
    }
    if (!absent.isEmpty()) {
      throw new SourceException(
          Fault.of(Fault.Kind.NO_COLUMN, file, line, String.join(", ", absent), shown));
    }
  }

  @Override
  public void refuse(long line, @Nullable String column, Reason reason, String text) {
    rowsSeen++;
    reject(line, column, reason, text);
  }

  private void reject(long line, @Nullable String column, Reason reason, String text) {
    rejected++;
    if (refused.size() < Limits.REFUSED_LISTED) {
      refused.add(new Refused(file, line, column, reason, text));
    }
  }

  @Override
  public void row(Row next) {
    values.begin(next);
    rowsSeen++;
    made.clear();
    try {
      for (Plan plan : plans) {
        make(plan, next.number());
      }
    } catch (RefusedRow e) {
      reject(next.line(), e.column(), e.reason(), e.text());
      return;
    }
    for (Made one : made) {
      handOn(one);
    }
  }

  private void handOn(Made one) {
    Interaction interaction = one.interaction();
    long content = one.hasOwnId() ? content(interaction) : NO_CONTENT;
    if (one.hasOwnId() && seen != null) {
      switch (seen.add(interaction.id(), content)) {
        case NEW -> {}
        case REPEATED -> {
          repeated++;
          return;
        }
        case DIFFERING -> differing++;
      }
    }
    interactions++;
    sink.accept(interaction, content);
  }

  /** What an interaction says, its place in the file left aside. */
  private static long content(Interaction one) {
    String said =
        String.join(
            "\u001F",
            one.time().toString(),
            "" + one.recorded(),
            "" + one.caseId(),
            "" + one.party(),
            "" + one.actor(),
            "" + one.channel(),
            "" + one.direction(),
            one.attributes().toString());
    long hash = SeenIds.hash(said, 1);
    return hash == NO_CONTENT ? 1 : hash;
  }

  private void make(Plan plan, long number) throws RefusedRow {
    Entry entry = plan.entry();
    Instant time = values.instant(entry.time());
    if (time == null || !holds(plan)) {
      return;
    }
    if (time.isBefore(FIRST) || !time.isBefore(AFTER)) {
      throw new RefusedRow(entry.time(), Reason.OUT_OF_RANGE, time.toString());
    }
    String type = type(entry.type());
    if (type == null) {
      skipped++;
      return;
    }
    Parts parts = plan.parts();
    String id = values.joined(parts.id());
    String place = file + ":" + number + ":" + plan.place();
    made.add(
        new Made(
            new Interaction(
                mapping.source(),
                id == null ? place : id + "/" + type,
                (number - 1) * plans.size() + plan.place(),
                time,
                parts.recorded().isEmpty() ? null : values.instant(parts.recorded().get()),
                type,
                values.joined(parts.caseId()),
                values.joined(parts.party()),
                values.joined(parts.actor()),
                values.joined(parts.channel()),
                directionOf(parts),
                attributes(parts)),
            id != null));
  }

  private boolean holds(Plan plan) throws RefusedRow {
    if (plan.entry().where().equals(Condition.ALWAYS)) {
      return true;
    }
    Map<String, Value> read = new HashMap<>();
    for (String column : RowCondition.columns(plan.entry().where())) {
      Value value = values.value(column);
      if (value != null) {
        read.put(column, value);
      }
    }
    return RowCondition.holds(plan.entry().where(), read::get);
  }

  private @Nullable String type(SourceMapping.Type type) throws RefusedRow {
    return switch (type) {
      case Fixed fixed -> fixed.type();
      case InColumn in -> {
        String text = values.text(in.column());
        if (text == null) {
          throw new RefusedRow(in.column(), Reason.NO_TYPE, null);
        }
        String named = in.names().get(text);
        if (named != null) {
          yield named;
        }
        yield switch (in.others()) {
          case SLUG -> types.slug(text).orElseThrow(() -> unknownType(in, text));
          case KEEP -> text;
          case SKIP -> null;
          case REFUSE -> throw unknownType(in, text);
        };
      }
    };
  }

  private static RefusedRow unknownType(InColumn in, String text) {
    return new RefusedRow(in.column(), Reason.UNKNOWN_TYPE, text);
  }

  private @Nullable Direction directionOf(Parts parts) throws RefusedRow {
    Optional<Direction> given = direction(parts);
    if (given.isPresent() || parts.direction().isEmpty()) {
      return given.orElse(null);
    }
    String text = values.joined(parts.direction());
    if (text == null) {
      return null;
    }
    return direction(text)
        .orElseThrow(
            () -> new RefusedRow(parts.direction().getFirst(), Reason.NOT_A_DIRECTION, text));
  }

  private SequencedMap<String, Value> attributes(Parts parts) throws RefusedRow {
    SequencedMap<String, Value> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, String> attribute : parts.attributes().entrySet()) {
      Value value = values.value(attribute.getValue());
      if (value != null) {
        attributes.put(attribute.getKey(), value);
      }
    }
    return attributes;
  }

  /** Names of types that the mapping does not give: few, and met often. */
  private static final class TypeNames {
    private static final int REMEMBERED = 10_000;

    private final Map<String, Optional<String>> slugs = new HashMap<>();

    Optional<String> slug(String text) {
      Optional<String> known = slugs.get(text);
      if (known == null) {
        known = Optional.of(Slug.of(text)).filter(slug -> !slug.isEmpty());
        if (slugs.size() < REMEMBERED) {
          slugs.put(text, known);
        }
      }
      return known;
    }
  }
}
