package coco.engine.trial;

import coco.engine.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened with one party, in the order of events.
 *
 * @param name the party's name, where it has one
 */
record Story(@Nullable String name, List<Happening> events) {
  /**
   * An event in its place.
   *
   * @param place from 0, in its party's story
   * @param file the case that it belongs to: named, or one of its own
   */
  record Happening(int place, Interaction event, CaseFile file) {
    Instant time() {
      return event.time();
    }

    boolean isAfter(Happening other) {
      return place > other.place;
    }
  }

  /** A case, by what makes it one: a name, a party without one, or a lone event. */
  sealed interface CaseFile {}

  /** A case that events name. */
  record Named(String id) implements CaseFile {}

  /** The case of a party's events that name none. */
  record OfParty(String party) implements CaseFile {}

  /** The case of an event that names neither case nor party. */
  record Alone(Interaction.Key event) implements CaseFile {}

  /** The events after one, in order. */
  List<Happening> after(Happening one) {
    return events.subList(one.place() + 1, events.size());
  }

  /** The events before a place, in order. */
  List<Happening> before(int place) {
    return events.subList(0, place);
  }

  /** The stories of all parties, as of an instant. */
  static Collection<Story> all(Collection<Interaction> interactions, Instant asOf) {
    Map<Interaction.Key, Interaction> counting = new HashMap<>();
    for (Interaction interaction : interactions) {
      counting.merge(
          interaction.key(), interaction, (one, other) -> counts(one, other) ? one : other);
    }
    List<Interaction> ordered =
        counting.values().stream()
            .filter(event -> !event.time().isAfter(asOf))
            .sorted(ORDER)
            .toList();
    Map<String, String> partyOfCase = new HashMap<>();
    for (Interaction event : ordered) {
      if (event.caseId() != null && event.party() != null) {
        partyOfCase.putIfAbsent(event.caseId(), event.party());
      }
    }
    Map<Object, Story> stories = new LinkedHashMap<>();
    for (Interaction event : ordered) {
      CaseFile file = file(event);
      String party = event.caseId() == null ? event.party() : partyOfCase.get(event.caseId());
      Story story =
          stories.computeIfAbsent(
              party == null ? file : party, key -> new Story(party, new ArrayList<>()));
      story.events().add(new Happening(story.events().size(), event, file));
    }
    return stories.values();
  }

  /** Time, source, sequence (a missing one first), id. */
  private static final Comparator<Interaction> ORDER =
      Comparator.comparing(Interaction::time)
          .thenComparing(Interaction::source)
          .thenComparingLong(
              event -> event.sequence() == Interaction.NO_SEQUENCE ? -1 : event.sequence())
          .thenComparing(Interaction::id);

  /** Of two of one source and id the one recorded last counts, then the greater text. */
  private static boolean counts(Interaction one, Interaction other) {
    Instant first = Objects.requireNonNullElse(one.recorded(), Instant.MIN);
    Instant second = Objects.requireNonNullElse(other.recorded(), Instant.MIN);
    return first.equals(second) ? one.text().compareTo(other.text()) >= 0 : first.isAfter(second);
  }

  private static CaseFile file(Interaction event) {
    if (event.caseId() != null) {
      return new Named(event.caseId());
    }
    return event.party() != null ? new OfParty(event.party()) : new Alone(event.key());
  }
}
