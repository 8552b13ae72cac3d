package coco.engine.monitor;

import coco.engine.Verdict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one occasion of a service level or an average is counted.
 *
 * @param period the first day of the period of its trigger
 * @param per the value that splits the level; null where nothing does, or where it is missing
 * @param taken the time it took on the length's own clock, for an average whose act is done; else
 *     null
 */
public record Occasion(LocalDate period, @Nullable String per, Verdict.@Nullable Amount taken) {
  /** The same occasion with the time that it took. */
  Occasion taking(Verdict.@Nullable Amount time) {
    return new Occasion(period, per, time);
  }
}
