package coco.language.print;

import coco.language.text.Eye;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rule's sentence as a block quote, wrapped at 100 columns. A line that ends with a full stop, a
 * semicolon or a colon still ends there: authors put the parts of a sentence on lines of their own.
 * What a reader sees as one stays on one line: a French sign and the word before it, a number and
 * its unit, an hour.
 */
final class QuoteLayout {
  private static final int WIDTH = 100;
  private static final Pattern MARK = Pattern.compile("^ {0,3}> ?");

  /** The blanks at a line's ends; others than those that part words belong to a word. */
  private static final Pattern ENDS = Pattern.compile("^[ \\t]+|[ \\t]+$");

  /** What would begin something else than text, were it to stand first on a line. */
  private static final Pattern BLOCK_START =
      Pattern.compile("^(?:[-+*>#=|<\\\\]|```|~~~|\\d{1,9}[.)](?:$|\\s)).*", Pattern.DOTALL);

  private static final String CLOSING_QUOTES = "\"”»`";
  private static final String OPENING_QUOTES = "\"“«`";

  private static final Pattern SIGN = Pattern.compile("[:;?!%»€].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\(?-?\\d[\\d.,:]*");
  private static final Pattern HOUR = Pattern.compile("h[,.;)]*");

  /** What begins a unit of time, and money, in either language. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:h|s|j|sec|min|mn|heures?|minutes?|secondes?|jours?|journées?|semaines?|mois|ans?"
              + "|années?|fois|hours?|seconds?|days?|weeks?|months?|years?|times?|working|business"
              + "|clear|percent|euros?|dollars?|pounds?|a\\.m|p\\.m|am|pm)[,.;:)]*");

  private QuoteLayout() {}

  /** The lines of the quote; empty where wrapping could change what it says. */
  static Optional<List<String>> layOut(String block) {
    List<String> laidOut = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    for (String line : block.split("\r\n|\r|\n", -1)) {
      String inside = ENDS.matcher(MARK.matcher(line).replaceFirst("")).replaceAll("");
      boolean hardBreak = inside.endsWith("\\");
      if (hardBreak) {
        return Optional.empty();
      }
      if (inside.isEmpty()) {
        if (!append(paragraph, laidOut)) {
          return Optional.empty();
        }
      } else {
        paragraph.add(inside);
      }
    }
    // A quote that says nothing stays, so that its rule is still seen to lack a sentence.
    return append(paragraph, laidOut) && !laidOut.isEmpty()
        ? Optional.of(laidOut)
        : Optional.empty();
  }

  /** Adds a paragraph's lines, and empties it; false where it cannot be wrapped. */
  private static boolean append(List<String> paragraph, List<String> lines) {
    if (paragraph.isEmpty()) {
      return true;
    }
    List<String> words = new ArrayList<>();
    List<Integer> stops = new ArrayList<>();
    for (String line : paragraph) {
      if (!addWords(line, words)) {
        return false;
      }
      char last = line.charAt(line.length() - 1);
      if (last == '.' || last == ';' || last == ':') {
        stops.add(words.size());
      }
    }
    if (!lines.isEmpty()) {
      lines.add(">");
    }
    fill(words, stops, lines);
    paragraph.clear();
    return true;
  }

  /** The words of a line; a quotation is one word. False where one is open at the line's end. */
  private static boolean addWords(String line, List<String> words) {
    StringBuilder word = new StringBuilder();
    int quote = -1;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote >= 0) {
        quote = c == CLOSING_QUOTES.charAt(quote) ? -1 : quote;
        word.append(c);
      } else if (c == ' ' || c == '\t') {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        quote = OPENING_QUOTES.indexOf(c);
        word.append(c);
      }
    }
    words.add(word.toString());
    return quote < 0;
  }

  private static void fill(List<String> words, List<Integer> stops, List<String> lines) {
    StringBuilder line = new StringBuilder(">");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean full = Eye.width(line.toString()) + 1 + widthOfUnit(words, i) > WIDTH;
      boolean stop = stops.contains(i);
      boolean mayBreak =
          line.length() > 1 && !BLOCK_START.matcher(word).matches() && !belongs(words, i);
      if ((full || stop) && mayBreak) {
        lines.add(line.toString());
        line = new StringBuilder(">");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  /** The width of a word with those after it that stay on its line. */
  private static int widthOfUnit(List<String> words, int first) {
    int width = Eye.width(words.get(first));
    for (int i = first + 1; i < words.size() && belongs(words, i); i++) {
      width += 1 + Eye.width(words.get(i));
    }
    return width;
  }

  /** Whether a word stays on the line of the one before it. */
  private static boolean belongs(List<String> words, int index) {
    if (index == 0) {
      return false;
    }
    String before = words.get(index - 1);
    String word = words.get(index);
    boolean hour =
        index > 1
            && HOUR.matcher(before).matches()
            && NUMBER.matcher(words.get(index - 2)).matches()
            && Character.isDigit(word.charAt(0));
    return hour
        || SIGN.matcher(word).matches()
        || before.endsWith("«")
        || (NUMBER.matcher(before).matches() && UNIT.matcher(word).matches());
  }
}
