package coco.engine.trial;

import coco.engine.Interaction;
import coco.language.code.Annotations;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Drops editions, rules, events and attributes from a trial while it still fails. */
final class Shrinker {
  private final Predicate<Trial> fails;

  Shrinker(Predicate<Trial> fails) {
    this.fails = fails;
  }

  Trial shrink(Trial failing) {
    Trial trial = failing;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Optional<Trial> next = smaller(trial); next.isPresent(); next = smaller(trial)) {
        trial = next.get();
        smaller = true;
      }
    }
    return trial;
  }

  private Optional<Trial> smaller(Trial trial) {
    List<List<Trial>> steps =
        List.of(withoutEvent(trial), withoutRule(trial), withoutEdition(trial));
    return steps.stream()
        .flatMap(List::stream)
        .filter(fails)
        .findFirst()
        .or(() -> withoutReplaces(trial).stream().filter(fails).findFirst())
        .or(() -> withoutAttribute(trial).stream().filter(fails).findFirst());
  }

  private static List<Trial> withoutEvent(Trial trial) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trial.arrivals().size(); i++) {
      List<Interaction> fewer = new ArrayList<>(trial.arrivals());
      fewer.remove(i);
      all.add(with(trial, trial.editions(), fewer));
    }
    return all;
  }

  private static List<Trial> withoutEdition(Trial trial) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; trial.editions().size() > 1 && i < trial.editions().size(); i++) {
      List<Code> fewer = new ArrayList<>(trial.editions());
      fewer.remove(i);
      all.add(with(trial, fewer, trial.arrivals()));
    }
    return all;
  }

  private static List<Trial> withoutRule(Trial trial) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trial.editions().size(); i++) {
      Code code = trial.editions().get(i);
      for (int j = 0; j < code.rules().size(); j++) {
        List<Rule> fewer = new ArrayList<>(code.rules());
        fewer.remove(j);
        all.add(with(trial, i, code, fewer));
      }
    }
    return all;
  }

  private static List<Trial> withoutReplaces(Trial trial) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trial.editions().size(); i++) {
      Code code = trial.editions().get(i);
      for (int j = 0; j < code.rules().size(); j++) {
        Rule rule = code.rules().get(j);
        if (!rule.annotations().equals(Annotations.NONE)) {
          List<Rule> plainer = new ArrayList<>(code.rules());
          plainer.set(
              j,
              new Rule(
                  rule.id(),
                  rule.chapter(),
                  rule.audience(),
                  rule.force(),
                  rule.clause(),
                  rule.exception(),
                  rule.per(),
                  Annotations.NONE));
          all.add(with(trial, i, code, plainer));
        }
      }
    }
    return all;
  }

  private static List<Trial> withoutAttribute(Trial trial) {
    List<Trial> all = new ArrayList<>();
    for (int i = 0; i < trial.arrivals().size(); i++) {
      Interaction event = trial.arrivals().get(i);
      for (String name : event.attributes().keySet()) {
        LinkedHashMap<String, Value> fewer = new LinkedHashMap<>(event.attributes());
        fewer.remove(name);
        List<Interaction> plainer = new ArrayList<>(trial.arrivals());
        plainer.set(
            i,
            new Interaction(
                event.source(),
                event.id(),
                event.sequence(),
                event.time(),
                event.recorded(),
                event.type(),
                event.caseId(),
                event.party(),
                event.actor(),
                event.channel(),
                event.direction(),
                fewer));
        all.add(with(trial, trial.editions(), plainer));
      }
    }
    return all;
  }

  private static Trial with(Trial trial, int edition, Code code, List<Rule> rules) {
    List<Code> editions = new ArrayList<>(trial.editions());
    editions.set(
        edition,
        new Code(
            code.id(),
            code.edition(),
            code.effective(),
            code.zone(),
            code.calendar(),
            code.closes(),
            code.goals(),
            code.definitions(),
            code.calendars(),
            rules,
            code.examples()));
    return with(trial, editions, trial.arrivals());
  }

  private static Trial with(Trial trial, List<Code> editions, List<Interaction> arrivals) {
    return new Trial(trial.seed(), editions, trial.rules(), arrivals, trial.asOf(), trial.traits());
  }
}
