package coco.engine.rules;

import coco.engine.calendar.Clock;
import coco.language.code.Definition;
import org.jspecify.annotations.Nullable;

/** A state of one edition, compiled. */
public final class CompiledState {
  private final int edition;
  private final int index;
  private final Definition.State definition;
  private final Matcher from;
  private final Matcher until;
  private final @Nullable Clock delay;
  private final @Nullable Clock lasting;

  CompiledState(
      int edition,
      int index,
      Definition.State definition,
      Matcher from,
      Matcher until,
      @Nullable Clock delay,
      @Nullable Clock lasting) {
    this.edition = edition;
    this.index = index;
    this.definition = definition;
    this.from = from;
    this.until = until;
    this.delay = delay;
    this.lasting = lasting;
  }

  /** The place of its edition among all. */
  public int edition() {
    return edition;
  }

  /** Its place among the states of its edition. */
  public int index() {
    return index;
  }

  /** Whose state it is. */
  public Definition.Reach reach() {
    return definition.reach();
  }

  /** Whether the event begins it. */
  public boolean begins(Facts facts) {
    return from.matches(facts);
  }

  /** Whether the event ends it. */
  public boolean ends(Facts facts) {
    return until.matches(facts);
  }

  /** Whether an event of this type can begin or end it at all. */
  public boolean mayTurn(int type) {
    return mayBe(from, type) || mayBe(until, type);
  }

  private static boolean mayBe(Matcher matcher, int type) {
    return matcher.types().contains(type) || matcher.types().contains(Matcher.ANY_TYPE);
  }

  /** How long after the event it begins; null for at once. */
  public @Nullable Clock delay() {
    return delay;
  }

  /** How long it lasts; null where only an event ends it. */
  public @Nullable Clock lasting() {
    return lasting;
  }
}
