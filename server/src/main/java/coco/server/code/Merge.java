package coco.server.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** Joins what two people wrote from the same text on, line by line, as version control does. */
final class Merge {
  private Merge() {}

  /** The text with both changes; empty where they touch the same lines. */
  static Optional<String> of(String base, String ours, String theirs) {
    MergeResult<RawText> result =
        new MergeAlgorithm().merge(RawTextComparator.DEFAULT, raw(base), raw(ours), raw(theirs));
    if (result.containsConflicts()) {
      return Optional.empty();
    }
    ByteArrayOutputStream merged = new ByteArrayOutputStream();
    try {
      new MergeFormatter().formatMerge(merged, result, List.of("", "", ""), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot merge in memory", impossible);
    }
    return Optional.of(merged.toString(StandardCharsets.UTF_8));
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }
}
