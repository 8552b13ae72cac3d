package coco.engine.page;

import coco.engine.calendar.Holidays;
import coco.language.Document;
import coco.language.print.SafeHtml;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A code of connection as one page of HTML, in one language or in both: with a switch between them
 * that needs no script, light and dark, for phone, desk and paper.
 */
public final class CodePage {
  private final List<Document> versions;
  private final Holidays holidays;
  private final Readers readers;

  private CodePage(List<Document> versions, Holidays holidays, Readers readers) {
    this.versions = versions;
    this.holidays = holidays;
    this.readers = readers;
  }

  /**
   * The page.
   *
   * @param versions of one edition, each sound and in another language; the first is shown first
   * @param holidays those that their calendars name
   */
  public static String render(List<Document> versions, Holidays holidays, Readers readers) {
    if (versions.isEmpty()
        || versions.stream().map(Document::language).distinct().count() != versions.size()) {
      throw new IllegalArgumentException("a page has one version of the code in each language");
    }
    return new CodePage(List.copyOf(versions), holidays, readers).render();
  }

  private String render() {
    Document first = versions.getFirst();
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"").append(first.language().tag()).append("\">\n");
    html.append("<head>\n<meta charset=\"utf-8\"/>\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.append("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
    html.append("<title>").append(SafeHtml.escaped(first.title())).append("</title>\n");
    html.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    for (Document version : versions) {
      html.append(version(version));
    }
    return html.append("</body>\n</html>\n").toString();
  }

  private String version(Document document) {
    boolean several = versions.size() > 1;
    String prefix = several ? document.language().tag() + "-" : "";
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"version\" id=\"").append(top(document.language()));
    html.append("\" lang=\"").append(document.language().tag()).append("\">\n");
    StringBuilder others = new StringBuilder();
    for (Document other : versions) {
      if (other.language() != document.language()) {
        String tag = other.language().tag();
        others.append(
            "<a class=\"switch\" href=\"#%s\" lang=\"%s\" hreflang=\"%s\">%s</a>\n"
                .formatted(
                    top(other.language()), tag, tag, new PageTexts(other.language()).of("name")));
      }
    }
    html.append(new VersionPage(document, holidays, readers, prefix, others.toString()).html());
    return html.append("</div>\n").toString();
  }

  private static String top(Language language) {
    return "version-" + language.tag();
  }

  private static String style() {
    try (InputStream file = CodePage.class.getResourceAsStream("/coco/engine/page.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read page.css", e);
    }
  }
}
