package coco.engine.fuzz;

import coco.language.Codes;
import coco.language.Document;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Phrases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a long run begins with, made of the worked cases and the examples: inputs for each target,
 * and a dictionary for each that has one.
 */
final class Seeds {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BRACKET = Pattern.compile("\\[[^\\]]*]");
  private static final int DOCUMENT_BYTES = 4_000;
  private static final int LINES = 12;

  private final Path folder;

  private Seeds(Path folder) {
    this.folder = folder;
  }

  /** Writes them into the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    new Seeds(Path.of(arguments[0])).write();
  }

  private void write() throws IOException {
    for (String root : List.of("corpus", "examples")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(root))) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          seed(file);
        }
      }
    }
    SequencedSet<String> words = new TreeSet<>();
    for (Language language : Language.values()) {
      words.addAll(Phrases.of(language).words());
    }
    words.addAll(
        List.of(
            "\n> ", "### R-1 · ", "\n## ", "\n---\n", "| ", " |\n", "[", "]", "**Example: a**"));
    dictionary("clause", words);
    dictionary("document", words);
  }

  private void seed(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".coco.md")) {
      document(file, name);
    } else if (name.endsWith(".source.yaml")) {
      put("mapping", name, "", Files.readAllBytes(file));
    } else if (name.endsWith(".ndjson")) {
      byte[] lines = firstLines(file);
      put("lines", unique(file), "", lines);
      put("inspected", unique(file), "2", lines);
    } else if (name.endsWith(".csv")) {
      byte[] lines = firstLines(file);
      put("table", name, "0", lines);
      put("inspected", name, "\0", lines);
      put("packed", name + ".gz", "\0", gzip(lines));
      put("packed", name + ".zip", "\1", zip(lines));
    }
  }

  private void document(Path file, String name) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String seed = unique(file);
    if (text.length() <= DOCUMENT_BYTES) {
      put("document", seed, "", Promises.bytes(text));
    }
    Document document = Codes.read(text, name);
    String language = document.language() == Language.ENGLISH ? "0" : "1";
    for (Document.RuleText rule : document.rules()) {
      if (rule.clause().isPresent()) {
        String sentence = own(rule.clause().get().text(), document.language());
        put("clause", seed + "-" + rule.id().text(), language, Promises.bytes(sentence));
      }
    }
  }

  /** A sentence with terms that the target knows instead of its own, facts and acts in turn. */
  private static String own(String sentence, Language language) {
    List<String> terms =
        ClauseTarget.lexicon(language).terms().values().stream()
            .map(Lexicon.Wording::fact)
            .toList();
    Matcher bracket = BRACKET.matcher(sentence);
    StringBuilder own = new StringBuilder();
    for (int i = sentence.length(); bracket.find(); i += 7) {
      String term = "[" + terms.get(i % terms.size()) + "]";
      bracket.appendReplacement(own, Matcher.quoteReplacement(term));
    }
    return bracket.appendTail(own).toString();
  }

  /** A name for a file that only this one has. */
  private static String unique(Path file) {
    return ROOT.relativize(file).toString().replace('/', '-');
  }

  private static byte[] firstLines(Path file) throws IOException {
    List<String> lines = Files.readString(file).lines().toList();
    List<String> first = lines.subList(0, Math.min(LINES, lines.size()));
    return Promises.bytes(String.join("\n", first) + "\n");
  }

  private void put(String target, String name, String first, byte[] bytes) throws IOException {
    Path place = Files.createDirectories(folder.resolve(target));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Promises.bytes(first));
    all.writeBytes(bytes);
    Files.write(place.resolve(name), all.toByteArray());
  }

  private void dictionary(String target, SequencedSet<String> words) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String word : words) {
      lines.append('"');
      for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
        boolean plain = one >= ' ' && one < 0x7F && one != '"' && one != '\\';
        lines.append(plain ? String.valueOf((char) one) : "\\x%02X".formatted(one));
      }
      lines.append("\"\n");
    }
    Files.writeString(folder.resolve(target + ".dict"), lines);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry("one.csv"));
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
