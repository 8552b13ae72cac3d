package coco.language.print;

import coco.language.code.Audience;
import coco.language.code.Clause;
import coco.language.code.Rule;
import coco.language.code.Scope;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * Writes the sentence of a rule in the language of a lexicon, in the order and with the words of
 * the language's tables. Reading it back gives an equal clause.
 */
public final class ClausePrinter {
  private ClausePrinter() {}

  /**
   * The rule's sentence on one line, with its annotations. A term, calendar or role that the
   * lexicon does not have is written by its id.
   *
   * @param text of a norm or a value, without its full stop
   */
  public static String print(Rule rule, Optional<String> text, Lexicon lexicon) {
    return SentenceParts.of(rule, text, lexicon).sentence(lexicon).text();
  }

  // Parts that are written alone, too.

  static void audience(Prose prose, List<Audience> audience) {
    for (int i = 0; i < audience.size(); i++) {
      if (i > 0 && i == audience.size() - 1) {
        prose.say(Phrase.AND);
      } else if (i > 0) {
        prose.comma();
      }
      audience(prose, audience.get(i));
    }
  }

  static void audience(Prose prose, Audience audience) {
    switch (audience) {
      case Audience.Everyone everyone -> prose.say(Phrase.EVERYONE);
      case Audience.Kind kind -> prose.say(Phrase.valueOf(kind.kind().name()));
      case Audience.Group group -> prose.group(group.group());
    }
  }

  static void window(Prose prose, LengthPrinter lengths, Clause.Window window) {
    switch (window) {
      case Clause.Rolling rolling -> {
        prose.say(Phrase.IN_ANY);
        lengths.any(rolling.length());
      }
      case Clause.Each each -> period(prose, each.period());
      case Clause.Ever ever -> {}
    }
  }

  static void notice(Prose prose, LengthPrinter lengths, Clause.Notice notice) {
    prose.say(notice.bound() == Clause.Bound.AT_LEAST ? Phrase.AT_LEAST : Phrase.AT_MOST);
    lengths.length(notice.ahead());
    prose.say(Phrase.AHEAD);
  }

  static void period(Prose prose, Clause.Period period) {
    prose.say(Phrase.EACH).say(Phrase.valueOf("PERIOD_" + period.name()));
  }

  static void scope(Prose prose, ConditionPrinter conditions, Scope scope) {
    switch (scope) {
      case Scope.PerCase perCase -> prose.say(Phrase.PER_CASE);
      case Scope.PerParty perParty -> prose.say(Phrase.PER_PARTY);
      case Scope.PerAttribute per -> {
        prose.say(Phrase.PER);
        conditions.attribute(per.attribute());
      }
    }
  }
}
