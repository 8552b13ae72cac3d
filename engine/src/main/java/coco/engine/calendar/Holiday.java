package coco.engine.calendar;

import coco.language.text.Language;
import java.time.LocalDate;

/** A public holiday, or a day of a file of closures, with its names. */
public record Holiday(LocalDate date, String english, String french) {
  /** Its name in a language. */
  public String name(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case FRENCH -> french;
    };
  }
}
