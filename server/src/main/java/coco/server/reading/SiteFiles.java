package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.FrontMatter;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.code.Withdrawn;
import coco.server.web.Addresses;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What programs read of the public site: feeds, the map of the site, and what robots may visit. */
@Controller
class SiteFiles {
  private static final MediaType ATOM =
      new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
  private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  /** The most addresses that a map of a site may hold. */
  private static final int ADDRESSES_MOST = 50_000;

  /** The most editions that a feed tells. */
  private static final int ENTRIES_MOST = 20;

  private final Places places;
  private final Publications publications;
  private final Readings readings;
  private final Addresses addresses;

  SiteFiles(Places places, Publications publications, Readings readings, Addresses addresses) {
    this.places = places;
    this.publications = publications;
    this.readings = readings;
    this.addresses = addresses;
  }

  @GetMapping(PublicPages.LANGUAGE + "/{key}/feed")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> feed(Visit visit, @PathVariable String key) {
    Language language = visit.language();
    List<Published> all = publications.of(key);
    List<Withdrawn> withdrawn = publications.withdrawn(key);
    About head = head(visit, key, all, withdrawn);
    List<Feed.Entry> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(ENTRIES_MOST, all.size()); i++) {
      Published edition = all.get(i);
      Document now = readings.of(edition, language, Readers.PUBLIC).document();
      String summary =
          i + 1 == all.size()
              ? visit.text("reading.feed.first")
              : summary(visit, readings.of(all.get(i + 1), language, Readers.PUBLIC), now);
      entries.add(
          new Feed.Entry(
              edition.id(),
              visit.text("reading.feed.entry", now.title(), edition.name()),
              addresses.of(Place.edition(language, edition)),
              edition.publishedAt(),
              summary));
    }
    withdrawn.stream()
        .limit(ENTRIES_MOST)
        .forEach(edition -> entries.add(withdrawal(visit, head.title(), edition)));
    entries.sort(Comparator.comparing(Feed.Entry::at).reversed());
    String site = Place.code(language, key);
    Feed feed =
        new Feed(
            Feed.id(key, language.tag()),
            visit.text("reading.feed.title", head.title()),
            head.owner(),
            head.language().tag(),
            addresses.of(site + "/feed"),
            addresses.of(site),
            entries.stream().limit(ENTRIES_MOST).toList());
    return ResponseEntity.ok().contentType(ATOM).body(feed.xml());
  }

  private record About(String title, String owner, Language language) {}

  /** What a feed says of its code: who subscribed is told also that the last edition is gone. */
  private About head(Visit visit, String key, List<Published> all, List<Withdrawn> withdrawn) {
    if (all.isEmpty() && !withdrawn.isEmpty()) {
      String title = readings.title(withdrawn.getFirst(), visit.language());
      return new About(title, title, visit.language());
    }
    Reading reading = places.open(visit.language(), key, Optional.empty()).reading();
    FrontMatter front = reading.document().frontMatter();
    return new About(
        reading.title(),
        front.owner().map(Located::value).orElse(reading.title()),
        reading.language());
  }

  /** That an edition was withdrawn, why, and which one is in force instead. */
  private Feed.Entry withdrawal(Visit visit, String title, Withdrawn edition) {
    byte[] id = ("coco withdrawal " + edition.id()).getBytes(StandardCharsets.UTF_8);
    return new Feed.Entry(
        UUID.nameUUIDFromBytes(id),
        visit.text("reading.feed.withdrawal", title, edition.name()),
        addresses.of(Place.edition(visit.language(), edition.codeKey(), edition.name())),
        edition.at(),
        visit.text("reading.withdrawn.reason", edition.reason())
            + "\n"
            + publications
                .inForceAfter(edition)
                .map(name -> visit.text("reading.feed.then", name))
                .orElseGet(() -> visit.text("reading.feed.none-then")));
  }

  private static String summary(Visit visit, Reading before, Document now) {
    List<String> sentences = Changes.sentences(before.document(), now, visit.language());
    return sentences.isEmpty()
        ? visit.text("reading.feed.words-only")
        : String.join("\n", sentences);
  }

  @GetMapping("/robots.txt")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> robots() {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .body(
            """
            User-agent: *
            Disallow: /me
            Disallow: /office
            Disallow: /sign-in
            Disallow: /first
            Disallow: /*/drafts
            Sitemap: %s
            """
                .formatted(addresses.of("/sitemap.xml")));
  }

  @GetMapping("/sitemap.xml")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> map() {
    List<String> paths = new ArrayList<>();
    for (Language language : Language.values()) {
      paths.add("/" + language.tag());
    }
    for (Published edition : publications.inForce()) {
      for (Language language : readings.languages(edition).stream().sorted().toList()) {
        Reading reading = readings.of(edition, language, Readers.PUBLIC);
        String root = Place.code(language, edition.codeKey());
        paths.add(root);
        paths.add(root + "/terms");
        paths.add(root + "/hours");
        paths.add(root + "/help");
        paths.add(root + "/editions");
        reading.rules().forEach(rule -> paths.add(root + Reading.place(rule.id().text())));
      }
    }
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            """);
    paths.stream()
        .limit(ADDRESSES_MOST)
        .forEach(
            path ->
                xml.append("<url><loc>")
                    .append(addresses.of(path).replace("&", "&amp;"))
                    .append("</loc></url>\n"));
    return ResponseEntity.ok().contentType(XML).body(xml.append("</urlset>\n").toString());
  }
}
