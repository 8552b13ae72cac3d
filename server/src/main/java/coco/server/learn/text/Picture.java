package coco.server.learn.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Whether a picture is what its name says, and does nothing but be seen. */
final class Picture {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

  /** What draws, and nothing else: whatever is not named here is refused. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "textpath",
          "lineargradient",
          "radialgradient",
          "stop",
          "clippath",
          "mask",
          "marker",
          "pattern",
          "symbol",
          "use",
          "style",
          "metadata");

  private Picture() {}

  /** What is wrong with a picture. */
  static Optional<Problem.Kind> problem(String name, byte[] bytes) {
    if (name.endsWith(".png")) {
      return begins(bytes, PNG) ? Optional.empty() : Optional.of(Problem.Kind.OTHER_PICTURE);
    }
    if (!name.endsWith(".svg")) {
      return begins(bytes, JPEG) ? Optional.empty() : Optional.of(Problem.Kind.OTHER_PICTURE);
    }
    try {
      Element root = builder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
      if (!name(root).equals("svg")) {
        return Optional.of(Problem.Kind.OTHER_PICTURE);
      }
      return isHarmless(root) ? Optional.empty() : Optional.of(Problem.Kind.UNSAFE_PICTURE);
    } catch (SAXException | IOException | IllegalArgumentException unreadable) {
      return Optional.of(Problem.Kind.OTHER_PICTURE);
    }
  }

  private static boolean begins(byte[] bytes, byte[] sign) {
    return bytes.length > sign.length && Arrays.equals(Arrays.copyOf(bytes, sign.length), sign);
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("no parser of XML", impossible);
    }
  }

  private static String name(Node node) {
    String name = node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isHarmless(Element element) {
    boolean isStyle = name(element).equals("style");
    if (!ELEMENTS.contains(name(element))
        || (isStyle && !isHarmlessStyle(element.getTextContent()))) {
      return false;
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!isHarmless(attributes.item(i))) {
        return false;
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      boolean isForeign = child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE;
      if (isForeign || (child instanceof Element inner && !isHarmless(inner))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmless(Node attribute) {
    String name = name(attribute);
    String value = attribute.getNodeValue().strip();
    if (name.startsWith("on")) {
      return false;
    }
    if (name.equals("href") || name.equals("src")) {
      return value.startsWith("#");
    }
    return isHarmlessStyle(value);
  }

  /** Nothing that loads: {@code url(#here)} alone. */
  private static boolean isHarmlessStyle(String text) {
    String plain = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return !plain.contains("@import")
        && !plain.contains("javascript:")
        && !plain.contains("\\")
        && !plain.replaceAll("url\\([\"']?#", "").contains("url(");
  }
}
