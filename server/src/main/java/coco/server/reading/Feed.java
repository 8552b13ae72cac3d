package coco.server.reading;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * News of a code as an Atom feed (RFC 4287): one entry for each published edition, and for each
 * withdrawal.
 *
 * @param language tag of its texts
 * @param self address of the feed, whole
 * @param site address of the code, whole
 */
record Feed(
    String id,
    String title,
    String author,
    String language,
    String self,
    String site,
    List<Entry> entries) {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  Feed {
    entries = List.copyOf(entries);
  }

  /**
   * An edition, or its withdrawal.
   *
   * @param id of the entry
   * @param at when it was published, or withdrawn
   * @param summary what changed, or the reason, in plain words
   */
  record Entry(UUID id, String title, String address, Instant at, String summary) {}

  /** The id of the feed of a code in a language: it stays when the site moves. */
  static String id(String codeKey, String language) {
    byte[] name = "coco feed %s %s".formatted(codeKey, language).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }

  String xml() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement(ATOM, "feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", language);
      element(xml, "id", id);
      element(xml, "title", title);
      element(
          xml,
          "updated",
          time(entries.stream().map(Entry::at).max(Instant::compareTo).orElse(Instant.EPOCH)));
      xml.writeStartElement(ATOM, "author");
      element(xml, "name", author);
      xml.writeEndElement();
      link(xml, "self", "application/atom+xml", self);
      link(xml, "alternate", "text/html", site);
      for (Entry entry : entries) {
        xml.writeStartElement(ATOM, "entry");
        element(xml, "id", "urn:uuid:" + entry.id());
        element(xml, "title", entry.title());
        element(xml, "published", time(entry.at()));
        element(xml, "updated", time(entry.at()));
        link(xml, "alternate", "text/html", entry.address());
        element(xml, "summary", entry.summary());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("cannot write the feed " + id, impossible);
    }
    return text.toString();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(ATOM, name);
    xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String relation, String type, String address)
      throws XMLStreamException {
    xml.writeEmptyElement(ATOM, "link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", address);
  }
}
