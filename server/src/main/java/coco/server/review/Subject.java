package coco.server.review;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked at.
 *
 * @param name of a chapter its kind in small letters, of a rule its id; of a whole code nothing
 */
public record Subject(Kind kind, String name) {
  /** The database has the same. */
  private static final Pattern TEXT = Pattern.compile("(chapter|rule):([A-Za-z0-9-]{1,40})");

  public static final Subject CODE = new Subject(Kind.CODE, "");

  /** How much of a code. */
  public enum Kind {
    CODE,
    CHAPTER,
    RULE
  }

  static Subject chapter(String kind) {
    return new Subject(Kind.CHAPTER, kind);
  }

  static Subject rule(String id) {
    return new Subject(Kind.RULE, id);
  }

  /** Reads what {@link #text} writes. */
  static Optional<Subject> of(String text) {
    if (text.equals("code")) {
      return Optional.of(CODE);
    }
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Subject(Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2)))
        : Optional.empty();
  }

  /** As it stands in forms, in the database and in the log: {@code rule:CS-1}. */
  public String text() {
    return kind == Kind.CODE ? "code" : kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
