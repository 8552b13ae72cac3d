package coco.engine.rules;

import coco.engine.Interaction;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Condition;
import coco.language.code.Definition.Match;
import coco.language.code.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The places of the attributes that some rule reads. An event, a case and a party each keep an
 * array of values, so that a test reads by index; what no rule reads is not kept.
 */
final class Slots {
  private final Map<String, Integer> event = new HashMap<>();
  private final Map<String, Integer> ofCase = new HashMap<>();
  private final Map<String, Integer> party = new HashMap<>();
  private final Map<Condition, Atom> atoms = new HashMap<>();
  private final Map<List<Match>, Matcher> matchers = new HashMap<>();

  /** The place of an attribute, given one where it has none yet. */
  int of(Attribute attribute) {
    return switch (attribute.owner()) {
      case EVENT -> place(event, attribute.name());
      case ACTOR -> place(event, "actor." + attribute.name());
      case CASE -> place(ofCase, attribute.name());
      case PARTY -> place(party, attribute.name());
    };
  }

  /** The atom of a condition: the same one for equal conditions. */
  Atom atom(
      Condition condition,
      Attribute attribute,
      Function<@Nullable Value, Truth> answer,
      ToLongFunction<Facts> lasts) {
    Atom known = atoms.get(condition);
    if (known != null) {
      return known;
    }
    Atom made = new Atom(atoms.size(), Slot.of(attribute, this), answer, lasts);
    atoms.put(condition, made);
    return made;
  }

  /** The matcher of equal matches, where there is one already. */
  @Nullable Matcher matcher(List<Match> matches) {
    return matchers.get(matches);
  }

  void add(List<Match> matches, Matcher matcher) {
    matchers.put(List.copyOf(matches), matcher);
  }

  int matchers() {
    return matchers.size();
  }

  int atoms() {
    return atoms.size();
  }

  /** The names of the attributes of an owner by place; those of an actor with {@code actor.}. */
  List<String> names(Owner owner) {
    Map<String, Integer> places =
        switch (owner) {
          case EVENT, ACTOR -> event;
          case CASE -> ofCase;
          case PARTY -> party;
        };
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  int count(Owner owner) {
    return switch (owner) {
      case EVENT, ACTOR -> event.size();
      case CASE -> ofCase.size();
      case PARTY -> party.size();
    };
  }

  private static int place(Map<String, Integer> places, String name) {
    Integer known = places.get(name);
    if (known != null) {
      return known;
    }
    places.put(name, places.size());
    return places.size() - 1;
  }

  /** The values that rules read of the interaction itself, by place. */
  @Nullable Value[] valuesOf(Interaction interaction) {
    @Nullable Value[] values = new Value[event.size()];
    event.forEach((name, place) -> values[place] = valueOf(interaction, name));
    return values;
  }

  /**
   * What the interaction sets of its case, by place; null where it sets nothing that a rule reads.
   */
  @Nullable Value @Nullable [] setsOfCase(Interaction interaction) {
    return sets(interaction, "case.", ofCase);
  }

  /**
   * What the interaction sets of its party, by place; null where it sets nothing that a rule reads.
   */
  @Nullable Value @Nullable [] setsOfParty(Interaction interaction) {
    return sets(interaction, "party.", party);
  }

  private static @Nullable Value @Nullable [] sets(
      Interaction interaction, String prefix, Map<String, Integer> places) {
    @Nullable Value @Nullable [] sets = null;
    for (Map.Entry<String, Value> attribute : interaction.attributes().entrySet()) {
      if (attribute.getKey().startsWith(prefix)) {
        Integer place = places.get(attribute.getKey().substring(prefix.length()));
        if (place != null) {
          if (sets == null) {
            sets = new Value[places.size()];
          }
          sets[place] = attribute.getValue();
        }
      }
    }
    return sets;
  }

  /** A field of every interaction goes before an attribute of the same name. */
  private static @Nullable Value valueOf(Interaction interaction, String name) {
    return switch (name) {
      case "channel" -> text(interaction.channel());
      case "type" -> text(interaction.type());
      case "actor" -> text(interaction.actor());
      case "source" -> text(interaction.source());
      case "id" -> text(interaction.id());
      case "case" -> text(interaction.caseId());
      case "party" -> text(interaction.party());
      case "direction" ->
          interaction.direction() == null
              ? null
              : text(interaction.direction().name().toLowerCase(Locale.ROOT));
      case "time" -> new Value.Moment(interaction.time());
      case "recorded" -> moment(interaction.recorded());
      default -> interaction.attributes().get(name);
    };
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : new Value.Text(text);
  }

  private static @Nullable Value moment(@Nullable Instant instant) {
    return instant == null ? null : new Value.Moment(instant);
  }
}
