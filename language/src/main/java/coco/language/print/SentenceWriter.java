package coco.language.print;

import coco.language.code.Annotations;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.print.SentenceParts.Form;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the parts of a sentence together, in the order and with the words of the language's tables:
 * the one place where they stand.
 */
final class SentenceWriter {
  private final SentenceParts parts;
  private final Prose prose;
  private final LengthPrinter lengths;
  private final RolePrinter roles;
  private final List<SentenceParts.Place> places = new ArrayList<>();

  /** The slots that are being written: the sentence's own, or those of a reparation. */
  private Map<Slot, String> slots;

  private int link;

  SentenceWriter(SentenceParts parts, Lexicon lexicon) {
    this.parts = parts;
    slots = parts.slots();
    prose = new Prose(lexicon);
    lengths = new LengthPrinter(prose, new ConditionPrinter(prose));
    roles = new RolePrinter(prose);
  }

  SentenceParts.Sentence written() {
    if (has(Slot.AUDIENCE)) {
      prose.say(Phrase.FOR);
      words(Slot.AUDIENCE);
      prose.colon();
    }
    form();
    if (parts.form() != Form.NORM && parts.form() != Form.VALUE) {
      prose.stop();
    }
    annotations();
    return new SentenceParts.Sentence(prose.sentence(), places);
  }

  // Forms.

  private void form() {
    switch (parts.form()) {
      case NORM -> free(Phrase.NORM);
      case VALUE -> free(Phrase.VALUE);
      case DUTY -> {
        duty();
        scopeApart();
        reparations();
      }
      case REPEATED_DUTY -> repeated();
      case PROHIBITION -> {
        subject(mustNot());
        exception();
      }
      case SILENCE -> silence();
      case RESTRICTION -> {
        subject(isMust() ? Phrase.MAY : Phrase.SHOULD_ONLY);
        prose.say(Phrase.ONLY);
        words(Slot.ONLY);
        exception();
      }
      case CAP -> cap();
      case PRECEDENCE -> precedence();
      case QUALITY -> {
        quality();
        scopeApart();
      }
      case SERVICE_LEVEL -> {
        share();
        duty();
        period();
      }
      case SERVICE_LEVEL_OF_QUALITY -> {
        share();
        quality();
        period();
      }
      case AVERAGE -> {
        prose.say(Phrase.AVERAGE).comma();
        duty();
        period();
      }
    }
  }

  private void free(Phrase form) {
    prose.say(form).colon();
    text(Slot.TEXT);
  }

  private void text(Slot slot) {
    words(slot);
    String text = filled(slot).orElse("");
    if (!text.endsWith("!") && !text.endsWith("?") && !text.endsWith("\u2026")) {
      prose.stop();
    }
  }

  private void duty() {
    trigger(Phrase.WHEN);
    subject(must());
    deadline();
    clockStop();
    if (has(Slot.RELEASE)) {
      prose.comma().say(Phrase.RELEASE);
      fact(Slot.RELEASE);
      words(Slot.RELEASE_WHEN);
      prose.say(Phrase.MEANTIME);
    }
    exception();
  }

  private void repeated() {
    trigger(Phrase.WHEN);
    subject(must());
    length().ifPresent(every -> at(Slot.COUNT, () -> lengths.every(every)));
    prose.say(Phrase.UNTIL);
    fact(Slot.UNTIL);
    words(Slot.UNTIL_WHEN);
    clockStop();
    exception();
    scopeApart();
    reparations();
  }

  private void reparations() {
    for (Map<Slot, String> reparation : parts.reparations()) {
      slots = reparation;
      link++;
      prose.semicolon().say(Phrase.FAILING).comma();
      subject(must());
      if (length().isPresent()) {
        Deadline within = new Deadline.Within(length().get());
        at(Slot.COUNT, () -> lengths.deadlineSinceMissed(within));
      } else {
        words(Slot.DEADLINE);
      }
      clockStop();
    }
    slots = parts.slots();
    link = 0;
  }

  private void silence() {
    subject(mustNot());
    Optional<Length> length = length();
    length.ifPresent(
        silent ->
            at(
                Slot.COUNT,
                () -> {
                  boolean clear = silent.unit() == Length.Unit.CLEAR_DAY;
                  prose.say(clear ? Phrase.SILENT_CLEAR : Phrase.SILENT);
                  lengths.plain(silent);
                }));
    prose.say(Phrase.AFTER);
    fact(Slot.TRIGGER);
    words(Slot.TRIGGER_WHEN);
    length.ifPresent(lengths::extension);
    if (has(Slot.TRIGGER_WHEN) || length.filter(Length::extended).isPresent()) {
      scopeApart();
    } else {
      scope();
    }
    exception();
  }

  private void cap() {
    subject(mustNot());
    prose.say(Phrase.MORE_THAN);
    at(
        Slot.MOST,
        () -> {
          switch (filled(Slot.MOST).orElse("")) {
            case "1" -> prose.say(Phrase.ONCE);
            case "2" -> prose.say(Phrase.TWICE);
            case String most -> prose.word(most).say(Phrase.TIMES, 1);
          }
        });
    if (length().isPresent()) {
      Clause.Window window = new Clause.Rolling(length().get());
      at(Slot.COUNT, () -> ClausePrinter.window(prose, lengths, window));
    } else if (has(Slot.PERIOD)) {
      at(Slot.PERIOD, () -> ClausePrinter.period(prose, period(Slot.PERIOD)));
    }
    scope();
    exception();
  }

  private void precedence() {
    Optional<String> first = filled(Slot.DOER);
    if (first.equals(filled(Slot.REQUIRED_DOER))) {
      prose.say(first.isEmpty() ? Phrase.BEFORE_OURSELVES : Phrase.BEFORE_THEY);
    } else if (first.isEmpty()) {
      prose.say(Phrase.BEFORE_WE);
    } else {
      prose.say(Phrase.BEFORE_THE);
      prose.say(Phrase.MAY_THERE, roles.afterArticle(first.get()));
    }
    act(Slot.ACT, Slot.ACT_WHEN);
    prose.comma();
    subject(must(), Slot.REQUIRED_DOER, Slot.REQUIRED, Slot.REQUIRED_WHEN);
    if (length().isPresent()) {
      Clause.Bound bound =
          filled(Slot.BOUND).map(Clause.Bound::valueOf).orElse(Clause.Bound.AT_LEAST);
      Clause.Notice notice = new Clause.Notice(bound, length().get());
      at(Slot.COUNT, () -> ClausePrinter.notice(prose, lengths, notice));
    }
    if (filled(Slot.USE)
        .map(Clause.Use::valueOf)
        .filter(Clause.Use.EACH_TIME::equals)
        .isPresent()) {
      prose.say(Phrase.EACH_TIME);
    }
    scope();
    exception();
  }

  private void quality() {
    trigger(Phrase.WHENEVER);
    prose.say(isMust() ? Phrase.TRUE_MUST : Phrase.TRUE_SHOULD);
    words(Slot.TRUE);
    exception();
  }

  private void share() {
    prose.say(Phrase.SHARE);
    words(Slot.PERCENT);
    prose.percent().say(Phrase.OCCASIONS).comma();
  }

  private void period() {
    prose.comma();
    if (has(Slot.PERIOD)) {
      at(Slot.PERIOD, () -> ClausePrinter.period(prose, period(Slot.PERIOD)));
    }
    scope();
  }

  private Clause.Period period(Slot slot) {
    return Clause.Period.valueOf(slots.getOrDefault(slot, ""));
  }

  // Parts.

  private void trigger(Phrase opening) {
    prose.say(opening);
    fact(Slot.TRIGGER);
    words(Slot.TRIGGER_WHEN);
    switch (filled(Slot.WHICH).map(Clause.Which::valueOf).orElse(Clause.Which.EVERY)) {
      case EVERY -> {}
      case FIRST -> prose.say(Phrase.FIRST_TIME);
      case NOTHING_WAITING -> prose.say(Phrase.NOTHING_WAITING);
    }
    prose.comma();
  }

  private void deadline() {
    if (length().isPresent()) {
      Deadline within = new Deadline.Within(length().get());
      at(Slot.COUNT, () -> lengths.deadline(within));
    } else {
      words(Slot.DEADLINE);
    }
  }

  /** A length is there where its count is. */
  private Optional<Length> length() {
    return filled(Slot.COUNT)
        .map(
            count ->
                new Length(
                    Long.parseLong(count),
                    Length.Unit.valueOf(slots.getOrDefault(Slot.UNIT, "")),
                    filled(Slot.CALENDAR),
                    has(Slot.EXTENDED)));
  }

  private boolean isMust() {
    return parts
        .slots()
        .getOrDefault(Slot.FORCE, Rule.Force.MUST.name())
        .equals(Rule.Force.MUST.name());
  }

  private Phrase must() {
    return isMust() ? Phrase.MUST : Phrase.SHOULD;
  }

  private Phrase mustNot() {
    return isMust() ? Phrase.MUST_NOT : Phrase.SHOULD_NOT;
  }

  private void subject(Phrase verb) {
    subject(verb, Slot.DOER, Slot.ACT, Slot.ACT_WHEN);
  }

  /** Who must do what: {@code we must [act]}, {@code the [role] must [act]}. */
  private void subject(Phrase verb, Slot doer, Slot act, Slot when) {
    int form = 0;
    if (has(doer)) {
      form = roles.withArticle(filled(doer).orElse(""));
    } else {
      prose.say(Phrase.WE);
    }
    prose.say(verb, form);
    act(act, when);
  }

  private void act(Slot act, Slot when) {
    at(act, () -> prose.act(slots.getOrDefault(act, "")));
    words(when);
  }

  private void fact(Slot slot) {
    at(slot, () -> prose.fact(slots.getOrDefault(slot, "")));
  }

  private void clockStop() {
    if (has(Slot.CLOCK)) {
      prose.comma().say(Phrase.CLOCK_STOP);
      fact(Slot.CLOCK);
    }
  }

  private void exception() {
    if (has(Slot.EXCEPTION)) {
      prose.comma();
      words(Slot.EXCEPTION);
    }
  }

  private void scopeApart() {
    if (has(Slot.SCOPE)) {
      prose.comma();
      scope();
    }
  }

  private void scope() {
    words(Slot.SCOPE);
  }

  // Annotations.

  private void annotations() {
    if (has(Slot.BREACH)) {
      Annotations.Severity severity =
          Annotations.Severity.valueOf(slots.getOrDefault(Slot.BREACH, ""));
      prose.capital(Phrase.BREACH).colon().say(Phrase.valueOf(severity.name())).stop();
    }
    annotation(Phrase.OWNER, Slot.OWNER);
    annotation(Phrase.REFERENCE, Slot.REFERENCE);
    annotation(Phrase.MEASURE, Slot.MEASURE);
    if (has(Slot.SERVES)) {
      prose.capital(Phrase.SERVES).colon();
      words(Slot.SERVES);
      prose.stop();
    }
    if (has(Slot.REPLACES)) {
      prose.capital(Phrase.REPLACES);
      words(Slot.REPLACES);
      prose.stop();
    }
  }

  private void annotation(Phrase name, Slot slot) {
    if (has(slot)) {
      prose.capital(name).colon();
      text(slot);
    }
  }

  // Slots.

  private boolean has(Slot slot) {
    return slots.containsKey(slot);
  }

  private Optional<String> filled(Slot slot) {
    return Optional.ofNullable(slots.get(slot));
  }

  private void words(Slot slot) {
    filled(slot).ifPresent(words -> at(slot, () -> prose.word(words)));
  }

  private void at(Slot slot, Runnable write) {
    int start = prose.length();
    write.run();
    places.add(new SentenceParts.Place(slot, link, new Span(start, prose.length())));
  }
}
