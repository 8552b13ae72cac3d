package coco.engine.sweep;

import coco.engine.column.Dictionary;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledOccurrence;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Slot;
import coco.language.code.Clause;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of one edition at work on the party at hand. Sees every event that its terms may match,
 * since what is earlier than its edition counts in windows and sequences; opens and judges only
 * what its edition governs.
 */
abstract class Lane {
  final CompiledEdition edition;
  final CompiledRule rule;
  final Groups groups;

  /** Its place among all lanes; set once. */
  int place;

  /** The number of the party that it has entered last, counted by the sweep; 0 for none. */
  long party;

  /** How its occasions are counted; null where it is neither a service level nor an average. */
  final Clause.@Nullable Period each;

  private final boolean splitByCase;
  private final boolean splitByParty;
  private final @Nullable Slot split;

  Lane(CompiledEdition edition, CompiledRule rule) {
    this.edition = edition;
    this.rule = rule;
    this.groups = new Groups(rule);
    this.each =
        switch (rule.rule().clause()) {
          case Clause.ServiceLevel level -> level.each();
          case Clause.Average average -> average.each();
          default -> null;
        };
    Scope per = rule.rule().per().orElse(null);
    this.splitByCase = each != null && per instanceof Scope.PerCase;
    this.splitByParty = each != null && per instanceof Scope.PerParty;
    this.split = each != null && per instanceof Scope.PerAttribute ? rule.per() : null;
  }

  /** What an event of a type may be to the rule, as bits of the lane's own; 0 for nothing. */
  abstract int parts(int type);

  /**
   * What an event of a type must be, at least, to be anything to the rule: of each attribute one of
   * the values.
   */
  abstract Map<Slot, Set<Value>> needs(int type);

  /** Adds what one part needs, where the event may play it, to what others do. */
  static void need(
      List<Map<Slot, Set<Value>>> parts, @Nullable CompiledOccurrence occurrence, int type) {
    if (occurrence != null && occurrence.mayBe(type)) {
      parts.add(occurrence.needs(type));
    }
  }

  /** Forgets all, for a party with so many cases. */
  abstract void enter(int cases);

  /**
   * Takes the next event of the party.
   *
   * @param parts what an event of its type may be
   */
  abstract void observe(Cursor cursor, int parts);

  /** Data of a case or of the party have changed with the event at hand. */
  void reread(Cursor cursor) {}

  /** Gives what it has judged, in the order of triggers. */
  abstract void report(Cursor cursor, long asOf, Judged judged, Sweep.Sink sink);

  /** The number of the value that splits a level, at its trigger. */
  final int split(Cursor cursor) {
    return split == null ? Dictionary.NONE : cursor.number(split);
  }

  /** Tells a verdict what it is of. */
  final void begin(Judged judged, Cursor cursor, int trigger, int splitBy) {
    judged.begin(this, cursor.chunk(), trigger, cursor.timeOf(trigger));
    if (each != null) {
      judged.occasion(
          splitByCase ? judged.caseName() : splitByParty ? judged.partyName() : null, splitBy);
    }
  }

  /** Whether levels are split by a value of the events. */
  final boolean isSplitByValue() {
    return split != null;
  }

  static List<RuleId> ids(List<CompiledRule> rules) {
    return rules.stream().map(each -> each.rule().id()).toList();
  }
}
