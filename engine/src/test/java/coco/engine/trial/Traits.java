package coco.engine.trial;

import coco.engine.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a history has in it. */
final class Traits {
  /** The zones of generated codes, by what their changes of the clocks are. */
  static final Map<Trait, ZoneId> ZONES = zones();

  private Traits() {}

  private static Map<Trait, ZoneId> zones() {
    Map<Trait, ZoneId> zones = new LinkedHashMap<>();
    zones.put(Trait.DST_PARIS, ZoneId.of("Europe/Paris"));
    zones.put(Trait.DST_NEW_YORK, ZoneId.of("America/New_York"));
    zones.put(Trait.DST_LORD_HOWE, ZoneId.of("Australia/Lord_Howe"));
    zones.put(Trait.DST_SAO_PAULO, ZoneId.of("America/Sao_Paulo"));
    zones.put(Trait.DST_BEIRUT, ZoneId.of("Asia/Beirut"));
    zones.put(Trait.DST_APIA, ZoneId.of("Pacific/Apia"));
    zones.put(Trait.DST_CAIRO, ZoneId.of("Africa/Cairo"));
    zones.put(Trait.DST_AUCKLAND, ZoneId.of("Pacific/Auckland"));
    return zones;
  }

  /** What stands in the arrivals of a history in a zone. */
  static Set<Trait> of(List<Interaction> arrivals, ZoneId zone) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    addOfTimes(traits, arrivals.stream().map(Interaction::time).sorted().toList(), zone);
    long keys = arrivals.stream().map(Interaction::key).distinct().count();
    add(traits, Trait.DUPLICATE, keys < arrivals.size());
    add(traits, Trait.TIE, arrivals.stream().map(Interaction::time).distinct().count() < keys);
    List<Interaction> ordered = arrivals.stream().sorted(Interaction.ORDER).toList();
    add(traits, Trait.LATE, !ordered.equals(arrivals));
    add(traits, Trait.UNKNOWN_PARTY, arrivals.stream().anyMatch(event -> event.party() == null));
    add(traits, Trait.PAUSE_ACROSS_CLOSING, hasPauseAcrossClosing(ordered, zone));
    return traits;
  }

  private static void add(Set<Trait> traits, Trait trait, boolean has) {
    if (has) {
      traits.add(trait);
    }
  }

  private static void addOfTimes(Set<Trait> traits, List<Instant> times, ZoneId zone) {
    ZONES.forEach(
        (trait, zoneOfTrait) ->
            add(
                traits,
                trait,
                zone.equals(zoneOfTrait)
                    && times.stream().anyMatch(time -> isNearChange(time, zone))));
    for (Instant time : times) {
      LocalDate day = time.atZone(zone).toLocalDate();
      add(traits, Trait.LEAP_DAY, day.getMonthValue() == 2 && day.getDayOfMonth() == 29);
      add(traits, Trait.MIDNIGHT, time.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT));
    }
  }

  private static boolean isNearChange(Instant time, ZoneId zone) {
    Duration near = Duration.ofDays(2);
    ZoneOffsetTransition change = zone.getRules().nextTransition(time.minus(near));
    return change != null && change.getInstant().isBefore(time.plus(near));
  }

  /** Whether a state that stops clocks begins on one day and ends on a later one. */
  private static boolean hasPauseAcrossClosing(List<Interaction> ordered, ZoneId zone) {
    @Nullable LocalDate begun = null;
    for (Interaction event : ordered) {
      LocalDate day = event.time().atZone(zone).toLocalDate();
      switch (event.type()) {
        case "p+", "h+" -> begun = begun == null ? day : begun;
        case "p-", "h-" -> {
          if (begun != null && begun.isBefore(day)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
