package coco.server.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an act of erasure says what it took out: the number of values, and a hash over what their
 * entries commit to, in order. A commitment is salted, so that no two are alike, and says nothing
 * once its value is gone.
 */
final class Erasure {
  /** The kinds of act. */
  private static final Set<String> ACTS = Set.of("person.erased", "party.erased");

  static final String COUNT = "values";
  static final String DIGEST = "commitments";

  private Erasure() {}

  /** The hash over the commitments to some values. */
  static String digest(List<EvidenceStore.Committed> values) {
    String all =
        values.stream().map(Erasure::commitment).sorted().collect(Collectors.joining("\n"));
    return "sha256:" + Hash.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private static String commitment(EvidenceStore.Committed value) {
    return Objects.requireNonNullElse(
        Entry.parse(value.line()).sealed().get(value.name()), "no commitment");
  }

  /** Whether an entry is an erasure that took out these values and no others. */
  static boolean isOf(Entry entry, List<EvidenceStore.Committed> values) {
    return ACTS.contains(entry.act())
        && Integer.toString(values.size()).equals(entry.facts().get(COUNT))
        && digest(values).equals(entry.facts().get(DIGEST));
  }
}
