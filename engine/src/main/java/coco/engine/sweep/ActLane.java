package coco.engine.sweep;

import coco.engine.Verdict;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.CompiledOccurrence;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Needs;
import coco.engine.rules.Slot;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that judges each act at once: prohibition, silence, restriction, cap, precedence, quality.
 */
abstract class ActLane extends Lane {
  /** The event may be the act that is judged. */
  static final int ACT = 1;

  /** The event may be one that later acts are judged by. */
  static final int REMEMBERED = 2;

  private static final byte MET = 0;
  private static final byte BREACHED = 1;
  private static final byte REPLACED = 2;
  private static final byte CONFLICT = 3;

  private final CompiledOccurrence judgedAct;
  private final @Nullable CompiledOccurrence remembered;
  private int[] rows = new int[64];
  private byte[] states = new byte[64];
  private int[] splits = new int[0];
  private int count;
  private final List<List<RuleId>> conflicts = new ArrayList<>();

  ActLane(CompiledEdition edition, CompiledRule rule, @Nullable CompiledOccurrence remembered) {
    super(edition, rule);
    this.judgedAct = rule.form().judged();
    this.remembered = remembered;
    if (isSplitByValue()) {
      splits = new int[64];
    }
  }

  @Override
  final int parts(int type) {
    return (judgedAct.mayBe(type) ? ACT : 0)
        | (remembered != null && remembered.mayBe(type) ? REMEMBERED : 0);
  }

  @Override
  final Map<Slot, Set<Value>> needs(int type) {
    List<Map<Slot, Set<Value>>> parts = new ArrayList<>();
    if (judgedAct.mayBe(type)) {
      // A prohibition judges the act in whatever circumstance.
      parts.add(
          rule.form() instanceof CompiledForm.Prohibition
              ? judgedAct.needsDone(type)
              : judgedAct.needs(type));
    }
    need(parts, remembered, type);
    return parts.stream().reduce(Needs::either).orElse(Needs.NONE);
  }

  @Override
  void enter(int cases) {
    groups.enter(cases);
    count = 0;
    conflicts.clear();
  }

  @Override
  final void observe(Cursor cursor, int parts) {
    if ((parts & ACT) != 0 && isAct(cursor) && rule.admits(cursor)) {
      judge(cursor);
    }
    if ((parts & REMEMBERED) != 0 && remembered != null && remembered.matches(cursor)) {
      remember(cursor);
    }
  }

  private void judge(Cursor cursor) {
    boolean replaced = rule.isReplacedAt(cursor);
    boolean offends = !replaced && offends(cursor);
    if (!replaced) {
      count(cursor, offends);
    }
    if (!edition.governs(cursor.time())) {
      return;
    }
    byte state = replaced ? REPLACED : offends ? BREACHED : MET;
    if (!replaced) {
      List<CompiledRule> rivals = rule.rivalsAt(cursor);
      if (!rivals.isEmpty()) {
        state = CONFLICT;
        conflicts.add(ids(rivals));
      }
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      states = Arrays.copyOf(states, 2 * count);
      splits = splits.length == 0 ? splits : Arrays.copyOf(splits, 2 * count);
    }
    rows[count] = cursor.row();
    states[count] = state;
    if (splits.length > 0) {
      splits[count] = split(cursor);
    }
    count++;
  }

  /** Whether the event is one that the rule judges. */
  boolean isAct(Cursor cursor) {
    return rule.form().judges(cursor);
  }

  /** Whether an act to which the rule applies is against it; changes nothing. */
  abstract boolean offends(Cursor cursor);

  /** Counts an act to which the rule applies; called once for each, in order. */
  void count(Cursor cursor, boolean offends) {}

  /** Keeps what later acts are judged by: the event is one of these. */
  void remember(Cursor cursor) {}

  @Override
  final void report(Cursor cursor, long asOf, Judged judged, Sweep.Sink sink) {
    int conflict = 0;
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      begin(judged, cursor, row, splits.length == 0 ? 0 : splits[i]);
      switch (states[i]) {
        case MET -> judged.met(Countdowns.NONE, false, row);
        case BREACHED -> judged.breached(cursor.timeOf(row));
        case REPLACED -> judged.voided(Verdict.Reason.REPLACED, Judged.NO_ROW);
        default -> judged.conflict(conflicts.get(conflict++));
      }
      sink.take(judged);
    }
  }
}
