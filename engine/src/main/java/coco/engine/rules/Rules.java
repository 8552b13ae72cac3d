package coco.engine.rules;

import coco.engine.Interaction;
import coco.language.code.Attribute.Owner;
import coco.language.code.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or more editions of a code, compiled to run.
 *
 * <p>Immutable after {@link RulesCompiler#compile}; may be shared by threads.
 */
public final class Rules {
  private final List<CompiledEdition> editions;
  private final Symbols types;
  private final Slots slots;
  private final int partyZonePlace;

  Rules(List<CompiledEdition> editions, Symbols types, Slots slots, int partyZonePlace) {
    this.editions = List.copyOf(editions);
    this.types = types;
    this.slots = slots;
    this.partyZonePlace = partyZonePlace;
  }

  /** The editions, the earliest first. */
  public List<CompiledEdition> editions() {
    return editions;
  }

  /** The edition in force at a time in epoch microseconds; null before the first. */
  public @Nullable CompiledEdition governing(long time) {
    for (CompiledEdition edition : editions) {
      if (edition.governs(time)) {
        return edition;
      }
    }
    return null;
  }

  /** The interaction as the rules read it. */
  public Event event(Interaction interaction) {
    return new Event(
        interaction,
        types.find(interaction.type()),
        slots.valuesOf(interaction),
        slots.setsOfCase(interaction),
        slots.setsOfParty(interaction));
  }

  /** Whether some rule, state or closing of some edition speaks of a type. */
  public boolean knows(String type) {
    return types.find(type) != Symbols.UNKNOWN;
  }

  /** The number of a type; a negative one for a type that nothing speaks of. */
  public int type(String name) {
    return types.find(name);
  }

  /** How many types there are that something speaks of: their numbers are below it. */
  public int types() {
    return types.count();
  }

  /** How many different tests of one attribute there are in all editions. */
  public int atoms() {
    return slots.atoms();
  }

  /** How many different definitions of events there are in all editions. */
  public int matchers() {
    return slots.matchers();
  }

  /**
   * The names of the attributes that some rule reads, by place: of the event (an actor's with
   * {@code actor.} in front), of its case, or of its party.
   */
  public List<String> reads(Owner owner) {
    return slots.names(owner);
  }

  /** How many attributes of a case the rules read. */
  public int caseSlots() {
    return slots.count(Owner.CASE);
  }

  /** How many attributes of a party the rules read. */
  public int partySlots() {
    return slots.count(Owner.PARTY);
  }

  /** The place of {@code party.zone} among a party's values. */
  public int partyZonePlace() {
    return partyZonePlace;
  }

  /** All codes, the earliest edition first. */
  public List<Code> codes() {
    return editions.stream().map(CompiledEdition::code).toList();
  }
}
