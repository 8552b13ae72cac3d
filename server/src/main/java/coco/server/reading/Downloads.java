package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.CodeReader;
import coco.server.code.Edition;
import coco.server.code.Editions;
import coco.server.code.Saved;
import coco.server.web.NotFound;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Editions to take away: as Markdown, as data, as a PDF, as a site of files. */
@Controller
class Downloads {
  private static final String FILE = "/code.{ending:md|json|pdf|zip}";

  private final Places places;
  private final Exports exports;
  private final Editions editions;
  private final CodeReader reader;

  Downloads(Places places, Exports exports, Editions editions, CodeReader reader) {
    this.places = places;
    this.exports = exports;
    this.editions = editions;
    this.reader = reader;
  }

  @GetMapping({
    PublicPages.LANGUAGE + "/{key}" + FILE,
    PublicPages.LANGUAGE + "/{key}/editions/{name}" + FILE
  })
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> open(
      Visit visit,
      @PathVariable String key,
      @PathVariable Optional<String> name,
      @PathVariable String ending) {
    Place place = places.open(visit.language(), key, name);
    return published(place, visit.language(), ending, Readers.PUBLIC);
  }

  @GetMapping("/me/code/{key}" + FILE)
  @Needs(Permission.READ_CODE)
  ResponseEntity<byte[]> own(Visit visit, @PathVariable String key, @PathVariable String ending) {
    return published(places.whole(visit, key), visit.language(), ending, Readers.OWN);
  }

  private ResponseEntity<byte[]> published(
      Place place, Language language, String ending, Readers readers) {
    Exports.Format format = format(ending);
    return file(
        exports.of(place.reading().edition(), language, readers, format),
        place.reading().document(),
        format);
  }

  @GetMapping("/office/editions/{id}/texts/{tag}" + FILE)
  @Needs(Permission.READ_DRAFTS)
  ResponseEntity<byte[]> draft(
      Visit visit, @PathVariable UUID id, @PathVariable String tag, @PathVariable String ending) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language language = Language.ofTag(tag).orElseThrow(() -> new NotFound("the language " + tag));
    Saved saved = edition.texts().get(language);
    if (saved == null) {
      throw new NotFound("a text in " + tag);
    }
    List<Document> documents = new ArrayList<>();
    documents.add(reader.document(saved));
    edition.texts().values().stream()
        .filter(each -> each.language() != language)
        .map(reader::document)
        .forEach(documents::add);
    Exports.Format format = format(ending);
    boolean readable =
        format == Exports.Format.MARKDOWN || documents.stream().allMatch(Document::isSound);
    if (!readable) {
      throw new NotFound("a sound text of the edition " + id);
    }
    return file(exports.of(documents, format), documents.getFirst(), format);
  }

  private static Exports.Format format(String ending) {
    return Exports.Format.ofEnding(ending)
        .orElseThrow(() -> new NotFound("a file that ends in " + ending));
  }

  private static ResponseEntity<byte[]> file(
      byte[] bytes, Document document, Exports.Format format) {
    String name =
        "%s-%s-%s.%s"
            .formatted(
                document.code().id(),
                document.code().edition().replaceAll("[^\\p{L}\\p{N}._-]", "-"),
                document.language().tag(),
                format.ending());
    ContentDisposition disposition =
        (format == Exports.Format.SITE
                ? ContentDisposition.attachment()
                : ContentDisposition.inline())
            .filename(name, StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .contentType(MediaType.parseMediaType(format.type()))
        .body(bytes);
  }
}
