package coco.language.print;

import coco.language.code.Annotations;
import coco.language.code.Clause;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.SentenceParts.Form;
import coco.language.text.Lexicon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes a rule apart into the slots of its sentence. */
final class SlotPrinter {
  private final Lexicon lexicon;
  private final PartPrinter parts;

  SlotPrinter(Lexicon lexicon) {
    this.lexicon = lexicon;
    parts = new PartPrinter(lexicon);
  }

  /** Slots in the making. */
  private static final class Slots {
    private final Map<Slot, String> filled = new EnumMap<>(Slot.class);
    private final List<Map<Slot, String>> reparations = new ArrayList<>();

    Slots put(Slot slot, String words) {
      filled.put(slot, words);
      return this;
    }

    Slots put(Slot slot, Enum<?> constant) {
      return put(slot, constant.name());
    }

    Slots put(Slot slot, Optional<String> words) {
      words.ifPresent(some -> put(slot, some));
      return this;
    }
  }

  SentenceParts parts(Rule rule, Optional<String> text) {
    Slots slots = new Slots();
    if (!rule.audience().isEmpty()) {
      slots.put(Slot.AUDIENCE, parts.audience(rule.audience()));
    }
    slots.put(Slot.FORCE, rule.force());
    Form form = clause(slots, rule.clause());
    slots.put(Slot.TEXT, text);
    slots.put(Slot.EXCEPTION, rule.exception().map(parts::exception));
    slots.put(Slot.SCOPE, rule.per().map(parts::scope));
    annotations(slots, rule.annotations());
    return new SentenceParts(form, slots.filled, slots.reparations);
  }

  private Form clause(Slots slots, Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> {
        duty(slots, duty);
        yield Form.DUTY;
      }
      case Clause.RepeatedDuty duty -> {
        trigger(slots, duty.trigger());
        act(slots, duty.act());
        length(slots, duty.every());
        slots.put(Slot.CLOCK, duty.stoppedWhile());
        fact(slots, Slot.UNTIL, Slot.UNTIL_WHEN, duty.until());
        reparations(slots, duty.reparations());
        yield Form.REPEATED_DUTY;
      }
      case Clause.Prohibition prohibition -> {
        act(slots, prohibition.act());
        yield Form.PROHIBITION;
      }
      case Clause.Silence silence -> {
        act(slots, silence.act());
        length(slots, silence.length());
        fact(slots, Slot.TRIGGER, Slot.TRIGGER_WHEN, silence.after());
        yield Form.SILENCE;
      }
      case Clause.Restriction restriction -> {
        act(slots, restriction.act());
        slots.put(Slot.ONLY, parts.circumstance(restriction.only()));
        yield Form.RESTRICTION;
      }
      case Clause.Cap cap -> {
        act(slots, cap.act());
        slots.put(Slot.MOST, "" + cap.most());
        switch (cap.window()) {
          case Clause.Rolling rolling -> length(slots, rolling.length());
          case Clause.Each each -> slots.put(Slot.PERIOD, each.period());
          case Clause.Ever ever -> {}
        }
        yield Form.CAP;
      }
      case Clause.Precedence precedence -> {
        precedence(slots, precedence);
        yield Form.PRECEDENCE;
      }
      case Clause.Quality quality -> {
        quality(slots, quality);
        yield Form.QUALITY;
      }
      case Clause.ServiceLevel level -> {
        slots.put(
            Slot.PERCENT, written(lexicon, (prose, lengths) -> prose.number(level.percent())));
        slots.put(Slot.PERIOD, level.each());
        yield level(slots, level.measured());
      }
      case Clause.Average average -> {
        slots.put(Slot.PERIOD, average.each());
        duty(slots, average.measured());
        yield Form.AVERAGE;
      }
      case Clause.Norm norm -> Form.NORM;
      case Clause.Value value -> Form.VALUE;
    };
  }

  private Form level(Slots slots, Clause measured) {
    if (measured instanceof Clause.Quality quality) {
      quality(slots, quality);
      return Form.SERVICE_LEVEL_OF_QUALITY;
    }
    duty(slots, (Clause.Duty) measured);
    return Form.SERVICE_LEVEL;
  }

  private void duty(Slots slots, Clause.Duty duty) {
    trigger(slots, duty.trigger());
    demand(slots, duty.demand(), LengthPrinter::deadline);
    duty.release().ifPresent(release -> fact(slots, Slot.RELEASE, Slot.RELEASE_WHEN, release));
    reparations(slots, duty.reparations());
  }

  private void reparations(Slots slots, List<Clause.Demand> reparations) {
    for (Clause.Demand demand : reparations) {
      Slots link = new Slots();
      demand(link, demand, LengthPrinter::deadlineSinceMissed);
      slots.reparations.add(link.filled);
    }
  }

  private void demand(
      Slots slots, Clause.Demand demand, BiConsumer<LengthPrinter, Deadline> deadline) {
    act(slots, demand.act());
    if (demand.deadline() instanceof Deadline.Within within) {
      length(slots, within.length());
    } else {
      slots.put(
          Slot.DEADLINE,
          written(lexicon, (prose, lengths) -> deadline.accept(lengths, demand.deadline())));
    }
    slots.put(Slot.CLOCK, demand.stoppedWhile());
  }

  private void precedence(Slots slots, Clause.Precedence precedence) {
    act(slots, precedence.act());
    slots.put(Slot.REQUIRED_DOER, precedence.required().role());
    fact(slots, Slot.REQUIRED, Slot.REQUIRED_WHEN, precedence.required());
    slots.put(Slot.USE, precedence.use());
    precedence
        .notice()
        .ifPresent(
            notice -> {
              slots.put(Slot.BOUND, notice.bound());
              length(slots, notice.ahead());
            });
  }

  private void quality(Slots slots, Clause.Quality quality) {
    trigger(slots, quality.trigger());
    slots.put(Slot.TRUE, parts.condition(quality.must()));
  }

  private void trigger(Slots slots, Clause.Trigger trigger) {
    slots.put(Slot.TRIGGER, trigger.event().term());
    slots.put(
        Slot.TRIGGER_WHEN,
        circumstance(lexicon, printer -> printer.ofTrigger(trigger.event().when())));
    slots.put(Slot.WHICH, trigger.which());
  }

  private void act(Slots slots, Occurrence act) {
    slots.put(Slot.DOER, act.role());
    fact(slots, Slot.ACT, Slot.ACT_WHEN, act);
  }

  private void fact(Slots slots, Slot term, Slot when, Occurrence occurrence) {
    slots.put(term, occurrence.term());
    slots.put(when, circumstance(lexicon, it -> it.circumstance(occurrence.when(), false)));
  }

  private static void length(Slots slots, Length length) {
    slots.put(Slot.COUNT, "" + length.count());
    slots.put(Slot.UNIT, length.unit());
    slots.put(Slot.CALENDAR, length.calendar());
    slots.put(Slot.EXTENDED, length.extended() ? "true" : "");
  }

  private void annotations(Slots slots, Annotations annotations) {
    annotations.breach().ifPresent(severity -> slots.put(Slot.BREACH, severity));
    slots.put(Slot.OWNER, annotations.owner());
    slots.put(Slot.REFERENCE, annotations.reference());
    slots.put(Slot.MEASURE, annotations.measure());
    slots.put(Slot.SERVES, String.join(", ", annotations.serves()));
    slots.put(
        Slot.REPLACES,
        String.join(", ", annotations.replaces().stream().map(RuleId::text).toList()));
  }

  private static String written(Lexicon lexicon, BiConsumer<Prose, LengthPrinter> part) {
    Prose prose = new Prose(lexicon);
    part.accept(prose, new LengthPrinter(prose, new ConditionPrinter(prose)));
    return prose.toString();
  }

  private static String circumstance(Lexicon lexicon, Consumer<CircumstancePrinter> part) {
    Prose prose = new Prose(lexicon);
    ConditionPrinter conditions = new ConditionPrinter(prose);
    part.accept(new CircumstancePrinter(prose, conditions, new LengthPrinter(prose, conditions)));
    return prose.toString();
  }
}
