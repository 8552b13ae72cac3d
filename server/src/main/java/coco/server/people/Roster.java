package coco.server.people;

import coco.server.access.Role;
import coco.server.access.Secrets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole directory at one moment, by address. */
record Roster(SortedMap<String, Entry> entries) {
  Roster {
    entries = new TreeMap<>(entries);
  }

  static Roster of(Collection<Entry> entries) {
    SortedMap<String, Entry> byEmail = new TreeMap<>();
    entries.forEach(entry -> byEmail.put(entry.email(), entry));
    return new Roster(byEmail);
  }

  Optional<Entry> of(String email) {
    return Optional.ofNullable(entries.get(email));
  }

  /** This directory with some entries put in, in the place of those of the same address. */
  Roster with(Collection<Entry> changed) {
    SortedMap<String, Entry> all = new TreeMap<>(entries);
    changed.forEach(entry -> all.put(entry.email(), entry));
    return new Roster(all);
  }

  /** Changes whenever anything in it does. */
  String fingerprint() {
    return Secrets.hash(
        entries.values().stream()
            .map(
                entry ->
                    Arrays.stream(Field.values())
                        .map(entry::value)
                        .collect(Collectors.joining("\u001f")))
            .collect(Collectors.joining("\u001e")));
  }

  /** Whether somebody administers it for good: with the role, and without a day of leaving. */
  boolean hasAdministrator() {
    return entries.values().stream()
        .anyMatch(entry -> entry.roles().contains(Role.ADMINISTRATOR) && entry.left().isEmpty());
  }

  /** Whether going from manager to manager leads from the person back to the person. */
  boolean isInCircle(String email) {
    Set<String> seen = new HashSet<>();
    Optional<String> next = manager(email);
    while (next.isPresent() && seen.add(next.get())) {
      if (next.get().equals(email)) {
        return true;
      }
      next = manager(next.get());
    }
    return false;
  }

  private Optional<String> manager(String email) {
    return of(email).flatMap(Entry::manager);
  }

  List<String> teams() {
    return entries.values().stream().flatMap(it -> it.team().stream()).distinct().sorted().toList();
  }
}
