package coco.language.check;

import coco.language.text.Language;
import java.util.regex.Pattern;

/** Words that promise nothing that could be checked. */
final class VagueWords {
  private static final Pattern ENGLISH =
      pattern(
          "as soon as (?:reasonably )?(?:possible|practicable)",
          "in a timely (?:manner|fashion)",
          "in due (?:course|time)",
          "within a reasonable (?:time|period|delay)",
          "without (?:undue|unnecessary|unreasonable) delay",
          "promptly",
          "swiftly",
          "shortly",
          "quickly",
          "regularly",
          "where (?:appropriate|necessary|possible)",
          "if (?:appropriate|necessary|possible)",
          "as (?:appropriate|necessary|needed)",
          "best (?:efforts?|endeavours?)",
          "reasonable (?:efforts?|endeavours?|steps)",
          "to the extent possible",
          "adequate(?:ly)?",
          "appropriate(?:ly)?",
          "etc\\.?");
  private static final Pattern FRENCH =
      pattern(
          "dans les (?:meilleurs|plus brefs) délais",
          "dans un délai raisonnable",
          "dès que possible",
          "aussi (?:vite|tôt|rapidement) que possible",
          "le plus (?:vite|tôt|rapidement) possible",
          "au plus vite",
          "sans (?:délai|retard) (?:excessif|injustifié|indu)",
          "en temps (?:utile|voulu|opportun)",
          "rapidement",
          "promptement",
          "prochainement",
          "régulièrement",
          "si (?:possible|nécessaire|besoin)",
          "le cas échéant",
          "autant que possible",
          "dans la mesure du possible",
          "(?:de )?notre mieux",
          "(?:les )?efforts raisonnables",
          "appropriée?s?",
          "adéquate?s?",
          "etc\\.?");

  private VagueWords() {}

  /** What finds any of them in a sentence of a language. */
  static Pattern in(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case FRENCH -> FRENCH;
    };
  }

  private static Pattern pattern(String... words) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?:"
            + String.join("|", words).replace(" ", "\\s+")
            + ")(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
