package coco.engine.fuzz;

import coco.engine.Interaction;
import coco.engine.source.Fault;
import coco.engine.source.Refused;
import coco.engine.source.SourceException;
import coco.engine.source.SourceMapping;
import coco.engine.source.SourceReader;
import coco.engine.source.SourceSummary;
import coco.engine.source.SourceTexts;
import coco.language.text.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What holds whatever a file holds: it is read, or it ends in a fault that can be told; each row is
 * taken or refused with its place and its reason.
 */
final class Promises {
  private Promises() {}

  /** A mapping that is sound. */
  static SourceMapping mapping(String yaml) {
    return SourceMapping.read("m", yaml).orElseThrow();
  }

  /** The summary of bytes that could be read to their end. */
  static Optional<SourceSummary> ofBytes(SourceMapping mapping, String name, byte[] bytes) {
    return of(mapping, (reader, sink) -> reader.read(new ByteArrayInputStream(bytes), name, sink));
  }

  /** The same of a file on the disk with these bytes. */
  static Optional<SourceSummary> ofFile(SourceMapping mapping, String ending, byte[] bytes) {
    Path file = file(ending, bytes);
    try {
      return of(mapping, (reader, sink) -> reader.read(List.of(file), sink));
    } finally {
      delete(file);
    }
  }

  static Path file(String ending, byte[] bytes) {
    try {
      return Files.write(Files.createTempFile("fuzz-", ending), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading {
    SourceSummary read(SourceReader reader, Consumer<Interaction> sink);
  }

  private static Optional<SourceSummary> of(SourceMapping mapping, Reading reading) {
    List<Interaction> found = new ArrayList<>();
    try {
      SourceSummary summary = reading.read(new SourceReader(mapping), found::add);
      check(summary, found);
      return Optional.of(summary);
    } catch (SourceException e) {
      tell(e.fault());
      return Optional.empty();
    }
  }

  private static void check(SourceSummary summary, List<Interaction> found) {
    hold(summary.interactions() == found.size(), "counts interactions", summary);
    hold(summary.rejected() <= summary.rows(), "refuses more rows than there are", summary);
    hold(
        summary.refused().size()
            == Math.min(summary.rejected(), coco.engine.source.Limits.REFUSED_LISTED),
        "lists what it refuses",
        summary);
    for (Refused refused : summary.refused()) {
      hold(refused.line() > 0 && !refused.file().isEmpty(), "says where", refused);
      for (Language language : Language.values()) {
        hold(!SourceTexts.in(language).line(refused).isBlank(), "says why", refused);
      }
    }
    for (Interaction one : found) {
      hold(!one.id().isEmpty() && one.sequence() >= 0, "names an interaction", one);
    }
  }

  /** A fault of a file's or a mapping's content: where, what, why and what to do. */
  static void tell(Fault fault) {
    hold(fault.kind() != Fault.Kind.UNREADABLE, "blames the content, not the disk", fault);
    hold(!fault.file().isEmpty() && fault.line() >= 0, "says where", fault);
    for (Language language : Language.values()) {
      SourceTexts texts = SourceTexts.in(language);
      hold(!texts.what(fault).isBlank(), "says what", fault);
      hold(!texts.why(fault).isBlank(), "says why", fault);
      hold(!texts.todo(fault).isBlank(), "says what to do", fault);
      hold(!texts.line(fault).isBlank(), "says it in one line", fault);
    }
  }

  static void hold(boolean holds, String promise, Object about) {
    if (!holds) {
      throw new AssertionError("does not hold: %s: %s".formatted(promise, about));
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
