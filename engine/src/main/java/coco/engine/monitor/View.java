package coco.engine.monitor;

import coco.engine.rules.CompiledState;
import coco.engine.rules.Event;
import coco.engine.rules.Facts;
import coco.language.code.Value;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known at an event of a party: its own attributes as they were, those of case and party as
 * they stand.
 */
final class View implements Facts {
  private final PartyMonitor party;
  private final Event event;
  private final CaseState theCase;

  View(PartyMonitor party, Event event, CaseState theCase) {
    this.party = party;
    this.event = event;
    this.theCase = theCase;
  }

  CaseState theCase() {
    return theCase;
  }

  @Override
  public Event event() {
    return event;
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
  public @Nullable ZoneId partyZone() {
    return party.zone();
  }
}
