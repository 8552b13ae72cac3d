package coco.server.code;

import coco.engine.calendar.Holidays;
import coco.engine.check.CodeCheck;
import coco.language.Codes;
import coco.language.Document;
import coco.language.HolidayRegions;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads texts, and remembers what it read last: the same text always means the same. */
@Component
class CodeReader {
  private static final int REMEMBERED_MOST = 40;

  private final Holidays holidays = Holidays.ofRegions();
  private final Map<String, Document> documents = remembering();
  private final Map<String, Map<Language, Document>> checked = remembering();

  private static <T> Map<String, T> remembering() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > REMEMBERED_MOST;
          }
        });
  }

  private static <T> T remembered(Map<String, T> known, String key, Supplier<T> read) {
    T found = known.get(key);
    if (found == null) {
      found = read.get();
      known.put(key, found);
    }
    return found;
  }

  Holidays holidays() {
    return holidays;
  }

  /** What a saved text says, with the findings of the text alone. */
  Document document(Saved saved) {
    return remembered(
        documents,
        saved.language().tag() + saved.hash(),
        () -> read(saved.language(), saved.text()));
  }

  Document read(Language language, String text) {
    return Codes.read(text, "code.%s.coco.md".formatted(language.tag()), regions());
  }

  /**
   * Each text with every finding: examples run, rules held against each other, languages compared.
   */
  Map<Language, Document> checked(Edition edition) {
    StringBuilder key = new StringBuilder();
    edition.texts().values().forEach(saved -> key.append(saved.hash()).append(' '));
    return remembered(
        checked,
        key.toString(),
        () -> checked(edition.texts().values().stream().map(this::document).toList()));
  }

  /** The same for texts that are not saved yet. */
  Map<Language, Document> checked(List<Document> documents) {
    Map<Language, Document> all = new EnumMap<>(Language.class);
    CodeCheck.of(new ArrayList<>(documents), holidays)
        .forEach(document -> all.put(document.language(), document));
    return all;
  }

  private HolidayRegions regions() {
    return new HolidayRegions() {
      @Override
      public boolean isKnown(String region) {
        return holidays.isKnown(region);
      }

      @Override
      public List<String> all() {
        return List.copyOf(holidays.all());
      }
    };
  }
}
