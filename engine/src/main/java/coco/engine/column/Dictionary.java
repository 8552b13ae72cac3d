package coco.engine.column;

import coco.language.code.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a chunk, numbered from 1 in the order in which they came; 0 stands for
 * none. Equal values have one number, so that equality is that of numbers.
 *
 * <p>Texts and moments may also be given as bytes and microseconds: then a {@link Value} is made of
 * one only when it is asked for.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Dictionary {
  /** The number of a missing value. */
  public static final int NONE = 0;

  private final Map<Value, Integer> numbers = new HashMap<>();

  /** By number; null where it has not been made yet, and for none. */
  private final List<@Nullable Value> values = new ArrayList<>();

  /** Null until a text or a moment is given as it is stored. */
  private @Nullable Stored stored;

  /** Values as they are stored: of each the numbers here, and of each number which it is. */
  private static final class Stored {
    private final TextNumbers texts = new TextNumbers();
    private final LongNumbers moments = new LongNumbers();
    private int[] textNumbers = new int[64];
    private int[] momentNumbers = new int[64];

    /** By number: the place of a text, or the complement of that of a moment, plus one. */
    private int[] places = new int[64];
  }

  /** An empty dictionary. */
  public Dictionary() {
    values.add(null);
  }

  /** The number of a value, given one where it has none yet; {@link #NONE} for null. */
  public int number(@Nullable Value value) {
    if (value == null) {
      return NONE;
    }
    if (stored != null) {
      if (value instanceof Value.Text text && isWhole(text.text())) {
        byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
        return numberOfText(utf8, 0, utf8.length);
      }
      if (value instanceof Value.Moment moment && isWhole(moment.instant())) {
        return numberOfMoment(ChronoUnit.MICROS.between(Instant.EPOCH, moment.instant()));
      }
    }
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  /** Whether UTF-8 holds all of a text: half a pair of surrogates it does not. */
  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
      }
    }
    return true;
  }

  private static boolean isWhole(Instant instant) {
    // Microseconds of 64 bits reach 292,000 years to either side.
    return instant.getNano() % 1_000 == 0 && Math.abs(instant.getEpochSecond()) < 1L << 43;
  }

  /**
   * The number of a text, given one where it has none yet.
   *
   * @param utf8 holds it from {@code from} on; well-formed
   */
  public int numberOfText(byte[] utf8, int from, int length) {
    Stored at = stored();
    int before = at.texts.size();
    int place = at.texts.number(utf8, from, length);
    if (place == before) {
      at.textNumbers = put(at.textNumbers, place, add(at, place + 1));
    }
    return at.textNumbers[place];
  }

  /**
   * The number of a moment, given one where it has none yet.
   *
   * @param micros since 1970-01-01T00:00Z
   */
  public int numberOfMoment(long micros) {
    Stored at = stored();
    int before = at.moments.size();
    int place = at.moments.number(micros);
    if (place == before) {
      at.momentNumbers = put(at.momentNumbers, place, add(at, -(place + 1)));
    }
    return at.momentNumbers[place];
  }

  private Stored stored() {
    if (stored == null) {
      stored = new Stored();
      List<@Nullable Value> before = new ArrayList<>(values);
      values.clear();
      numbers.clear();
      values.add(null);
      before.stream().skip(1).forEach(this::number);
    }
    return stored;
  }

  private int add(Stored at, int place) {
    int number = values.size();
    at.places = put(at.places, number, place);
    values.add(null);
    return number;
  }

  private static int[] put(int[] array, int index, int value) {
    int[] room = index < array.length ? array : Arrays.copyOf(array, 2 * index);
    room[index] = value;
    return room;
  }

  /** The value of a number; null for {@link #NONE}. */
  public @Nullable Value value(int number) {
    Value value = values.get(number);
    if (value == null && number != NONE && stored != null) {
      int place = stored.places[number];
      value =
          place > 0
              ? new Value.Text(stored.texts.text(place - 1))
              : new Value.Moment(
                  Instant.EPOCH.plus(stored.moments.value(-place - 1), ChronoUnit.MICROS));
      values.set(number, value);
    }
    return value;
  }

  /** How many numbers there are, {@link #NONE} included: all are below it. */
  public int size() {
    return values.size();
  }
}
