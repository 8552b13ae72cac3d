package coco.language.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a sentence into tokens, and keeps where each stands.
 *
 * <p>The text is read as it is, accents composed or not; only the tokens' own texts are composed,
 * so that places stay exact. Blanks of any width, emphasis marks and characters without a shape
 * separate tokens or vanish. An elided word keeps its apostrophe: {@code lorsqu'} {@code une}. A
 * plural in parentheses belongs to its word and is not read: {@code jour(s)}.
 */
public final class Tokenizer {
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}([Tt]\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?([Zz]|[+-]\\d{2}:?\\d{2})?)?(?![\\p{L}\\p{N}])");
  private static final Pattern PLURAL =
      Pattern.compile("(?:\\((?:s|e|es|x)\\))++", Pattern.CASE_INSENSITIVE);
  private static final List<String> SIGNS = List.of("<=", ">=", "=<", "=>", "!=", "<>", "==");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  /** The tokens of a text, in order. */
  public static List<Token> tokens(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    while (tokenizer.at < text.length()) {
      tokenizer.next();
    }
    return tokenizer.tokens;
  }

  /** A text in the form in which words are compared: composed, lower case, straight apostrophes. */
  public static String norm(String text) {
    if (text.chars().allMatch(c -> c < 0x7F && c != '`')) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder norm = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(Tokenizer::straight)
        .filter(c -> !isShapeless(c))
        .forEach(norm::appendCodePoint);
    return norm.toString().toLowerCase(Locale.ROOT);
  }

  private static int straight(int c) {
    return switch (c) {
      case '\u2019', '\u02BC', '\u2018', '\u00B4', '`' -> '\'';
      case '\u2010', '\u2011' -> '-';
      default -> c;
    };
  }

  private void next() {
    int c = text.codePointAt(at);
    if (isBlank(c) || isShapeless(c) || c == '*' || isEscape(c) || isLoneUnderscore(c)) {
      at += Character.charCount(c);
    } else if (c == '[') {
      bracket();
    } else if (c == '`') {
      code();
    } else if (c == '"' || c == '\u201C' || c == '\u00AB' || c == '\u201D') {
      quote(c);
    } else if (isDigit(c)) {
      number();
    } else if (Character.isLetter(c)) {
      word();
    } else {
      sign(c);
    }
  }

  private boolean isEscape(int c) {
    return c == '\\' && at + 1 < text.length() && !Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static boolean isLoneUnderscore(int c) {
    return c == '_';
  }

  private void bracket() {
    int close = text.indexOf(']', at + 1);
    int open = text.indexOf('[', at + 1);
    boolean closed = close >= 0 && (open < 0 || close < open);
    int end = closed ? close : endOfUnclosed();
    add(Token.Kind.BRACKET, at + 1, end, closed ? end + 1 : end, closed);
  }

  /** An opening without its end is taken to the next sign that a term hardly holds. */
  private int endOfUnclosed() {
    int end = at + 1;
    while (end < text.length() && ",;.[]`\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private void code() {
    int close = text.indexOf('`', at + 1);
    boolean closed = close >= 0;
    int end = closed ? close : endOfUnclosed();
    add(Token.Kind.CODE, at + 1, end, closed ? end + 1 : end, closed);
  }

  private void quote(int open) {
    char close = open == '\u00AB' ? '\u00BB' : open == '"' ? '"' : '\u201D';
    StringBuilder inside = new StringBuilder();
    int i = at + 1;
    boolean closed = false;
    while (i < text.length() && !closed) {
      char c = text.charAt(i);
      if (c != close) {
        inside.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == close) {
        // A doubled closing quote is one inside the text.
        inside.append(c);
        i++;
      } else {
        closed = true;
      }
      i++;
    }
    int end = closed ? i : endOfUnclosed();
    String content = closed ? inside.toString() : text.substring(at + 1, end);
    String composed = Normalizer.normalize(content, Normalizer.Form.NFC);
    String flat = composed.replaceAll("[ \\t]*\\R[ \\t]*", " ");
    String trimmed = open == '\u00AB' ? strip(flat) : flat;
    tokens.add(new Token(Token.Kind.QUOTE, at, end, trimmed, norm(trimmed), closed));
    at = end;
  }

  private void number() {
    Matcher date = DATE.matcher(text).region(at, text.length());
    if (date.lookingAt()) {
      add(Token.Kind.DATE, at, date.end(), date.end(), true);
      return;
    }
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    add(Token.Kind.NUMBER, at, end, end, true);
  }

  private void word() {
    boolean afterNumber =
        !tokens.isEmpty()
            && tokens.getLast().kind() == Token.Kind.NUMBER
            && tokens.getLast().until() == at;
    int end = at;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      int width = Character.charCount(c);
      if (straight(c) == '\'' && c != '`' && isElidedBefore(end + width)) {
        end += width;
        break;
      }
      // 8h30: the hour's letter ends where the minutes begin.
      boolean inside = isWordCharacter(c) && !(afterNumber && isDigit(c));
      boolean joins = isJoint(c) && isWordCharacterAt(end + width);
      if (!inside && !joins) {
        break;
      }
      end += width;
    }
    Matcher plural = PLURAL.matcher(text).region(end, text.length());
    add(Token.Kind.WORD, at, end, plural.lookingAt() ? plural.end() : end, true);
  }

  /** Whether what follows an apostrophe can follow an elided word. */
  private boolean isElidedBefore(int index) {
    return index < text.length()
        && (Character.isLetterOrDigit(text.codePointAt(index))
            || "[`\"\u00AB\u201C".indexOf(text.charAt(index)) >= 0);
  }

  private boolean isWordCharacterAt(int index) {
    return index < text.length()
        && (text.charAt(index) == '_' || isWordCharacter(text.codePointAt(index)));
  }

  private static boolean isWordCharacter(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || (isShapeless(c) && !isBlank(c));
  }

  private static boolean isJoint(int c) {
    return c == '-' || c == '.' || c == '_' || c == '\u2010' || c == '\u2011';
  }

  private void sign(int c) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        add(Token.Kind.SIGN, at, at + sign.length(), at + sign.length(), true);
        return;
      }
    }
    int end = at + Character.charCount(c);
    add(Token.Kind.SIGN, at, end, end, true);
  }

  private void add(Token.Kind kind, int textFrom, int textUntil, int until, boolean closed) {
    String content = Normalizer.normalize(text.substring(textFrom, textUntil), Normalizer.Form.NFC);
    tokens.add(new Token(kind, at, until, content, norm(content), closed));
    at = until;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a character is a blank of any width. */
  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isShapeless(int c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /** A text without the blanks of any width around it. */
  public static String strip(String text) {
    int from = 0;
    int until = text.length();
    while (from < until && isBlank(text.charAt(from))) {
      from++;
    }
    while (until > from && isBlank(text.charAt(until - 1))) {
      until--;
    }
    return text.substring(from, until);
  }
}
