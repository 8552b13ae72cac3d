package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.Annotations;
import coco.language.code.RuleId;
import coco.language.text.Nearest;
import coco.language.text.Phrase;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what follows a sentence's full stop. A value goes on to the next annotation that begins
 * after a full stop, and loses its own full stop.
 */
final class AnnotationReader {
  private static final Phrase[] NAMES = {
    Phrase.BREACH, Phrase.OWNER, Phrase.REFERENCE, Phrase.MEASURE, Phrase.SERVES, Phrase.REPLACES
  };
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}]++(?:-[\\p{L}\\p{N}]++)*+");
  private static final Pattern IDS_APART = Pattern.compile("[\\s\\h,;]+");

  private final Cursor cursor;
  private final Set<Phrase> said = EnumSet.noneOf(Phrase.class);
  private final Map<Phrase, String> texts = new EnumMap<>(Phrase.class);
  private final List<String> serves = new ArrayList<>();
  private final List<RuleId> replaces = new ArrayList<>();
  private Optional<Annotations.Severity> breach = Optional.empty();

  AnnotationReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether an annotation begins here: its name and a colon, or {@code Replaces} and an id. */
  boolean seesAnnotation() {
    Cursor.Mark mark = cursor.mark();
    boolean sees = takeName().isPresent();
    cursor.reset(mark);
    return sees;
  }

  private Optional<Phrase> takeName() {
    int from = cursor.at();
    Optional<Phrase> name = cursor.takeAny(NAMES);
    if (name.isEmpty()) {
      return name;
    }
    boolean listed = name.get() == Phrase.REPLACES || name.get() == Phrase.SERVES;
    boolean colon = cursor.takeSign(":");
    boolean id =
        cursor.peek().filter(t -> t.text().chars().anyMatch(Character::isDigit)).isPresent();
    if (colon || (listed && id)) {
      return name;
    }
    cursor.moveTo(from);
    return Optional.empty();
  }

  /** All annotations from here to the end of the text. */
  Annotations annotations() {
    while (cursor.takeSign(".") || cursor.takeSign("!")) {
      // Stops and empty sentences between annotations say nothing.
    }
    while (!cursor.done()) {
      int from = cursor.at();
      Optional<Phrase> name = takeName();
      int valueFrom = cursor.at();
      skipToNext();
      if (name.isPresent()) {
        read(name.get(), from, valueFrom);
      } else {
        unknown(from);
      }
      while (cursor.takeSign(".")) {
        // The value's own full stop.
      }
    }
    return new Annotations(
        breach,
        Optional.ofNullable(texts.get(Phrase.OWNER)),
        Optional.ofNullable(texts.get(Phrase.REFERENCE)),
        Optional.ofNullable(texts.get(Phrase.MEASURE)),
        serves,
        replaces);
  }

  /** Moves to the stop before the next annotation, or to the end. */
  private void skipToNext() {
    int from = cursor.at();
    while (!cursor.done()) {
      boolean last = isEndOfSentence() && nextIsAnnotation();
      if (last && cursor.seesSign(".")) {
        return;
      }
      cursor.advance();
      if (last) {
        return;
      }
    }
    boolean stop = cursor.at() > from && cursor.peek(-1).filter(t -> t.reads(".")).isPresent();
    if (stop) {
      cursor.moveTo(cursor.at() - 1);
    }
  }

  private boolean isEndOfSentence() {
    return cursor.seesSign(".")
        || cursor.seesSign("!")
        || cursor.seesSign("?")
        || cursor.seesSign("\u2026");
  }

  private boolean nextIsAnnotation() {
    Cursor.Mark mark = cursor.mark();
    cursor.advance();
    boolean next = seesAnnotation() || seesUnknownAnnotation();
    cursor.reset(mark);
    return next;
  }

  /** A capitalised word and a colon, near the name of an annotation. */
  private boolean seesUnknownAnnotation() {
    return cursor.sees(Token.Kind.WORD) && cursor.seesSign(1, ":") && nearestName().isPresent();
  }

  private Optional<String> nearestName() {
    List<String> names = new ArrayList<>();
    for (Phrase name : NAMES) {
      String words = cursor.phrases().print(name);
      names.add(Character.toTitleCase(words.charAt(0)) + words.substring(1));
    }
    return cursor.peek().flatMap(word -> Nearest.of(word.norm(), names));
  }

  private void unknown(int from) {
    int until = cursor.at();
    cursor.moveTo(from);
    boolean colon = cursor.sees(Token.Kind.WORD) && cursor.seesSign(1, ":");
    String near = nearestName().orElse("");
    cursor.moveTo(until);
    if (colon) {
      cursor.report(
          FindingKind.UNKNOWN_ANNOTATION, from, from + 1, cursor.quote(from, from + 1), near);
    } else {
      cursor.report(FindingKind.TEXT_AFTER_END, from, until, cursor.quote(from, until));
    }
  }

  private void read(Phrase name, int from, int valueFrom) {
    int until = cursor.at();
    String value = text(valueFrom, until);
    if (value.isEmpty()) {
      cursor.report(FindingKind.TEXT_MISSING, from, until, cursor.quote(from, until));
      return;
    }
    switch (name) {
      case BREACH -> breach(valueFrom, until);
      case SERVES -> ids(name, valueFrom, until);
      case REPLACES -> ids(name, valueFrom, until);
      default -> texts.put(name, value);
    }
    boolean again = !said.add(name);
    if (again) {
      cursor.report(
          FindingKind.SAID_TWICE,
          from,
          until,
          cursor.quote(from, until),
          cursor.phrases().print(name));
    }
  }

  private void breach(int from, int until) {
    cursor.moveTo(from);
    Optional<Phrase> severity = cursor.takeAny(Phrase.MINOR, Phrase.SERIOUS, Phrase.CRITICAL);
    boolean whole = cursor.at() == until || cursor.seesSign(".");
    cursor.moveTo(until);
    if (severity.isEmpty() || !whole) {
      List<String> known =
          List.of(
              cursor.phrases().print(Phrase.MINOR),
              cursor.phrases().print(Phrase.SERIOUS),
              cursor.phrases().print(Phrase.CRITICAL));
      cursor.report(
          FindingKind.UNKNOWN_SEVERITY,
          from,
          until,
          cursor.quote(from, until),
          Nearest.of(cursor.quote(from, until), known).orElse(""));
      return;
    }
    breach = Optional.of(Annotations.Severity.valueOf(severity.get().name()));
  }

  /** Ids separated by commas, blanks or {@code and}. */
  private void ids(Phrase name, int from, int until) {
    int start = cursor.clip().text().length();
    int end = start;
    if (from < until) {
      cursor.moveTo(from);
      start = cursor.peek().orElseThrow().from();
      end = cursor.peek(until - 1 - from).orElseThrow().until();
      cursor.moveTo(until);
    }
    Matcher apart = IDS_APART.matcher(cursor.clip().text()).region(start, end);
    int at = start;
    while (at < end) {
      boolean found = apart.find();
      int wordEnd = found ? apart.start() : end;
      id(name, at, wordEnd);
      at = found ? apart.end() : end;
    }
  }

  private void id(Phrase name, int from, int until) {
    int end = until;
    while (end > from && cursor.clip().text().charAt(end - 1) == '.') {
      end--;
    }
    String written = cursor.clip().text().substring(from, end);
    String id =
        Normalizer.normalize(written, Normalizer.Form.NFC).replaceAll("[\u2010\u2011]", "-");
    boolean joint = cursor.phrases().ways(Phrase.AND).contains(List.of(Tokenizer.norm(id)));
    if (id.isEmpty() || joint) {
      return;
    }
    var span = cursor.clip().span(from, end);
    if (!ID.matcher(id).matches()) {
      cursor.report(Finding.of(FindingKind.NOT_AN_ID, span, written));
    } else if (name == Phrase.SERVES) {
      serves.add(id);
      cursor.point(Piece.Kind.GOAL, id, span);
    } else {
      replaces.add(new RuleId(id));
      cursor.point(Piece.Kind.RULE, id, span);
    }
  }

  private String text(int from, int until) {
    return from < until ? text(cursor, from, until) : "";
  }

  /**
   * The author's text from one token to another, as written but for its full stop, if that is not
   * the very next token, and for line breaks.
   */
  static String text(Cursor cursor, int from, int until) {
    String all = cursor.clip().text();
    // Signs that are no tokens, such as emphasis marks, belong to the text: it goes from the end of
    // the token before it to the start of the token after it.
    int start = cursor.peek(from - 1 - cursor.at()).map(Token::until).orElse(0);
    int end = cursor.peek(until - cursor.at()).map(Token::from).orElse(all.length());
    boolean stopped = cursor.seesSign(until - cursor.at(), ".");
    String text =
        Tokenizer.strip(
            Normalizer.normalize(all.substring(start, end), Normalizer.Form.NFC)
                .replaceAll("[ \\t]*\\R[ \\t]*", " "));
    return !stopped && text.endsWith(".")
        ? Tokenizer.strip(text.substring(0, text.length() - 1))
        : text;
  }
}
