package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who works for the organisation, or did.
 *
 * @param email in lower case; the name of the account
 * @param language in which CoCo writes to them
 * @param left the day since which they are gone, and the account is closed
 */
public record Person(
    UUID id,
    String email,
    String name,
    Language language,
    Optional<String> team,
    Optional<UUID> manager,
    Set<Role> roles,
    LocalDate joined,
    Optional<LocalDate> left) {
  public Person {
    roles = Set.copyOf(roles);
  }

  public Viewer viewer() {
    return new Viewer(id, name, roles);
  }
}
