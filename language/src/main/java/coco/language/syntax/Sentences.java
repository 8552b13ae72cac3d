package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Audience;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Occurrence;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the opening of a sentence and its main words; {@link Modifiers} reads what follows them.
 *
 * <p>A part is read where it stands, whatever came before it: what parts may stand together is
 * decided at the end, by {@link Forms}.
 */
final class Sentences {
  private static final Phrase[] VERBS = {
    Phrase.MUST_NOT, Phrase.SHOULD_NOT, Phrase.MUST, Phrase.SHOULD, Phrase.MAY, Phrase.SHOULD_ONLY
  };

  private static final Phrase[] OPENINGS = {
    Phrase.SHARE,
    Phrase.AVERAGE,
    Phrase.BEFORE_WE,
    Phrase.BEFORE_THEY,
    Phrase.BEFORE_THE,
    Phrase.WHENEVER,
    Phrase.WHEN,
    Phrase.UNLESS
  };

  private final Cursor cursor;
  private final Draft draft;
  private final Conditions conditions;
  private final Circumstances circumstances;
  private final Quantities quantities;

  Sentences(Cursor cursor, Draft draft, Conditions conditions, Circumstances circumstances) {
    this.cursor = cursor;
    this.draft = draft;
    this.conditions = conditions;
    this.circumstances = circumstances;
    quantities = new Quantities(cursor);
  }

  // Audience.

  /** {@code For customers and [VIP customers]:}; empty where the sentence names nobody. */
  List<Audience> audience() {
    List<Audience> audience = new ArrayList<>();
    if (cursor.seesAny(Phrase.SHARE) || !cursor.take(Phrase.FOR)) {
      return audience;
    }
    do {
      Optional<Audience> next = oneAudience();
      if (next.isEmpty()) {
        skipToColon();
        return audience;
      }
      audience.add(next.get());
    } while (takeListJoint());
    if (!cursor.takeSign(":") && !cursor.takeSign(",")) {
      cursor.report(
          FindingKind.NOT_UNDERSTOOD,
          cursor.at(),
          cursor.at() + 1,
          cursor.quote(cursor.at(), cursor.at() + 1),
          ":");
      skipToColon();
    }
    return audience;
  }

  private boolean takeListJoint() {
    Cursor.Mark mark = cursor.mark();
    boolean comma = cursor.takeSign(",");
    if (cursor.take(Phrase.AND)) {
      cursor.take(Phrase.FOR);
      return true;
    }
    cursor.take(Phrase.FOR);
    if (comma && (cursor.seesAny(AUDIENCES) || cursor.seesBracket())) {
      return true;
    }
    cursor.reset(mark);
    return false;
  }

  private static final Phrase[] AUDIENCES = {
    Phrase.EVERYONE, Phrase.CUSTOMER, Phrase.PARTNER, Phrase.STAKEHOLDER, Phrase.EMPLOYEE
  };

  private Optional<Audience> oneAudience() {
    Optional<Audience> known = knownAudience(cursor);
    if (known.isPresent()) {
      return known;
    }
    if (cursor.seesBracket()) {
      return cursor.term(Lexicon.Kind.GROUP).map(Audience.Group::new);
    }
    cursor.expect(Phrase.PLACE_BRACKET);
    return cursor.misunderstood(cursor.at() + 1) ? oneAudience() : Optional.empty();
  }

  /** One of the audiences that every code has. */
  static Optional<Audience> knownAudience(Cursor cursor) {
    return cursor.takeAny(AUDIENCES).map(Sentences::audienceOf);
  }

  private static Audience audienceOf(Phrase phrase) {
    return phrase == Phrase.EVERYONE
        ? new Audience.Everyone()
        : new Audience.Kind(Audience.PartyKind.valueOf(phrase.name()));
  }

  private void skipToColon() {
    int token = cursor.at();
    for (int ahead = 0; cursor.peek(ahead).isPresent() && ahead < 12; ahead++) {
      if (cursor.seesSign(ahead, ":")) {
        token = cursor.at() + ahead + 1;
        break;
      }
    }
    cursor.moveTo(token);
  }

  // Openings.

  /** Reads levels, triggers and what must come before, in any order. */
  void openings() {
    while (opening()) {
      cursor.skipCommas();
    }
  }

  private boolean opening() {
    int from = cursor.at();
    Optional<Phrase> opening = cursor.takeAny(OPENINGS);
    if (opening.isEmpty()) {
      return false;
    }
    switch (opening.get()) {
      case SHARE -> share(from);
      case AVERAGE -> draft.note(Draft.Part.AVERAGE, from);
      case BEFORE_WE, BEFORE_THEY, BEFORE_THE -> before(opening.get(), from);
      case UNLESS -> {
        draft.exception = circumstances.exception();
        draft.note(Draft.Part.EXCEPTION, from);
      }
      default -> trigger(from);
    }
    return true;
  }

  private void share(int from) {
    int numberAt = cursor.at();
    Optional<BigDecimal> share = quantities.number(true);
    if (share.isEmpty() || !cursor.take(Phrase.PERCENT)) {
      cursor.misunderstood(cursor.at() + 1);
      return;
    }
    int numberEnd = cursor.at();
    cursor.take(Phrase.OCCASIONS);
    boolean inRange =
        share.get().signum() > 0 && share.get().compareTo(BigDecimal.valueOf(100)) <= 0;
    if (!inRange) {
      cursor.report(
          FindingKind.SHARE_OUT_OF_RANGE, numberAt, numberEnd, cursor.quote(numberAt, numberEnd));
    } else {
      draft.share = share;
    }
    draft.note(Draft.Part.SHARE, from);
  }

  /** A trigger after its opening word. */
  void trigger(int from) {
    Optional<String> term = cursor.term(Lexicon.Kind.EVENT);
    if (term.isEmpty()) {
      recover();
      return;
    }
    Circumstance when = Circumstance.NONE;
    Clause.Which which = Clause.Which.EVERY;
    while (true) {
      int start = cursor.at();
      Optional<Phrase> said = cursor.takeAny(Phrase.FIRST_TIME, Phrase.NOTHING_WAITING);
      if (said.isPresent()) {
        if (which != Clause.Which.EVERY) {
          int at = cursor.at();
          cursor.report(
              FindingKind.SAID_TWICE, from, at, cursor.quote(at - 1, at), cursor.quote(from, at));
        }
        which = said.get() == Phrase.FIRST_TIME ? Clause.Which.FIRST : Clause.Which.NOTHING_WAITING;
        if (which == Clause.Which.NOTHING_WAITING) {
          draft.note(Draft.Part.WAITING, start);
        }
        continue;
      }
      Circumstance more = circumstances.circumstance();
      if (more.equals(Circumstance.NONE)) {
        break;
      }
      when = join(when, more);
    }
    draft.trigger =
        Optional.of(new Clause.Trigger(new Occurrence(term.get(), when, Optional.empty()), which));
    draft.note(Draft.Part.TRIGGER, from);
  }

  private static Circumstance join(Circumstance one, Circumstance other) {
    List<Circumstance.Part> parts = new ArrayList<>(one.parts());
    parts.addAll(other.parts());
    return new Circumstance(parts, one.partyLocalTime() || other.partyLocalTime());
  }

  /** What must come before, after its opening words. */
  void before(Phrase opening, int from) {
    Optional<String> role = Optional.empty();
    if (opening == Phrase.BEFORE_THE) {
      role = cursor.term(Lexicon.Kind.ROLE);
      if (role.isEmpty() || !cursor.take(Phrase.MAY_THERE)) {
        cursor.misunderstood(cursor.at() + 1);
        recover();
        return;
      }
    }
    Optional<Occurrence> act = act(role);
    boolean same = opening == Phrase.BEFORE_THEY;
    draft.before = act.map(a -> new Draft.Before(a, same));
    draft.note(Draft.Part.BEFORE, from);
  }

  /** An act with what must hold at it. */
  Optional<Occurrence> act(Optional<String> role) {
    return cursor
        .term(Lexicon.Kind.EVENT)
        .map(term -> new Occurrence(term, circumstances.circumstance(), role));
  }

  /** After a finding: on to the next comma, semicolon, stop or main words. */
  void recover() {
    while (!cursor.done()
        && !cursor.seesSign(",")
        && !cursor.seesSign(";")
        && !cursor.seesSign(".")
        && !cursor.sees(Phrase.WE)) {
      cursor.advance();
    }
  }

  // Main words.

  boolean seesMain() {
    return cursor.seesAny(Phrase.TRUE_MUST, Phrase.TRUE_SHOULD, Phrase.WE, Phrase.THE, Phrase.THEY);
  }

  /** Reads who must do what; false, with a finding, where nothing of the sort stands here. */
  boolean main() {
    int from = cursor.at();
    Optional<Phrase> quality = cursor.takeAny(Phrase.TRUE_MUST, Phrase.TRUE_SHOULD);
    if (quality.isPresent()) {
      draft.should = quality.get() == Phrase.TRUE_SHOULD;
      draft.must = conditions.condition();
      draft.note(Draft.Part.MUST, from);
      return true;
    }
    return doer().filter(this::verbAndAct).isPresent();
  }

  /** Who: a role, or nobody in particular. */
  record Doer(Optional<String> role) {}

  Optional<Doer> doer() {
    if (cursor.take(Phrase.WE)) {
      return Optional.of(new Doer(Optional.empty()));
    }
    boolean role = cursor.seesTerm(Set.of(Lexicon.Kind.ROLE)) && !cursor.sees(Phrase.THE);
    if (role || (cursor.sees(Phrase.THE) && cursor.sees(1, Token.Kind.BRACKET))) {
      cursor.take(Phrase.THE);
      return cursor.term(Lexicon.Kind.ROLE).map(id -> new Doer(Optional.of(id)));
    }
    if (cursor.take(Phrase.THEY)) {
      return Optional.of(new Doer(draft.before.flatMap(b -> b.act().role())));
    }
    return cursor.misunderstood(cursor.at() + 1) ? doer() : Optional.empty();
  }

  private boolean verbAndAct(Doer doer) {
    Optional<Phrase> verb = verb();
    if (verb.isEmpty()) {
      return false;
    }
    draft.verb =
        switch (verb.get()) {
          case MUST, SHOULD -> Draft.Verb.MUST;
          case MUST_NOT, SHOULD_NOT -> Draft.Verb.MUST_NOT;
          default -> Draft.Verb.MAY;
        };
    draft.should = isShould(verb.get());
    int onlyAt = cursor.at();
    boolean only = cursor.take(Phrase.ONLY);
    int from = cursor.at();
    Optional<String> term = cursor.term(Lexicon.Kind.EVENT);
    if (term.isEmpty()) {
      return false;
    }
    int end = cursor.at();
    Circumstance when = circumstances.circumstance();
    boolean onlyWhen = only && !when.equals(Circumstance.NONE);
    draft.act =
        Optional.of(new Occurrence(term.get(), onlyWhen ? Circumstance.NONE : when, doer.role()));
    draft.note(Draft.Part.ACT, from);
    if (only && onlyWhen) {
      draft.only = Optional.of(when);
      draft.note(Draft.Part.ONLY, end);
    } else if (only) {
      cursor.report(
          FindingKind.ONLY_MISSING, onlyAt, cursor.at(), cursor.quote(onlyAt, cursor.at()));
    }
    return true;
  }

  static boolean isShould(Phrase verb) {
    return verb == Phrase.SHOULD || verb == Phrase.SHOULD_NOT || verb == Phrase.SHOULD_ONLY;
  }

  /** The main verb; a finding where none stands here. */
  Optional<Phrase> verb() {
    Optional<Phrase> verb = cursor.takeAny(VERBS);
    if (verb.isPresent()) {
      return verb;
    }
    boolean again =
        cursor.misunderstood(
            cursor.at() + 1, Phrase.MUST, Phrase.MUST_NOT, Phrase.SHOULD, Phrase.SHOULD_NOT);
    return again ? verb() : Optional.empty();
  }
}
