package coco.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run's verdicts come to: SHA-256 over the sorted lines of each rule.
 *
 * @param rules the digest by rule, in hexadecimal
 * @param lines how many lines each rule has
 */
public record Digest(SortedMap<String, String> rules, SortedMap<String, Long> lines) {
  private static final String LINES = "lines.";

  /** The digest of a folder of verdicts. */
  public static Digest of(Path folder, List<String> rules) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String rule : rules) {
      Path file = folder.resolve(rule + ".csv");
      MessageDigest sha = sha256();
      long count = 0;
      if (Files.exists(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          String[] sorted = lines.sorted().toArray(String[]::new);
          for (String line : sorted) {
            sha.update(line.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) '\n');
          }
          count = sorted.length;
        }
      }
      digests.put(rule, HexFormat.of().formatHex(sha.digest()));
      counts.put(rule, count);
    }
    return new Digest(digests, counts);
  }

  /** One digest over those of some rules, by id in order. */
  public String all(List<String> of) {
    MessageDigest sha = sha256();
    of.stream()
        .sorted()
        .forEach(
            rule ->
                sha.update((rule + " " + rules.get(rule) + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The rules, of some, for which another has the same lines. */
  public List<String> equalOf(Digest other, List<String> of) {
    return of.stream()
        .filter(rule -> rules.containsKey(rule) && rules.get(rule).equals(other.rules.get(rule)))
        .toList();
  }

  /** Keeps it in a file. */
  public void save(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    rules.forEach((rule, digest) -> text.append(rule).append('=').append(digest).append('\n'));
    lines.forEach(
        (rule, count) -> text.append(LINES).append(rule).append('=').append(count).append('\n'));
    Files.writeString(file, text);
  }

  /** Reads what was kept. */
  public static Digest load(Path file) throws IOException {
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    }
    SortedMap<String, String> rules = new TreeMap<>();
    SortedMap<String, Long> lines = new TreeMap<>();
    for (String name : kept.stringPropertyNames()) {
      if (name.startsWith(LINES)) {
        lines.put(name.substring(LINES.length()), Long.valueOf(kept.getProperty(name)));
      } else {
        rules.put(name, kept.getProperty(name));
      }
    }
    return new Digest(rules, lines);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
