package coco.language.text;

import java.util.Collection;
import java.util.List;

/** What to propose in place of a name that is not known. */
public final class NearNames {
  private static final int LISTED_MAX = 12;

  private NearNames() {}

  /** The nearest name; where none is near, the first dozen of all that are known. */
  public static String nearestOrAll(String wanted, Collection<String> known) {
    return Nearest.of(wanted, known).orElseGet(() -> listed(known));
  }

  private static String listed(Collection<String> known) {
    List<String> listed = known.stream().limit(LISTED_MAX).toList();
    String all = String.join(", ", listed);
    return known.size() > LISTED_MAX ? all + ", …" : all;
  }
}
