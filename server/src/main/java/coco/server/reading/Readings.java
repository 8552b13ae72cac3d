package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.code.PublicText;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.code.Withdrawn;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The texts of published editions, read once and kept while there is room: what they say never
 * changes. Which edition one reads is asked anew each time.
 */
@Component
class Readings {
  /** How many characters of text are kept read; a document takes some thirty bytes for each. */
  private static final long KEPT_MOST = 4_000_000;

  private final Publications publications;
  private final CodeReader reader;
  private final Cache<Key, Reading> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_MOST)
          .weigher((Key key, Reading reading) -> weight(reading))
          .build();
  private final Cache<UUID, Set<Language>> languages =
      Caffeine.newBuilder().maximumSize(5_000).build();

  private record Key(UUID edition, Language language, Readers readers) {}

  Readings(Publications publications, CodeReader reader) {
    this.publications = publications;
    this.reader = reader;
  }

  private static int weight(Reading reading) {
    return reading.document().source().text().length() + 1_000;
  }

  /** The languages that a published edition has a text in. */
  Set<Language> languages(Published edition) {
    Set<Language> known = languages.getIfPresent(edition.id());
    if (known == null) {
      known = Set.copyOf(publications.texts(edition).keySet());
      languages.put(edition.id(), known);
    }
    return known;
  }

  /** By whose clock an edition that was withdrawn told its days. */
  ZoneId zone(Withdrawn edition) {
    return withdrawn(edition, Language.ENGLISH)
        .map(document -> document.code().zone())
        .orElse(ZoneOffset.UTC);
  }

  /** How an edition that was withdrawn called its code: in a language, else in the other. */
  String title(Withdrawn edition, Language language) {
    return withdrawn(edition, language)
        .map(Document::title)
        .filter(title -> !title.isBlank())
        .orElse(edition.codeKey());
  }

  private Optional<Document> withdrawn(Withdrawn edition, Language asked) {
    Map<Language, String> texts = publications.texts(edition);
    return Stream.of(asked, other(asked))
        .flatMap(
            language ->
                Stream.ofNullable(texts.get(language)).map(text -> reader.read(language, text)))
        .findFirst();
  }

  /** An edition's text in a language; where it has none, in the other. */
  Reading of(Published edition, Language asked, Readers readers) {
    return in(edition, asked, readers)
        .or(() -> in(edition, other(asked), readers))
        .orElseThrow(() -> new IllegalStateException("no text of the edition " + edition.id()));
  }

  private static Language other(Language language) {
    return language == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH;
  }

  /** An edition's text in just this language, where it has one. */
  Optional<Reading> in(Published edition, Language language, Readers readers) {
    Key key = new Key(edition.id(), language, readers);
    Reading found = kept.getIfPresent(key);
    if (found != null) {
      return Optional.of(found);
    }
    Map<Language, String> texts = publications.texts(edition);
    String text = texts.get(language);
    if (text == null) {
      return Optional.empty();
    }
    Reading reading = new Reading(edition, document(language, text, readers), reader.holidays());
    kept.put(key, reading);
    return Optional.of(reading);
  }

  private Document document(Language language, String text, Readers readers) {
    Document whole = reader.read(language, text);
    if (readers == Readers.OWN) {
      return whole;
    }
    String open = PublicText.of(whole);
    return open.equals(text) ? whole : reader.read(language, open);
  }
}
