package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.code.Withdrawn;
import coco.server.web.NotFound;
import coco.server.web.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the edition that an address names, as its readers may see it. */
@Component
class Places {
  private final Publications publications;
  private final Readings readings;

  Places(Publications publications, Readings readings) {
    this.publications = publications;
    this.readings = readings;
  }

  /**
   * An edition on the public site.
   *
   * @param name of the edition; without, the one in force
   * @throws WithdrawnEdition where it was withdrawn
   * @throws NotFound where there is none that everybody may read
   */
  Place open(Language language, String key, Optional<String> name) {
    List<Published> published = publications.of(key);
    Optional<Published> current = publications.inForce(published);
    Published edition =
        name.isEmpty() ? inForce(key, published) : named(key, published, name.get());
    return new Place(
        readings.of(edition, language, Readers.PUBLIC),
        name.isEmpty() ? Place.code(language, key) : Place.edition(language, edition),
        false,
        current.filter(it -> it.id().equals(edition.id())).isPresent(),
        published);
  }

  /**
   * The edition of a code that has a name.
   *
   * @param published those of the code
   * @throws WithdrawnEdition where it was withdrawn
   * @throws NotFound where there never was one
   */
  Published named(String key, List<Published> published, String name) {
    return published.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing(key, name));
  }

  /**
   * The edition of a code that is in force.
   *
   * @param published those of the code
   * @throws WithdrawnEdition where all were withdrawn
   * @throws NotFound where there is none
   */
  Published inForce(String key, List<Published> published) {
    return publications.inForce(published).orElseThrow(() -> missing(key, published));
  }

  /** What stands for a code none of whose editions is in force: its last one, where withdrawn. */
  private RuntimeException missing(String key, List<Published> published) {
    return published.isEmpty()
        ? publications.withdrawn(key).stream()
            .max(Comparator.comparing(Withdrawn::at))
            .<RuntimeException>map(WithdrawnEdition::new)
            .orElseGet(() -> new NotFound("the code " + key))
        : new NotFound("the code " + key);
  }

  private RuntimeException missing(String key, String name) {
    Optional<Withdrawn> withdrawn =
        publications.withdrawn(key).stream().filter(each -> each.name().equals(name)).findFirst();
    return withdrawn.isPresent()
        ? new WithdrawnEdition(withdrawn.get())
        : new NotFound("the edition " + name);
  }

  /** The edition in force with its internal chapters, for those who work here. */
  Place whole(Visit visit, String key) {
    visit.signedIn().mustBeAbleTo(Permission.READ_CODE);
    List<Published> published = publications.of(key);
    Published edition = inForce(key, published);
    return new Place(
        readings.of(edition, visit.language(), Readers.OWN),
        "/me/code/" + key,
        true,
        true,
        published);
  }
}
