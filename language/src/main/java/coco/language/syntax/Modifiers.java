package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Scope;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.util.Optional;
import java.util.Set;

/** Reads what follows a sentence's main words, in any order, up to its full stop. */
final class Modifiers {
  private static final Phrase[] PERIODS = {
    Phrase.PERIOD_DAY,
    Phrase.PERIOD_WEEK,
    Phrase.PERIOD_MONTH,
    Phrase.PERIOD_QUARTER,
    Phrase.PERIOD_YEAR
  };

  private final Cursor cursor;
  private final Draft draft;
  private final Sentences sentences;
  private final Circumstances circumstances;
  private final Deadlines deadlines;
  private final Quantities quantities;
  private final Attributes attributes;

  Modifiers(
      Cursor cursor,
      Draft draft,
      Sentences sentences,
      Conditions conditions,
      Circumstances circumstances) {
    this.cursor = cursor;
    this.draft = draft;
    this.sentences = sentences;
    this.circumstances = circumstances;
    deadlines = new Deadlines(cursor, conditions);
    quantities = new Quantities(cursor);
    attributes = new Attributes(cursor);
  }

  /** Reads all of them; reports what is none, and goes on after it. */
  void read() {
    while (true) {
      cursor.skipCommas();
      if (cursor.done() || cursor.seesSign(".") || cursor.seesSign("!")) {
        return;
      }
      int from = cursor.at();
      if (!one(from)) {
        cursor.moveTo(from);
        if (!cursor.misunderstood(endOfUnknown(), hints())) {
          cursor.advance();
          skipUnknown();
        }
      } else if (cursor.at() == from) {
        // A modifier that failed where it began: its finding stands.
        cursor.advance();
        skipUnknown();
      }
    }
  }

  /** What an author most likely wants to say next. */
  private Phrase[] hints() {
    if (draft.verb == Draft.Verb.MAY) {
      return new Phrase[] {Phrase.ONLY, Phrase.UNLESS};
    }
    if (draft.verb == Draft.Verb.MUST_NOT) {
      return new Phrase[] {Phrase.SILENT, Phrase.MORE_THAN, Phrase.UNLESS, Phrase.PER_CASE};
    }
    return draft.has(Draft.Part.BEFORE)
        ? new Phrase[] {Phrase.AT_LEAST, Phrase.AT_MOST, Phrase.EACH_TIME, Phrase.UNLESS}
        : new Phrase[] {
          Phrase.WITHIN, Phrase.LATEST, Phrase.EVERY, Phrase.CLOCK_STOP, Phrase.UNLESS
        };
  }

  /** Index of the next token at which a modifier or the end of the sentence may begin. */
  private int endOfUnknown() {
    Cursor.Mark mark = cursor.mark();
    cursor.advance();
    skipUnknown();
    int end = cursor.at();
    cursor.reset(mark);
    return end;
  }

  private void skipUnknown() {
    while (!cursor.done()
        && !cursor.seesSign(",")
        && !cursor.seesSign(";")
        && !cursor.seesSign(".")
        && !cursor.seesAny(
            Phrase.WITHIN, Phrase.UNLESS, Phrase.CLOCK_STOP, Phrase.LATEST, Phrase.UNTIL)) {
      cursor.advance();
    }
  }

  /** Reads one; false where none begins here. */
  private boolean one(int from) {
    if (cursor.seesSign(";")) {
      return semicolon(from);
    }
    return how(from) || howOften(from) || unlessOrWhile(from) || when(from);
  }

  private boolean semicolon(int from) {
    while (cursor.takeSign(";")) {
      // Several say no more than one.
    }
    if (cursor.take(Phrase.FAILING)) {
      reparation(from);
      return true;
    }
    return one(cursor.at());
  }

  // Each time, per, each period, at least every.

  private boolean how(int from) {
    if (cursor.take(Phrase.EACH_TIME)) {
      if (!cursor.seesBracket()) {
        draft.note(Draft.Part.EACH_TIME, from);
        return true;
      }
      cursor.moveTo(from);
    }
    if (cursor.take(Phrase.EACH)) {
      Optional<Phrase> period = cursor.takeAny(PERIODS);
      if (period.isPresent()) {
        draft.period = Optional.of(period(period.get()));
        draft.note(Draft.Part.PERIOD, from);
        return true;
      }
      cursor.moveTo(from);
    }
    return every(from) || per(from);
  }

  private static Clause.Period period(Phrase phrase) {
    return Clause.Period.valueOf(phrase.name().substring("PERIOD_".length()));
  }

  private boolean every(int from) {
    if (!cursor.take(Phrase.EVERY)) {
      return false;
    }
    Optional<Spot<Length>> length = quantities.length();
    draft.every = length.map(Spot::value);
    if (length.filter(l -> l.value().unit() == Length.Unit.CLEAR_DAY).isPresent()) {
      cursor.report(
          FindingKind.CLEAR_DAYS_MISPLACED, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    draft.note(Draft.Part.EVERY, from);
    return true;
  }

  private boolean per(int from) {
    Optional<Phrase> said = cursor.takeAny(Phrase.PER_CASE, Phrase.PER_PARTY, Phrase.PER);
    if (said.isEmpty()) {
      return false;
    }
    // per case.`odd name` is an attribute of the case.
    boolean owned =
        said.get() != Phrase.PER
            && cursor.seesSign(".")
            && cursor.touches(0)
            && cursor.sees(1, Token.Kind.CODE);
    if (owned) {
      cursor.moveTo(cursor.at() - 1);
    }
    draft.per =
        switch (owned ? Phrase.PER : said.get()) {
          case PER_CASE -> Optional.of(new Scope.PerCase());
          case PER_PARTY -> Optional.of(new Scope.PerParty());
          default -> attributes.attribute().map(Scope.PerAttribute::new);
        };
    draft.note(Draft.Part.PER, from);
    return true;
  }

  // At least, at most, more than.

  private boolean howOften(int from) {
    if (cursor.take(Phrase.MORE_THAN)) {
      times(Draft.Part.MORE_THAN, from);
      return true;
    }
    Optional<Phrase> bound =
        cursor.takeAny(Phrase.AT_LEAST, Phrase.AT_MOST, Phrase.LATEST, Phrase.BY);
    boolean deadline = bound.filter(said -> said == Phrase.LATEST || said == Phrase.BY).isPresent();
    if (bound.isEmpty() || deadline) {
      cursor.moveTo(from);
      return false;
    }
    if (bound.get() == Phrase.AT_MOST && seesTimes()) {
      times(Draft.Part.AT_MOST, from);
      return true;
    }
    return notice(bound.get(), from);
  }

  private boolean seesTimes() {
    Cursor.Mark mark = cursor.mark();
    boolean sees =
        cursor.takeAny(Phrase.ONCE, Phrase.TWICE).isPresent()
            || (quantities.number(true).isPresent() && cursor.take(Phrase.TIMES));
    cursor.reset(mark);
    return sees;
  }

  private void times(Draft.Part part, int from) {
    Optional<Phrase> word = cursor.takeAny(Phrase.ONCE, Phrase.TWICE);
    if (word.isPresent()) {
      draft.most = Optional.of(word.get() == Phrase.ONCE ? 1 : 2);
    } else {
      draft.most = quantities.count();
      if (draft.most.isEmpty() || !cursor.take(Phrase.TIMES)) {
        cursor.misunderstood(cursor.at() + 1);
      }
    }
    draft.note(part, from);
    window();
  }

  private void window() {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    int from = cursor.at();
    if (cursor.take(Phrase.EACH) && cursor.seesAny(PERIODS)) {
      cursor.reset(mark);
      return;
    }
    cursor.moveTo(from);
    if (!cursor.take(Phrase.IN_ANY) || !quantities.seesNumber()) {
      cursor.reset(mark);
      return;
    }
    Optional<Spot<Length>> length = quantities.length();
    if (length.isPresent()) {
      rolling(length.get(), from);
      draft.note(Draft.Part.WINDOW, from);
    }
  }

  private void rolling(Spot<Length> length, int from) {
    Length.Unit unit = length.value().unit();
    if (length.value().extended()) {
      cursor.report(
          FindingKind.EXTENSION_MISPLACED, from, cursor.at(), cursor.quote(from, cursor.at()));
    } else if (unit.isElapsed() || unit == Length.Unit.DAY || unit == Length.Unit.WEEK) {
      draft.window = Optional.of(new Clause.Rolling(length.value()));
    } else {
      cursor.report(FindingKind.WINDOW_UNIT, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
  }

  private boolean notice(Phrase bound, int from) {
    Optional<Spot<Length>> length = quantities.length();
    if (length.isEmpty()) {
      return true;
    }
    cursor.skipCommas();
    if (!cursor.take(Phrase.AHEAD)) {
      cursor.misunderstood(cursor.at() + 1);
      return true;
    }
    if (length.get().value().extended()) {
      cursor.report(
          FindingKind.EXTENSION_MISPLACED, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    Clause.Bound side = bound == Phrase.AT_LEAST ? Clause.Bound.AT_LEAST : Clause.Bound.AT_MOST;
    draft.notice = Optional.of(new Clause.Notice(side, length.get().value()));
    draft.note(Draft.Part.NOTICE, from);
    return true;
  }

  // Clock stop, unless, until, only.

  private boolean unlessOrWhile(int from) {
    if (cursor.take(Phrase.CLOCK_STOP)) {
      draft.stop = cursor.term(Lexicon.Kind.STATE);
      draft.note(Draft.Part.STOP, from);
      return true;
    }
    if (cursor.take(Phrase.UNLESS)) {
      unless(from);
      return true;
    }
    if (cursor.take(Phrase.ONLY)) {
      Circumstance only = circumstances.circumstance();
      if (only.equals(Circumstance.NONE)) {
        cursor.misunderstood(cursor.at() + 1);
        return true;
      }
      draft.only = Optional.of(only);
      draft.note(Draft.Part.ONLY, from);
      return true;
    }
    return false;
  }

  private void unless(int from) {
    Cursor.Mark mark = cursor.mark();
    cursor.take(Phrase.WHERE);
    if (cursor.seesTerm(Set.of(Lexicon.Kind.EVENT))
        && !cursor.seesTerm(Set.of(Lexicon.Kind.STATE))) {
      release(from);
      return;
    }
    boolean unknownBracket =
        cursor.seesBracket()
            && !cursor.seesTerm(Set.of(Lexicon.Kind.STATE, Lexicon.Kind.ATTRIBUTE));
    if (unknownBracket) {
      // Its finding is enough: what the term is decides what the words around it mean.
      cursor.term(Lexicon.Kind.EVENT);
      cursor.take(Phrase.MEANTIME);
      return;
    }
    cursor.reset(mark);
    draft.exception = circumstances.exception();
    draft.note(Draft.Part.EXCEPTION, from);
  }

  private void release(int from) {
    draft.release = sentences.act(Optional.empty());
    if (!cursor.take(Phrase.MEANTIME)) {
      cursor.report(
          FindingKind.RELEASE_WITHOUT_MEANTIME, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    draft.note(Draft.Part.RELEASE, from);
  }

  // By when, and what else a time can say.

  private boolean when(int from) {
    if (draft.verb == Draft.Verb.MUST_NOT && silence(from)) {
      return true;
    }
    if (cursor.take(Phrase.UNTIL)) {
      draft.until = sentences.act(Optional.empty());
      draft.note(Draft.Part.UNTIL, from);
      return true;
    }
    if (deadlines.seesDeadline()) {
      deadline(from);
      return true;
    }
    if (cursor.take(Phrase.EXTENDED)) {
      lateExtension(from);
      return true;
    }
    Optional<Phrase> before =
        cursor.takeAny(Phrase.BEFORE_WE, Phrase.BEFORE_THEY, Phrase.BEFORE_THE);
    if (before.isPresent()) {
      sentences.before(before.get(), from);
      return true;
    }
    boolean trigger =
        cursor.takeAny(Phrase.AFTER, Phrase.WHENEVER, Phrase.WHEN).isPresent()
            && cursor.seesBracket();
    if (trigger) {
      sentences.trigger(from);
      return true;
    }
    cursor.moveTo(from);
    return false;
  }

  private boolean silence(int from) {
    Optional<Phrase> start = cursor.takeAny(Phrase.SILENT, Phrase.SILENT_CLEAR, Phrase.WITHIN);
    if (start.isEmpty()) {
      return false;
    }
    if (!quantities.seesLength()) {
      cursor.moveTo(from);
      return false;
    }
    Optional<Spot<Length>> length = quantities.length();
    cursor.skipCommas();
    boolean ends = cursor.done() || cursor.seesSign(".") || cursor.seesSign(";");
    if (ends && length.isPresent()) {
      new Silences(cursor, draft).reportOfWhat(length.get(), from);
      return true;
    }
    if (!cursor.take(Phrase.AFTER)) {
      cursor.misunderstood(cursor.at() + 1);
      return true;
    }
    Optional<Occurrence> after = sentences.act(Optional.empty());
    if (length.isPresent() && after.isPresent()) {
      checkSilence(start.get(), length.get(), from);
      Length said = length.get().value();
      Length whole = quantities.extension() ? quantities.extended(said, cursor.at()) : said;
      draft.silence = Optional.of(new Draft.Quiet(whole, after.get()));
    }
    draft.note(Draft.Part.SILENCE, from);
    return true;
  }

  private void checkSilence(Phrase start, Spot<Length> length, int from) {
    boolean oneWay =
        cursor.phrases().print(Phrase.SILENT).equals(cursor.phrases().print(Phrase.SILENT_CLEAR));
    if (length.value().unit() == Length.Unit.CLEAR_DAY && start != Phrase.SILENT_CLEAR && !oneWay) {
      cursor.report(
          FindingKind.CLEAR_DAYS_MISPLACED,
          from,
          length.until(),
          cursor.quote(from, length.until()));
    }
  }

  private void deadline(int from) {
    Optional<Spot<Deadline>> deadline = deadlines.deadline();
    if (deadline.isPresent()) {
      draft.deadline = deadline.map(Spot::value);
      draft.note(Draft.Part.DEADLINE, from);
    }
  }

  /** An extension that other words keep apart from its deadline. */
  private void lateExtension(int from) {
    boolean deadline =
        draft.deadline.filter(Deadline.Within.class::isInstance).isPresent()
            && !draft.has(Draft.Part.REPARATION);
    if (!deadline) {
      cursor.report(
          FindingKind.EXTENSION_MISPLACED, from, cursor.at(), cursor.quote(from, cursor.at()));
      return;
    }
    draft.deadline = draft.deadline.map(said -> extended(said, from));
  }

  private Deadline extended(Deadline deadline, int from) {
    if (!(deadline instanceof Deadline.Within within)) {
      return deadline;
    }
    Length length = within.length();
    if (length.unit().isElapsed() || length.unit().isWorkingTime()) {
      cursor.report(
          FindingKind.EXTENSION_OF_HOURS,
          from,
          cursor.at(),
          Quantities.words(length, cursor.phrases()));
      return deadline;
    }
    return new Deadline.Within(new Length(length.count(), length.unit(), length.calendar(), true));
  }

  // Reparations.

  private void reparation(int from) {
    cursor.skipCommas();
    Optional<Sentences.Doer> doer = sentences.doer();
    Optional<Phrase> verb = doer.isEmpty() ? Optional.empty() : sentences.verb();
    if (verb.isEmpty()) {
      draft.note(Draft.Part.REPARATION, from);
      return;
    }
    checkForce(verb.get());
    Optional<Occurrence> act = sentences.act(doer.orElseThrow().role());
    cursor.skipCommas();
    Optional<Deadline> deadline = deadlines.deadline().map(Spot::value);
    deadline = sinceMissed(deadline);
    Optional<String> stop = reparationStop();
    if (draft.reparations.size() >= Limits.REPARATIONS) {
      cursor.report(
          FindingKind.LIMIT_REACHED,
          from,
          cursor.at(),
          "" + Limits.REPARATIONS,
          "" + (draft.reparations.size() + 1));
    } else if (act.isPresent()) {
      draft.reparations.add(
          new Clause.Demand(act.get(), deadline.orElse(new Deadline.AtClosing()), stop));
    }
    if (stop.isPresent() && deadline.isPresent()) {
      Forms.checkStop(cursor, deadline.get(), from, cursor.at());
    }
    draft.note(Draft.Part.REPARATION, from);
  }

  private void checkForce(Phrase verb) {
    int at = cursor.at();
    if (verb != Phrase.MUST && verb != Phrase.SHOULD) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          at - 1,
          at,
          cursor.quote(at - 1, at),
          cursor.phrases().print(Phrase.MUST));
    } else if (Sentences.isShould(verb) != draft.should) {
      cursor.report(FindingKind.FORCE_MIXED, at - 1, at, cursor.quote(at - 1, at));
    }
  }

  /** {@code of the missed deadline}, and an extension after it. */
  private Optional<Deadline> sinceMissed(Optional<Deadline> deadline) {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    if (!cursor.take(Phrase.OF_MISSED)) {
      cursor.reset(mark);
    }
    int from = cursor.at();
    boolean within = deadline.filter(Deadline.Within.class::isInstance).isPresent();
    return within && quantities.extension() ? deadline.map(said -> extended(said, from)) : deadline;
  }

  private Optional<String> reparationStop() {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    if (cursor.take(Phrase.CLOCK_STOP)) {
      return cursor.term(Lexicon.Kind.STATE);
    }
    cursor.reset(mark);
    return Optional.empty();
  }
}
