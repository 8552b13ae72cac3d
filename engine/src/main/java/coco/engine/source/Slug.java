package coco.engine.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as a type: {@code Take in charge ticket} is {@code take-in-charge-ticket}. */
final class Slug {
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");

  private Slug() {}

  /** The name in lower case, every run of other characters one hyphen, none at its ends. */
  static String of(String name) {
    String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return ENDS.matcher(OTHERS.matcher(lower).replaceAll("-")).replaceAll("");
  }
}
