package coco.server.learn;

import coco.server.learn.text.CourseText;
import coco.server.reading.PdfFile;
import coco.server.web.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A certificate on a sheet of paper, for screen readers too (PDF/UA-1). */
final class CertificatePdf {
  private final Document page;

  private CertificatePdf(Document page) {
    this.page = page;
  }

  /**
   * The file.
   *
   * @param address where everybody can check it
   */
  static byte[] of(Certificate certificate, CourseText course, String address, Texts texts) {
    try {
      Document empty =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
      new CertificatePdf(empty).write(certificate, course, address, texts);
      return PdfFile.of(empty);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("no builder of documents", impossible);
    }
  }

  private void write(Certificate certificate, CourseText course, String address, Texts texts) {
    Element html = page.createElement("html");
    html.setAttribute("lang", texts.language().tag());
    page.appendChild(html);
    String title = texts.of("learn.certificate.title", course.title());
    Element head = append(html, "head", "");
    append(head, "title", title);
    for (String name : List.of("description", "subject")) {
      Element meta = append(head, "meta", "");
      meta.setAttribute("name", name);
      meta.setAttribute("content", texts.of("learn.certificate.subject"));
    }
    append(head, "style", PdfFile.style());
    Element cover = append(append(html, "body", ""), "div", "");
    cover.setAttribute("class", "certificate");
    append(cover, "p", texts.of("learn.certificate"));
    append(cover, "h1", certificate.holder());
    append(cover, "p", texts.of("learn.certificate.has-done"));
    Element name = append(cover, "p", course.title());
    name.setAttribute("class", "title");
    name.setAttribute("lang", course.language().tag());
    append(
        cover,
        "p",
        texts.of("learn.certificate.content", course.lessons().size(), course.questions()));
    append(cover, "p", texts.of("learn.certificate.on", day(texts, certificate.issued())));
    certificate
        .validUntil()
        .ifPresent(it -> append(cover, "p", texts.of("learn.certificate.until", day(texts, it))));
    Element check = append(cover, "p", texts.of("learn.certificate.check") + " ");
    Element link = append(check, "a", address);
    link.setAttribute("href", address);
  }

  private static String day(Texts texts, Instant at) {
    return texts.date(at.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private Element append(Element parent, String name, String text) {
    Element child = page.createElement(name);
    if (!text.isEmpty()) {
      child.appendChild(page.createTextNode(text));
    }
    parent.appendChild(child);
    return child;
  }
}
