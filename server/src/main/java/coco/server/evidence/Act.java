package coco.server.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something that was done and is to be proven one day.
 *
 * @param kind as {@code edition.published}; has a text {@code evidence.act.KIND}
 * @param at when
 * @param facts what it was done to, by name: nothing about a person
 * @param sealed what the log commits to without telling it, and that may be erased
 */
public record Act(String kind, Instant at, SortedMap<String, String> facts, List<Sealed> sealed) {
  public Act {
    // As finely as the database tells time.
    at = at.truncatedTo(ChronoUnit.MILLIS);
    facts = new TreeMap<>(facts);
    sealed = List.copyOf(sealed);
  }

  /** One of which nothing is known yet but what it is. */
  public static Act of(String kind, Instant at) {
    return new Act(kind, at, new TreeMap<>(), List.of());
  }

  /**
   * What an act commits to.
   *
   * @param name what it is: {@code by}
   * @param subject whom it is about; erased with them
   * @param value empty for somebody of the directory: name and address, as they are there
   */
  public record Sealed(String name, Optional<UUID> subject, Optional<String> value) {}

  /** With one fact more. */
  public Act with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new Act(kind, at, more, sealed);
  }

  /** With somebody of the directory who did it, or whom it happened to. */
  public Act about(String name, UUID person) {
    return sealing(new Sealed(name, Optional.of(person), Optional.empty()));
  }

  /** With words about somebody. */
  public Act about(String name, UUID person, String words) {
    return sealing(new Sealed(name, Optional.of(person), Optional.of(words)));
  }

  /** With words that are nobody's, and not for everybody. */
  public Act with(String name, Optional<String> words) {
    return words.isPresent() ? sealing(new Sealed(name, Optional.empty(), words)) : this;
  }

  private Act sealing(Sealed one) {
    List<Sealed> more = new ArrayList<>(sealed);
    more.add(one);
    return new Act(kind, at, facts, more);
  }
}
