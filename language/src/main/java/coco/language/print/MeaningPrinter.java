package coco.language.print;

import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Value;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import java.util.List;

/** Writes the Meaning cell of a definition, and conditions and values that stand alone. */
public final class MeaningPrinter {
  private final Prose prose;
  private final ConditionPrinter conditions;

  private MeaningPrinter(Lexicon lexicon) {
    prose = new Prose(lexicon);
    conditions = new ConditionPrinter(prose);
  }

  /** The cell, types in code marks. Reading it back gives an equal definition. */
  public static String print(Definition definition, Lexicon lexicon) {
    MeaningPrinter printer = new MeaningPrinter(lexicon);
    printer.definition(definition);
    return printer.prose.toString();
  }

  /** A condition that stands alone; it has at least one part. */
  public static String print(Condition condition, Lexicon lexicon) {
    MeaningPrinter printer = new MeaningPrinter(lexicon);
    printer.conditions.condition(condition);
    return printer.prose.toString();
  }

  /** A value that stands alone. */
  public static String print(Value value, Lexicon lexicon) {
    MeaningPrinter printer = new MeaningPrinter(lexicon);
    printer.conditions.value(value);
    return printer.prose.toString();
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.Event event -> matches(event.any());
      case Definition.State state -> state(state);
      case Definition.Group group -> {
        ClausePrinter.audience(prose, group.base());
        if (!group.where().equals(Condition.ALWAYS)) {
          prose.say(Phrase.GROUP_WHERE);
          conditions.condition(group.where());
        }
      }
      case Definition.Role role -> conditions.condition(role.where());
      case Definition.Named named -> conditions.attributeName(named.attribute());
    }
  }

  private void matches(List<Definition.Match> matches) {
    for (int i = 0; i < matches.size(); i++) {
      if (i > 0) {
        prose.say(Phrase.OR);
      }
      Definition.Match match = matches.get(i);
      if (match.type().isPresent()) {
        prose.word("`" + match.type().get() + "`");
      } else {
        prose.say(Phrase.ANY_EVENT);
      }
      if (!match.where().equals(Condition.ALWAYS)) {
        prose.say(Phrase.MATCH_WHERE);
        conditions.condition(match.where());
      }
    }
  }

  private void state(Definition.State state) {
    LengthPrinter lengths = new LengthPrinter(prose, conditions);
    prose.say(Phrase.FROM);
    if (state.delay().isPresent()) {
      Length delay = state.delay().get();
      lengths.length(delay);
      prose.say(Phrase.STATE_AFTER);
    }
    matches(state.from());
    if (!state.until().isEmpty()) {
      prose.say(Phrase.STATE_UNTIL);
      matches(state.until());
    }
    if (state.lasting().isPresent()) {
      prose.say(Phrase.LASTING);
      lengths.length(state.lasting().get());
    }
  }
}
