package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.code.Published;
import coco.server.web.Templates;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Editions as files. Those of a published edition are made once and kept while there is room; those
 * of drafts are made each time.
 */
@Component
class Exports {
  /** How many bytes of made files are kept. */
  private static final long KEPT_MOST = 30_000_000;

  private final Readings readings;
  private final CodeReader reader;
  private final Templates templates;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Cache<Key, byte[]> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_MOST)
          .weigher((Key key, byte[] bytes) -> bytes.length)
          .build();

  private record Key(UUID edition, Language language, Readers readers, Format format) {}

  /** A kind of file. */
  enum Format {
    MARKDOWN("md", "text/markdown;charset=UTF-8"),
    JSON("json", "application/json"),
    PDF("pdf", "application/pdf"),
    SITE("zip", "application/zip");

    private final String ending;
    private final String type;

    Format(String ending, String type) {
      this.ending = ending;
      this.type = type;
    }

    String ending() {
      return ending;
    }

    String type() {
      return type;
    }

    /** The kind of an ending, where there is one. */
    static Optional<Format> ofEnding(String ending) {
      return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst();
    }
  }

  Exports(Readings readings, CodeReader reader, Templates templates) {
    this.readings = readings;
    this.reader = reader;
    this.templates = templates;
  }

  /** A published edition as a file, of what these readers may read; the same each time. */
  byte[] of(Published edition, Language language, Readers readers, Format format) {
    return kept.get(
        new Key(edition.id(), language, readers, format),
        any -> {
          List<Document> documents = new ArrayList<>();
          documents.add(readings.of(edition, language, readers).document());
          readings
              .in(edition, Pdf.other(documents.getFirst().language()), readers)
              .map(Reading::document)
              .ifPresent(documents::add);
          return of(documents, format);
        });
  }

  /**
   * Documents as a file.
   *
   * @param documents the language asked for first, then the other where there is one
   */
  byte[] of(List<Document> documents, Format format) {
    Document document = documents.getFirst();
    Supplier<Optional<Document>> other =
        () -> documents.size() > 1 ? Optional.of(documents.get(1)) : Optional.empty();
    return switch (format) {
      case MARKDOWN -> document.source().text().getBytes(StandardCharsets.UTF_8);
      case JSON -> json.writeValueAsBytes(CodeForm.of(document));
      case PDF -> Pdf.of(document, other.get(), reader.holidays());
      case SITE -> SiteZip.of(documents, reader.holidays(), templates);
    };
  }
}
