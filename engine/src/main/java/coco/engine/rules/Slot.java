package coco.engine.rules;

import coco.language.code.Attribute;
import coco.language.code.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule finds an attribute: a place among those of the event, of its case or of its party.
 *
 * @param place from 0, among the attributes of that owner which some rule reads
 */
public record Slot(Attribute.Owner owner, int place) {
  static Slot of(Attribute attribute, Slots slots) {
    return new Slot(attribute.owner(), slots.of(attribute));
  }

  /** Whether it is the event's own. */
  public boolean isOfEvent() {
    return owner == Attribute.Owner.EVENT || owner == Attribute.Owner.ACTOR;
  }

  /** The attribute's value at an event; null where it is missing. */
  public @Nullable Value from(Facts facts) {
    return switch (owner) {
      case EVENT, ACTOR -> facts.ofEvent(place);
      case CASE -> facts.ofCase(place);
      case PARTY -> facts.ofParty(place);
    };
  }
}
