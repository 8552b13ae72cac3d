package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the directory says of one person: what a form or a line of a file holds.
 *
 * @param email names the person; it does not change
 * @param manager the manager's address
 * @param roles in the order of {@link Role}
 * @param left the day since which they are gone
 */
public record Entry(
    String email,
    String name,
    Language language,
    Optional<String> team,
    Optional<String> manager,
    List<Role> roles,
    LocalDate joined,
    Optional<LocalDate> left) {
  public Entry {
    Collection<Role> held = List.copyOf(roles);
    roles = Arrays.stream(Role.values()).filter(held::contains).toList();
  }

  /** A field that is not as it was. */
  public record Difference(Field field, String before, String after) {}

  /** The value as it is kept; nothing where there is none. */
  public String value(Field field) {
    return switch (field) {
      case EMAIL -> email;
      case NAME -> name;
      case LANGUAGE -> language.tag();
      case TEAM -> team.orElse("");
      case MANAGER -> manager.orElse("");
      case ROLES -> roles.stream().map(Role::key).collect(Collectors.joining(" "));
      case JOINED -> joined.toString();
      case LEFT -> left.map(LocalDate::toString).orElse("");
    };
  }

  /** Where this differs from what was before. */
  List<Difference> differences(Entry before) {
    return Arrays.stream(Field.values())
        .filter(field -> !value(field).equals(before.value(field)))
        .map(field -> new Difference(field, before.value(field), value(field)))
        .toList();
  }

  Entry withLeft(LocalDate day) {
    return new Entry(email, name, language, team, manager, roles, joined, Optional.of(day));
  }

  /** Whether the person is here on that day, or will be. */
  boolean isHere(LocalDate today) {
    return left.map(day -> day.isAfter(today)).orElse(true);
  }
}
