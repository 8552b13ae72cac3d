package coco.language.print;

import coco.language.code.Annotations;
import coco.language.code.Audience;
import coco.language.code.Clause;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
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
  private final Prose prose;
  private final ConditionPrinter conditions;
  private final LengthPrinter lengths;
  private final CircumstancePrinter circumstances;
  private final RolePrinter roles;
  private final Rule rule;

  private ClausePrinter(Rule rule, Lexicon lexicon) {
    this.rule = rule;
    prose = new Prose(lexicon);
    conditions = new ConditionPrinter(prose);
    lengths = new LengthPrinter(prose, conditions);
    circumstances = new CircumstancePrinter(prose, conditions, lengths);
    roles = new RolePrinter(prose);
  }

  /**
   * The rule's sentence on one line, with its annotations. A term, calendar or role that the
   * lexicon does not have is written by its id.
   *
   * @param text of a norm or a value, without its full stop
   */
  public static String print(Rule rule, Optional<String> text, Lexicon lexicon) {
    ClausePrinter printer = new ClausePrinter(rule, lexicon);
    printer.audience();
    printer.clause(text.orElse(""));
    printer.annotations();
    return printer.prose.sentence();
  }

  // Audience.

  private void audience() {
    List<Audience> audience = rule.audience();
    if (audience.isEmpty()) {
      return;
    }
    prose.say(Phrase.FOR);
    audience(prose, audience);
    prose.colon();
  }

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

  // Forms.

  private void clause(String text) {
    switch (rule.clause()) {
      case Clause.Norm norm -> free(Phrase.NORM, text);
      case Clause.Value value -> free(Phrase.VALUE, text);
      case Clause.Duty duty -> duty(duty);
      case Clause.RepeatedDuty duty -> repeated(duty);
      case Clause.Prohibition prohibition -> {
        subject(prohibition.act(), mustNot());
        exception();
      }
      case Clause.Silence silence -> silence(silence);
      case Clause.Restriction restriction -> restriction(restriction);
      case Clause.Cap cap -> cap(cap);
      case Clause.Precedence precedence -> precedence(precedence);
      case Clause.Quality quality -> quality(quality);
      case Clause.ServiceLevel level -> level(level);
      case Clause.Average average -> {
        prose.say(Phrase.AVERAGE).comma();
        measured(average.measured(), average.each());
      }
    }
    if (!(rule.clause() instanceof Clause.Norm) && !(rule.clause() instanceof Clause.Value)) {
      prose.stop();
    }
  }

  private void free(Phrase form, String text) {
    prose.say(form).colon();
    text(text);
  }

  private void text(String text) {
    prose.word(text);
    if (!text.endsWith("!") && !text.endsWith("?") && !text.endsWith("\u2026")) {
      prose.stop();
    }
  }

  private void duty(Clause.Duty duty) {
    dutyWithoutEnd(duty);
    scopeApart();
    for (Clause.Demand demand : duty.reparations()) {
      reparation(demand);
    }
  }

  private void dutyWithoutEnd(Clause.Duty duty) {
    trigger(Phrase.WHEN, duty.trigger());
    subject(duty.demand().act(), must());
    lengths.deadline(duty.demand().deadline());
    clockStop(duty.demand().stoppedWhile());
    if (duty.release().isPresent()) {
      prose.comma().say(Phrase.RELEASE);
      fact(duty.release().get());
      prose.say(Phrase.MEANTIME);
    }
    exception();
  }

  private void repeated(Clause.RepeatedDuty duty) {
    trigger(Phrase.WHEN, duty.trigger());
    subject(duty.act(), must());
    lengths.every(duty.every());
    prose.say(Phrase.UNTIL);
    fact(duty.until());
    clockStop(duty.stoppedWhile());
    exception();
    scopeApart();
    for (Clause.Demand demand : duty.reparations()) {
      reparation(demand);
    }
  }

  private void reparation(Clause.Demand demand) {
    prose.semicolon().say(Phrase.FAILING).comma();
    subject(demand.act(), must());
    lengths.deadlineSinceMissed(demand.deadline());
    clockStop(demand.stoppedWhile());
  }

  private void silence(Clause.Silence silence) {
    subject(silence.act(), mustNot());
    boolean clear = silence.length().unit() == Length.Unit.CLEAR_DAY;
    prose.say(clear ? Phrase.SILENT_CLEAR : Phrase.SILENT);
    lengths.plain(silence.length());
    prose.say(Phrase.AFTER);
    fact(silence.after());
    lengths.extension(silence.length());
    boolean apart = silence.length().extended() || !silence.after().when().parts().isEmpty();
    if (apart) {
      scopeApart();
    } else {
      scope();
    }
    exception();
  }

  private void restriction(Clause.Restriction restriction) {
    subject(restriction.act(), rule.force() == Rule.Force.MUST ? Phrase.MAY : Phrase.SHOULD_ONLY);
    prose.say(Phrase.ONLY);
    circumstances.circumstance(restriction.only(), true);
    exception();
  }

  private void cap(Clause.Cap cap) {
    subject(cap.act(), mustNot());
    prose.say(Phrase.MORE_THAN);
    switch (cap.most()) {
      case 1 -> prose.say(Phrase.ONCE);
      case 2 -> prose.say(Phrase.TWICE);
      default -> prose.word("" + cap.most()).say(Phrase.TIMES, 1);
    }
    window(prose, lengths, cap.window());
    scope();
    exception();
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

  private void precedence(Clause.Precedence precedence) {
    Optional<String> first = precedence.act().role();
    Optional<String> then = precedence.required().role();
    if (first.equals(then)) {
      prose.say(first.isEmpty() ? Phrase.BEFORE_OURSELVES : Phrase.BEFORE_THEY);
    } else if (first.isEmpty()) {
      prose.say(Phrase.BEFORE_WE);
    } else {
      prose.say(Phrase.BEFORE_THE);
      prose.say(Phrase.MAY_THERE, roles.afterArticle(first.get()));
    }
    act(precedence.act());
    prose.comma();
    subject(precedence.required(), must());
    precedence.notice().ifPresent(notice -> notice(prose, lengths, notice));
    if (precedence.use() == Clause.Use.EACH_TIME) {
      prose.say(Phrase.EACH_TIME);
    }
    scope();
    exception();
  }

  static void notice(Prose prose, LengthPrinter lengths, Clause.Notice notice) {
    prose.say(notice.bound() == Clause.Bound.AT_LEAST ? Phrase.AT_LEAST : Phrase.AT_MOST);
    lengths.length(notice.ahead());
    prose.say(Phrase.AHEAD);
  }

  private void quality(Clause.Quality quality) {
    trigger(Phrase.WHENEVER, quality.trigger());
    prose.say(rule.force() == Rule.Force.MUST ? Phrase.TRUE_MUST : Phrase.TRUE_SHOULD);
    conditions.condition(quality.must());
    exception();
    scopeApart();
  }

  private void level(Clause.ServiceLevel level) {
    prose.say(Phrase.SHARE).number(level.percent()).percent().say(Phrase.OCCASIONS).comma();
    measured(level.measured(), level.each());
  }

  private void measured(Clause measured, Clause.Period each) {
    if (measured instanceof Clause.Duty duty) {
      dutyWithoutEnd(duty);
    } else if (measured instanceof Clause.Quality quality) {
      trigger(Phrase.WHENEVER, quality.trigger());
      prose.say(rule.force() == Rule.Force.MUST ? Phrase.TRUE_MUST : Phrase.TRUE_SHOULD);
      conditions.condition(quality.must());
      exception();
    }
    prose.comma();
    period(prose, each);
    scope();
  }

  static void period(Prose prose, Clause.Period period) {
    prose.say(Phrase.EACH).say(Phrase.valueOf("PERIOD_" + period.name()));
  }

  // Parts.

  private void trigger(Phrase opening, Clause.Trigger trigger) {
    prose.say(opening);
    prose.fact(trigger.event().term());
    circumstances.ofTrigger(trigger.event().when());
    switch (trigger.which()) {
      case EVERY -> {}
      case FIRST -> prose.say(Phrase.FIRST_TIME);
      case NOTHING_WAITING -> prose.say(Phrase.NOTHING_WAITING);
    }
    prose.comma();
  }

  private void fact(Occurrence occurrence) {
    prose.fact(occurrence.term());
    circumstances.circumstance(occurrence.when(), false);
  }

  private void act(Occurrence occurrence) {
    prose.act(occurrence.term());
    circumstances.circumstance(occurrence.when(), false);
  }

  private Phrase must() {
    return rule.force() == Rule.Force.MUST ? Phrase.MUST : Phrase.SHOULD;
  }

  private Phrase mustNot() {
    return rule.force() == Rule.Force.MUST ? Phrase.MUST_NOT : Phrase.SHOULD_NOT;
  }

  /** Who must do what: {@code we must [act]}, {@code the [role] must [act]}. */
  private void subject(Occurrence act, Phrase verb) {
    int form = 0;
    if (act.role().isPresent()) {
      form = roles.withArticle(act.role().get());
    } else {
      prose.say(Phrase.WE);
    }
    prose.say(verb, form);
    act(act);
  }

  private void clockStop(Optional<String> state) {
    state.ifPresent(id -> prose.comma().say(Phrase.CLOCK_STOP).fact(id));
  }

  private void exception() {
    if (rule.exception().isEmpty()) {
      return;
    }
    prose.comma();
    circumstances.exception(rule.exception().get());
  }

  private void scopeApart() {
    if (rule.per().isPresent()) {
      prose.comma();
      scope();
    }
  }

  private void scope() {
    if (rule.per().isEmpty()) {
      return;
    }
    scope(prose, conditions, rule.per().get());
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

  // Annotations.

  private void annotations() {
    Annotations annotations = rule.annotations();
    annotations
        .breach()
        .ifPresent(
            severity ->
                prose.capital(Phrase.BREACH).colon().say(Phrase.valueOf(severity.name())).stop());
    annotation(Phrase.OWNER, annotations.owner());
    annotation(Phrase.REFERENCE, annotations.reference());
    annotation(Phrase.MEASURE, annotations.measure());
    if (!annotations.serves().isEmpty()) {
      prose.capital(Phrase.SERVES).colon().word(String.join(", ", annotations.serves())).stop();
    }
    if (!annotations.replaces().isEmpty()) {
      List<String> ids = annotations.replaces().stream().map(RuleId::text).toList();
      prose.capital(Phrase.REPLACES).word(String.join(", ", ids)).stop();
    }
  }

  private void annotation(Phrase name, Optional<String> value) {
    if (value.isPresent()) {
      prose.capital(name).colon();
      text(value.get());
    }
  }
}
