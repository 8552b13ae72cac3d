package coco.cli;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingTexts;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.syntax.DeadlineParser;
import coco.language.syntax.Parsed;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a length of time as an author of a code writes it. */
final class Lengths {
  private Lengths() {}

  /**
   * A length in a code's language, on its calendars.
   *
   * @param calendar name or id of a calendar of the code; the one that the text names, else the
   *     code's own, where null
   */
  static Length parse(String text, @Nullable String calendar, Document document) {
    Parsed<Deadline> parsed = DeadlineParser.parse(text, document.lexicon());
    if (parsed.value().isEmpty()) {
      FindingTexts texts = FindingTexts.in(document.language());
      Finding first = parsed.findings().getFirst();
      throw new Refusal(
          "cannot read the length '%s': %s %s"
              .formatted(text, texts.what(first), texts.todo(first)));
    }
    if (!(parsed.value().orElseThrow() instanceof Deadline.Within(Length length))) {
      throw new Refusal(
          "cannot count '%s': it is no length of time, such as 4 working hours; an example in the code shows when such a deadline falls"
              .formatted(text));
    }
    return calendar == null
        ? length
        : new Length(
            length.count(), length.unit(), Optional.of(id(calendar, document)), length.extended());
  }

  private static String id(String calendar, Document document) {
    if (document.code().calendars().containsKey(calendar)) {
      return calendar;
    }
    return document.lexicon().calendars().entrySet().stream()
        .filter(each -> each.getValue().equalsIgnoreCase(calendar))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "the code has no calendar '%s'; it has %s"
                        .formatted(
                            calendar,
                            document.code().calendars().isEmpty()
                                ? "none"
                                : String.join(", ", document.lexicon().calendars().values()))));
  }
}
