package coco.server.reading;

import coco.language.Document;
import coco.server.code.Publications;
import coco.server.web.Addresses;
import coco.server.web.Visit;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes what each page of an edition says of it. */
@Component
class Heads {
  private final Publications publications;
  private final Readings readings;
  private final Addresses addresses;

  Heads(Publications publications, Readings readings, Addresses addresses) {
    this.publications = publications;
    this.readings = readings;
    this.addresses = addresses;
  }

  /**
   * The head of a page.
   *
   * @param below where the page lies under the edition's address
   */
  Head of(Visit visit, Place place, String below) {
    Reading reading = place.reading();
    Instant from =
        place.isCurrent()
            ? publications.inForceSince(reading.edition())
            : reading.edition().inForceFrom();
    return Head.of(
        visit,
        place,
        below,
        day(visit, reading.document(), from),
        readings.languages(reading.edition()),
        addresses);
  }

  /** The day of an instant in the code's zone, in the reader's words. */
  static String day(Visit visit, Document document, Instant at) {
    return visit.texts().date(at.atZone(document.code().zone()).toLocalDate());
  }
}
