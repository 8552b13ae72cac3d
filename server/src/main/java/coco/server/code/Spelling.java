package coco.server.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What two texts differ in where one of them only mends the other's spelling: the same lines, in
 * each the same words at the same places, and each that is another mends one of the mistakes that
 * {@code misspelt.txt} lists, or has its first letter large or small, its apostrophe or its
 * quotation marks of another kind, or, at the end of a line, its full stop. By a rule alone nobody
 * can tell spelling from another word: a letter more makes available unavailable and caserons
 * casserons, a comma makes of “No customers pay” its opposite. Nor is a sign that Markdown reads: a
 * line that moves, or a mark more, can hide or change what readers see.
 */
public final class Spelling {
  private static final Map<String, String> MISSPELT = misspelt();

  /** Also the blanks that do not break. */
  private static final String BLANK = "[\\s\\u00a0\\u202f]";

  private static final String WORD = "\\p{L}[\\p{L}’'-]*";

  private static final String QUOTES = "[‘“”\"]";

  private Spelling() {}

  /** A word that is spelt otherwise. */
  public record Mended(String before, String after) {}

  /** The words that are spelt otherwise; empty where more than spelling changed. */
  static Optional<List<Mended>> between(String before, String after) {
    List<String> was = pieces(before);
    List<String> is = pieces(after);
    if (was.size() != is.size()) {
      return Optional.empty();
    }
    List<Mended> mended = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i))) {
        boolean endsLine = i + 1 == was.size() || was.get(i + 1).equals("\n");
        if (!isNearlyThe(was.get(i), is.get(i), endsLine)
            && !(isBlankBySign(was, i) && isBlankBySign(is, i))) {
          return Optional.empty();
        }
        mended.add(new Mended(was.get(i), is.get(i)));
      }
    }
    return Optional.of(mended);
  }

  /** Words and, between them, ends of lines and blanks, each blank one piece of its own. */
  private static List<String> pieces(String text) {
    return List.of(text.split("(?<=BLANK)|(?=BLANK)".replace("BLANK", BLANK)));
  }

  /** A blank that French puts beside a sign, where it is of one kind or another. */
  private static boolean isBlankBySign(List<String> pieces, int place) {
    return place > 0
        && place + 1 < pieces.size()
        && pieces.get(place).matches("[ \\u00a0\\u202f]")
        && (pieces.get(place - 1).endsWith("«")
            || (pieces.get(place - 1).matches(".*[\\p{L}\\p{N}»]")
                && pieces.get(place + 1).matches("[:;?!»%€].*")));
  }

  private static boolean isNearlyThe(String before, String after, boolean endsLine) {
    String was = plain(before, endsLine);
    String is = plain(after, endsLine);
    return was.equals(is) || isSameButForItsFirst(was, is) || mended(was).equals(is);
  }

  /** With apostrophes and quotation marks of one kind, at the end of a line without its stop. */
  private static String plain(String word, boolean endsLine) {
    String plain = word.replace('’', '\'').replaceAll(QUOTES, "\"");
    return endsLine && plain.matches(".*\\p{L}\\.")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  private static boolean isSameButForItsFirst(String was, String is) {
    return was.matches("\\P{L}*" + WORD + "\\P{L}*")
        && was.substring(firstLetter(was) + 1)
            .equals(is.substring(Math.min(is.length(), firstLetter(was) + 1)))
        && was.toLowerCase(Locale.ROOT).equals(is.toLowerCase(Locale.ROOT));
  }

  private static int firstLetter(String word) {
    int place = 0;
    while (!Character.isLetter(word.charAt(place))) {
      place++;
    }
    return place;
  }

  /** The word with its mistake mended; itself where it has none that is listed. */
  private static String mended(String word) {
    return MISSPELT.entrySet().stream()
        .filter(it -> word.contains(it.getKey()))
        .findFirst()
        .map(it -> word.replace(it.getKey(), it.getValue()))
        .orElse(word);
  }

  /** Each mistake with what it is mended to, also with a large first letter. */
  private static Map<String, String> misspelt() {
    Map<String, String> all = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Spelling.class.getResourceAsStream("/coco/server/code/misspelt.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .forEach(
              both -> {
                all.put(both[0], both[1]);
                all.put(large(both[0]), large(both[1]));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read misspelt.txt", e);
    }
    return Collections.unmodifiableMap(all);
  }

  private static String large(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
