package coco.engine.monitor;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.rules.Event;
import coco.engine.rules.Rules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A code at work on interactions as they arrive, in any order: keeps each party's interactions and
 * its state. One that is late for its party makes the party be judged anew from what is stored;
 * what changes in final verdicts is a revision.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Monitor {
  private static final class Party {
    final PartyKey key;
    final TreeMap<Interaction, Event> events = new TreeMap<>(Interaction.ORDER);
    Set<PublishedKey> told = Set.of();
    final Set<Interaction.Key> lateArrivals = new LinkedHashSet<>();
    PartyMonitor monitor;
    boolean stale;

    Party(PartyKey key, PartyMonitor monitor) {
      this.key = key;
      this.monitor = monitor;
    }
  }

  private record PublishedKey(String rule, String edition, Interaction.Key trigger, int link) {
    static PublishedKey of(Subject subject) {
      return new PublishedKey(
          subject.rule().text(), subject.edition(), subject.trigger(), subject.link());
    }
  }

  private record Published(Party party, Verdict verdict, int revision, boolean isFinal) {}

  private final Rules rules;
  private final Map<Interaction.Key, Interaction> interactions = new HashMap<>();
  private final Map<String, NavigableSet<Interaction>> cases = new HashMap<>();
  private final Map<PartyKey, Party> parties = new LinkedHashMap<>();
  private final Map<PublishedKey, Published> published = new HashMap<>();
  private final Map<String, Instant> watermarks = new TreeMap<>();
  private final List<Interaction.Key> differing = new ArrayList<>();
  private long now = Long.MIN_VALUE;

  /** A monitor that has seen nothing yet. */
  public Monitor(Rules rules) {
    this.rules = rules;
  }

  /**
   * Takes interactions, in whatever order. Of those with equal source and id the one recorded last
   * counts.
   */
  public void observe(Collection<Interaction> arrived) {
    arrived.forEach(this::observe);
  }

  /** Takes one interaction. A repeated one changes nothing. */
  public void observe(Interaction interaction) {
    Interaction known = interactions.get(interaction.key());
    if (known != null) {
      int precedence = Interaction.PRECEDENCE.compare(known, interaction);
      if (precedence != 0) {
        differing.add(interaction.key());
      }
      if (precedence >= 0) {
        return;
      }
      remove(known);
    }
    interactions.put(interaction.key(), interaction);
    add(interaction);
  }

  private void remove(Interaction interaction) {
    String caseId = interaction.caseId();
    if (caseId == null) {
      Party party = party(PartyKey.of(interaction, null));
      party.events.remove(interaction);
      markLate(party, interaction);
      return;
    }
    NavigableSet<Interaction> ofCase = ofCase(caseId);
    PartyKey before = keyOf(caseId, ofCase);
    ofCase.remove(interaction);
    Party party = party(before);
    party.events.remove(interaction);
    markLate(party, interaction);
    move(ofCase, before, keyOf(caseId, ofCase));
  }

  private void add(Interaction interaction) {
    String caseId = interaction.caseId();
    if (caseId == null) {
      take(party(PartyKey.of(interaction, null)), interaction);
      return;
    }
    NavigableSet<Interaction> ofCase = ofCase(caseId);
    PartyKey before = keyOf(caseId, ofCase);
    ofCase.add(interaction);
    move(ofCase, before, keyOf(caseId, ofCase));
    take(party(keyOf(caseId, ofCase)), interaction);
  }

  private NavigableSet<Interaction> ofCase(String caseId) {
    return cases.computeIfAbsent(caseId, key -> new TreeSet<>(Interaction.ORDER));
  }

  private static PartyKey keyOf(String caseId, NavigableSet<Interaction> ofCase) {
    for (Interaction interaction : ofCase) {
      if (interaction.party() != null) {
        return new PartyKey.Named(interaction.party());
      }
    }
    return new PartyKey.OfCase(caseId);
  }

  /**
   * Where the case's party has changed, its interactions go over to the other party, and both are
   * judged anew.
   */
  private void move(NavigableSet<Interaction> ofCase, PartyKey before, PartyKey after) {
    if (after.equals(before)) {
      return;
    }
    Party from = party(before);
    Party to = party(after);
    for (Interaction interaction : ofCase) {
      if (from.events.remove(interaction) != null) {
        to.events.put(interaction, rules.event(interaction));
        markLate(from, interaction);
        markLate(to, interaction);
      }
    }
  }

  private Party party(PartyKey key) {
    return parties.computeIfAbsent(
        key, made -> new Party(made, new PartyMonitor(rules, made.name())));
  }

  private void take(Party party, Interaction interaction) {
    Event event = rules.event(interaction);
    boolean last =
        party.events.isEmpty()
            || Interaction.ORDER.compare(party.events.lastKey(), interaction) < 0;
    party.events.put(interaction, event);
    if (last && !party.stale && event.time() >= now) {
      observe(party, event);
    } else {
      markLate(party, interaction);
    }
  }

  private static void observe(Party party, Event event) {
    Interaction interaction = event.interaction();
    party.monitor.observe(event, PartyKey.caseKey(interaction, party.key), interaction.caseId());
  }

  private static void markLate(Party party, Interaction interaction) {
    party.stale = true;
    party.lateArrivals.add(interaction.key());
  }

  /**
   * Lets time pass: {@code asOf} is the instant asked about from now on, included. It never goes
   * back.
   */
  public void advanceTo(Instant asOf) {
    now = Math.max(now, ChronoUnit.MICROS.between(Instant.EPOCH, asOf));
  }

  /** Says that a source has nothing more to tell from before an instant. */
  public void watermark(String source, Instant complete) {
    watermarks.merge(source, complete, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** All verdicts as they stand, party by party in the order of their first interaction seen. */
  public List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    report(
        judgement -> {
          if (judgement.occasion() == null) {
            verdicts.add(judgement.verdict());
          }
        });
    return verdicts;
  }

  /** All periods of service levels and averages as they stand. */
  public List<LevelVerdict> levels() {
    Levels levels = new Levels();
    report(levels::count);
    return levels.verdicts(now);
  }

  private void report(VerdictSink sink) {
    for (Party party : parties.values()) {
      bringUpToDate(party);
      party.monitor.report(sink);
    }
  }

  /**
   * Interactions that came again with the same source and id but other content, in the order of
   * arrival.
   */
  public List<Interaction.Key> differing() {
    return List.copyOf(differing);
  }

  private void bringUpToDate(Party party) {
    if (party.stale) {
      party.monitor = new PartyMonitor(rules, party.key.name());
      party.events.values().forEach(event -> observe(party, event));
      party.stale = false;
    }
    party.monitor.advanceTo(now);
  }

  /**
   * The verdicts that are new or have changed since this was last asked. One whose case has gone
   * over to another party is the same verdict, changed.
   */
  public List<VerdictChange> changes() {
    Instant complete = complete();
    List<VerdictChange> changes = new ArrayList<>();
    Map<Party, Set<PublishedKey>> before = new LinkedHashMap<>();
    for (Party party : parties.values()) {
      bringUpToDate(party);
      before.put(party, party.told);
      Set<PublishedKey> told = new LinkedHashSet<>();
      party.monitor.report(
          judgement -> {
            if (judgement.occasion() == null) {
              Verdict verdict = judgement.verdict();
              PublishedKey key = PublishedKey.of(verdict.subject());
              told.add(key);
              publish(party, key, verdict, complete, changes);
            }
          });
      party.told = told;
    }
    before.forEach((party, told) -> withdraw(party, told, changes));
    parties.values().forEach(party -> party.lateArrivals.clear());
    return changes;
  }

  private void publish(
      Party party,
      PublishedKey key,
      Verdict verdict,
      @Nullable Instant complete,
      List<VerdictChange> changes) {
    Published before = published.get(key);
    boolean isFinal = complete != null && VerdictChange.decided(verdict, complete);
    if (before != null && before.verdict.equals(verdict) && before.isFinal == isFinal) {
      published.put(key, new Published(party, verdict, before.revision, isFinal));
      return;
    }
    boolean revises =
        before != null
            && before.isFinal
            && !party.lateArrivals.isEmpty()
            && !before.verdict.equals(verdict);
    int revision = before == null ? 0 : before.revision + (revises ? 1 : 0);
    published.put(key, new Published(party, verdict, revision, isFinal));
    changes.add(
        new VerdictChange(
            verdict.subject(),
            verdict,
            revision,
            isFinal,
            revises ? List.copyOf(party.lateArrivals) : List.of()));
  }

  /** A verdict whose trigger is no longer one is withdrawn. */
  private void withdraw(Party party, Set<PublishedKey> told, List<VerdictChange> changes) {
    for (PublishedKey key : told) {
      Published before = published.get(key);
      if (before != null && before.party == party && !party.told.contains(key)) {
        published.remove(key);
        changes.add(
            new VerdictChange(
                before.verdict.subject(),
                null,
                before.revision + (before.isFinal ? 1 : 0),
                before.isFinal,
                List.copyOf(party.lateArrivals)));
      }
    }
  }

  /** The instant before which every source is complete; null where none has said anything. */
  private @Nullable Instant complete() {
    return watermarks.values().stream().min(Instant::compareTo).orElse(null);
  }
}
