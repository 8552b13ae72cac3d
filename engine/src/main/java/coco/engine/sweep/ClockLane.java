package coco.engine.sweep;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.LinkState;
import coco.engine.Verdict.Reason;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
import coco.engine.column.Chunk;
import coco.engine.monitor.Judgement;
import coco.engine.rules.CompiledDemand;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.engine.rules.Slot;
import coco.language.code.Clause;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose obligations run on a clock: duties and repeated duties, with the reparations of
 * their breaches. Obligations are numbered in the order in which they open.
 *
 * <p>A deadline that nothing can move and that opens no reparation needs no alarm: whether it is
 * past is seen when somebody looks.
 */
abstract class ClockLane extends Lane {
  static final byte OPEN = 0;
  static final byte MET = 1;
  static final byte VOID = 2;
  static final byte CONFLICT = 3;

  /** No moment. */
  static final long NEVER = Long.MIN_VALUE;

  static final int NONE = -1;

  final CompiledDemand demand;
  final Countdowns countdowns;
  final boolean isAverage;
  private final List<CompiledDemand> reparations;
  private final boolean isAlarmed;

  /** The lanes of the rule with this id in each edition, this one among them; set once. */
  List<ClockLane> sameRule = List.of();

  int count;
  int[] triggers = new int[64];
  int[] countdown = new int[64];
  byte[] states = new byte[64];
  private @Nullable Reason[] reasons = new Reason[64];

  /** The row of the event that discharged or voided it. */
  int[] by = new int[64];

  /** When it was breached; {@link #NEVER} where it is not. */
  long[] breached = new long[64];

  boolean[] breachedEndsDay = new boolean[64];
  int[] zones = new int[64];
  int[] splits = new int[64];
  int[] lastLink = new int[64];
  private int[] conflict = new int[64];
  private final List<List<RuleId>> conflicts = new ArrayList<>();

  private int links;
  private int[] linkBefore = new int[16];
  private int[] linkPlace = new int[16];
  private int[] linkOf = new int[16];
  private int[] linkCountdown = new int[16];
  private @Nullable LinkState[] linkState = new LinkState[16];
  private int[] linkBy = new int[16];
  private long[] linkOpened = new long[16];
  private boolean[] linkOpenedEndsDay = new boolean[16];

  ClockLane(
      CompiledEdition edition,
      CompiledRule rule,
      CompiledDemand demand,
      List<CompiledDemand> reparations,
      boolean isAlwaysAlarmed,
      Countdowns countdowns) {
    super(edition, rule);
    this.demand = demand;
    this.reparations = reparations;
    this.countdowns = countdowns;
    this.isAverage = rule.rule().clause() instanceof Clause.Average;
    this.isAlarmed =
        isAlwaysAlarmed
            || demand.stoppedWhile() != null
            || demand.isByCase()
            || !reparations.isEmpty();
  }

  /** Whether deadlines set alarms. */
  final boolean isAlarmed() {
    return isAlarmed;
  }

  /** Whether an event of a type may be the act of a reparation. */
  final boolean mayRepair(int type) {
    return reparations.stream().anyMatch(each -> each.act().mayBe(type));
  }

  /** Adds what the acts of reparations need. */
  final void needRepairs(List<Map<Slot, Set<Value>>> parts, int type) {
    reparations.forEach(each -> need(parts, each.act(), type));
  }

  @Override
  void enter(int cases) {
    groups.enter(cases);
    count = 0;
    links = 0;
    conflicts.clear();
  }

  /** A new obligation, open and without a clock yet. */
  final int add(int trigger, int zone, int split) {
    if (count == triggers.length) {
      grow(2 * count);
    }
    int made = count++;
    triggers[made] = trigger;
    countdown[made] = NONE;
    states[made] = OPEN;
    by[made] = Judged.NO_ROW;
    breached[made] = NEVER;
    breachedEndsDay[made] = false;
    zones[made] = zone;
    splits[made] = split;
    lastLink[made] = NONE;
    conflict[made] = NONE;
    return made;
  }

  void grow(int more) {
    triggers = Arrays.copyOf(triggers, more);
    countdown = Arrays.copyOf(countdown, more);
    states = Arrays.copyOf(states, more);
    reasons = Arrays.copyOf(reasons, more);
    by = Arrays.copyOf(by, more);
    breached = Arrays.copyOf(breached, more);
    breachedEndsDay = Arrays.copyOf(breachedEndsDay, more);
    zones = Arrays.copyOf(zones, more);
    splits = Arrays.copyOf(splits, more);
    lastLink = Arrays.copyOf(lastLink, more);
    conflict = Arrays.copyOf(conflict, more);
  }

  /** Decides an obligation that a replacing rule, or two of them, take away. */
  final void decideByOthers(int obligation, Cursor cursor) {
    if (rule.isReplacedAt(cursor)) {
      states[obligation] = VOID;
      reasons[obligation] = Reason.REPLACED;
      return;
    }
    List<CompiledRule> rivals = rule.rivalsAt(cursor);
    if (!rivals.isEmpty()) {
      states[obligation] = CONFLICT;
      conflict[obligation] = conflicts.size();
      conflicts.add(ids(rivals));
    }
  }

  final void voided(int obligation, Reason reason, int row) {
    states[obligation] = VOID;
    reasons[obligation] = reason;
    by[obligation] = row;
    countdowns.end(countdown[obligation]);
  }

  /** Time is past a deadline: that of an obligation, or of its link where the number is below 0. */
  final void miss(int owner, Cursor cursor) {
    if (owner >= 0) {
      missObligation(owner, cursor);
    } else {
      missLink(-1 - owner, cursor);
    }
  }

  abstract void missObligation(int obligation, Cursor cursor);

  /** A breach at a missed deadline: its first reparation opens there. */
  final void breach(int obligation, long missed, boolean endsDay, Cursor cursor) {
    breached[obligation] = missed;
    breachedEndsDay[obligation] = endsDay;
    countdowns.end(countdown[obligation]);
    openLink(obligation, missed, endsDay, cursor);
  }

  private void openLink(int obligation, long missed, boolean endsDay, Cursor cursor) {
    int before = lastLink[obligation];
    int place = before == NONE ? 0 : linkPlace[before] + 1;
    if (place == reparations.size()) {
      return;
    }
    if (links == linkBefore.length) {
      growLinks(2 * links);
    }
    int link = links++;
    linkBefore[link] = before;
    linkPlace[link] = place;
    linkOf[link] = obligation;
    linkState[link] = LinkState.PENDING;
    linkBy[link] = Judged.NO_ROW;
    linkOpened[link] = missed;
    linkOpenedEndsDay[link] = endsDay;
    lastLink[obligation] = link;
    int row = cursor.row();
    int zone = cursor.zone();
    cursor.to(triggers[obligation]);
    cursor.readIn(zones[obligation]);
    linkCountdown[link] =
        countdowns.start(this, -1 - link, reparations.get(place), missed, endsDay, cursor);
    cursor.to(row);
    cursor.readIn(zone);
    if (linkCountdown[link] == Countdowns.NO_DEADLINE) {
      linkState[link] = LinkState.VOID;
    }
  }

  private void growLinks(int more) {
    linkBefore = Arrays.copyOf(linkBefore, more);
    linkPlace = Arrays.copyOf(linkPlace, more);
    linkOf = Arrays.copyOf(linkOf, more);
    linkCountdown = Arrays.copyOf(linkCountdown, more);
    linkState = Arrays.copyOf(linkState, more);
    linkBy = Arrays.copyOf(linkBy, more);
    linkOpened = Arrays.copyOf(linkOpened, more);
    linkOpenedEndsDay = Arrays.copyOf(linkOpenedEndsDay, more);
  }

  private void missLink(int link, Cursor cursor) {
    int running = linkCountdown[link];
    long missed = countdowns.missed(running);
    boolean endsDay = countdowns.missedEndsDay(running);
    endLink(link, LinkState.MISSED, Judged.NO_ROW);
    openLink(linkOf[link], missed, endsDay, cursor);
  }

  private void endLink(int link, LinkState state, int row) {
    linkState[link] = state;
    linkBy[link] = row;
    countdowns.end(linkCountdown[link]);
  }

  final boolean isRepairPending(int obligation) {
    int link = lastLink[obligation];
    return link != NONE && linkState[link] == LinkState.PENDING;
  }

  /** Ends the pending link by this event if it is its act, past the missed deadline. */
  final void repair(int obligation, Cursor cursor) {
    int link = lastLink[obligation];
    long opened = linkOpened[link];
    boolean isPast = linkOpenedEndsDay[link] ? cursor.time() >= opened : cursor.time() > opened;
    if (isPast && reparations.get(linkPlace[link]).act().matches(cursor)) {
      endLink(link, LinkState.MET, cursor.row());
    }
  }

  /** Ends the pending link: a release, or the end of a series. */
  final void releaseRepair(int obligation, int row) {
    endLink(lastLink[obligation], LinkState.VOID, row);
  }

  /** The data have changed: the pending link's length may have. */
  final void rereadRepair(int obligation, Cursor cursor) {
    int link = lastLink[obligation];
    CompiledDemand demanded = reparations.get(linkPlace[link]);
    if (demanded.isByCase() && !reread(linkCountdown[link], demanded, obligation, cursor)) {
      // As the deadline itself: where no branch holds any more, nothing is asked.
      endLink(link, LinkState.VOID, Judged.NO_ROW);
    }
  }

  /** Reads a length anew; false where there is none any more. */
  final boolean reread(int running, CompiledDemand demanded, int obligation, Cursor cursor) {
    int row = cursor.row();
    int zone = cursor.zone();
    long at = cursor.time();
    cursor.to(triggers[obligation]);
    cursor.readIn(zones[obligation]);
    boolean still = countdowns.reread(running, demanded, cursor, at);
    cursor.to(row);
    cursor.readIn(zone);
    return still;
  }

  /** Tells what an obligation has come to that has no verdict decided by others or by its act. */
  final void report(int obligation, Judged judged, int lateRow, boolean isAtClosing) {
    int running = countdown[obligation];
    switch (states[obligation]) {
      case MET ->
          judged.met(countdowns.due(running), countdowns.dueEndsDay(running), by[obligation]);
      case VOID -> judged.voided(reason(obligation), by[obligation]);
      case CONFLICT -> judged.conflict(conflicts.get(conflict[obligation]));
      default -> {
        if (breached[obligation] == NEVER) {
          judged.pending(
              countdowns.due(running),
              countdowns.dueEndsDay(running),
              countdowns.left(running) != Countdowns.NONE);
        } else if (isAtClosing) {
          judged.breached(
              breached[obligation], breached[obligation], breachedEndsDay[obligation], lateRow);
        } else {
          judged.breached(
              breached[obligation],
              countdowns.due(running),
              countdowns.dueEndsDay(running),
              lateRow);
        }
      }
    }
  }

  private Reason reason(int obligation) {
    Reason reason = reasons[obligation];
    if (reason == null) {
      throw new IllegalStateException("void without a reason: " + rule);
    }
    return reason;
  }

  private LinkState state(int link) {
    LinkState state = linkState[link];
    if (state == null) {
      throw new IllegalStateException("no such link: " + link);
    }
    return state;
  }

  /** How late an act was, read at the trigger. */
  final Amount lateness(int obligation, Cursor cursor, java.time.Instant act) {
    cursor.to(triggers[obligation]);
    cursor.readIn(zones[obligation]);
    int running = countdown[obligation];
    Due due =
        demand.isAtClosing()
            ? new Due(Micros.instant(breached[obligation]), breachedEndsDay[obligation])
            : countdowns.dueOf(running);
    if (due == null) {
      throw new IllegalStateException("late without a deadline: " + rule);
    }
    return demand.lateness(cursor, countdowns.clock(running), due, act);
  }

  final @Nullable Amount remaining(int obligation) {
    int running = countdown[obligation];
    Clock clock = countdowns.clock(running);
    return clock == null || countdowns.left(running) == Countdowns.NONE
        ? null
        : new Amount(countdowns.left(running), clock.whole().kind());
  }

  /** The time that an average's occasion took; null where its act is not done. */
  @Nullable Amount taken(int obligation, @Nullable Cursor cursor) {
    return null;
  }

  final @Nullable LinkState reparation(int obligation) {
    int link = lastLink[obligation];
    return link == NONE ? null : state(link);
  }

  final List<Verdict.Link> links(int obligation, Chunk chunk) {
    List<Verdict.Link> all = new ArrayList<>();
    for (int link = lastLink[obligation]; link != NONE; link = linkBefore[link]) {
      int running = linkCountdown[link];
      all.addFirst(
          new Verdict.Link(
              new Due(Micros.instant(linkOpened[link]), linkOpenedEndsDay[link]),
              running == Countdowns.NO_DEADLINE ? null : countdowns.dueOf(running),
              state(link),
              linkBy[link] == Judged.NO_ROW
                  ? null
                  : new Closing(chunk.key(linkBy[link]), chunk.time(linkBy[link]))));
    }
    return all;
  }

  final @Nullable Clock clock(int obligation) {
    return countdowns.clock(countdown[obligation]);
  }

  final Judgement.Ground ground(int obligation, Clock clock) {
    int running = countdown[obligation];
    Due start =
        new Due(Micros.instant(countdowns.start(running)), countdowns.startEndsDay(running));
    return new Judgement.Ground(clock, start, countdowns.stops(running));
  }
}
