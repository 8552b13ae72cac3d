package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.syntax.Draft.Part;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.util.Locale;

/** What is said to an author of a time of silence that names no event after which it runs. */
final class Silences {
  private final Cursor cursor;
  private final Draft draft;

  Silences(Cursor cursor, Draft draft) {
    this.cursor = cursor;
    this.draft = draft;
  }

  /**
   * Reports a length that follows no event: {@code we must not [A] within 2 days}. A trigger at the
   * beginning is what the author means by it, so the sentence that says so is proposed, and the
   * trigger itself not reported.
   */
  void reportOfWhat(Spot<Length> length, int from) {
    Spot<?> trigger = draft.places().remove(Part.TRIGGER);
    Spot<?> act = draft.places().get(Part.ACT);
    String proposal =
        trigger == null || act == null || draft.act.flatMap(Occurrence::role).isPresent()
            ? ""
            : proposal(trigger, act, length);
    cursor.report(
        FindingKind.SILENCE_OF_WHAT,
        from,
        length.until(),
        cursor.quote(from, length.until()),
        proposal);
  }

  private String proposal(Spot<?> trigger, Spot<?> act, Spot<Length> length) {
    String we = cursor.phrases().print(Phrase.WE);
    String verb = cursor.phrases().print(draft.should ? Phrase.SHOULD_NOT : Phrase.MUST_NOT);
    String time = cursor.quote(length.from(), length.until());
    int event = trigger.from();
    while (event < trigger.until() - 1 && !cursor.sees(event - cursor.at(), Token.Kind.BRACKET)) {
      event++;
    }
    String opening = cursor.quote(trigger.from(), event);
    boolean elided = opening.endsWith("'") || opening.endsWith("’");
    String after = cursor.phrases().print(Phrase.AFTER);
    return "%s%s %s %s %s %s%s"
        .formatted(
            we.substring(0, 1).toUpperCase(Locale.ROOT),
            we.substring(1),
            verb,
            cursor.quote(act.from(), act.until()),
            cursor.phrases().print(Phrase.SILENT) + " " + time,
            elided ? after.substring(0, after.length() - 1) + "'" : after + " ",
            cursor.quote(event, trigger.until()));
  }
}
