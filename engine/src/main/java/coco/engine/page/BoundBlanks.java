package coco.engine.page;

import coco.language.text.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * French writes a blank before {@code ; : ? !} and inside guillemets. People type it as any other,
 * and a line may then begin with the sign alone; on a page it does not break.
 */
public final class BoundBlanks {
  /** Tags, and what stands in them as it was typed, are left alone; then the blanks, by kind. */
  private static final Pattern PLACE =
      Pattern.compile(
          "<(?:code|pre|style|script)\\b.*?</(?:code|pre|style|script)>|<[^>]*>"
              + "|(?<narrow> (?=[;?!]))|(?<full> (?=[:»])|(?<=«) )",
          Pattern.DOTALL);

  private BoundBlanks() {}

  /** Plain words in a language. */
  public static String text(Language language, String words) {
    return language == Language.FRENCH
        ? words
            .replaceAll(" (?=[;?!])", "\u202f")
            .replaceAll(" (?=[:»])", "\u00a0")
            .replaceAll("(?<=«) ", "\u00a0")
        : words;
  }

  /** A page, or a part of one, in a language. */
  public static String in(Language language, String html) {
    if (language != Language.FRENCH) {
      return html;
    }
    return PLACE
        .matcher(html)
        .replaceAll(
            place -> {
              if (place.group("narrow") != null) {
                return "\u202f";
              }
              return place.group("full") != null
                  ? "\u00a0"
                  : Matcher.quoteReplacement(place.group());
            });
  }
}
