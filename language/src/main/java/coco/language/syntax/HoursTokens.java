package coco.language.syntax;

import coco.language.text.Clip;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opening hours of a calendar, cut into days, hours, dates, dashes and words. */
final class HoursTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<iso>\\d{4}-\\d{2}-\\d{2})"
              + "|(?<hour>\\d{1,2}:\\d{2}"
              + "|\\d{1,2}[ \\u00A0\\u202F]?(?:heures?|h)(?![\\p{L}])"
              + "(?:[ \\u00A0\\u202F]?\\d{2}(?![\\d:]|[ \\u00A0\\u202F]?h))?)"
              + "|(?<year>\\d{4})(?!\\d)"
              + "|(?<day>\\d{1,2})(?:er|st|nd|rd|th)?(?![\\p{L}\\d])"
              + "|(?<dash>[-‐‑‒–—―−])"
              + "|(?<comma>,)"
              + "|(?<end>;)"
              + "|(?<word>\\p{L}[\\p{L}\\p{M}]*(?:['’])?\\.?)"
              + "|(?<blank>[\\s\\u00A0\\u202F\\u2009]+)"
              + "|(?<other>.)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private final Clip clip;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  HoursTokens(Clip clip) {
    this.clip = clip;
    Matcher matcher = TOKEN.matcher(clip.text());
    while (matcher.find()) {
      Kind kind = kind(matcher);
      if (kind != Kind.BLANK) {
        tokens.add(new Token(kind, matcher.group(), matcher.start(), matcher.end()));
      }
    }
  }

  enum Kind {
    ISO,
    HOUR,
    YEAR,
    DAY,
    DASH,
    COMMA,
    END,
    WORD,
    BLANK,
    OTHER
  }

  /** A token and where it stands in the clip. */
  record Token(Kind kind, String text, int from, int until) {
    /** A day of the month. */
    int number() {
      return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    String plain() {
      return DateWords.plain(text);
    }
  }

  private static Kind kind(Matcher matcher) {
    for (Kind kind : Kind.values()) {
      if (matcher.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
        return kind;
      }
    }
    return Kind.OTHER;
  }

  boolean isOver() {
    return next >= tokens.size();
  }

  /** Whether a stretch between semicolons is over. */
  boolean isStretchOver() {
    return isOver() || tokens.get(next).kind() == Kind.END;
  }

  boolean isNext(Kind kind) {
    return isNext(0, kind);
  }

  boolean isNext(int ahead, Kind kind) {
    return next + ahead < tokens.size() && tokens.get(next + ahead).kind() == kind;
  }

  /** Whether one of the words comes next. */
  boolean isWord(String... words) {
    return isNext(Kind.WORD) && List.of(words).contains(tokens.get(next).plain());
  }

  /** Takes the next token where it is one of the words. */
  boolean take(String... words) {
    boolean found = isWord(words);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next token where it is of the kind. */
  boolean take(Kind kind) {
    boolean found = isNext(kind);
    if (found) {
      next++;
    }
    return found;
  }

  /** Takes the next tokens where they are written so. */
  boolean takeText(String... texts) {
    int place = next;
    for (String text : texts) {
      if (isOver() || !tokens.get(next).text().equals(text)) {
        next = place;
        return false;
      }
      next++;
    }
    return true;
  }

  Token peek(int ahead) {
    return tokens.get(next + ahead);
  }

  Token take() {
    return tokens.get(next++);
  }

  int place() {
    return next;
  }

  void back(int place) {
    next = place;
  }

  /** Skips to the next semicolon, for the stretch cannot be read. */
  void skipStretch() {
    while (!isStretchOver()) {
      next++;
    }
  }

  /** The text from a place to the last token taken. */
  String text(int place) {
    return place >= next
        ? ""
        : clip.text().substring(tokens.get(place).from(), tokens.get(next - 1).until());
  }

  /** Where the text from a place to the last token taken stands in the file. */
  Span span(int place) {
    if (tokens.isEmpty()) {
      return clip.span(0, clip.text().length());
    }
    int first = Math.min(place, tokens.size() - 1);
    int last = Math.clamp(next - 1L, first, tokens.size() - 1);
    return clip.span(tokens.get(first).from(), tokens.get(last).until());
  }

  /** The minutes of the next token's hour. */
  OptionalInt hour(DateWords words) {
    return words.hour(peek(0).text());
  }
}
