package coco.language.compare;

import coco.language.code.Annotations;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.PartPrinter;
import coco.language.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The parts of a rule's meaning, in the order of its sentence. */
final class RuleFacets {
  private final List<Facet> facets = new ArrayList<>();

  private final Rule.Force force;

  private RuleFacets(Rule.Force force) {
    this.force = force;
  }

  /** The parts of what a rule's sentence says, up to its full stop. */
  static List<Facet> ofSentence(Rule rule) {
    RuleFacets all = new RuleFacets(rule.force());
    all.add(Part.AUDIENCE, rule.audience(), printer -> printer.audience(rule.audience()));
    all.add(Part.FORCE, rule.force(), printer -> rule.force().name());
    all.addForm(rule.clause());
    all.clause(rule.clause());
    rule.exception()
        .ifPresent(it -> all.add(Part.EXCEPTION, it, printer -> printer.circumstance(it)));
    rule.per().ifPresent(it -> all.add(Part.SCOPE, it, printer -> printer.scope(it)));
    return List.copyOf(all.facets);
  }

  /**
   * The annotations of a rule.
   *
   * @param serves its goals, as the other code calls them
   * @param replaces the rules that it replaces, as the other code calls them
   */
  static List<Facet> ofAnnotations(
      Annotations annotations, List<String> serves, List<RuleId> replaces) {
    RuleFacets all = new RuleFacets(Rule.Force.MUST);
    annotations.breach().ifPresent(it -> all.add(Part.BREACH, it, printer -> printer.severity(it)));
    all.free(Part.OWNER, annotations.owner());
    all.free(Part.REFERENCE, annotations.reference());
    all.free(Part.MEASURE, annotations.measure());
    all.ids(Part.SERVES, serves);
    all.ids(Part.REPLACES, replaces.stream().map(RuleId::text).toList());
    return List.copyOf(all.facets);
  }

  /** Whether an annotation is free text of the document's language. */
  static boolean isFree(Part part) {
    return part == Part.OWNER || part == Part.REFERENCE || part == Part.MEASURE;
  }

  private void add(Part part, Object value, Function<PartPrinter, String> text) {
    facets.add(Facet.of(part, value, text));
  }

  private void free(Part part, Optional<String> text) {
    text.ifPresent(it -> add(part, it, printer -> it));
  }

  private void ids(Part part, List<String> ids) {
    if (!ids.isEmpty()) {
      add(part, ids.stream().distinct().sorted().toList(), printer -> String.join(", ", ids));
    }
  }

  /** The name of a form; of a level and an average, of what they measure. */
  static Phrase form(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> Phrase.FORM_DUTY;
      case Clause.RepeatedDuty duty -> Phrase.FORM_REPEATED;
      case Clause.Prohibition prohibition -> Phrase.FORM_PROHIBITION;
      case Clause.Silence silence -> Phrase.FORM_SILENCE;
      case Clause.Restriction restriction -> Phrase.FORM_RESTRICTION;
      case Clause.Cap cap -> Phrase.FORM_CAP;
      case Clause.Precedence precedence -> Phrase.FORM_PRECEDENCE;
      case Clause.Quality quality -> Phrase.FORM_QUALITY;
      case Clause.ServiceLevel level -> form(level.measured());
      case Clause.Average average -> form(average.measured());
      case Clause.Norm norm -> Phrase.NORM;
      case Clause.Value value -> Phrase.VALUE;
    };
  }

  private void addForm(Clause clause) {
    Phrase form = form(clause);
    add(Part.FORM, form, printer -> printer.form(form));
  }

  private void clause(Clause clause) {
    switch (clause) {
      case Clause.Duty duty -> duty(duty);
      case Clause.RepeatedDuty duty -> {
        trigger(duty.trigger());
        act(duty.act());
        add(Part.EVERY, duty.every(), printer -> printer.every(duty.every()));
        add(Part.UNTIL, duty.until(), printer -> printer.fact(duty.until()));
        stop(duty.stoppedWhile());
        reparations(duty.reparations());
      }
      case Clause.Prohibition prohibition -> act(prohibition.act());
      case Clause.Silence silence -> {
        act(silence.act());
        add(Part.SILENCE, silence.length(), printer -> printer.length(silence.length()));
        add(Part.SINCE, silence.after(), printer -> printer.fact(silence.after()));
      }
      case Clause.Restriction restriction -> {
        act(restriction.act());
        add(Part.ONLY, restriction.only(), printer -> printer.circumstance(restriction.only()));
      }
      case Clause.Cap cap -> {
        act(cap.act());
        add(Part.MOST, cap.most(), printer -> String.valueOf(cap.most()));
        if (!(cap.window() instanceof Clause.Ever)) {
          add(Part.WINDOW, cap.window(), printer -> printer.window(cap.window()));
        }
      }
      case Clause.Precedence precedence -> {
        act(precedence.act());
        occurrence(
            precedence.required(), Part.REQUIRED, Part.REQUIRED_WHEN, Part.REQUIRED_ROLE, true);
        add(Part.USE, precedence.use(), printer -> precedence.use().name());
        precedence.notice().ifPresent(it -> add(Part.NOTICE, it, printer -> printer.notice(it)));
      }
      case Clause.Quality quality -> {
        trigger(quality.trigger());
        add(Part.MUST, quality.must(), printer -> printer.condition(quality.must()));
      }
      case Clause.ServiceLevel level -> {
        add(Part.SHARE, level.percent(), printer -> printer.percent(level.percent()));
        clause(level.measured());
        add(Part.PERIOD, level.each(), printer -> printer.period(level.each()));
      }
      case Clause.Average average -> {
        add(Part.AVERAGE, true, printer -> "");
        clause(average.measured());
        add(Part.PERIOD, average.each(), printer -> printer.period(average.each()));
      }
      case Clause.Norm norm -> {}
      case Clause.Value value -> {}
    }
  }

  private void duty(Clause.Duty duty) {
    trigger(duty.trigger());
    demand(duty.demand());
    duty.release().ifPresent(it -> add(Part.RELEASE, it, printer -> printer.fact(it)));
    reparations(duty.reparations());
  }

  private void demand(Clause.Demand demand) {
    act(demand.act());
    if (!(demand.deadline() instanceof Deadline.AtClosing)) {
      add(Part.DEADLINE, demand.deadline(), printer -> printer.deadline(demand.deadline()));
    }
    stop(demand.stoppedWhile());
  }

  /**
   * Each reparation has the parts of its own demand; one that only one code has is a part itself.
   */
  private void reparations(List<Clause.Demand> reparations) {
    for (int i = 0; i < reparations.size(); i++) {
      Clause.Demand link = reparations.get(i);
      int place = i + 1;
      facets.add(Facet.of(Part.REPARATION, true, printer -> printer.demand(link, force)).at(place));
      RuleFacets own = new RuleFacets(force);
      own.demand(link);
      own.facets.forEach(facet -> facets.add(facet.at(place)));
    }
  }

  private void stop(Optional<String> state) {
    state.ifPresent(it -> add(Part.CLOCK_STOP, it, printer -> printer.fact(it)));
  }

  private void trigger(Clause.Trigger trigger) {
    occurrence(trigger.event(), Part.TRIGGER, Part.TRIGGER_WHEN, Part.TRIGGER_ROLE, false);
    add(Part.TRIGGER_WHICH, trigger.which(), printer -> trigger.which().name());
  }

  private void act(Occurrence act) {
    occurrence(act, Part.ACT, Part.ACT_WHEN, Part.ACT_ROLE, true);
  }

  private void occurrence(Occurrence occurrence, Part term, Part when, Part role, boolean asAct) {
    add(
        term,
        occurrence.term(),
        printer -> asAct ? printer.act(occurrence.term()) : printer.fact(occurrence.term()));
    if (!occurrence.when().equals(Circumstance.NONE)) {
      add(when, occurrence.when(), printer -> printer.circumstance(occurrence.when()));
    }
    add(
        role,
        occurrence.role(),
        printer -> occurrence.role().map(printer::role).orElseGet(printer::we));
  }
}
