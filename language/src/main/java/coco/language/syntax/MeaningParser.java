package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Audience;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Terms;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the Meaning cell of a definition. Never throws, whatever the text. */
public final class MeaningParser {
  private final Cursor cursor;
  private final Conditions conditions;
  private final Quantities quantities;

  private MeaningParser(Clip clip, Terms terms) {
    cursor = new Cursor(clip, terms);
    conditions = new Conditions(cursor);
    quantities = new Quantities(cursor);
  }

  /** What the cell says of a term of that nature. Types stand in code marks. */
  public static Parsed<Definition> parse(String id, Nature nature, Clip meaning, Lexicon lexicon) {
    return parse(id, nature, meaning, Terms.of(lexicon));
  }

  /** The same, for many cells with the same words. */
  public static Parsed<Definition> parse(String id, Nature nature, Clip meaning, Terms terms) {
    return new MeaningParser(meaning, terms).parse(id, nature);
  }

  private Parsed<Definition> parse(String id, Nature nature) {
    Optional<Definition> definition;
    if (cursor.done()) {
      if (!cursor.failed()) {
        cursor.report(FindingKind.MEANING_MISSING, 0, 0, id);
      }
      definition = Optional.empty();
    } else {
      definition = definition(id, nature);
      cursor.takeSign(".");
    }
    if (definition.isPresent() && !cursor.done()) {
      cursor.misunderstood(cursor.size());
    }
    return new Parsed<>(
        cursor.failed() ? Optional.empty() : definition, cursor.pieces(), cursor.findings());
  }

  private Optional<Definition> definition(String id, Nature nature) {
    return switch (nature.kind()) {
      case EVENT -> matches().map(any -> new Definition.Event(id, any));
      case STATE -> state(id, nature.reach());
      case GROUP -> group(id);
      case ROLE -> {
        cursor.take(Phrase.WHERE);
        yield conditions.condition().map(where -> new Definition.Role(id, where));
      }
      case ATTRIBUTE -> {
        if (cursor.seesBracket()) {
          reportTerm();
          yield Optional.empty();
        }
        yield new Attributes(cursor).name().map(name -> new Definition.Named(id, name));
      }
    };
  }

  /** Types joined by {@code or}, each with its condition. */
  private Optional<List<Definition.Match>> matches() {
    List<Definition.Match> matches = new ArrayList<>();
    do {
      Optional<Definition.Match> match = match();
      if (match.isEmpty()) {
        return Optional.empty();
      }
      matches.add(match.get());
    } while (matches.size() < Limits.VALUES && takeOr());
    return Optional.of(matches);
  }

  private boolean takeOr() {
    Cursor.Mark mark = cursor.mark();
    cursor.skipCommas();
    if (cursor.take(Phrase.OR)) {
      return true;
    }
    cursor.reset(mark);
    return false;
  }

  private Optional<Definition.Match> match() {
    Optional<String> type;
    if (cursor.take(Phrase.ANY_EVENT)) {
      type = Optional.empty();
    } else {
      type = type();
      if (type.isEmpty()) {
        return Optional.empty();
      }
    }
    if (cursor.takeAny(Phrase.MATCH_WHERE, Phrase.WHERE).isEmpty()) {
      return Optional.of(new Definition.Match(type, Condition.ALWAYS));
    }
    return conditions.condition().map(where -> new Definition.Match(type, where));
  }

  private Optional<String> type() {
    if (cursor.seesBracket()) {
      reportTerm();
      return Optional.empty();
    }
    Optional<Token> token = cursor.peek();
    boolean code = cursor.sees(Token.Kind.CODE);
    // A name with a dot or a hyphen is a type even where its code marks were forgotten.
    boolean bare =
        cursor.sees(Token.Kind.WORD)
            && token.filter(t -> t.text().matches(".*[.\\-_].*")).isPresent();
    String name = token.map(t -> Tokenizer.strip(t.text())).orElse("");
    if ((!code && !bare) || name.isEmpty()) {
      cursor.expect(Phrase.ANY_EVENT);
      int at = cursor.at();
      cursor.report(FindingKind.TYPE_EXPECTED, at, at + 1, cursor.quote(at, at + 1));
      return Optional.empty();
    }
    if (!token.filter(Token::closed).isPresent()) {
      int at = cursor.at();
      cursor.report(FindingKind.QUOTE_NOT_CLOSED, at, at + 1, cursor.quote(at, at + 1));
    }
    cursor.advance();
    return Optional.of(name);
  }

  private void reportTerm() {
    int at = cursor.at();
    cursor.report(FindingKind.TERM_IN_MEANING, at, at + 1, cursor.quote(at, at + 1));
  }

  private Optional<Definition> state(String id, Definition.Reach reach) {
    int start = cursor.at();
    if (!cursor.take(Phrase.FROM)) {
      cursor.report(
          FindingKind.STATE_WITHOUT_START,
          start,
          cursor.size(),
          cursor.quote(start, cursor.size()));
      return Optional.empty();
    }
    Optional<Length> delay = delay();
    Optional<List<Definition.Match>> from = matches();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    List<Definition.Match> until = List.of();
    Optional<Length> lasting = Optional.empty();
    while (true) {
      cursor.skipCommas();
      int at = cursor.at();
      if (until.isEmpty() && cursor.take(Phrase.STATE_UNTIL)) {
        Optional<List<Definition.Match>> end = matches();
        if (end.isEmpty()) {
          return Optional.empty();
        }
        until = end.get();
      } else if (lasting.isEmpty() && cursor.take(Phrase.LASTING)) {
        lasting = quantities.length().map(spot -> plain(spot, at));
        if (lasting.isEmpty()) {
          return Optional.empty();
        }
      } else {
        return Optional.of(new Definition.State(id, reach, from.get(), delay, until, lasting));
      }
    }
  }

  /** {@code D after}, before the event that begins a state. */
  private Optional<Length> delay() {
    if (!quantities.seesLength()) {
      return Optional.empty();
    }
    int from = cursor.at();
    Optional<Spot<Length>> length = quantities.length();
    cursor.skipCommas();
    if (!cursor.take(Phrase.STATE_AFTER)) {
      cursor.misunderstood(cursor.at() + 1);
    }
    return length.map(spot -> plain(spot, from));
  }

  /** Clear days and extensions are for deadlines. */
  private Length plain(Spot<Length> length, int from) {
    boolean clear = length.value().unit() == Length.Unit.CLEAR_DAY;
    if (clear || length.value().extended()) {
      cursor.report(
          clear ? FindingKind.CLEAR_DAYS_MISPLACED : FindingKind.EXTENSION_MISPLACED,
          from,
          length.until(),
          cursor.quote(from, length.until()));
    }
    return length.value();
  }

  private Optional<Definition> group(String id) {
    Optional<Audience> base = Sentences.knownAudience(cursor);
    if (base.isEmpty() && cursor.seesBracket()) {
      base = cursor.term(Lexicon.Kind.GROUP).map(Audience.Group::new);
    }
    if (base.isEmpty()) {
      cursor.expect(Phrase.PLACE_BRACKET);
      return cursor.misunderstood(cursor.at() + 1) ? group(id) : Optional.empty();
    }
    Audience members = base.get();
    if (cursor.takeAny(Phrase.GROUP_WHERE, Phrase.WHERE).isEmpty()) {
      return Optional.of(new Definition.Group(id, members, Condition.ALWAYS));
    }
    return conditions.condition().map(where -> new Definition.Group(id, members, where));
  }
}
