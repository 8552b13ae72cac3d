package coco.server.code;

import coco.language.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The words of a DOCX file, wherever in it they stand.
 *
 * <p>A model of paragraphs and tables leaves out what it has no place for: content controls in
 * content controls, text boxes, tracked insertions. This walks the tree of the file itself, in
 * which every word is in an element {@code t}, and knows by name only what is to be left out.
 */
final class WordFile {
  /** The most bytes that a file may unpack to, pictures and all. */
  static final int UNPACKED_MOST = 100_000_000;

  /** The most bytes of one part of it that is read as XML. */
  static final int PART_MOST = 30_000_000;

  /**
   * The most tags in all parts that are read: each takes some memory, and a small file holds many.
   */
  static final int TAGS_MOST = 1_000_000;

  private static final int ENTRIES_MOST = 10_000;
  private static final int DEPTH_MOST = 200;
  private static final int NESTED_MOST = 4;
  private static final int BOLD_HEADING_MOST = 100;

  /** How a text in EBCDIC begins, which the parser would read, and Word never writes. */
  private static final byte EBCDIC_TAG = 0x4C;

  private static final Pattern FIELD = Pattern.compile("HYPERLINK\\s+\"([^\"]+)\"");

  /** What is no text of the document: deleted or moved away, or how it looks. */
  private static final Set<String> LEFT_OUT =
      Set.of("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr");

  private final Map<String, byte[]> parts;
  private final DocumentBuilder xml;
  private final Map<String, String> styles = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Element> notes = new HashMap<>();
  private long characters;
  private int tablesAround;

  private WordFile(Map<String, byte[]> parts) {
    this.parts = parts;
    this.xml = parser();
  }

  /** Its parts in order, then what stands at the head and the foot of its pages. */
  static List<OutsideText.Part> read(byte[] bytes) throws OutsideText.Unreadable {
    return new WordFile(unpacked(bytes)).document();
  }

  /** Files by their name, of those that are read here. */
  private static Map<String, byte[]> unpacked(byte[] bytes) throws OutsideText.Unreadable {
    Map<String, byte[]> parts = new HashMap<>();
    long left = UNPACKED_MOST;
    long tags = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        boolean isRead = name.endsWith(".xml") || name.endsWith(".rels");
        long most = Math.min(left, isRead ? PART_MOST : UNPACKED_MOST);
        long size = 0;
        if (isRead) {
          byte[] content = zip.readNBytes((int) most + 1);
          size = content.length;
          parts.put(name, content);
          tags += tags(content);
        } else {
          byte[] passed = new byte[8_192];
          for (int n = zip.read(passed); n >= 0 && size <= most; n = zip.read(passed)) {
            size += n;
          }
        }
        left -= size;
        if (size > most || ++entries > ENTRIES_MOST || tags > TAGS_MOST) {
          throw new OutsideText.Unreadable(OutsideText.Problem.UNPACKS);
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new OutsideText.Unreadable(OutsideText.Problem.DAMAGED);
    }
    return parts;
  }

  /** How many tags begin, in any encoding that has the letters of ASCII where ASCII has them. */
  private static long tags(byte[] xml) throws OutsideText.Unreadable {
    if (xml.length > 0 && xml[0] == EBCDIC_TAG) {
      throw new OutsideText.Unreadable(OutsideText.Problem.DAMAGED);
    }
    long tags = 0;
    for (byte each : xml) {
      tags += each == '<' ? 1 : 0;
    }
    return tags;
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEPTH_MOST));
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException missing) {
      throw new IllegalStateException("the JDK's parser of XML", missing);
    }
  }

  private List<OutsideText.Part> document() throws OutsideText.Unreadable {
    String main = main();
    Element body =
        child(root(main, "document"), "body")
            .orElseThrow(() -> new OutsideText.Unreadable(OutsideText.Problem.DAMAGED));
    Map<String, List<String>> related = relations(main);
    for (String name : related.getOrDefault("styles", List.of())) {
      for (Element style : children(root(name, "styles"), "style")) {
        styles.put(attribute(style, "styleId"), value(child(style, "name")));
      }
    }
    for (String kind : List.of("footnote", "endnote")) {
      for (String name : related.getOrDefault(kind + "s", List.of())) {
        for (Element note : children(root(name, kind + "s"), kind)) {
          notes.put(kind + attribute(note, "id"), note);
        }
      }
    }
    List<OutsideText.Part> all = new ArrayList<>();
    walk(body, all);
    Set<String> frames = new LinkedHashSet<>();
    for (String kind : List.of("header", "footer")) {
      for (String name : related.getOrDefault(kind, List.of())) {
        if (parts.containsKey(name)) {
          List<OutsideText.Part> frame = new ArrayList<>();
          walk(document(name).getDocumentElement(), frame);
          frame.forEach(part -> frames.add(OutsideText.clean(part.text())));
        }
      }
    }
    frames.remove("");
    if (!frames.isEmpty()) {
      all.add(new OutsideText.Verbatim(List.copyOf(frames)));
    }
    return all;
  }

  /** The name of the part that holds the text. */
  private String main() throws OutsideText.Unreadable {
    if (!parts.containsKey("[content_types].xml") || !parts.containsKey("_rels/.rels")) {
      throw new OutsideText.Unreadable(OutsideText.Problem.NO_WORD);
    }
    String main =
        relations("").getOrDefault("officeDocument", List.of()).stream()
            .findFirst()
            .orElseThrow(() -> new OutsideText.Unreadable(OutsideText.Problem.NO_WORD));
    boolean isWord =
        children(root("[content_types].xml", "Types"), "Override").stream()
            .filter(it -> ("/" + main).equalsIgnoreCase(it.getAttribute("PartName")))
            .anyMatch(it -> it.getAttribute("ContentType").matches("(?i).*word.*\\.main\\+xml"));
    if (!isWord) {
      throw new OutsideText.Unreadable(OutsideText.Problem.NO_WORD);
    }
    return main;
  }

  /** The parts that one speaks of, by the last word of what they are to it. */
  private Map<String, List<String>> relations(String part) throws OutsideText.Unreadable {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String name = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, List<String>> related = new HashMap<>();
    if (!parts.containsKey(name)) {
      return related;
    }
    for (Element relation : children(root(name, "Relationships"), "Relationship")) {
      String type = relation.getAttribute("Type").replaceFirst("^.*/", "");
      String target = relation.getAttribute("Target");
      if (type.equals("hyperlink")) {
        addresses.put(relation.getAttribute("Id"), target);
      } else if (!relation.getAttribute("TargetMode").equals("External")) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        related.computeIfAbsent(type, it -> new ArrayList<>()).add(path.toLowerCase(Locale.ROOT));
      }
    }
    return related;
  }

  private Element root(String part, String name) throws OutsideText.Unreadable {
    Element root = document(part).getDocumentElement();
    if (!name.equals(root.getLocalName())) {
      throw new OutsideText.Unreadable(OutsideText.Problem.DAMAGED);
    }
    return root;
  }

  private Document document(String part) throws OutsideText.Unreadable {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw new OutsideText.Unreadable(OutsideText.Problem.DAMAGED);
    }
    try {
      return xml.parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | IOException damaged) {
      throw new OutsideText.Unreadable(OutsideText.Problem.DAMAGED);
    }
  }

  // The text.

  private void walk(Node parent, List<OutsideText.Part> all) throws OutsideText.Unreadable {
    for (Element element : children(parent)) {
      switch (element.getLocalName()) {
        case "p" -> paragraph(element, all);
        case "tbl" -> table(element, all);
        case "AlternateContent" -> walk(chosen(element), all);
        case String name when LEFT_OUT.contains(name) -> {}
        default -> walk(element, all);
      }
    }
  }

  /** Of the same words said for newer and for older programs, the ones to read. */
  private static Element chosen(Element alternates) {
    return Stream.of("Choice", "Fallback")
        .flatMap(name -> child(alternates, name).stream())
        .filter(it -> !nearest(it, "t").isEmpty())
        .findFirst()
        .orElse(alternates);
  }

  /** What a paragraph is made of, while it is read. */
  private static final class Paragraph {
    final StringBuilder words = new StringBuilder();
    final StringBuilder fields = new StringBuilder();
    final List<OutsideText.Link> links = new ArrayList<>();

    /** What hangs on it: notes, and boxes with text. */
    final List<OutsideText.Part> after = new ArrayList<>();

    boolean hasPlainRun;
    boolean hasBoldRun;
  }

  private void paragraph(Element element, List<OutsideText.Part> all)
      throws OutsideText.Unreadable {
    Paragraph read = new Paragraph();
    inline(element, read);
    Matcher field = FIELD.matcher(read.fields);
    while (field.find()) {
      read.links.add(new OutsideText.Link("", field.group(1)));
    }
    String words = OutsideText.clean(read.words.toString());
    Optional<Element> look = child(element, "pPr");
    boolean isItem =
        look.flatMap(it -> child(it, "numPr")).flatMap(it -> child(it, "numId")).isPresent();
    all.add(new OutsideText.Block(level(look, read, words), words, isItem, read.links));
    all.addAll(read.after);
  }

  private void inline(Node parent, Paragraph into) throws OutsideText.Unreadable {
    for (Element element : children(parent)) {
      switch (element.getLocalName()) {
        case "t" -> text(element, into);
        case "tab", "br", "cr", "ptab" -> into.words.append(' ');
        case "noBreakHyphen" -> into.words.append('-');
        case "instrText" -> into.fields.append(element.getTextContent());
        case "fldSimple" -> {
          into.fields.append(attribute(element, "instr")).append(' ');
          inline(element, into);
        }
        case "hyperlink" -> link(element, into);
        case "footnoteReference" -> note("footnote" + attribute(element, "id"), into);
        case "endnoteReference" -> note("endnote" + attribute(element, "id"), into);
        case "txbxContent" -> walk(element, into.after);
        case "AlternateContent" -> inline(chosen(element), into);
        case "r" -> run(element, into);
        case String name when LEFT_OUT.contains(name) -> {}
        default -> inline(element, into);
      }
    }
  }

  private void text(Element element, Paragraph into) throws OutsideText.Unreadable {
    String words = element.getTextContent();
    characters += words.length();
    if (characters > Limits.DOCUMENT_SIZE) {
      throw new OutsideText.Unreadable(OutsideText.Problem.LONG);
    }
    into.words.append(words);
  }

  private void run(Element run, Paragraph into) throws OutsideText.Unreadable {
    int before = into.words.length();
    inline(run, into);
    if (!into.words.substring(before).isBlank()) {
      Optional<Element> bold = child(run, "rPr").flatMap(it -> child(it, "b"));
      boolean isBold = bold.isPresent() && !Set.of("0", "false", "off").contains(value(bold));
      into.hasBoldRun |= isBold;
      into.hasPlainRun |= !isBold;
    }
  }

  private void link(Element element, Paragraph into) throws OutsideText.Unreadable {
    int before = into.words.length();
    inline(element, into);
    String address = addresses.getOrDefault(attribute(element, "id"), "");
    into.links.add(new OutsideText.Link(OutsideText.clean(into.words.substring(before)), address));
  }

  private void note(String id, Paragraph into) throws OutsideText.Unreadable {
    // Taken out: a note that names itself is read once.
    Element note = notes.remove(id);
    if (note != null) {
      walk(note, into.after);
    }
  }

  private void table(Element table, List<OutsideText.Part> all) throws OutsideText.Unreadable {
    List<List<List<OutsideText.Part>>> rows = new ArrayList<>();
    tablesAround++;
    for (Element row : nearest(table, "tr")) {
      List<List<OutsideText.Part>> cells = new ArrayList<>();
      for (Element cell : nearest(row, "tc")) {
        List<OutsideText.Part> content = new ArrayList<>();
        walk(cell, content);
        cells.add(content);
      }
      rows.add(cells);
    }
    tablesAround--;
    if (tablesAround > NESTED_MOST || rows.stream().allMatch(row -> row.size() <= 1)) {
      // One column is a frame around paragraphs; so is what is too deep in others to be a table.
      rows.stream().flatMap(List::stream).forEach(all::addAll);
      return;
    }
    List<OutsideText.Link> links = new ArrayList<>();
    rows.stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .forEach(part -> links.addAll(part.links()));
    all.add(
        new OutsideText.Table(
            rows.stream()
                .map(
                    row ->
                        row.stream()
                            .map(
                                cell ->
                                    OutsideText.clean(
                                        String.join(
                                            " ",
                                            cell.stream().map(OutsideText.Part::text).toList())))
                            .toList())
                .toList(),
            links));
  }

  /** By its style's name, or bold and short where an author drew a heading by hand. */
  private int level(Optional<Element> look, Paragraph read, String words) {
    String style = value(look.flatMap(it -> child(it, "pStyle")));
    String name = styles.getOrDefault(style, "").toLowerCase(Locale.ROOT);
    if (name.equals("title") || name.equals("titre")) {
      return 1;
    }
    if (name.matches("(heading|titre) [1-6]")) {
      return name.charAt(name.length() - 1) - '0';
    }
    boolean isBold = read.hasBoldRun && !read.hasPlainRun;
    return isBold && words.length() <= BOLD_HEADING_MOST && !words.endsWith(".") ? 3 : 0;
  }

  // The tree, in which names count and prefixes do not: there are two sets of them.

  private static List<Element> children(Node parent) {
    List<Element> all = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  private static List<Element> children(Node parent, String name) {
    return children(parent).stream().filter(it -> name.equals(it.getLocalName())).toList();
  }

  private static Optional<Element> child(Node parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** The nearest elements of a name: rows of this table, and not of one in its cells. */
  private static List<Element> nearest(Node parent, String name) {
    List<Element> all = new ArrayList<>();
    for (Element element : children(parent)) {
      if (name.equals(element.getLocalName())) {
        all.add(element);
      } else {
        all.addAll(nearest(element, name));
      }
    }
    return all;
  }

  /** The value of an attribute; empty where there is none. */
  private static String attribute(Element element, String name) {
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      if (name.equals(all.item(i).getLocalName())) {
        return all.item(i).getNodeValue();
      }
    }
    return "";
  }

  private static String value(Optional<Element> element) {
    return element.map(it -> attribute(it, "val")).orElse("");
  }
}
