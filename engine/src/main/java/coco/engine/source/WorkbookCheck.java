package coco.engine.source;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a workbook before the library reads it, so that one that is made to exhaust the
 * machine is found: the library makes room for whatever column, shared text or formula a cell
 * names. What is no XML is left to the library to refuse.
 */
final class WorkbookCheck {
  /** Characters of the number of a shared text. */
  private static final int NUMBER = 10;

  private final String file;
  private final UnpackedStream.Count unpacked;

  /** Lengths of the formulas that other cells share, by their number. */
  private final Map<String, Integer> formulas = new HashMap<>();

  /** The beginning of the text of the element at hand, and how long all of it is. */
  private final StringBuilder text = new StringBuilder();

  private long length;
  private boolean isShared;
  private @Nullable String formula;
  private boolean isFirstFormula;
  private long line;
  private long column;
  private boolean hasSharedTexts;
  private long sharedTexts;
  private long highestText = -1;
  private long highestLine;
  private long arrayFormulas;
  private long formulaCharacters;

  private WorkbookCheck(String file, UnpackedStream.Count unpacked) {
    this.file = file;
    this.unpacked = unpacked;
  }

  /**
   * Checks a workbook.
   *
   * @param name for messages
   * @throws SourceException where a limit is reached, or a cell names a text that is not there
   */
  static void run(Path path, String name) throws IOException {
    UnpackedStream.Count unpacked = new UnpackedStream.Count(Files.size(path));
    new WorkbookCheck(name, unpacked).check(path);
  }

  private void check(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = new UnpackedStream(zip.getInputStream(entry), file, unpacked)) {
          part(in);
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
    if (hasSharedTexts && highestText >= sharedTexts) {
      String named = "<v>" + highestText + "</v>";
      throw new SourceException(Fault.of(Fault.Kind.BROKEN, file, highestLine, named));
    }
  }

  private void part(InputStream in) {
    line = 0;
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    PacedStream pace = new PacedStream(in, file);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(pace);
      while (xml.hasNext()) {
        pace.begin(line);
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say(xml);
          default -> {}
        }
      }
    } catch (SourceException e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      // The library meets the same, and is asked where.
      return;
    }
  }

  private void begin(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "row" -> {
        line++;
        column = 0;
      }
      case "c" -> {
        cell(xml.getAttributeValue(null, "r"));
        isShared = "s".equals(xml.getAttributeValue(null, "t"));
        clear();
      }
      case "f" -> {
        formula(xml);
        clear();
      }
      case "sst" -> hasSharedTexts = true;
      case "si" -> {
        sharedTexts++;
        limit("shared", Limits.SHARED_TEXTS, sharedTexts);
        clear();
      }
      case "v", "is" -> clear();
      default -> {}
    }
  }

  private void cell(@Nullable String place) {
    if (place != null) {
      column = columnOf(place);
    }
    column++;
    limit("columns", Limits.COLUMNS, column);
  }

  /** The column of a place such as {@code $B$7}, from 0; a very high one is not read to its end. */
  private static long columnOf(String place) {
    long number = 0;
    for (int i = place.startsWith("$") ? 1 : 0; i < place.length(); i++) {
      char letter = place.charAt(i);
      boolean isLetter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
      if (!isLetter || number > Limits.COLUMNS) {
        break;
      }
      number = number * 26 + Character.toUpperCase(letter) - 'A' + 1;
    }
    return number - 1;
  }

  private void formula(XMLStreamReader xml) {
    String type = xml.getAttributeValue(null, "t");
    isFirstFormula = xml.getAttributeValue(null, "ref") != null;
    String number = xml.getAttributeValue(null, "si");
    formula = "shared".equals(type) ? "" + number : null;
    if ("array".equals(type)) {
      arrayFormulas++;
      limit("formulas", Limits.ARRAY_FORMULAS, arrayFormulas);
    }
  }

  private void say(XMLStreamReader xml) {
    length += xml.getTextLength();
    limit("row", Limits.ROW_CHARACTERS, length);
    if (text.length() <= NUMBER) {
      text.append(xml.getText());
    }
  }

  private void clear() {
    text.setLength(0);
    length = 0;
  }

  private void end(String name) {
    if (name.equals("v") && isShared) {
      sharedText(text.toString());
    } else if (name.equals("f") && formula != null) {
      if (isFirstFormula) {
        formulas.put(formula, Math.toIntExact(length));
      } else {
        formulaCharacters += formulas.getOrDefault(formula, 0);
        limit("unpacked", Limits.UNPACKED_BYTES, formulaCharacters);
      }
    }
  }

  private void sharedText(String number) {
    if (number.length() <= NUMBER && number.matches("[+]?[0-9]+")) {
      long named = Long.parseLong(number);
      if (named > highestText) {
        highestText = named;
        highestLine = line;
      }
      limit("shared", Limits.SHARED_TEXTS, named);
    }
  }

  private void limit(String what, long most, long actual) {
    if (actual > most) {
      throw Failures.limit(file, line, what, most, Long.toString(actual));
    }
  }
}
