package coco.engine.source;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Events of an XES log (IEEE 1849): one row each, with its own attributes and its trace's under
 * {@code case:NAME}. Defaults of {@code global} and attributes of attributes are passed over.
 */
final class XesRows {
  private static final String TRACE = "case:";

  private final PacedStream pace;
  private final String file;
  private final Charset encoding;
  private final Columns columns;
  private final RowSink sink;
  private final Row row = new Row();

  /** The attributes of the trace so far. */
  private final SequencedMap<Integer, Attribute> trace = new LinkedHashMap<>();

  private long number;
  private long line;
  private boolean hasDocumentType;

  /** One attribute of the trace. */
  private record Attribute(int slot, @Nullable String text, ColumnType type) {}

  XesRows(InputStream in, String file, Charset encoding, Columns columns, RowSink sink) {
    this.pace = new PacedStream(in, file);
    this.file = file;
    this.encoding = encoding;
    this.columns = columns;
    this.sink = sink;
  }

  void read() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(pace);
      log(xml);
      xml.close();
    } catch (XMLStreamException | RuntimeException e) {
      throw failure(e);
    }
  }

  private SourceException failure(Exception e) {
    if (hasDocumentType && !(e instanceof SourceException)) {
      return new SourceException(Fault.of(Fault.Kind.DOCUMENT_TYPE, file, line), e);
    }
    if (e instanceof XMLStreamException xml && xml.getLocation() != null) {
      line = Math.max(line, xml.getLocation().getLineNumber());
    }
    SourceException failure = Failures.of(file, encoding, line, e);
    boolean early = ("" + e.getMessage()).startsWith("Unexpected End-of-input");
    return early && failure.fault().kind() != Fault.Kind.TRUNCATED
        ? new SourceException(Fault.of(Fault.Kind.TRUNCATED, file, line), e)
        : failure;
  }

  private int next(XMLStreamReader xml) throws XMLStreamException {
    pace.begin(line);
    return xml.next();
  }

  private void log(XMLStreamReader xml) throws XMLStreamException {
    boolean isLog = false;
    while (xml.hasNext() && !sink.isDone()) {
      int next = next(xml);
      hasDocumentType |= next == XMLStreamConstants.DTD;
      if (next == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (!isLog && !name.equals("log")) {
          throw new SourceException(
              Fault.of(Fault.Kind.OTHER_FORMAT, file, 0, "xes", "XML <" + name + ">"));
        }
        switch (name) {
          case "log" -> isLog = true;
          case "trace" -> trace(xml);
          case "event" -> {
            trace.clear();
            event(xml);
          }
          default -> skip(xml);
        }
      }
    }
  }

  private void trace(XMLStreamReader xml) throws XMLStreamException {
    trace.clear();
    while (xml.hasNext() && !sink.isDone()) {
      int what = next(xml);
      if (what == XMLStreamConstants.END_ELEMENT) {
        return;
      }
      if (what == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("event")) {
          event(xml);
        } else {
          traceAttribute(xml);
        }
      }
    }
  }

  private void traceAttribute(XMLStreamReader xml) throws XMLStreamException {
    String key = xml.getAttributeValue(null, "key");
    int slot = key == null ? Columns.UNWANTED : columns.slot(TRACE + key);
    if (slot != Columns.UNWANTED) {
      trace.put(
          slot,
          new Attribute(slot, xml.getAttributeValue(null, "value"), type(xml.getLocalName())));
    }
    skip(xml);
  }

  private void event(XMLStreamReader xml) throws XMLStreamException {
    line = xml.getLocation().getLineNumber();
    row.begin(++number, line, columns.size());
    for (Attribute attribute : trace.values()) {
      row.put(attribute.slot(), attribute.text(), attribute.type());
    }
    while (xml.hasNext()) {
      int what = next(xml);
      if (what == XMLStreamConstants.END_ELEMENT) {
        sink.row(row);
        return;
      }
      if (what == XMLStreamConstants.START_ELEMENT) {
        String key = xml.getAttributeValue(null, "key");
        int slot = key == null ? Columns.UNWANTED : columns.slot(key);
        if (slot != Columns.UNWANTED) {
          row.put(slot, xml.getAttributeValue(null, "value"), type(xml.getLocalName()));
        }
        skip(xml);
      }
    }
  }

  private static ColumnType type(String element) {
    return switch (element) {
      case "int", "float" -> ColumnType.NUMBER;
      case "boolean" -> ColumnType.BOOLEAN;
      case "date" -> ColumnType.INSTANT;
      default -> ColumnType.TEXT;
    };
  }

  /** Passes over the rest of the element whose start was read. */
  private void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && xml.hasNext()) {
      switch (next(xml)) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > Limits.DEPTH) {
            throw Failures.limit(file, line, "depth", Limits.DEPTH, Integer.toString(depth));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }
}
