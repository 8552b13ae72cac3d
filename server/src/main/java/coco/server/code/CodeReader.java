package coco.server.code;

import coco.engine.calendar.Holidays;
import coco.engine.check.CodeCheck;
import coco.language.Codes;
import coco.language.Document;
import coco.language.HolidayRegions;
import coco.language.code.Code;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads texts, and remembers what it read last: the same text always means the same. */
@Component
public class CodeReader {
  private static final int REMEMBERED_MOST = 40;

  /** A line each, of every text that lists show. */
  private static final int GLANCES_MOST = 5_000;

  private final Holidays holidays = Holidays.ofRegions();

  /** The most rules whose running is quick enough for somebody who is typing. */
  private static final int RULES_AT_ONCE_MOST = 40;

  private final Map<String, Document> documents = remembering(REMEMBERED_MOST);
  private final Map<Code, CodeCheck.Ran> runs = remembering(REMEMBERED_MOST);
  private final Map<String, Map<Language, Document>> checked = remembering(REMEMBERED_MOST);
  private final Map<String, Glance> glances = remembering(GLANCES_MOST);

  private static <K, T> Map<K, T> remembering(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
            return size() > most;
          }
        });
  }

  private static <K, T> T remembered(Map<K, T> known, K key, Supplier<T> read) {
    T found = known.get(key);
    if (found == null) {
      found = read.get();
      known.put(key, found);
    }
    return found;
  }

  /** The public holidays that calendars may name. */
  public Holidays holidays() {
    return holidays;
  }

  /** What a saved text says, with the findings of the text alone. */
  public Document document(Saved saved) {
    return remembered(
        documents,
        saved.language().tag() + saved.hash(),
        () -> parsed(saved.language(), saved.text()));
  }

  /**
   * What lists show of a text.
   *
   * @param edition the name that it gives its edition
   * @param errors how many findings of the text alone stop publication
   * @param isSound whether it can be read
   */
  record Glance(String title, String edition, long errors, boolean isSound) {}

  /** What lists show of a saved text, which is fetched and read once. */
  Glance glance(Heading.Mark mark, Supplier<Saved> saved) {
    return remembered(
        glances,
        mark.language().tag() + mark.hash(),
        () -> {
          Saved text = saved.get();
          Document document = parsed(text.language(), text.text());
          return new Glance(
              document.title(),
              document.code().edition(),
              FindingLine.errors(document),
              document.isSound());
        });
  }

  /** The same for a text that is not saved, or not yet. */
  public Document read(Language language, String text) {
    return remembered(
        documents, language.tag() + Editions.hash(text), () -> parsed(language, text));
  }

  /** What pages call an edition's code: its title for a reader of a language. */
  String title(Edition edition, Language language) {
    return title(edition, document(edition.shown(language)));
  }

  /** What pages call an edition's code: the title of a text, or the key where it has none. */
  static String title(Edition edition, Document document) {
    return document.title().isBlank() ? edition.codeKey() : document.title();
  }

  private Document parsed(Language language, String text) {
    return Codes.read(text, FindingLine.fileOf(language), regions());
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

  private Map<Language, Document> checked(List<Document> documents) {
    Map<Language, Document> all = new EnumMap<>(Language.class);
    CodeCheck.of(new ArrayList<>(documents), holidays)
        .forEach(document -> all.put(document.language(), document));
    return all;
  }

  /**
   * A text that is being written, with what is found in it.
   *
   * @param isWhole whether its examples have run and its rules were held against each other
   */
  record Found(Document document, boolean isWhole) {}

  /**
   * What is found in a text that is being written, held against the text of the other language.
   *
   * @param patiently whether whoever asks waits for examples and contradictions of a long code
   */
  Found found(Language language, String text, Optional<Saved> other, boolean patiently) {
    Document read = read(language, text);
    Document document = read;
    CodeCheck.Ran known = runs.get(read.code());
    boolean isWhole =
        !read.isSound()
            || known != null
            || patiently
            || read.code().rules().size() <= RULES_AT_ONCE_MOST;
    if (read.isSound() && isWhole) {
      CodeCheck.Ran ran = remembered(runs, read.code(), () -> CodeCheck.ran(read, holidays));
      document = CodeCheck.with(read, ran);
    }
    if (other.isPresent()) {
      document =
          CodeCheck.with(document, Codes.compareLanguages(read, document(other.get())).first());
    }
    return new Found(document, isWhole);
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
