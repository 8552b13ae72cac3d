package coco.server.learn;

import coco.server.learn.text.CourseText;
import coco.server.reading.PdfPage;
import coco.server.web.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import org.w3c.dom.Element;

/** A certificate on a sheet of paper, for screen readers too (PDF/UA-1). */
final class CertificatePdf {
  private CertificatePdf() {}

  /**
   * The file.
   *
   * @param address where everybody can check it
   */
  static byte[] of(Certificate certificate, CourseText course, String address, Texts texts) {
    String title = texts.of("learn.certificate.title", course.title());
    PdfPage page = PdfPage.of(texts, title, texts.of("learn.certificate.subject"));
    Element cover = PdfPage.append(page.body(), "div", "");
    cover.setAttribute("class", "certificate");
    PdfPage.append(cover, "p", texts.of("learn.certificate"));
    PdfPage.append(cover, "h1", certificate.holder());
    PdfPage.append(cover, "p", texts.of("learn.certificate.has-done"));
    Element name = PdfPage.append(cover, "p", course.title());
    name.setAttribute("class", "title");
    name.setAttribute("lang", course.language().tag());
    PdfPage.append(
        cover,
        "p",
        texts.of("learn.certificate.content", course.lessons().size(), course.questions()));
    PdfPage.append(cover, "p", texts.of("learn.certificate.on", day(texts, certificate.issued())));
    certificate
        .validUntil()
        .ifPresent(
            it -> PdfPage.append(cover, "p", texts.of("learn.certificate.until", day(texts, it))));
    Element check = PdfPage.append(cover, "p", texts.of("learn.certificate.check") + " ");
    Element link = PdfPage.append(check, "a", address);
    link.setAttribute("href", address);
    return page.file();
  }

  private static String day(Texts texts, Instant at) {
    return texts.date(at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
