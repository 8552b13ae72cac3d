package coco.server.reading;

import coco.engine.calendar.Holidays;
import coco.engine.page.CodePage;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.FrontMatter;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A text as a PDF for paper and for screen readers (PDF/UA-1): a title page in both languages,
 * contents with page numbers, and the code as its page has it; examples as tables.
 */
final class Pdf {
  private final Document document;
  private final Optional<Document> other;
  private final Texts texts;
  private final org.w3c.dom.Document page;

  private Pdf(Document document, Optional<Document> other, Holidays holidays) {
    this.document = document;
    this.other = other;
    this.texts = Texts.in(document.language());
    this.page =
        PdfPage.parsed(
            CodePage.render(List.of(document), holidays, Readers.OWN)
                .replaceFirst("^<!DOCTYPE html>\\s*", ""));
  }

  /**
   * The file.
   *
   * @param document what its readers may read, and nothing else
   * @param other the same edition in the other language, for the title page
   */
  static byte[] of(Document document, Optional<Document> other, Holidays holidays) {
    return new Pdf(document, other, holidays).bytes();
  }

  private byte[] bytes() {
    head();
    body();
    return PdfFile.of(page);
  }

  private void head() {
    Element head = first("head");
    while (head.getFirstChild() != null) {
      head.removeChild(head.getFirstChild());
    }
    PdfPage.append(head, "title", document.title() + " · " + edition(texts, document));
    meta(head, "description", texts.of("reading.pdf.subject"));
    meta(head, "subject", texts.of("reading.pdf.subject"));
    document
        .frontMatter()
        .owner()
        .map(Located::value)
        .ifPresent(owner -> meta(head, "author", owner));
    PdfPage.append(head, "style", PdfFile.style());
    Element bookmarks = page.createElement("bookmarks");
    for (Element section : all("section")) {
      bookmark(bookmarks, section, "h2");
    }
    head.appendChild(bookmarks);
    page.getDocumentElement().setAttribute("lang", document.language().tag());
  }

  private void bookmark(Element bookmarks, Element of, String heading) {
    NodeList headings = of.getElementsByTagName(heading);
    if (headings.getLength() > 0 && headings.item(0) instanceof Element first) {
      Element bookmark = page.createElement("bookmark");
      bookmark.setAttribute("name", first.getTextContent().strip());
      bookmark.setAttribute("href", "#" + first.getAttribute("id"));
      bookmarks.appendChild(bookmark);
      for (Element article : PdfPage.elements(of, "article")) {
        bookmark(bookmark, article, "h3");
      }
    }
  }

  private void meta(Element head, String name, String content) {
    Element meta = page.createElement("meta");
    meta.setAttribute("name", name);
    meta.setAttribute("content", content);
    head.appendChild(meta);
  }

  private void body() {
    Element body = first("body");
    Element main = first("main");
    List<Node> contents = new ArrayList<>();
    for (Node child = main.getFirstChild(); child != null; child = child.getNextSibling()) {
      contents.add(child);
    }
    Element code = page.createElement("div");
    contents.forEach(code::appendChild);
    while (body.getFirstChild() != null) {
      body.removeChild(body.getFirstChild());
    }
    body.appendChild(cover());
    body.appendChild(contents(code));
    body.appendChild(code);
    plain(code);
  }

  private Element cover() {
    Element cover = page.createElement("div");
    cover.setAttribute("class", "cover");
    title(cover, document, "h1");
    other.ifPresent(it -> title(cover, it, "p"));
    return cover;
  }

  private void title(Element cover, Document of, String heading) {
    Texts spoken = Texts.in(of.language());
    Element block = page.createElement("div");
    block.setAttribute("lang", of.language().tag());
    block.setAttribute("class", "cover-title");
    PdfPage.append(block, heading, of.title()).setAttribute("class", "title");
    PdfPage.append(block, "p", edition(spoken, of));
    FrontMatter front = of.frontMatter();
    of.code()
        .effective()
        .ifPresent(day -> PdfPage.append(block, "p", spoken.of("reading.since", spoken.date(day))));
    front
        .owner()
        .ifPresent(it -> PdfPage.append(block, "p", spoken.of("reading.owner", it.value())));
    front
        .contact()
        .ifPresent(it -> PdfPage.append(block, "p", spoken.of("reading.contact", it.value())));
    cover.appendChild(block);
  }

  private static String edition(Texts spoken, Document of) {
    return spoken.of("code.office.edition", of.code().edition());
  }

  private Element contents(Element code) {
    Element contents = page.createElement("div");
    contents.setAttribute("class", "contents");
    PdfPage.append(contents, "h2", texts.of("reading.pdf.contents"));
    Element list = page.createElement("ul");
    for (Element section : PdfPage.elements(code, "section")) {
      Element chapter = entry(list, section, "h2");
      Element inside = page.createElement("ul");
      for (Element article : PdfPage.elements(section, "article")) {
        entry(inside, article, "h3");
      }
      if (inside.hasChildNodes()) {
        chapter.appendChild(inside);
      }
    }
    contents.appendChild(list);
    return contents;
  }

  private Element entry(Element list, Element of, String heading) {
    Element item = page.createElement("li");
    Element title = PdfPage.elements(of, heading).getFirst();
    String words = title.getTextContent().strip().replaceAll("\\s+", " ");
    Element link = PdfPage.append(item, "a", words);
    link.setAttribute("href", "#" + title.getAttribute("id"));
    link.setAttribute("title", words);
    list.appendChild(item);
    return item;
  }

  /** Without what only a screen has; each link says where it leads. */
  private static void plain(Element code) {
    PdfPage.plain(code);
    for (Element link : PdfPage.elements(code, "a")) {
      link.setAttribute("title", link.getTextContent().strip().replaceAll("\\s+", " "));
    }
  }

  private Element first(String name) {
    return all(name).getFirst();
  }

  private List<Element> all(String name) {
    return PdfPage.elements(page.getDocumentElement(), name);
  }

  /** The other language of two. */
  static Language other(Language language) {
    return language == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH;
  }
}
