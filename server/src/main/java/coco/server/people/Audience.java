package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import java.util.List;
import java.util.UUID;

/**
 * Whom something is for: those of one of the teams, with one of the roles, who are written to in
 * one of the languages. What names nothing asks for nothing; where all is empty, it is everybody.
 */
public record Audience(List<UUID> teams, List<Role> roles, List<Language> languages) {
  public static final Audience EVERYBODY = new Audience(List.of(), List.of(), List.of());

  public Audience {
    teams = List.copyOf(teams);
    roles = List.copyOf(roles);
    languages = List.copyOf(languages);
  }

  public boolean isEverybody() {
    return equals(EVERYBODY);
  }
}
