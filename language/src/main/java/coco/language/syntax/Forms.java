package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.syntax.Draft.Part;
import coco.language.text.Phrase;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides which form a sentence has, and whether all its parts make sense with that form. */
final class Forms {
  /** A form and its name for authors. */
  private enum Form {
    DUTY(Phrase.FORM_DUTY),
    REPEATED(Phrase.FORM_REPEATED),
    PROHIBITION(Phrase.FORM_PROHIBITION),
    SILENCE(Phrase.FORM_SILENCE),
    RESTRICTION(Phrase.FORM_RESTRICTION),
    CAP(Phrase.FORM_CAP),
    CAP_AT_MOST(Phrase.FORM_CAP),
    PRECEDENCE(Phrase.FORM_PRECEDENCE),
    QUALITY(Phrase.FORM_QUALITY);

    private final Phrase name;

    Form(Phrase name) {
      this.name = name;
    }

    /** The parts that make sense with the form. */
    Set<Part> parts() {
      return switch (this) {
        case DUTY ->
            EnumSet.of(
                Part.TRIGGER,
                Part.WAITING,
                Part.ACT,
                Part.DEADLINE,
                Part.STOP,
                Part.RELEASE,
                Part.EXCEPTION,
                Part.PER,
                Part.REPARATION);
        case REPEATED ->
            EnumSet.of(
                Part.TRIGGER,
                Part.ACT,
                Part.EVERY,
                Part.PERIOD,
                Part.UNTIL,
                Part.STOP,
                Part.EXCEPTION,
                Part.PER,
                Part.REPARATION);
        case PROHIBITION -> EnumSet.of(Part.ACT, Part.EXCEPTION);
        case SILENCE -> EnumSet.of(Part.ACT, Part.SILENCE, Part.EXCEPTION, Part.PER);
        case RESTRICTION -> EnumSet.of(Part.ACT, Part.ONLY, Part.EXCEPTION);
        case CAP ->
            EnumSet.of(
                Part.ACT, Part.MORE_THAN, Part.WINDOW, Part.PERIOD, Part.EXCEPTION, Part.PER);
        case CAP_AT_MOST ->
            EnumSet.of(Part.ACT, Part.AT_MOST, Part.WINDOW, Part.PERIOD, Part.EXCEPTION, Part.PER);
        case PRECEDENCE ->
            EnumSet.of(
                Part.BEFORE, Part.ACT, Part.NOTICE, Part.EACH_TIME, Part.EXCEPTION, Part.PER);
        case QUALITY -> EnumSet.of(Part.TRIGGER, Part.MUST, Part.EXCEPTION, Part.PER);
      };
    }
  }

  private final Cursor cursor;
  private final Draft draft;

  Forms(Cursor cursor, Draft draft) {
    this.cursor = cursor;
    this.draft = draft;
  }

  /** The clause that the parts make; empty, with a finding, where they make none. */
  Optional<Clause> clause() {
    boolean level = draft.has(Part.SHARE) || draft.has(Part.AVERAGE);
    Form form = form();
    if (form == Form.REPEATED && draft.every.isEmpty()) {
      draft.every = draft.period.map(Forms::lengthOf);
    }
    misfits(form, level);
    Optional<Clause> clause = clause(form);
    return level && clause.isPresent() ? level(clause.get()) : clause;
  }

  private Form form() {
    if (draft.has(Part.MUST)) {
      return Form.QUALITY;
    }
    if (draft.verb == Draft.Verb.MUST_NOT) {
      return draft.has(Part.SILENCE)
          ? Form.SILENCE
          : draft.has(Part.MORE_THAN) ? Form.CAP : Form.PROHIBITION;
    }
    // We must [call] more than 3 times is no cap, and no other form either.
    if (draft.has(Part.AT_MOST)) {
      return Form.CAP_AT_MOST;
    }
    if (draft.has(Part.ONLY) || draft.verb == Draft.Verb.MAY) {
      return Form.RESTRICTION;
    }
    if (draft.has(Part.BEFORE)) {
      return Form.PRECEDENCE;
    }
    return draft.has(Part.EVERY) || draft.has(Part.UNTIL) ? Form.REPEATED : Form.DUTY;
  }

  private static Length lengthOf(Clause.Period period) {
    return switch (period) {
      case DAY -> Length.of(1, Length.Unit.DAY);
      case WEEK -> Length.of(1, Length.Unit.WEEK);
      case MONTH -> Length.of(1, Length.Unit.MONTH);
      case QUARTER -> Length.of(3, Length.Unit.MONTH);
      case YEAR -> Length.of(1, Length.Unit.YEAR);
    };
  }

  /** Reports each part that makes no sense with the form. */
  private void misfits(Form form, boolean level) {
    Set<Part> allowed = form.parts();
    Phrase name = form.name;
    if (level) {
      name = draft.has(Part.SHARE) ? Phrase.FORM_LEVEL : Phrase.FORM_AVERAGE;
      allowed.addAll(EnumSet.of(Part.SHARE, Part.AVERAGE, Part.PERIOD));
      allowed.remove(Part.REPARATION);
    }
    for (var place : draft.places().entrySet()) {
      if (!allowed.contains(place.getKey())) {
        Spot<?> spot = place.getValue();
        FindingKind kind =
            place.getKey() == Part.REPARATION
                ? FindingKind.REPARATION_MISPLACED
                : FindingKind.MODIFIER_MISPLACED;
        cursor.report(
            kind,
            spot.from(),
            spot.until(),
            cursor.quote(spot.from(), spot.until()),
            cursor.phrases().print(name));
      }
    }
  }

  /** Reports two parts that say the same thing in two ways. */
  private void conflict(Part one, Part other) {
    Spot<?> first = draft.places().get(one);
    Spot<?> second = draft.places().get(other);
    if (first != null && second != null) {
      cursor.report(
          FindingKind.SAID_TWICE,
          second.from(),
          second.until(),
          cursor.quote(second.from(), second.until()),
          cursor.quote(first.from(), first.until()));
    }
  }

  private Optional<Clause> clause(Form form) {
    conflict(Part.WINDOW, Part.PERIOD);
    conflict(Part.EVERY, Part.PERIOD);
    return switch (form) {
      case DUTY -> duty();
      case REPEATED -> repeated();
      case PROHIBITION -> draft.act.map(Clause.Prohibition::new);
      case SILENCE ->
          both(draft.act, draft.silence)
              .map(ok -> new Clause.Silence(ok.first(), ok.second().length(), ok.second().after()));
      case RESTRICTION -> restriction();
      case CAP, CAP_AT_MOST ->
          both(draft.act, draft.most).map(ok -> new Clause.Cap(ok.first(), ok.second(), window()));
      case PRECEDENCE -> precedence();
      case QUALITY ->
          both(unwaiting(), draft.must).map(ok -> new Clause.Quality(ok.first(), ok.second()));
    };
  }

  private record Both<A, B>(A first, B second) {}

  private static <A, B> Optional<Both<A, B>> both(Optional<A> first, Optional<B> second) {
    return first.flatMap(a -> second.map(b -> new Both<>(a, b)));
  }

  /** The trigger of a form of which nothing can be waiting: to say so is reported as a misfit. */
  private Optional<Clause.Trigger> unwaiting() {
    return trigger().filter(trigger -> trigger.which() != Clause.Which.NOTHING_WAITING);
  }

  private Optional<Clause.Trigger> trigger() {
    if (draft.trigger.isEmpty() && !cursor.failed()) {
      Spot<?> main = draft.places().values().iterator().next();
      for (Part part : new Part[] {Part.ACT, Part.MUST}) {
        Spot<?> place = draft.places().get(part);
        main = place == null ? main : place;
      }
      cursor.report(
          FindingKind.TRIGGER_MISSING,
          main.from(),
          main.until(),
          cursor.quote(main.from(), main.until()));
    }
    return draft.trigger;
  }

  private Optional<Clause> duty() {
    Deadline deadline = draft.deadline.orElse(new Deadline.AtClosing());
    checkStop(deadline);
    return both(trigger(), draft.act)
        .map(
            ok ->
                new Clause.Duty(
                    ok.first(),
                    new Clause.Demand(ok.second(), deadline, draft.stop),
                    draft.release,
                    draft.reparations));
  }

  private Optional<Clause> repeated() {
    Spot<?> every = draft.places().get(Part.EVERY);
    Spot<?> until = draft.places().get(Part.UNTIL);
    if (until == null && every != null) {
      cursor.report(
          FindingKind.UNTIL_MISSING,
          every.from(),
          every.until(),
          cursor.quote(every.from(), every.until()));
    }
    if (draft.every.isEmpty() && until != null && !cursor.failed()) {
      cursor.report(
          FindingKind.INTERVAL_MISSING,
          until.from(),
          until.until(),
          cursor.quote(until.from(), until.until()));
    }
    draft.every.ifPresent(length -> checkStop(new Deadline.Within(length)));
    return both(both(unwaiting(), draft.act), both(draft.every, draft.until))
        .map(
            ok ->
                new Clause.RepeatedDuty(
                    ok.first().first(),
                    ok.first().second(),
                    ok.second().first(),
                    draft.stop,
                    ok.second().second(),
                    draft.reparations));
  }

  private void checkStop(Deadline deadline) {
    Spot<?> stop = draft.places().get(Part.STOP);
    if (stop != null) {
      checkStop(cursor, deadline, stop.from(), stop.until());
    }
  }

  /** Reports a clock stop on a deadline whose clock cannot stop. */
  static void checkStop(Cursor cursor, Deadline deadline, int from, int until) {
    boolean stops =
        switch (deadline) {
          case Deadline.Within within -> stops(within.length());
          case Deadline.ByCase byCase ->
              byCase.branches().stream().allMatch(branch -> stops(branch.length()))
                  && byCase.otherwise().stream().allMatch(Forms::stops);
          case Deadline.InData data -> false;
          case Deadline.PointInDay point -> false;
          case Deadline.AtClosing none -> false;
        };
    if (!stops) {
      cursor.report(FindingKind.CLOCK_CANNOT_STOP, from, until, cursor.quote(from, until));
    }
  }

  private static boolean stops(Length length) {
    return length.unit() != Length.Unit.MONTH && length.unit() != Length.Unit.YEAR;
  }

  private Optional<Clause> restriction() {
    Spot<?> act = draft.places().get(Part.ACT);
    if (draft.only.isEmpty() && act != null && !cursor.failed()) {
      cursor.report(
          FindingKind.ONLY_MISSING, act.from(), act.until(), cursor.quote(act.from(), act.until()));
    }
    return both(draft.act, draft.only).map(ok -> new Clause.Restriction(ok.first(), ok.second()));
  }

  private Clause.Window window() {
    return draft.window.or(() -> draft.period.map(Clause.Each::new)).orElse(new Clause.Ever());
  }

  private Optional<Clause> precedence() {
    return both(draft.before, draft.act)
        .map(
            ok -> {
              Occurrence first = ok.first().act();
              Occurrence act =
                  ok.first().sameDoer()
                      ? new Occurrence(first.term(), first.when(), ok.second().role())
                      : first;
              checkItself(act, ok.second());
              return new Clause.Precedence(
                  act,
                  ok.second(),
                  draft.has(Part.EACH_TIME) ? Clause.Use.EACH_TIME : Clause.Use.ANY_NUMBER,
                  draft.notice);
            });
  }

  /** Nothing comes before itself: the first such act could never be allowed. */
  private void checkItself(Occurrence act, Occurrence required) {
    Spot<?> place = draft.places().get(Part.ACT);
    if (place != null
        && act.equals(required)
        && !act.term().equals(Cursor.UNKNOWN)
        && draft.exception.isEmpty()) {
      cursor.report(
          FindingKind.BEFORE_ITSELF,
          place.from(),
          place.until(),
          cursor.quote(place.from(), place.until()));
    }
  }

  // Service levels and averages.

  private Optional<Clause> level(Clause measured) {
    Part opening = draft.has(Part.SHARE) ? Part.SHARE : Part.AVERAGE;
    Spot<?> place = Objects.requireNonNull(draft.places().get(opening));
    String quote = cursor.quote(place.from(), place.until());
    if (draft.has(Part.SHARE) && draft.has(Part.AVERAGE)) {
      Spot<?> other = Objects.requireNonNull(draft.places().get(Part.AVERAGE));
      cursor.report(
          FindingKind.SAID_TWICE,
          other.from(),
          other.until(),
          cursor.quote(other.from(), other.until()),
          quote);
    }
    if (draft.period.isEmpty()) {
      cursor.report(FindingKind.PERIOD_MISSING, place.from(), place.until(), quote);
    }
    boolean duty = measured instanceof Clause.Duty;
    if (!duty && !(measured instanceof Clause.Quality && opening == Part.SHARE)) {
      cursor.report(FindingKind.LEVEL_MEASURES, place.from(), place.until(), quote);
    }
    if (measured instanceof Clause.Duty slow && opening == Part.AVERAGE) {
      checkAverage(slow);
    }
    if (cursor.failed() || draft.period.isEmpty()) {
      return Optional.empty();
    }
    return opening == Part.SHARE
        ? draft.share.map(
            share -> new Clause.ServiceLevel(share, measured, draft.period.orElseThrow()))
        : Optional.of(new Clause.Average((Clause.Duty) measured, draft.period.orElseThrow()));
  }

  private void checkAverage(Clause.Duty duty) {
    boolean plain =
        duty.demand().deadline() instanceof Deadline.Within within
            && stops(within.length())
            && !within.length().extended();
    if (!plain) {
      Spot<?> place = draft.places().get(Part.DEADLINE);
      Spot<?> at = place == null ? Objects.requireNonNull(draft.places().get(Part.ACT)) : place;
      cursor.report(
          FindingKind.AVERAGE_DEADLINE, at.from(), at.until(), cursor.quote(at.from(), at.until()));
    }
  }
}
