package coco.engine.contradiction;

import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Holidays;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.text.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the contradictions of one code: the front door of this package. */
public final class Contradictions {
  private Contradictions() {}

  /**
   * What a search has come to.
   *
   * @param found what could be shown by a history, by kind and rule in their order
   * @param unsettled where the search gave up; what it cannot look for at all is not among them
   */
  public record Result(List<Contradiction> found, List<Unsettled> unsettled) {
    public Result {
      found = List.copyOf(found);
      unsettled = List.copyOf(unsettled);
    }
  }

  /**
   * The contradictions that could be shown by a history. Those that were not found may exist all
   * the same.
   *
   * @param document of sound form
   * @throws coco.engine.calendar.NoCalendarException where a rule lacks what it needs to be run
   */
  public static Result of(Document document, Holidays holidays) {
    Code code = document.code();
    List<String> ourTerms =
        document.lexicon().terms().entrySet().stream()
            .filter(term -> term.getValue().kind() == Lexicon.Kind.EVENT)
            .filter(term -> !term.getValue().act().equals(term.getValue().fact()))
            .map(Map.Entry::getKey)
            .toList();
    Anatomy anatomy = new Anatomy(code, ourTerms);
    Stage stage = new Stage(code, holidays);
    List<Contradiction> found = new ArrayList<>();
    Rivals rivals = new Rivals(anatomy, stage);
    for (List<Rule> pair : rivals.pairs()) {
      add(found, () -> rivals.find(pair.getFirst(), pair.getLast()));
    }
    Clashes clashes = new Clashes(anatomy, stage);
    List<Unsettled> unsettled = new ArrayList<>();
    for (Rule duty : code.rules()) {
      if (Clashes.Asked.of(duty).isEmpty()) {
        continue;
      }
      for (Rule other : code.rules()) {
        int before = found.size();
        add(found, () -> clashes.find(duty, other));
        add(found, () -> clashes.findBefore(duty, other));
        int limit = clashes.takeLimit();
        if (limit > 0 && found.size() == before) {
          unsettled.add(new Unsettled(duty.id(), other.id(), limit));
        }
      }
    }
    Implications implications = new Implications(anatomy, stage);
    Set<RuleId> told = new HashSet<>();
    for (Rule implied : code.rules()) {
      for (Rule by : code.rules()) {
        if (told.contains(implied.id()) || !implications.isImplied(implied, by)) {
          continue;
        }
        // Of two that say the same, the later is the one too many.
        if (anatomy.isBefore(by, implied) || !implications.isImplied(by, implied)) {
          int before = found.size();
          add(found, () -> implications.find(implied, by));
          if (found.size() > before) {
            told.add(implied.id());
          }
        }
      }
    }
    return new Result(found, unsettled);
  }

  private static void add(List<Contradiction> found, Supplier<Optional<Contradiction>> search) {
    try {
      search.get().ifPresent(found::add);
    } catch (BeyondHorizonException undecided) {
      // A calendar that does not reach so far settles nothing.
      return;
    }
  }
}
