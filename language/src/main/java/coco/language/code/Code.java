package coco.language.code;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One edition of a code of connection: what it means, in no language.
 *
 * @param id the code's id, the same for every edition and language
 * @param edition the edition's name
 * @param effective the day from whose 00:00 in {@code zone} the edition is in force; absent: always
 * @param zone the code's zone
 * @param calendar id of the calendar that durations use unless they name another
 * @param closes the events that close a case
 * @param goals ids of goals, in order
 * @param definitions by id, in order
 * @param calendars by id, in order
 */
public record Code(
    String id,
    String edition,
    Optional<LocalDate> effective,
    ZoneId zone,
    Optional<String> calendar,
    List<Definition.Match> closes,
    List<String> goals,
    SequencedMap<String, Definition> definitions,
    SequencedMap<String, CalendarDefinition> calendars,
    List<Rule> rules,
    List<Example> examples) {
  /** The database of the web application has the same. */
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  private static final int MADE_ID_LENGTH_MAX = 60;

  /** What YAML takes for something else than words where it stands without quotation marks. */
  private static final Pattern NO_WORDS =
      Pattern.compile("null|true|false|yes|no|on|off|y|n|[0-9][0-9a-fox-]*");

  public Code {
    closes = List.copyOf(closes);
    goals = List.copyOf(goals);
    definitions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(definitions));
    calendars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(calendars));
    rules = List.copyOf(rules);
    examples = List.copyOf(examples);
  }

  /** Whether a text can be the id of a code: 1 to 80 letters a to z, digits and hyphens. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * A name as an id: in lower case, in Latin letters without accents, with hyphens for all else;
   * empty where the name has no Latin letter or digit.
   */
  public static Optional<String> idOf(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .mapToObj(Code::latin)
            .collect(Collectors.joining())
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut =
        plain.substring(0, Math.min(plain.length(), MADE_ID_LENGTH_MAX)).replaceAll("-$", "");
    return Optional.of(NO_WORDS.matcher(cut).matches() ? cut + "-code" : cut)
        .filter(it -> !it.isEmpty());
  }

  /** What stands for a letter that Unicode does not make of a Latin one and an accent. */
  private static String latin(int letter) {
    return switch (letter) {
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ß' -> "ss";
      case 'þ' -> "th";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'ħ' -> "h";
      case 'ı' -> "i";
      case 'ŋ' -> "ng";
      default -> Character.toString(letter);
    };
  }

  /** The same edition without a first day: what its rules say, whatever the day. */
  public Code alwaysInForce() {
    return new Code(
        id,
        edition,
        Optional.empty(),
        zone,
        calendar,
        closes,
        goals,
        definitions,
        calendars,
        rules,
        examples);
  }
}
