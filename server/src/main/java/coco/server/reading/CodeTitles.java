package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.code.Publications;
import coco.server.web.Visits;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What codes are called, for pages that know them by their key. */
@Component
class CodeTitles implements Visits.Titles {
  private final Publications publications;
  private final Readings readings;

  CodeTitles(Publications publications, Readings readings) {
    this.publications = publications;
    this.readings = readings;
  }

  @Override
  public Optional<String> of(String codeKey, Language language) {
    return publications
        .inForce(codeKey)
        .map(edition -> readings.of(edition, language, Readers.PUBLIC).title());
  }
}
