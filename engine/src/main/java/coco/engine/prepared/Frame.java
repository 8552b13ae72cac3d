package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.language.code.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Interactions as bytes, for files put aside while a history is prepared: written and read in the
 * same order, fixed fields first, then texts, each after its length.
 */
final class Frame {
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  static final int RECORDED = 1;
  static final int CASE = 2;
  static final int PARTY = 4;
  static final int ACTOR = 8;
  static final int CHANNEL = 16;

  /** Where the fixed fields are: time, sequence, content, reading, flags, direction. */
  static final int TIME = 0;

  static final int SEQUENCE = 8;
  static final int CONTENT = 16;
  static final int READING = 24;
  static final int FLAGS = 28;
  static final int DIRECTION = 29;
  static final int FIXED = 30;
  private static final int RECORDED_BYTES = 12;

  private byte[] bytes = new byte[1 << 10];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
    }
  }

  void octet(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void whole32(int value) {
    ensure(4);
    INTS.set(bytes, size, value);
    size += 4;
  }

  void whole64(long value) {
    ensure(8);
    LONGS.set(bytes, size, value);
    size += 8;
  }

  void bytes(byte[] from, int at, int length) {
    ensure(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }

  void text(byte[] utf8, int at, int length) {
    whole32(length);
    bytes(utf8, at, length);
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (byte octet : utf8) {
      if (octet == '?' && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        throw new BrokenText();
      }
    }
    text(utf8, 0, utf8.length);
  }

  /** A text has half of a pair of surrogates: as UTF-8 it would be another text. */
  static final class BrokenText extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void optional(@Nullable String text) {
    if (text != null) {
      text(text);
    }
  }

  private void instant(Instant instant) {
    whole64(instant.getEpochSecond());
    whole32(instant.getNano());
  }

  /**
   * Writes an interaction.
   *
   * @param content what it says, its place left aside; 0 where its place is its identity
   * @param reading the number of the reading it comes from
   */
  void write(Interaction interaction, long content, int reading, AttributeShapes shapes) {
    whole64(ChronoUnit.MICROS.between(Instant.EPOCH, interaction.time()));
    whole64(interaction.sequence());
    whole64(content);
    whole32(reading);
    octet(
        (interaction.recorded() == null ? 0 : RECORDED)
            | (interaction.caseId() == null ? 0 : CASE)
            | (interaction.party() == null ? 0 : PARTY)
            | (interaction.actor() == null ? 0 : ACTOR)
            | (interaction.channel() == null ? 0 : CHANNEL));
    Direction direction = interaction.direction();
    octet(direction(direction));
    if (interaction.recorded() != null) {
      instant(interaction.recorded());
    }
    text(interaction.source());
    text(interaction.id());
    optional(interaction.caseId());
    optional(interaction.party());
    text(interaction.type());
    optional(interaction.actor());
    optional(interaction.channel());
    whole32(interaction.attributes().size());
    for (Map.Entry<String, Value> attribute : interaction.attributes().entrySet()) {
      whole32(shapes.number(attribute.getKey()));
      value(attribute.getValue());
    }
  }

  private static int direction(@Nullable Direction direction) {
    return switch (direction) {
      case null -> 0;
      case INBOUND -> 1;
      case OUTBOUND -> 2;
      case INTERNAL -> 3;
    };
  }

  private void value(Value value) {
    octet(ValueKind.of(value).code());
    switch (value) {
      case Value.Text text -> text(text.text());
      case Value.Quantity quantity -> {
        whole32(quantity.number().scale());
        byte[] unscaled = quantity.number().unscaledValue().toByteArray();
        text(unscaled, 0, unscaled.length);
      }
      case Value.Truth truth -> octet(truth.truth() ? 1 : 0);
      case Value.Moment moment -> instant(moment.instant());
      case Value.Day day -> whole64(day.date().toEpochDay());
      case Value.Elapsed elapsed -> {
        whole64(elapsed.duration().toSeconds());
        whole32(elapsed.duration().toNanosPart());
      }
    }
  }

  /** Reads a frame from a place on, field by field. */
  static final class View {
    private byte[] bytes = new byte[0];
    private int start;
    private int at;

    View at(byte[] from, int place) {
      bytes = from;
      start = place;
      at = place + FIXED + ((flags() & RECORDED) == 0 ? 0 : RECORDED_BYTES);
      return this;
    }

    byte[] bytes() {
      return bytes;
    }

    long time() {
      return (long) LONGS.get(bytes, start + TIME);
    }

    long sequence() {
      return (long) LONGS.get(bytes, start + SEQUENCE);
    }

    long content() {
      return (long) LONGS.get(bytes, start + CONTENT);
    }

    int reading() {
      return (int) INTS.get(bytes, start + READING);
    }

    int flags() {
      return bytes[start + FLAGS];
    }

    boolean has(int flag) {
      return (flags() & flag) != 0;
    }

    int direction() {
      return bytes[start + DIRECTION];
    }

    @Nullable Instant recorded() {
      return has(RECORDED)
          ? Instant.ofEpochSecond(
              (long) LONGS.get(bytes, start + FIXED), (int) INTS.get(bytes, start + FIXED + 8))
          : null;
    }

    /** The length of the next text, which begins at {@link #place}; goes on behind it. */
    int next() {
      int length = (int) INTS.get(bytes, at);
      at += 4 + length;
      return length;
    }

    /** Where the text begins whose length was told last. */
    int place(int length) {
      return at - length;
    }

    /** Where the field begins that is read next. */
    int here() {
      return at;
    }

    String text() {
      int length = next();
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    private @Nullable String optional(int flag) {
      return has(flag) ? text() : null;
    }

    int whole32() {
      int value = (int) INTS.get(bytes, at);
      at += 4;
      return value;
    }

    long whole64() {
      long value = (long) LONGS.get(bytes, at);
      at += 8;
      return value;
    }

    int octet() {
      return bytes[at++];
    }

    Value value(ValueKind kind) {
      return switch (kind) {
        case TEXT -> new Value.Text(text());
        case NUMBER -> {
          int scale = whole32();
          int length = next();
          yield new Value.Quantity(
              new BigDecimal(new BigInteger(bytes, at - length, length), scale));
        }
        case BOOLEAN -> new Value.Truth(octet() == 1);
        case INSTANT -> new Value.Moment(Instant.ofEpochSecond(whole64(), whole32()));
        case DATE -> new Value.Day(LocalDate.ofEpochDay(whole64()));
        case DURATION -> new Value.Elapsed(Duration.ofSeconds(whole64(), whole32()));
      };
    }

    private @Nullable Direction way() {
      return switch (direction()) {
        case 1 -> Direction.INBOUND;
        case 2 -> Direction.OUTBOUND;
        case 3 -> Direction.INTERNAL;
        default -> null;
      };
    }

    /** All of it. */
    Interaction interaction(AttributeShapes shapes) {
      String source = text();
      String id = text();
      String caseId = optional(CASE);
      String party = optional(PARTY);
      String type = text();
      String actor = optional(ACTOR);
      String channel = optional(CHANNEL);
      SequencedMap<String, Value> attributes = new LinkedHashMap<>();
      for (int left = whole32(); left > 0; left--) {
        String name = shapes.name(whole32());
        attributes.put(name, value(ValueKind.of(octet())));
      }
      return new Interaction(
          source,
          id,
          sequence(),
          Instant.EPOCH.plus(time(), ChronoUnit.MICROS),
          recorded(),
          type,
          caseId,
          party,
          actor,
          channel,
          way(),
          attributes);
    }
  }
}
