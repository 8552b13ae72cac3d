package coco.engine.monitor;

import coco.engine.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Whose an interaction is. A case belongs to one party: the first that its interactions name. A
 * case whose party is named nowhere is its own party; an interaction with neither case nor party is
 * its own case.
 */
public sealed interface PartyKey {
  /** A party that the data name. */
  record Named(String party) implements PartyKey {}

  /** The unnamed party of a case. */
  record OfCase(String caseId) implements PartyKey {}

  /** The unnamed party of a single interaction. */
  record OfInteraction(Interaction.Key key) implements PartyKey {}

  /** The party's name in the data; null where there is none. */
  default @Nullable String name() {
    return this instanceof Named named ? named.party() : null;
  }

  /**
   * The party of an interaction.
   *
   * @param partyOfCase the first party that the interactions of its case name; null where none does
   */
  static PartyKey of(Interaction interaction, @Nullable String partyOfCase) {
    if (interaction.caseId() != null) {
      return partyOfCase == null ? new OfCase(interaction.caseId()) : new Named(partyOfCase);
    }
    return interaction.party() == null
        ? new OfInteraction(interaction.key())
        : new Named(interaction.party());
  }

  /**
   * What identifies an interaction's case among those of its party: its name, or the party itself
   * for those without.
   */
  static Object caseKey(Interaction interaction, PartyKey party) {
    return interaction.caseId() == null ? party : interaction.caseId();
  }
}
