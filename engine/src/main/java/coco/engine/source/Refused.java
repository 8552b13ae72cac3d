package coco.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken, and why.
 *
 * @param line its line in the file, from 1; of a spreadsheet its row
 * @param column the column at fault, where it is one
 * @param text the value at fault, cut where it is very long
 */
public record Refused(String file, long line, @Nullable String column, Reason reason, String text) {
  /**
   * Why a row was not taken. The texts are in {@code source_en.properties} and {@code
   * source_fr.properties} under {@code refused.REASON}.
   */
  public enum Reason {
    /** The row has more or fewer fields than the heading. */
    WRONG_FIELD_COUNT,
    /** The line is no JSON object. */
    NOT_JSON,
    /** The value is not a time of the pattern. */
    NOT_A_TIME,
    /** The value is not a date of the pattern. */
    NOT_A_DATE,
    /** The value is not a number. */
    NOT_A_NUMBER,
    /** The value is neither true nor false. */
    NOT_A_BOOLEAN,
    /** The value is not a duration. */
    NOT_A_DURATION,
    /** The time has no offset and the mapping names no zone. */
    NO_ZONE,
    /** The time has more digits than microseconds. */
    TOO_FINE,
    /** The time is far outside recorded history. */
    OUT_OF_RANGE,
    /** The type has no name in the mapping. */
    UNKNOWN_TYPE,
    /** The row has no type. */
    NO_TYPE,
    /** The direction is neither inbound, outbound nor internal. */
    NOT_A_DIRECTION,
    /** The value is a list or an object. */
    NOT_A_VALUE,
    /** The value is longer than a value may be. */
    TOO_LONG,
    /** The spreadsheet's cell holds an error. */
    CELL_ERROR,
    /**
     * The spreadsheet's cell names a text that is not there, or a formula that was not computed.
     */
    NO_STORED_VALUE,
    /** The line is a JSON object in which a key stands twice. */
    DOUBLE_KEY
  }

  static final int TEXT_MAX = 200;

  public Refused {
    text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
  }
}
