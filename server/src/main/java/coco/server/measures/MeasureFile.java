package coco.server.measures;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * A file of verdicts that somebody brought, as far as it is kept.
 *
 * @param sha256 of its bytes, in hexadecimal digits
 * @param by the person's name
 * @param months that still rest on it; none where later files have replaced all
 */
public record MeasureFile(
    UUID id, String sha256, long verdicts, Instant at, String by, List<YearMonth> months) {
  public MeasureFile {
    months = List.copyOf(months);
  }
}
