package coco.server.reading;

import coco.server.privacy.KnownOfPerson;
import coco.server.web.Texts;
import java.util.List;
import org.w3c.dom.Element;

/** The full picture of one person as a PDF (PDF/UA-1): all of it, however long. */
final class PicturePdf {
  private final Pictures.Picture picture;
  private final Texts texts;

  private PicturePdf(Pictures.Picture picture) {
    this.picture = picture;
    this.texts = picture.said().texts();
  }

  static byte[] of(Pictures.Picture picture) {
    return new PicturePdf(picture).file();
  }

  private byte[] file() {
    String title = texts.of("reading.picture.title", picture.person().name());
    PdfPage page = PdfPage.of(texts, title, texts.of("reading.picture.subject"));
    Element body = page.body();
    PdfPage.append(body, "h1", title);
    PdfPage.append(body, "p", texts.of("reading.picture.text", picture.said().zone().getId()));
    PdfPage.append(
        body, "p", texts.of("reading.picture.made", picture.said().moment(picture.made())));
    facts(body);
    open(body);
    PdfPage.append(body, "h2", texts.of("reading.picture.happened"));
    if (picture.happened().isEmpty()) {
      PdfPage.append(body, "p", texts.of("reading.picture.none"));
    }
    picture
        .editions(0, picture.happened().size())
        .forEach((edition, happened) -> edition(body, edition, happened));
    return page.file();
  }

  private void facts(Element body) {
    Element table = table(body, List.of("reading.picture.fact", "reading.picture.value"));
    for (KnownOfPerson.Fact fact : picture.facts()) {
      PdfPage.row(table, List.of(fact.title(), fact.text()));
    }
  }

  private void open(Element body) {
    PdfPage.append(body, "h2", texts.of("reading.picture.open"));
    if (picture.open().isEmpty()) {
      PdfPage.append(body, "p", texts.of("reading.picture.open.none"));
      return;
    }
    Element list = PdfPage.append(body, "ul", "");
    for (KnownOfPerson.Open open : picture.open()) {
      String due =
          texts.of(
              open.isLate() ? "reading.picture.late" : "reading.picture.due",
              picture.said().moment(open.due()));
      PdfPage.append(list, "li", "%s · %s".formatted(open.text(), due));
    }
  }

  private void edition(Element body, String name, List<KnownOfPerson.Happened> happened) {
    PdfPage.append(body, "h3", name.isEmpty() ? texts.of("reading.picture.no-edition") : name);
    Element table =
        table(
            body, List.of("reading.picture.at", "reading.picture.what", "reading.picture.detail"));
    ((Element) table.getParentNode()).setAttribute("class", "moments");
    for (KnownOfPerson.Happened it : happened) {
      PdfPage.row(table, List.of(picture.said().moment(it.at()), it.text(), it.detail()));
    }
  }

  private Element table(Element body, List<String> heads) {
    return PdfPage.table(body, heads.stream().map(key -> texts.of(key)).toList());
  }
}
