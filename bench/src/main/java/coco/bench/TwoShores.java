package coco.bench;

import coco.engine.calendar.Holidays;
import coco.language.Codes;
import coco.language.Document;
import coco.language.HolidayRegions;
import coco.language.code.Code;
import coco.language.code.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The benchmark's code: twenty-five rules of a made supplier. */
public final class TwoShores {
  private static final String FILE = "/two-shores.en.coco.md";

  /** The ten rules that every peer can say. */
  public static final List<String> COMMON =
      List.of("B-01", "B-02", "B-05", "B-08", "B-09", "B-10", "B-11", "B-14", "B-15", "B-16");

  private TwoShores() {}

  /** The document as people read it. */
  public static Document document() {
    try (InputStream text = TwoShores.class.getResourceAsStream(FILE)) {
      if (text == null) {
        throw new IllegalStateException("no " + FILE);
      }
      Document document = Codes.read(text.readAllBytes(), FILE, HolidayRegions.UNCHECKED);
      if (!document.isSound()) {
        throw new IllegalStateException(FILE + " is not sound: " + document.findings());
      }
      return document;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The code that the machine runs. */
  public static Code code() {
    return document().code();
  }

  /** All rules, by id in order. */
  public static List<String> rules() {
    return code().rules().stream().map(Rule::id).map(id -> id.text()).sorted().toList();
  }

  /** The holidays of its calendars. */
  public static Holidays holidays() {
    return Holidays.ofRegions();
  }
}
