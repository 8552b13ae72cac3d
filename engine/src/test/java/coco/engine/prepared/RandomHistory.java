package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.language.code.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** Interactions with everything that is awkward to keep, from a seed. */
final class RandomHistory {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c d",
          "",
          "é",
          "e\u0301",
          "\uFF5E",
          "\uD83D\uDE00",
          "x/y",
          "x\\/y",
          "\u001f",
          "\n",
          "\t\"'",
          "a\u0000b",
          "?",
          "null",
          "a:text",
          "…");
  private static final List<String> ATTRIBUTES =
      List.of("amount", "case.x", "party.kind", "channel", "time", "mixed", "a b", "Amount", "é:1");

  private static final List<Direction> DIRECTIONS =
      List.of(Direction.INBOUND, Direction.OUTBOUND, Direction.INTERNAL);

  private final Random random;
  private final int names;

  RandomHistory(long seed) {
    this.random = new Random(seed);
    this.names = 2 + random.nextInt(NAMES.size() - 2);
  }

  List<Interaction> interactions(int count) {
    List<Interaction> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(interaction(i));
    }
    return all;
  }

  private boolean in(int times, int of) {
    return random.nextInt(of) < times;
  }

  private String name() {
    String name = NAMES.get(random.nextInt(names));
    return in(1, 3) ? name + random.nextInt(30) : name;
  }

  private Instant time() {
    return Instant.ofEpochSecond(random.nextInt(40), random.nextInt(3) * 1_000L);
  }

  @SuppressWarnings("NullAway") // parts that may be missing are
  private Interaction interaction(int number) {
    SequencedMap<String, Value> attributes = new LinkedHashMap<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      attributes.put(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())), value());
    }
    return new Interaction(
        "source" + random.nextInt(3),
        in(1, 3) ? name() : "id" + random.nextInt(Math.max(1, number)),
        random.nextInt(4) - 1L,
        time(),
        in(1, 2) ? null : in(1, 9) ? time().plusNanos(1) : time(),
        "type." + random.nextInt(4),
        in(1, 4) ? null : name(),
        in(1, 2) ? null : name(),
        in(1, 2) ? null : name(),
        in(1, 2) ? null : "mail",
        in(1, 2) ? null : DIRECTIONS.get(random.nextInt(3)),
        attributes);
  }

  private Value value() {
    return switch (random.nextInt(8)) {
      case 0 -> new Value.Text(name());
      case 1 -> Value.Quantity.of(random.nextInt(5));
      case 2 ->
          new Value.Quantity(
              new BigDecimal(random.nextInt()).scaleByPowerOfTen(-random.nextInt(20)));
      case 3 -> new Value.Truth(random.nextBoolean());
      case 4 -> new Value.Moment(in(1, 9) ? time().plusNanos(7) : time());
      case 5 -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(5)));
      case 6 -> new Value.Elapsed(Duration.ofNanos(random.nextInt(3)));
      default -> new Value.Text("yes");
    };
  }
}
