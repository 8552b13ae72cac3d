package coco.server.reading;

import coco.language.text.Language;
import coco.server.web.Addresses;
import coco.server.web.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each page of an edition says of it, and of its own address.
 *
 * @param from the day since which, or from which, it is in force
 * @param isCurrent whether it is the edition in force
 * @param urgentReason why it was published at once, where it was an urgent correction
 * @param of the text's language
 * @param root address under which this edition's pages lie
 * @param permanent the same, where it stays whatever comes into force
 * @param current address of the edition in force
 * @param since address of what changed from this edition to the one in force
 * @param canonical this page's one address, whole; empty where it is not public
 * @param alternates this page in each language that the edition has, whole
 */
public record Head(
    String title,
    String edition,
    String from,
    boolean isCurrent,
    Optional<String> urgentReason,
    boolean isInternal,
    Language of,
    String root,
    String permanent,
    String current,
    String since,
    String canonical,
    Map<String, String> alternates) {
  public Head {
    alternates = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(alternates));
  }

  /**
   * The head of a page.
   *
   * @param below where the page lies under the edition's address
   */
  static Head of(
      Visit visit,
      Place place,
      String below,
      String from,
      Set<Language> languages,
      Addresses addresses) {
    Reading reading = place.reading();
    String key = reading.edition().codeKey();
    String current = place.isInternal() ? "/me/code/" + key : Place.code(visit.language(), key);
    Map<String, String> alternates = new LinkedHashMap<>();
    String canonical = "";
    if (!place.isInternal()) {
      canonical = addresses.of(root(place, reading.language()) + below);
      for (Language language : Language.values()) {
        if (languages.contains(language)) {
          alternates.put(language.tag(), addresses.of(root(place, language) + below));
        }
      }
    }
    return new Head(
        reading.title(),
        reading.edition().name(),
        from,
        place.isCurrent(),
        reading.edition().urgentReason(),
        place.isInternal(),
        reading.language(),
        place.root(),
        Place.edition(visit.language(), reading.edition()),
        current,
        ChangePages.address(current, reading.edition().name(), ""),
        canonical,
        alternates);
  }

  private static String root(Place place, Language language) {
    return place.isCurrent()
        ? Place.code(language, place.reading().edition().codeKey())
        : Place.edition(language, place.reading().edition());
  }
}
