package coco.language.print;

import coco.language.code.Attribute;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Value;
import coco.language.text.Lexicon;
import coco.language.text.Names;
import coco.language.text.Phrase;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Writes conditions, attributes and values. What could be misread is quoted. */
final class ConditionPrinter {
  private final Prose prose;

  ConditionPrinter(Prose prose) {
    this.prose = prose;
  }

  void condition(Condition condition) {
    switch (condition) {
      case Condition.Comparison comparison -> {
        attribute(comparison.attribute());
        prose.say(phrase(comparison.operator()));
        operand(comparison.operand());
      }
      case Condition.OneOf oneOf -> list(oneOf, Phrase.ONE_OF);
      case Condition.Exists exists -> {
        attribute(exists.attribute());
        prose.say(Phrase.EXISTS);
      }
      case Condition.All all -> joined(all.conditions(), Phrase.AND);
      case Condition.Any any -> joined(any.conditions(), Phrase.OR);
      case Condition.Not not -> not(not.condition());
    }
  }

  private void joined(List<Condition> conditions, Phrase joint) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a condition without parts has no words");
    }
    for (int i = 0; i < conditions.size(); i++) {
      if (i > 0) {
        prose.say(joint);
      }
      nested(conditions.get(i));
    }
  }

  /** A condition inside another: in parentheses where it has joints of its own. */
  void nested(Condition condition) {
    if (condition instanceof Condition.All || condition instanceof Condition.Any) {
      prose.open();
      condition(condition);
      prose.close();
    } else {
      condition(condition);
    }
  }

  private void not(Condition condition) {
    switch (condition) {
      case Condition.Exists exists -> {
        attribute(exists.attribute());
        prose.say(Phrase.NOT_EXISTS);
      }
      case Condition.OneOf oneOf -> list(oneOf, Phrase.NOT_ONE_OF);
      case Condition.Comparison comparison when comparison.operator() == Operator.CONTAINS -> {
        attribute(comparison.attribute());
        prose.say(Phrase.NOT_CONTAINS);
        operand(comparison.operand());
      }
      case Condition.Comparison comparison -> negated(comparison);
      case Condition.All all -> negated(all);
      case Condition.Any any -> negated(any);
      case Condition.Not not -> negated(not);
    }
  }

  private void negated(Condition condition) {
    prose.say(Phrase.NOT).open();
    condition(condition);
    prose.close();
  }

  private static Phrase phrase(Operator operator) {
    return switch (operator) {
      case IS -> Phrase.IS;
      case IS_NOT -> Phrase.IS_NOT;
      case LESS -> Phrase.LESS;
      case LESS_OR_EQUAL -> Phrase.LESS_OR_EQUAL;
      case GREATER -> Phrase.GREATER;
      case GREATER_OR_EQUAL -> Phrase.GREATER_OR_EQUAL;
      case CONTAINS -> Phrase.CONTAINS;
    };
  }

  private void list(Condition.OneOf oneOf, Phrase operator) {
    attribute(oneOf.attribute());
    prose.say(operator).open();
    boolean semicolons = prose.isFrench() && oneOf.values().stream().anyMatch(this::isDecimal);
    for (int i = 0; i < oneOf.values().size(); i++) {
      if (i > 0 && semicolons) {
        prose.semicolon();
      } else if (i > 0) {
        prose.comma();
      }
      value(oneOf.values().get(i));
    }
    prose.close();
  }

  private boolean isDecimal(Value value) {
    return switch (value) {
      case Value.Quantity quantity -> quantity.number().scale() > 0;
      case Value.Elapsed elapsed -> elapsed.duration().toNanosPart() != 0;
      case Value.Text text -> false;
      case Value.Truth truth -> false;
      case Value.Moment moment -> false;
      case Value.Day day -> false;
    };
  }

  private void operand(Condition.Operand operand) {
    switch (operand) {
      case Condition.Literal literal -> value(literal.value());
      case Condition.Other other -> other(other.attribute());
    }
  }

  void value(Value value) {
    switch (value) {
      case Value.Text text -> text(text.text());
      case Value.Quantity quantity -> prose.number(quantity.number());
      case Value.Truth truth -> prose.say(truth.truth() ? Phrase.TRUE : Phrase.FALSE);
      case Value.Moment moment -> prose.word(moment.instant().toString());
      case Value.Day day -> prose.word(day.date().toString());
      case Value.Elapsed elapsed -> elapsed(elapsed.duration());
    }
  }

  private void text(String text) {
    if (isPlainText(text)) {
      prose.word(text);
      return;
    }
    String open = prose.phrases().openQuote();
    boolean frenchQuotes =
        open.equals("\u00AB")
            && text.equals(Tokenizer.strip(text))
            && !text.isEmpty()
            && text.indexOf('\u00AB') < 0
            && text.indexOf('\u00BB') < 0;
    prose.word(
        frenchQuotes
            ? "\u00AB\u00A0" + text + "\u00A0\u00BB"
            : '"' + text.replace("\"", "\"\"") + '"');
  }

  /** Whether a text is read as itself where it stands bare. */
  private boolean isPlainText(String text) {
    return isWord(text)
        && !prose.phrases().isReserved(text)
        && !Names.isField(text)
        && !prose.lexicon().attributes().contains(text)
        && !Names.hasOwner(text, prose.phrases())
        && !beginsTerm(text);
  }

  private static boolean isWord(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    return tokens.size() == 1
        && tokens.getFirst().kind() == Token.Kind.WORD
        && tokens.getFirst().text().equals(text);
  }

  /** Whether a term for an attribute begins with this word, with or without its article. */
  private boolean beginsTerm(String word) {
    String norm = Tokenizer.norm(word);
    return prose.lexicon().terms().values().stream()
        .filter(wording -> wording.kind() == Lexicon.Kind.ATTRIBUTE)
        .anyMatch(
            wording -> {
              String name = Tokenizer.norm(Named.of(wording.fact(), prose.phrases()).name());
              return name.startsWith(norm) || Tokenizer.norm(wording.fact()).startsWith(norm);
            });
  }

  private void elapsed(Duration duration) {
    Duration rest = duration.abs();
    boolean negative = duration.isNegative();
    long hours = rest.toHours();
    int minutes = rest.toMinutesPart();
    BigDecimal seconds =
        BigDecimal.valueOf(rest.toSecondsPart())
            .add(BigDecimal.valueOf(rest.toNanosPart(), 9))
            .stripTrailingZeros();
    if (hours > 0) {
      unit(BigDecimal.valueOf(hours), Phrase.UNIT_HOUR, negative);
    }
    if (minutes > 0) {
      unit(BigDecimal.valueOf(minutes), Phrase.UNIT_MINUTE, negative && hours == 0);
    }
    boolean first = hours == 0 && minutes == 0;
    if (seconds.signum() > 0 || first) {
      unit(seconds, Phrase.UNIT_SECOND, negative && first);
    }
  }

  private void unit(BigDecimal count, Phrase unit, boolean negative) {
    boolean one = count.compareTo(BigDecimal.ONE) == 0;
    prose.number(negative ? count.negate() : count).say(unit, one ? 0 : 1);
  }

  // Attributes.

  /** An attribute on the left, after {@code per}, or as a deadline. */
  void attribute(Attribute attribute) {
    if (!term(attribute)) {
      prose.word(name(attribute));
    }
  }

  /** An attribute by its name in the data, whatever its term. */
  void attributeName(Attribute attribute) {
    prose.word(name(attribute));
  }

  /** An attribute on the right, where a bare word could be a text. */
  private void other(Attribute attribute) {
    boolean known =
        attribute.owner() != Attribute.Owner.EVENT
            || Names.isField(attribute.name())
            || prose.lexicon().attributes().contains(attribute.name());
    if (term(attribute)) {
      return;
    }
    String name = name(attribute);
    prose.word(
        known || name.indexOf('`') >= 0
            ? name
            : prose.phrases().print(Phrase.OWNER_EVENT) + "." + name);
  }

  private boolean term(Attribute attribute) {
    for (var entry : prose.lexicon().named().entrySet()) {
      if (entry.getValue().equals(attribute)
          && prose.lexicon().terms().containsKey(entry.getKey())) {
        prose.fact(entry.getKey());
        return true;
      }
    }
    return false;
  }

  private String name(Attribute attribute) {
    String name = attribute.name();
    String prefix =
        switch (attribute.owner()) {
          case EVENT -> "";
          case CASE -> prose.phrases().print(Phrase.OWNER_CASE) + ".";
          case PARTY -> prose.phrases().print(Phrase.OWNER_PARTY) + ".";
          case ACTOR -> prose.phrases().print(Phrase.OWNER_ACTOR) + ".";
        };
    if (!prefix.isEmpty()) {
      return isWord(prefix + name) ? prefix + name : prefix + "`" + name + "`";
    }
    if (Names.hasOwner(name, prose.phrases())) {
      return prose.phrases().print(Phrase.OWNER_EVENT) + ".`" + name + "`";
    }
    boolean plain = isWord(name) && !isReserved(name) && !beginsTerm(name);
    return plain ? name : "`" + name + "`";
  }

  /** A field keeps its bare name even where a phrase uses the same word. */
  private boolean isReserved(String name) {
    return prose.phrases().isReserved(name) && !Names.isField(name);
  }
}
