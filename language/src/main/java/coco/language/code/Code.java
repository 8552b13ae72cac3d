package coco.language.code;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

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
