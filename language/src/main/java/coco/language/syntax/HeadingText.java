package coco.language.syntax;

import coco.language.code.RuleId;
import coco.language.text.Clip;
import coco.language.text.Span;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading of the form {@code ID · Title}.
 *
 * @param place where the id stands
 */
record HeadingText(String id, String title, Span place) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?<id>[\\p{L}\\p{M}\\p{N}]++(?:-[\\p{L}\\p{M}\\p{N}]++)*+)"
              + "(?:\\h*[·•—–―]\\h*|\\h+-\\h+|\\h*:(?=\\h)\\h*)(?<title>\\S.*)",
          Pattern.DOTALL);

  /** The parts of a heading; empty where it has no id. */
  static Optional<HeadingText> read(Clip heading) {
    Matcher matcher = FORM.matcher(heading.text());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String id = Normalizer.normalize(matcher.group("id"), Normalizer.Form.NFC);
    Span place = heading.span(matcher.start("id"), matcher.end("id"));
    return RuleId.isForm(id)
        ? Optional.of(new HeadingText(id, matcher.group("title").strip(), place))
        : Optional.empty();
  }
}
