package coco.server.people;

import java.util.Locale;

/** What the directory holds of a person, in the order of an export's columns. */
public enum Field {
  EMAIL,
  NAME,
  LANGUAGE,
  TEAM,
  MANAGER,
  ROLES,
  JOINED,
  LEFT;

  /** As it stands in keys of texts and in forms. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
