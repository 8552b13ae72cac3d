package coco.engine.monitor;

import coco.engine.rules.CompiledState;
import coco.engine.rules.Event;
import coco.engine.rules.Facts;
import coco.language.code.Value;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known at an event of a party: its own attributes and the party's zone as they were, what
 * else is known of case and party as it stands when asked.
 */
final class View implements Facts {
  private final PartyMonitor party;
  private final Event event;
  private final CaseState theCase;
  private final @Nullable ZoneId zone;

  View(PartyMonitor party, Event event, CaseState theCase) {
    this(party, event, theCase, party.zone());
  }

  private View(PartyMonitor party, Event event, CaseState theCase, @Nullable ZoneId zone) {
    this.party = party;
    this.event = event;
    this.theCase = theCase;
    this.zone = zone;
  }

  /** The same event with hours of the party's own read in a zone: that of a trigger before it. */
  View in(@Nullable ZoneId other) {
    return Objects.equals(zone, other) ? this : new View(party, event, theCase, other);
  }

  CaseState theCase() {
    return theCase;
  }

  Event event() {
    return event;
  }

  @Override
  public long time() {
    return event.time();
  }

  @Override
  public int type() {
    return event.type();
  }

  @Override
  public @Nullable Value ofEvent(int place) {
    return event.value(place);
  }

  @Override
  public @Nullable Value ofCase(int place) {
    return theCase.values[place];
  }

  @Override
  public @Nullable Value ofParty(int place) {
    return party.value(place);
  }

  @Override
  public boolean isOn(CompiledState state) {
    return party.switchOf(state, theCase).isOn();
  }

  @Override
  public long statesLast() {
    return party.timers().nextSwitch();
  }

  @Override
  public @Nullable ZoneId partyZone() {
    return zone;
  }
}
