package coco.server.relations;

import coco.language.text.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer, a partner or another stakeholder.
 *
 * @param language in which they are written to
 * @param zone in which hours that are theirs are counted
 * @param contact their mail address
 * @param since the day since which the organisation deals with them
 */
public record Party(
    UUID id,
    Kind kind,
    String name,
    Language language,
    ZoneId zone,
    String contact,
    LocalDate since) {

  /** What a party is to the organisation. */
  public enum Kind {
    CUSTOMER,
    PARTNER,
    STAKEHOLDER;

    /** As in the database, in addresses and in keys of texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a key. */
    public static Optional<Kind> ofKey(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
  }
}
