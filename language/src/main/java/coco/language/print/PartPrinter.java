package coco.language.print;

import coco.language.code.Annotations;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.Scope;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Writes parts of a sentence alone, with the words that they have in it. */
public final class PartPrinter {
  private final Lexicon lexicon;

  /** Prints in the language of a lexicon, with its terms. */
  public PartPrinter(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The parts of one sentence in the making, at hand together. */
  private record Pen(
      Prose prose,
      ConditionPrinter conditions,
      LengthPrinter lengths,
      CircumstancePrinter circumstances) {}

  private String written(Consumer<Pen> part) {
    Prose prose = new Prose(lexicon);
    ConditionPrinter conditions = new ConditionPrinter(prose);
    LengthPrinter lengths = new LengthPrinter(prose, conditions);
    part.accept(
        new Pen(prose, conditions, lengths, new CircumstancePrinter(prose, conditions, lengths)));
    return prose.toString();
  }

  /** {@code customers and partners}; everyone where nobody is named. */
  public String audience(List<Audience> audience) {
    List<Audience> named = audience.isEmpty() ? List.of(new Audience.Everyone()) : audience;
    return written(pen -> ClausePrinter.audience(pen.prose, named));
  }

  /** A term in its bracket, in the form that states a fact. */
  public String fact(String id) {
    return written(pen -> pen.prose.fact(id));
  }

  /** A term in its bracket, as an act. */
  public String act(String id) {
    return written(pen -> pen.prose.act(id));
  }

  /** {@code the [role]}. */
  public String role(String id) {
    return written(pen -> new RolePrinter(pen.prose).withArticle(id));
  }

  /** The name of a form: {@code a duty}. */
  public String form(Phrase form) {
    return Phrases.of(lexicon.language()).print(form);
  }

  /** {@code we}. */
  public String we() {
    return Phrases.of(lexicon.language()).print(Phrase.WE);
  }

  /** A term that states a fact, with its circumstance. */
  public String fact(Occurrence occurrence) {
    return written(
        pen -> {
          pen.prose.fact(occurrence.term());
          pen.circumstances.circumstance(occurrence.when(), false);
          occurrence.role().ifPresent(role -> new RolePrinter(pen.prose.comma()).withArticle(role));
        });
  }

  /** A calendar's name in its bracket. */
  public String calendar(String id) {
    return written(pen -> pen.prose.calendar(id));
  }

  /** {@code during [office] and where channel is phone}; empty where nothing is asked. */
  public String circumstance(Circumstance circumstance) {
    return written(pen -> pen.circumstances.circumstance(circumstance, true));
  }

  /** {@code unless …}. */
  public String exception(Circumstance exception) {
    return written(pen -> pen.circumstances.exception(exception));
  }

  /** A condition; it has at least one part. */
  public String condition(Condition condition) {
    return written(pen -> pen.conditions.condition(condition));
  }

  /** An attribute by its name in the data. */
  public String attribute(Attribute attribute) {
    return written(pen -> pen.conditions.attributeName(attribute));
  }

  /** {@code 2 working days by [hotline]}. */
  public String length(Length length) {
    return written(pen -> pen.lengths.length(length));
  }

  /** {@code at least every 2 days}. */
  public String every(Length length) {
    String every = written(pen -> pen.lengths.every(length));
    return every.endsWith(",") ? every.substring(0, every.length() - 1) : every;
  }

  /** {@code within 2 days}, {@code no later than due_on}; empty where there is none. */
  public String deadline(Deadline deadline) {
    return written(pen -> pen.lengths.deadline(deadline));
  }

  /** {@code we must [apologise] within 3 days}. */
  public String demand(Clause.Demand demand, Rule.Force force) {
    return written(
        pen -> {
          int form = 0;
          if (demand.act().role().isPresent()) {
            form = new RolePrinter(pen.prose).withArticle(demand.act().role().get());
          } else {
            pen.prose.say(Phrase.WE);
          }
          pen.prose.say(force == Rule.Force.MUST ? Phrase.MUST : Phrase.SHOULD, form);
          pen.prose.act(demand.act().term());
          pen.circumstances.circumstance(demand.act().when(), false);
          pen.lengths.deadline(demand.deadline());
          demand
              .stoppedWhile()
              .ifPresent(state -> pen.prose.comma().say(Phrase.CLOCK_STOP).fact(state));
        });
  }

  /** {@code in any 30 days}, {@code each month}; empty for ever. */
  public String window(Clause.Window window) {
    return written(pen -> ClausePrinter.window(pen.prose, pen.lengths, window));
  }

  /** {@code each month}. */
  public String period(Clause.Period period) {
    return written(pen -> ClausePrinter.period(pen.prose, period));
  }

  /** {@code at least 2 days ahead}. */
  public String notice(Clause.Notice notice) {
    return written(pen -> ClausePrinter.notice(pen.prose, pen.lengths, notice));
  }

  /** {@code per party}. */
  public String scope(Scope scope) {
    return written(pen -> ClausePrinter.scope(pen.prose, pen.conditions, scope));
  }

  /** {@code 95 %}. */
  public String percent(BigDecimal percent) {
    return written(pen -> pen.prose.number(percent).percent());
  }

  /** {@code serious}. */
  public String severity(Annotations.Severity severity) {
    return Phrases.of(lexicon.language()).print(Phrase.valueOf(severity.name()));
  }

  /** Matches of events, types in code marks. */
  public String matches(List<Definition.Match> matches) {
    return MeaningPrinter.print(new Definition.Event("event", matches), lexicon);
  }
}
