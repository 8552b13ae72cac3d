package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Circumstance;
import coco.language.code.Circumstance.Part;
import coco.language.code.Condition;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what must hold at an event: {@code during […] and where …}. */
final class Circumstances {
  private static final Phrase[] STARTS = {
    Phrase.WHILE_NOT,
    Phrase.WHEN_NOT,
    Phrase.WHILE,
    Phrase.DURING,
    Phrase.OUTSIDE,
    Phrase.BETWEEN,
    Phrase.WHERE,
    Phrase.PARTY_TIME
  };

  private final Cursor cursor;
  private final Conditions conditions;
  private final Times times;

  Circumstances(Cursor cursor, Conditions conditions) {
    this.cursor = cursor;
    this.conditions = conditions;
    times = new Times(cursor);
  }

  /** What stands here; nothing asked where no circumstance begins here. */
  Circumstance circumstance() {
    List<Part> parts = new ArrayList<>();
    boolean local = false;
    int from = cursor.at();
    while (true) {
      Cursor.Mark mark = cursor.mark();
      if (!parts.isEmpty() || local) {
        boolean joined = !cursor.sees(Phrase.NOTHING_WAITING) && cursor.take(Phrase.AND);
        if (!joined) {
          cursor.skipCommas();
        }
        if (!joined && !cursor.sees(Phrase.PARTY_TIME)) {
          cursor.reset(mark);
          break;
        }
      }
      // Entre temps begins like entre 8 h et 20 h.
      Optional<Phrase> start =
          cursor.sees(Phrase.MEANTIME) ? Optional.empty() : cursor.takeAny(STARTS);
      if (start.isEmpty() || !isStart(start.get())) {
        cursor.reset(mark);
        break;
      }
      if (start.get() == Phrase.PARTY_TIME) {
        local = true;
        continue;
      }
      Optional<Part> part = part(start.get());
      if (part.isEmpty()) {
        break;
      }
      parts.add(part.get());
    }
    return check(new Circumstance(parts, local), from);
  }

  private Circumstance check(Circumstance circumstance, int from) {
    boolean hours =
        circumstance.parts().stream()
            .anyMatch(
                part ->
                    switch (part) {
                      case Circumstance.During during -> true;
                      case Circumstance.Outside outside -> true;
                      case Circumstance.Between between -> true;
                      case Circumstance.While state -> false;
                      case Circumstance.WhileNot state -> false;
                      case Circumstance.Where where -> false;
                    });
    if (circumstance.partyLocalTime() && !hours && !cursor.failed()) {
      cursor.report(
          FindingKind.PARTY_TIME_WITHOUT_HOURS, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
    return circumstance;
  }

  /** Some of the words that begin a part have other uses; what follows tells. */
  private boolean isStart(Phrase start) {
    return switch (start) {
      case DURING, OUTSIDE ->
          cursor.seesBracket()
              || (cursor.sees(Token.Kind.WORD) && !new Quantities(cursor).seesNumber());
      case WHILE -> !cursor.seesBracket() || !isOnlyEvent();
      case WHERE ->
          !cursor.seesBracket()
              || cursor.seesTerm(Set.of(Lexicon.Kind.ATTRIBUTE, Lexicon.Kind.STATE));
      default -> true;
    };
  }

  private boolean isOnlyEvent() {
    return cursor.seesTerm(Set.of(Lexicon.Kind.EVENT))
        && !cursor.seesTerm(Set.of(Lexicon.Kind.STATE))
        // English knows when from while; French says lorsque for both.
        && cursor.phrases().ways(Phrase.WHEN).stream()
            .anyMatch(cursor.phrases().ways(Phrase.WHILE)::contains);
  }

  private Optional<Part> part(Phrase start) {
    return switch (start) {
      case WHILE -> cursor.term(Lexicon.Kind.STATE).map(Circumstance.While::new);
      case WHILE_NOT, WHEN_NOT -> cursor.term(Lexicon.Kind.STATE).map(Circumstance.WhileNot::new);
      case DURING -> cursor.calendar().map(Circumstance.During::new);
      case OUTSIDE -> cursor.calendar().map(Circumstance.Outside::new);
      case BETWEEN -> between();
      case WHERE -> where();
      default -> throw new IllegalStateException("no part of a circumstance begins with " + start);
    };
  }

  /** {@code only if [state]} says while. */
  private Optional<Part> where() {
    boolean state =
        cursor.seesTerm(Set.of(Lexicon.Kind.STATE))
            && !cursor.seesTerm(Set.of(Lexicon.Kind.ATTRIBUTE));
    return state
        ? cursor.term(Lexicon.Kind.STATE).map(Circumstance.While::new)
        : conditions.condition().map(Circumstance.Where::new);
  }

  private Optional<Part> between() {
    int start = cursor.at() - 1;
    Optional<Times.TimeOfDay> from = times.time();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    if (!cursor.take(Phrase.AND)) {
      cursor.misunderstood(cursor.at() + 1);
      return Optional.empty();
    }
    Optional<Times.TimeOfDay> until = times.time();
    // Midnight as an end is 24:00, and from midnight until then is a whole day.
    boolean empty =
        until.filter(end -> end.time().equals(from.get().time()) && !end.end()).isPresent();
    if (empty) {
      cursor.report(FindingKind.EMPTY_SPAN, start, cursor.at(), cursor.quote(start, cursor.at()));
    }
    return until.map(end -> new Circumstance.Between(from.get().time(), end.time()));
  }

  /** {@code unless R}, where R may be a bare condition or a bare state. */
  Optional<Circumstance> exception() {
    if (cursor.seesTerm(Set.of(Lexicon.Kind.STATE))) {
      return cursor
          .term(Lexicon.Kind.STATE)
          .map(state -> new Circumstance(List.of(new Circumstance.While(state)), false));
    }
    Circumstance circumstance = circumstance();
    if (!circumstance.equals(Circumstance.NONE)) {
      return Optional.of(circumstance);
    }
    Optional<Condition> bare = conditions.condition();
    return bare.map(c -> new Circumstance(List.of(new Circumstance.Where(c)), false));
  }
}
