package coco.engine.sweep;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.LinkState;
import coco.engine.Verdict.Subject;
import coco.engine.calendar.Clock;
import coco.engine.calendar.Micros;
import coco.engine.column.Chunk;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.Occasion;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verdict of a sweep, as numbers that point to rows of its chunk. The object is filled anew for
 * each verdict: who wants to keep one takes its {@link #judgement}.
 */
public final class Judged {
  /** What the verdict is. */
  public enum State {
    MET,
    BREACHED,
    PENDING,
    /** Pending while its clock is stopped. */
    SUSPENDED,
    VOID,
    CONFLICT
  }

  /** No row. */
  public static final int NO_ROW = -1;

  /** No deadline. */
  public static final long NO_DUE = Countdowns.NONE;

  private @Nullable Lane lane;
  private @Nullable Chunk chunk;
  private @Nullable ClockLane clockLane;
  private @Nullable Cursor cursor;
  private int obligation;
  private int party;
  private int trigger;
  private int link;
  private long triggered;
  private State state = State.PENDING;
  private long due;
  private boolean dueEndsDay;
  private int closing;
  private long at;
  private int late;
  private Verdict.@Nullable Reason reason;
  private List<RuleId> rivals = List.of();
  private @Nullable String splitName;
  private int split;
  private boolean isSplitByValue;

  Judged() {}

  /** The party's place in the chunk, from now on. */
  void enter(int partyPlace) {
    party = partyPlace;
  }

  void begin(Lane of, Chunk in, int row, long time) {
    lane = of;
    chunk = in;
    clockLane = null;
    cursor = null;
    trigger = row;
    link = 0;
    triggered = time;
    due = NO_DUE;
    dueEndsDay = false;
    closing = NO_ROW;
    late = NO_ROW;
    reason = null;
    splitName = null;
    split = 0;
    isSplitByValue = false;
  }

  void occasion(@Nullable String name, int value) {
    splitName = name;
    split = value;
    isSplitByValue = lane().isSplitByValue();
  }

  void clock(ClockLane of, int number, Cursor at) {
    clockLane = of;
    obligation = number;
    cursor = at;
  }

  void link(int place, long from) {
    link = place;
    triggered = from;
  }

  void met(long by, boolean endsDay, int row) {
    state = State.MET;
    due = by;
    dueEndsDay = endsDay;
    closing = row;
  }

  void breached(long when) {
    state = State.BREACHED;
    at = when;
  }

  void breached(long when, long by, boolean endsDay, int lateRow) {
    state = State.BREACHED;
    at = when;
    due = by;
    dueEndsDay = endsDay;
    late = lateRow;
    closing = lateRow;
  }

  void pending(long by, boolean endsDay, boolean suspended) {
    state = suspended ? State.SUSPENDED : State.PENDING;
    due = by;
    dueEndsDay = endsDay;
  }

  void voided(Verdict.Reason why, int row) {
    state = State.VOID;
    reason = why;
    closing = row;
  }

  void conflict(List<RuleId> with) {
    state = State.CONFLICT;
    rivals = with;
  }

  private Lane lane() {
    if (lane == null) {
      throw new IllegalStateException("no verdict yet");
    }
    return lane;
  }

  /** The chunk to whose rows the numbers point. */
  public Chunk chunk() {
    if (chunk == null) {
      throw new IllegalStateException("no verdict yet");
    }
    return chunk;
  }

  public CompiledEdition edition() {
    return lane().edition;
  }

  public CompiledRule rule() {
    return lane().rule;
  }

  /** Whether a service level or an average counts it. */
  public boolean isOccasion() {
    return lane().each != null;
  }

  /** The period by which the level or average counts; null for a rule by itself. */
  public Clause.@Nullable Period each() {
    return lane().each;
  }

  /** The row of the trigger, or of the act judged. */
  public int trigger() {
    return trigger;
  }

  /** The place of the party in the chunk. */
  public int party() {
    return party;
  }

  /** The number in the chunk of the trigger's case. */
  public int theCase() {
    return chunk().cases()[trigger];
  }

  /** 0, or the place of a later link in its series. */
  public int link() {
    return link;
  }

  /** From when the clock runs, or when the act was, in microseconds since 1970. */
  public long triggered() {
    return triggered;
  }

  public State state() {
    return state;
  }

  /** The deadline, in microseconds since 1970; {@link #NO_DUE} where there is none. */
  public long due() {
    return due;
  }

  /** The row of the event that kept it, kept it late or voided it; {@link #NO_ROW} for none. */
  public int closing() {
    return closing;
  }

  /** Whether it is a breach and was done after all. */
  public boolean isLate() {
    return late != NO_ROW;
  }

  /** How late it was done; null where it was not done late. */
  public @Nullable Amount late() {
    return late == NO_ROW || clockLane == null || cursor == null
        ? null
        : clockLane.lateness(obligation, cursor, chunk().time(late));
  }

  /** What became of a breach's reparations: that of the last link opened; null where none was. */
  public @Nullable LinkState reparation() {
    return state != State.BREACHED || clockLane == null ? null : clockLane.reparation(obligation);
  }

  /**
   * The time that an average's occasion took on its own clock, in that clock's unit; null where its
   * act is not done, and for a rule that is no average.
   */
  public @Nullable Amount taken() {
    return clockLane == null ? null : clockLane.taken(obligation, cursor);
  }

  /** Whether the name of a case or a party splits its level, and there is one. */
  boolean isSplitByName() {
    return splitName != null;
  }

  /** The place of its rule among all of all editions. */
  public int place() {
    return lane().place;
  }

  /** The number of the value that splits the level in the chunk's dictionary; 0 where none does. */
  public int split() {
    return split;
  }

  /** What splits the level, as text; null where nothing does, or where it is missing. */
  public @Nullable String splitText() {
    if (!isSplitByValue) {
      return splitName;
    }
    Value value = chunk().dictionary().value(split);
    return value == null ? null : value.text();
  }

  @Nullable String caseName() {
    return chunk().caseNames()[theCase()];
  }

  @Nullable String partyName() {
    return chunk().partyNames()[party];
  }

  private @Nullable Due dueOrNone() {
    return due == NO_DUE ? null : new Due(Micros.instant(due), dueEndsDay);
  }

  private Closing closing(int row) {
    Interaction.Key key = chunk().key(row);
    return new Closing(key, chunk().time(row));
  }

  /** The verdict with what it rests on, to be kept. */
  public Judgement judgement() {
    return new Judgement(edition(), rule(), verdict(), occasion(), ground());
  }

  private Verdict verdict() {
    Subject subject =
        new Subject(
            rule().rule().id(),
            edition().code().edition(),
            chunk().key(trigger),
            link,
            caseName(),
            partyName(),
            Micros.instant(triggered));
    return switch (state) {
      case MET -> new Verdict.Met(subject, dueOrNone(), closing(closing));
      case BREACHED -> {
        Amount amount = late();
        yield new Verdict.Breached(
            subject,
            dueOrNone(),
            Micros.instant(at),
            amount == null ? null : new Verdict.Late(closing(late), amount),
            clockLane == null ? List.of() : clockLane.links(obligation, chunk()));
      }
      case PENDING, SUSPENDED ->
          new Verdict.Pending(
              subject, dueOrNone(), clockLane == null ? null : clockLane.remaining(obligation));
      case VOID -> {
        if (reason == null) {
          throw new IllegalStateException("void without a reason: " + subject);
        }
        yield new Verdict.Void(subject, reason, closing == NO_ROW ? null : closing(closing));
      }
      case CONFLICT -> new Verdict.Conflict(subject, rivals);
    };
  }

  private @Nullable Occasion occasion() {
    Clause.Period each = each();
    if (each == null) {
      return null;
    }
    LocalDate period = edition().timekeeper().days().period(each, chunk().time(trigger)).first();
    return new Occasion(period, splitText(), taken());
  }

  private Judgement.@Nullable Ground ground() {
    if (clockLane == null) {
      return null;
    }
    Clock clock = clockLane.clock(obligation);
    return clock == null ? null : clockLane.ground(obligation, clock);
  }
}
