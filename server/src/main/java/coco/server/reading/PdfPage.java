package coco.server.reading;

import coco.server.web.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page that is written piece by piece, for a {@link PdfFile}. */
public final class PdfPage {
  private final Document page;
  private final Element body;

  private PdfPage(Document page, Element body) {
    this.page = page;
    this.body = body;
  }

  /**
   * An empty page.
   *
   * @param title as the file and its window are called
   * @param subject what the file is, in a sentence
   */
  public static PdfPage of(Texts texts, String title, String subject) {
    try {
      Document page = factory().newDocumentBuilder().newDocument();
      Element html = page.createElement("html");
      html.setAttribute("lang", texts.language().tag());
      page.appendChild(html);
      Element head = append(html, "head", "");
      append(head, "title", title);
      for (String name : List.of("description", "subject")) {
        Element meta = append(head, "meta", "");
        meta.setAttribute("name", name);
        meta.setAttribute("content", subject);
      }
      append(head, "style", PdfFile.style());
      return new PdfPage(page, append(html, "body", ""));
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("no builder of documents", impossible);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory;
  }

  /** Reads what the pages of codes are written in, which is XML. */
  static Document parsed(String html) {
    try {
      return factory().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException | IOException malformed) {
      throw new IllegalStateException("a code's page is no XML", malformed);
    }
  }

  public Element body() {
    return body;
  }

  /** The file. */
  public byte[] file() {
    return PdfFile.of(page);
  }

  /** An element within another, with words where there are some. */
  public static Element append(Element parent, String name, String text) {
    Document of = parent.getOwnerDocument();
    Element child = of.createElement(name);
    if (!text.isEmpty()) {
      child.appendChild(of.createTextNode(text));
    }
    parent.appendChild(child);
    return child;
  }

  /** A table's body, below its head. */
  public static Element table(Element parent, List<String> heads) {
    Element table = append(parent, "table", "");
    Element head = append(append(table, "thead", ""), "tr", "");
    heads.forEach(it -> append(head, "th", it));
    return append(table, "tbody", "");
  }

  /** A row of a table's body. */
  public static void row(Element table, List<String> cells) {
    Element row = append(table, "tr", "");
    cells.forEach(cell -> append(row, "td", cell));
  }

  /** A list, of which each item is words. */
  public static void list(Element parent, List<String> items) {
    Element list = append(parent, "ul", "");
    items.forEach(item -> append(list, "li", item));
  }

  /**
   * A stretch of a code's page, without what only a screen has; its links lead nowhere on paper,
   * and are words.
   */
  public static void insert(Element parent, String html) {
    Element stretch = parsed("<div>" + html + "</div>").getDocumentElement();
    plain(stretch);
    for (Element link : elements(stretch, "a")) {
      Node around = link.getParentNode();
      while (link.getFirstChild() != null) {
        around.insertBefore(link.getFirstChild(), link);
      }
      around.removeChild(link);
    }
    parent.appendChild(parent.getOwnerDocument().importNode(stretch, true));
  }

  /** Takes out what only a screen has: timelines, and parts that scroll. */
  static void plain(Element code) {
    for (Element picture : elements(code, "svg")) {
      Node frame = picture.getParentNode();
      frame.getParentNode().removeChild(frame);
    }
    for (String name : List.of("div", "table", "thead", "tbody", "tr", "th", "td")) {
      for (Element element : elements(code, name)) {
        for (String attribute : List.of("role", "tabindex", "aria-label")) {
          element.removeAttribute(attribute);
        }
      }
    }
  }

  static List<Element> elements(Element of, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = of.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }
}
