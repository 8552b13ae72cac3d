package coco.engine.source;

import java.util.List;

/**
 * What came of reading a source. Where repetitions are handed on, none is counted.
 *
 * @param rows rows met, headings left aside
 * @param interactions made of them
 * @param repeated interactions left out because one with the same id, type and content came before
 * @param differing interactions with the id and type of one before and another content; they are
 *     among {@code interactions}
 * @param skipped entries left out because the mapping skips their type
 * @param rejected rows refused, listed or not
 * @param refused the refused rows, the first {@link Limits#REFUSED_LISTED} of them
 */
public record SourceSummary(
    long rows,
    long interactions,
    long repeated,
    long differing,
    long skipped,
    long rejected,
    List<Refused> refused) {
  public SourceSummary {
    refused = List.copyOf(refused);
  }
}
