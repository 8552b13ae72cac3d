package coco.engine.trial;

import coco.engine.Interaction;
import coco.language.code.Code;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the trial of a number: codes of every form, and histories with everything that goes wrong
 * with time.
 */
final class TrialGenerator {
  /** So many that every pair that may stand in a rule comes about often in the default run. */
  private static final int RULES_PER_EDITION = 20;

  private final long seed;
  private final Chance chance;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final ZoneId zone;
  private final String partyZone;
  private final LocalDate around;
  private boolean hasQuickSeries;

  private TrialGenerator(long seed) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.zone = chance.of(List.copyOf(Traits.ZONES.values()));
    this.partyZone = chance.of("Asia/Tokyo", "America/New_York", "Europe/Paris", "Pacific/Apia");
    if (chance.percent(82)) {
      this.around = transition().minusDays(chance.between(0, 2));
    } else {
      this.around = LocalDate.of(chance.of(2012, 2016, 2024), 2, 28);
    }
  }

  /** A day on which the zone changed its clocks. */
  private LocalDate transition() {
    Instant from =
        LocalDate.of(chance.between(2011, 2017), chance.between(1, 12), 1)
            .atStartOfDay(zone)
            .toInstant();
    ZoneOffsetTransition next = zone.getRules().nextTransition(from);
    return next == null ? LocalDate.of(2011, 12, 30) : next.getInstant().atZone(zone).toLocalDate();
  }

  static Trial generate(long seed) {
    return new TrialGenerator(seed).trial();
  }

  private Trial trial() {
    SequencedMap<String, List<RuleGenerator.Tagged>> tagged = new LinkedHashMap<>();
    List<Code> editions = editions(tagged);
    hasQuickSeries =
        tagged.values().stream()
            .flatMap(List::stream)
            .anyMatch(rule -> rule.form() == Form.REPEATED_DUTY && !rule.timing().isDaysOrMore());
    List<Interaction> events = events();
    Instant last = events.stream().map(Interaction::time).max(Instant::compareTo).orElseThrow();
    Instant asOf =
        chance.percent(70)
            ? last.plusSeconds(chance.below(40) * 3_600L * chance.between(1, 24))
            : chance.of(
                events.stream().map(Interaction::time).sorted().skip(events.size() / 2).toList());
    List<Interaction> known =
        arrivals(events).stream().filter(event -> !event.time().isAfter(asOf)).toList();
    traits.addAll(Traits.of(known, zone));
    return new Trial(seed, editions, tagged, known, asOf, traits);
  }

  private List<Code> editions(SequencedMap<String, List<RuleGenerator.Tagged>> tagged) {
    int count = chance.percent(35) ? chance.between(2, 3) : 1;
    if (count > 1) {
      traits.add(Trait.SEVERAL_EDITIONS);
    }
    boolean withReplacing = chance.percent(40);
    boolean gap = chance.percent(35);
    if (gap) {
      traits.add(Trait.CALENDAR_GAP);
    }
    List<Code> editions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<RuleGenerator.Tagged> rules =
          rules(withReplacing, i == 0 ? List.of() : tagged.lastEntry().getValue());
      Optional<LocalDate> effective =
          i == 0
              ? (chance.percent(60) ? Optional.empty() : Optional.of(around.minusDays(1)))
              : Optional.of(around.plusDays(2L * i));
      editions.add(code("2027." + i, effective, gap, rules));
      tagged.put("2027." + i, rules);
    }
    return editions;
  }

  private Code code(
      String edition,
      Optional<LocalDate> effective,
      boolean gap,
      List<RuleGenerator.Tagged> rules) {
    return new Code(
        "trial",
        edition,
        effective,
        zone,
        Optional.of(gap ? "gap" : chance.of("office", "office", "local", "night")),
        List.of(Vocabulary.type("close")),
        List.of(),
        Vocabulary.definitions(),
        Vocabulary.calendars(zone, around),
        rules.stream().map(RuleGenerator.Tagged::rule).toList(),
        List.of());
  }

  private List<RuleGenerator.Tagged> rules(
      boolean withReplacing, List<RuleGenerator.Tagged> earlier) {
    List<RuleGenerator.Tagged> rules = new ArrayList<>();
    for (int i = 0; i < RULES_PER_EDITION; i++) {
      RuleId id = new RuleId("R-" + i);
      if (i < earlier.size() && chance.percent(50)) {
        // The same rule in the next edition, or one of its form with another length.
        RuleGenerator.Tagged same = earlier.get(i);
        rules.add(
            chance.percent(50)
                ? same.withReplaced(List.of())
                : RuleGenerator.generate(chance, id, same.form(), same.timing()));
        continue;
      }
      Plan.Combination wanted =
          Plan.COMBINATIONS.get(
              (int) Math.floorMod(seed * RULES_PER_EDITION + i, (long) Plan.COMBINATIONS.size()));
      rules.add(RuleGenerator.generate(chance, id, wanted.form(), wanted.timing()));
    }
    return withReplacing ? withReplaced(rules) : rules;
  }

  /**
   * Lets some rules replace ones before them, so that chains and rivals come about and circles do
   * not.
   */
  private List<RuleGenerator.Tagged> withReplaced(List<RuleGenerator.Tagged> rules) {
    traits.add(Trait.REPLACING_RULES);
    List<RuleGenerator.Tagged> changed = new ArrayList<>(rules);
    for (int i = 1; i < rules.size(); i++) {
      if (chance.percent(50)) {
        changed.set(i, rules.get(i).withReplaced(List.of(new RuleId("R-" + chance.below(i)))));
      }
    }
    return changed;
  }

  private List<Interaction> events() {
    int count = chance.between(12, 28);
    List<Interaction> events = new ArrayList<>();
    boolean unknownParties = chance.percent(45);
    for (int i = 0; i < count; i++) {
      events.add(event(i, time(events), unknownParties));
    }
    if (chance.percent(45)) {
      pauseAcrossClosing(events);
    }
    return events;
  }

  /** Times are on a coarse grid, so that ties and events at the very deadline come about often. */
  private Instant time(List<Interaction> before) {
    int kind = chance.below(100);
    if (kind < 4) {
      return nextChange().plusSeconds(1_800L * chance.between(-30, 60));
    }
    if (kind < 12 && !before.isEmpty()) {
      return chance.of(before).time();
    }
    if (kind < 24 && !before.isEmpty()) {
      return chance.of(before).time().plusSeconds(chance.of(1_800, 3_600, 7_200, 86_400));
    }
    if (kind < 34) {
      return around.plusDays(chance.below(8)).atStartOfDay(zone).toInstant();
    }
    LocalDate day =
        kind < 90
            ? around.plusDays(chance.below(6))
            : around.plusDays(
                hasQuickSeries
                    ? chance.of(7, 8, 9, 14, 15)
                    : chance.of(7, 8, 28, 29, 30, 31, 365, 366, 367));
    int slot = chance.percent(70) ? chance.between(16, 36) : chance.below(48);
    return day.atTime(LocalTime.of(slot / 2, 30 * (slot % 2))).atZone(zone).toInstant();
  }

  /** The next change of the clocks after the day around which all happens. */
  private Instant nextChange() {
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(around.atStartOfDay(zone).toInstant());
    return hasQuickSeries || next == null
        ? around.plusDays(2).atStartOfDay(zone).toInstant()
        : next.getInstant();
  }

  private Interaction event(int number, Instant time, boolean unknownParties) {
    String type =
        chance.of(
            "t", "t", "t", "t", "t", "a", "a", "a", "a", "b", "b", "e", "e", "p+", "p+", "p-", "h+",
            "h+", "h-", "x", "close");
    String caseId =
        chance.percent(unknownParties ? 75 : 90) ? chance.of("c1", "c1", "c2", "c3") : null;
    @Nullable String party = chance.percent(unknownParties ? 45 : 92) ? partyOf(caseId) : null;
    return interaction(number, time, type, caseId, party);
  }

  /** Mostly the case's own party, now and then another. */
  private String partyOf(@Nullable String caseId) {
    if (caseId == null || chance.percent(8)) {
      return chance.of("p1", "p2");
    }
    return caseId.equals("c3") ? "p2" : "p1";
  }

  private Interaction interaction(
      int number, Instant time, String type, @Nullable String caseId, @Nullable String party) {
    LinkedHashMap<String, Value> attributes = new LinkedHashMap<>();
    maybe(attributes, 60, "priority", new Value.Text(chance.of("P1", "P2", "P3")));
    maybe(attributes, 60, "amount", Value.Quantity.of(chance.below(100)));
    maybe(attributes, 5, "amount", new Value.Text("many"));
    maybe(attributes, 30, "case.priority", new Value.Text(chance.of("P1", "P2", "P3")));
    maybe(
        attributes,
        40,
        "party.tier",
        new Value.Text(chance.of("gold", "gold", "gold", "silver", "none")));
    maybe(attributes, 10, "party.kind", new Value.Text(chance.of("customer", "partner", "other")));
    maybe(
        attributes,
        12,
        "party.zone",
        new Value.Text(chance.of(partyZone, partyZone, zone.getId(), "nowhere")));
    maybe(attributes, 70, "actor.role", new Value.Text(chance.of("lead", "lead", "agent")));
    maybe(
        attributes,
        80,
        "due",
        new Value.Moment(time.plusSeconds(1_800L * chance.between(-10, 100))));
    maybe(
        attributes,
        80,
        "day",
        new Value.Day(time.atZone(zone).toLocalDate().plusDays(chance.between(-1, 4))));
    return new Interaction(
        chance.of("north", "south"),
        "i" + number,
        chance.percent(70) ? number : Interaction.NO_SEQUENCE,
        time,
        null,
        type,
        caseId,
        party,
        chance.of("ann", "bob"),
        chance.of("phone", "mail"),
        chance.of(Interaction.Direction.INBOUND, Interaction.Direction.OUTBOUND),
        attributes);
  }

  private void maybe(Map<String, Value> attributes, int percent, String name, Value value) {
    if (chance.percent(percent)) {
      attributes.put(name, value);
    }
  }

  private void pauseAcrossClosing(List<Interaction> events) {
    LocalDate day = around.plusDays(chance.below(4));
    int next = events.size();
    events.add(
        interaction(
            next, day.atTime(16, 30).atZone(zone).toInstant(), chance.of("p+", "h+"), "c1", "p1"));
    events.add(
        interaction(
            next + 1,
            day.plusDays(chance.between(1, 3)).atTime(10, 0).atZone(zone).toInstant(),
            chance.of("p-", "h-"),
            "c1",
            "p1"));
  }

  private List<Interaction> arrivals(List<Interaction> events) {
    List<Interaction> arrivals = new ArrayList<>(events);
    arrivals.sort(Interaction.ORDER);
    if (chance.percent(50)) {
      if (chance.percent(40)) {
        Collections.shuffle(arrivals, new Random(chance.nextLong()));
      } else {
        for (int moves = chance.between(1, 3); moves > 0; moves--) {
          Interaction late = arrivals.remove(chance.below(arrivals.size()));
          arrivals.add(chance.between(0, arrivals.size()), late);
        }
      }
    }
    if (chance.percent(40)) {
      for (int copies = chance.between(1, 3); copies > 0; copies--) {
        duplicate(arrivals);
      }
    }
    return arrivals;
  }

  /** The same interaction again, or another content under the same source and id. */
  private void duplicate(List<Interaction> arrivals) {
    Interaction once = chance.of(arrivals);
    Interaction again =
        chance.percent(50)
            ? once
            : new Interaction(
                once.source(),
                once.id(),
                once.sequence(),
                chance.percent(50) ? once.time() : once.time().plusSeconds(3_600),
                chance.percent(50) ? null : once.time().plusSeconds(60),
                chance.of("t", "a", once.type()),
                once.caseId(),
                once.party(),
                once.actor(),
                chance.of("phone", "mail"),
                once.direction(),
                once.attributes());
    arrivals.add(chance.between(0, arrivals.size()), again);
  }
}
