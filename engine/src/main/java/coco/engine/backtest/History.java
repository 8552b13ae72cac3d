package coco.engine.backtest;

import coco.engine.Interaction;
import coco.engine.column.Chunk;
import coco.engine.column.ChunkBuilder;
import coco.engine.column.Chunks;
import coco.engine.monitor.PartyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recorded interactions, each once: of those with equal source and id the one recorded last counts.
 */
public final class History {
  /** So many events make a chunk, at least: small enough for progress, large enough for threads. */
  private static final int EVENTS_OF_CHUNK = 16_384;

  private final Map<Interaction.Key, Interaction> interactions = new LinkedHashMap<>();
  private final List<Interaction.Key> differing = new ArrayList<>();
  private long repeated;

  /** Adds one; a repeated one is counted, and listed if it says something else. */
  public void add(Interaction interaction) {
    Interaction known = interactions.putIfAbsent(interaction.key(), interaction);
    if (known == null) {
      return;
    }
    repeated++;
    int precedence = Interaction.PRECEDENCE.compare(known, interaction);
    if (precedence != 0) {
      differing.add(interaction.key());
    }
    if (precedence < 0) {
      interactions.put(interaction.key(), interaction);
    }
  }

  /** How many interactions there are, repeated ones once. */
  public int size() {
    return interactions.size();
  }

  /** How many were only repetitions. */
  public long repeated() {
    return repeated;
  }

  /** The repeated ones whose content differed, in the order in which they came. */
  public List<Interaction.Key> differing() {
    return Collections.unmodifiableList(differing);
  }

  /** All of them, in the order in which they first came. */
  public Collection<Interaction> interactions() {
    return Collections.unmodifiableCollection(interactions.values());
  }

  /** When the last of them happened; null where there are none. */
  public @Nullable Instant last() {
    Instant last = null;
    for (Interaction interaction : interactions.values()) {
      if (last == null || interaction.time().isAfter(last)) {
        last = interaction.time();
      }
    }
    return last;
  }

  /** The interactions until an instant, included, in columns. */
  Chunks chunks(Instant asOf) {
    List<Map.Entry<PartyKey, List<Interaction>>> parties = List.copyOf(byParty(asOf).entrySet());
    List<List<Map.Entry<PartyKey, List<Interaction>>>> parts = new ArrayList<>();
    int first = 0;
    int events = 0;
    for (int party = 0; party < parties.size(); party++) {
      events += parties.get(party).getValue().size();
      if (events >= EVENTS_OF_CHUNK || party == parties.size() - 1) {
        parts.add(parties.subList(first, party + 1));
        first = party + 1;
        events = 0;
      }
    }
    return new Chunks() {
      @Override
      public int count() {
        return parts.size();
      }

      @Override
      public Chunk read(int place, Set<String> reads) {
        ChunkBuilder chunk = new ChunkBuilder(reads);
        parts.get(place).forEach(party -> chunk.add(party.getKey(), party.getValue()));
        return chunk.build();
      }
    };
  }

  /** The interactions until an instant, included, by party, each party's in the order of events. */
  Map<PartyKey, List<Interaction>> byParty(Instant asOf) {
    Map<String, Interaction> naming = naming(asOf);
    Map<PartyKey, List<Interaction>> parties = new LinkedHashMap<>();
    for (Interaction interaction : interactions.values()) {
      if (!interaction.time().isAfter(asOf)) {
        PartyKey key = keyOf(interaction, naming);
        parties.computeIfAbsent(key, made -> new ArrayList<>(4)).add(interaction);
      }
    }
    parties.values().forEach(each -> each.sort(Interaction.ORDER));
    return parties;
  }

  /** What has happened with one party until an instant, in the order of events. */
  public record Past(PartyKey party, List<Interaction> interactions) {
    public Past {
      interactions = List.copyOf(interactions);
    }
  }

  /**
   * What has happened, until the time of a proposed interaction, with the party that would be its
   * own. Where its case has no party yet, it would be the one that it names.
   */
  public Past pastOf(Interaction proposed) {
    Map<String, Interaction> naming = naming(proposed.time());
    if (proposed.caseId() != null && proposed.party() != null) {
      naming.putIfAbsent(proposed.caseId(), proposed);
    }
    PartyKey party = keyOf(proposed, naming);
    return new Past(
        party,
        interactions.values().stream()
            .filter(each -> !each.time().isAfter(proposed.time()))
            .filter(each -> keyOf(each, naming).equals(party))
            .sorted(Interaction.ORDER)
            .toList());
  }

  private static PartyKey keyOf(Interaction interaction, Map<String, Interaction> naming) {
    Interaction named = interaction.caseId() == null ? null : naming.get(interaction.caseId());
    return PartyKey.of(interaction, named == null ? null : named.party());
  }

  /** Whether there is one of a source and an id. */
  public boolean has(Interaction.Key key) {
    return interactions.containsKey(key);
  }

  /** For each case the first of its interactions that names a party. */
  private Map<String, Interaction> naming(Instant asOf) {
    Map<String, Interaction> naming = new HashMap<>();
    for (Interaction interaction : interactions.values()) {
      if (interaction.caseId() != null
          && interaction.party() != null
          && !interaction.time().isAfter(asOf)) {
        naming.merge(
            interaction.caseId(),
            interaction,
            (one, other) -> Interaction.ORDER.compare(one, other) <= 0 ? one : other);
      }
    }
    return naming;
  }
}
