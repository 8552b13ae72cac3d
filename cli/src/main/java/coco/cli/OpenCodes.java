package coco.cli;

import coco.engine.check.CodeCheck;
import coco.engine.example.ExampleResult;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.text.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The codes that an editor has open, each with its version in the other language. Questions are
 * asked by one thread and examples run by another.
 */
final class OpenCodes {
  private final CodeFiles reader;

  /** Holidays for the examples, which run beside all else. */
  private final CodeFiles runner;

  private final Map<Path, Saved> saved = new TreeMap<>();
  private final Map<String, Run> runs = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, CodeFiles.Read> read = new TreeMap<>();

  OpenCodes(Console console) {
    this.reader = new CodeFiles(console);
    this.runner = new CodeFiles(console);
  }

  /** A file as it was on the disk when it had last been changed. */
  private record Saved(FileTime changed, CodeFiles.Read read) {}

  /** What came of the examples of a code. */
  private record Run(Code code, List<List<ExampleResult>> failures) {}

  /**
   * Takes a document as it now is; what was known of it is read anew. Other Markdown files, which
   * an editor may send too, are none of ours.
   */
  synchronized void put(String uri, int version, String text) {
    if (!uri.endsWith(".coco.md")) {
      return;
    }
    texts.put(uri, text);
    versions.put(uri, version);
    read.remove(uri);
  }

  synchronized void remove(String uri) {
    texts.remove(uri);
    versions.remove(uri);
    runs.remove(uri);
    read.remove(uri);
  }

  /** The editor's number for the text that is known of an open document. */
  synchronized int version(String uri) {
    return versions.getOrDefault(uri, 0);
  }

  synchronized List<String> open() {
    return List.copyOf(texts.keySet());
  }

  /** The document of an open file, without examples and comparison. */
  synchronized Optional<Document> document(String uri) {
    return Optional.ofNullable(texts.get(uri)).map(text -> parsed(uri, text).document());
  }

  private CodeFiles.Read parsed(String uri, String text) {
    return read.computeIfAbsent(uri, key -> reader.read(path(key), text));
  }

  /** The version in the other language: as it is open, else as it is on the disk. */
  synchronized Optional<Document> translation(String uri) {
    return sister(uri).map(CodeFiles.Read::document);
  }

  private Optional<CodeFiles.Read> sister(String uri) {
    Path file = path(uri);
    String name = String.valueOf(file.getFileName());
    for (Language language : Language.values()) {
      for (Language other : Language.values()) {
        String ending = "." + language.tag() + ".coco.md";
        if (language != other && name.endsWith(ending)) {
          String stem = name.substring(0, name.length() - ending.length());
          Path sister = file.resolveSibling(stem + "." + other.tag() + ".coco.md");
          return ofFile(sister);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CodeFiles.Read> ofFile(Path file) {
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      if (path(entry.getKey()).equals(file)) {
        return Optional.of(parsed(entry.getKey(), entry.getValue()));
      }
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      Saved known = saved.get(file);
      if (known == null || !known.changed().equals(changed)) {
        known = new Saved(changed, reader.read(file));
        saved.put(file, known);
      }
      return Optional.of(known.read());
    } catch (Refusal | IOException unreadable) {
      // A sister that cannot be read is compared with nothing; it tells so itself once it is open.
      return Optional.empty();
    }
  }

  /**
   * The document with what a check says: languages compared, and its examples where they have been
   * run; {@link #hasExamplesToRun} tells whether they have.
   */
  synchronized Optional<Document> found(String uri) {
    String text = texts.get(uri);
    if (text == null) {
      return Optional.empty();
    }
    CodeFiles.Read own = parsed(uri, text);
    Run last = runs.get(uri);
    if (last != null && last.code().equals(own.document().code())) {
      own = new CodeFiles.Read(own.file(), CodeCheck.withFailures(own.document(), last.failures()));
    }
    List<CodeFiles.Read> both = new ArrayList<>(List.of(own));
    sister(uri).ifPresent(both::add);
    CheckCommand.compareLanguages(both);
    return Optional.of(both.getFirst().document());
  }

  /** Whether the examples have not been run since the code has changed its meaning. */
  boolean hasExamplesToRun(String uri) {
    return toRun(uri).isPresent();
  }

  private synchronized Optional<CodeFiles.Read> toRun(String uri) {
    String text = texts.get(uri);
    if (text == null) {
      return Optional.empty();
    }
    CodeFiles.Read own = parsed(uri, text);
    Run last = runs.get(uri);
    boolean hasRun = last != null && last.code().equals(own.document().code());
    return own.document().isSound() && !hasRun ? Optional.of(own) : Optional.empty();
  }

  /** Runs the examples, while other questions may be asked; whether there was anything to run. */
  boolean runExamples(String uri) {
    Optional<CodeFiles.Read> read = toRun(uri);
    read.ifPresent(
        own -> {
          List<List<ExampleResult>> failures = failures(own);
          synchronized (this) {
            runs.put(uri, new Run(own.document().code(), failures));
          }
        });
    return read.isPresent();
  }

  private List<List<ExampleResult>> failures(CodeFiles.Read own) {
    try {
      return CodeCheck.failures(own.document(), runner.holidays(List.of(own)));
    } catch (Refusal closures) {
      // A file of closures that is not there: all but the examples can be said.
      return List.of();
    }
  }

  /** The path of a file's address; of any other address something that names it. */
  static Path path(String uri) {
    @Nullable URI address = address(uri);
    return address != null && "file".equals(address.getScheme())
        ? Path.of(address).normalize()
        : Path.of(uri.replaceAll("[^\\p{L}\\p{N}._-]+", "-"));
  }

  private static @Nullable URI address(String uri) {
    try {
      return URI.create(uri);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
