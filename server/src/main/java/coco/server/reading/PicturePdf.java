package coco.server.reading;

import coco.server.privacy.KnownOfPerson;
import coco.server.web.Texts;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The full picture of one person as a PDF (PDF/UA-1): all of it, however long. */
final class PicturePdf {
  private final Pictures.Picture picture;
  private final Texts texts;
  private final Document page;

  private PicturePdf(Pictures.Picture picture, Document page) {
    this.picture = picture;
    this.texts = picture.said().texts();
    this.page = page;
  }

  static byte[] of(Pictures.Picture picture) {
    try {
      Document empty =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
      PicturePdf pdf = new PicturePdf(picture, empty);
      pdf.write();
      return PdfFile.of(empty);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("no builder of documents", impossible);
    }
  }

  private void write() {
    Element html = page.createElement("html");
    html.setAttribute("lang", texts.language().tag());
    page.appendChild(html);
    String title = texts.of("reading.picture.title", picture.person().name());
    Element head = append(html, "head", "");
    append(head, "title", title);
    for (String name : List.of("description", "subject")) {
      Element meta = append(head, "meta", "");
      meta.setAttribute("name", name);
      meta.setAttribute("content", texts.of("reading.picture.subject"));
    }
    append(head, "style", PdfFile.style());
    Element body = append(html, "body", "");
    append(body, "h1", title);
    append(body, "p", texts.of("reading.picture.text", picture.said().zone().getId()));
    append(body, "p", texts.of("reading.picture.made", picture.said().moment(picture.made())));
    facts(body);
    open(body);
    append(body, "h2", texts.of("reading.picture.happened"));
    if (picture.happened().isEmpty()) {
      append(body, "p", texts.of("reading.picture.none"));
    }
    picture
        .editions(0, picture.happened().size())
        .forEach((edition, happened) -> edition(body, edition, happened));
  }

  private void facts(Element body) {
    Element table = table(body, List.of("reading.picture.fact", "reading.picture.value"));
    for (KnownOfPerson.Fact fact : picture.facts()) {
      row(table, List.of(fact.title(), fact.text()));
    }
  }

  private void open(Element body) {
    append(body, "h2", texts.of("reading.picture.open"));
    if (picture.open().isEmpty()) {
      append(body, "p", texts.of("reading.picture.open.none"));
      return;
    }
    Element list = append(body, "ul", "");
    for (KnownOfPerson.Open open : picture.open()) {
      String due =
          texts.of(
              open.isLate() ? "reading.picture.late" : "reading.picture.due",
              picture.said().moment(open.due()));
      append(list, "li", "%s · %s".formatted(open.text(), due));
    }
  }

  private void edition(Element body, String name, List<KnownOfPerson.Happened> happened) {
    append(body, "h3", name.isEmpty() ? texts.of("reading.picture.no-edition") : name);
    Element table =
        table(
            body, List.of("reading.picture.at", "reading.picture.what", "reading.picture.detail"));
    for (KnownOfPerson.Happened it : happened) {
      row(table, List.of(picture.said().moment(it.at()), it.text(), it.detail()));
    }
  }

  /** A table's body, below its head. */
  private Element table(Element body, List<String> heads) {
    Element table = append(body, "table", "");
    Element head = append(append(table, "thead", ""), "tr", "");
    heads.forEach(key -> append(head, "th", texts.of(key)));
    return append(table, "tbody", "");
  }

  private void row(Element table, List<String> cells) {
    Element row = append(table, "tr", "");
    cells.forEach(cell -> append(row, "td", cell));
  }

  private Element append(Element parent, String name, String text) {
    Element child = page.createElement(name);
    if (!text.isEmpty()) {
      child.setTextContent(text);
    }
    parent.appendChild(child);
    return child;
  }
}
