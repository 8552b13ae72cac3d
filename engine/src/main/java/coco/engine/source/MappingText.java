package coco.engine.source;

import java.util.List;
import java.util.regex.Pattern;

/** Writes a mapping as YAML with comments. */
final class MappingText {
  private static final int COMMENT_COLUMN = 30;

  /** Texts that YAML reads as themselves, in lists and maps too. */
  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}[\\p{L}\\p{N}_./+*-]*+(?:[ :][\\p{L}\\p{N}_./+*-]++)*+");

  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|~");

  private final StringBuilder text = new StringBuilder(1_024);

  /** A text as YAML, in quotes where it needs them. */
  static String quoted(String value) {
    boolean plain = PLAIN.matcher(value).matches() && !WORD_OF_YAML.matcher(value).matches();
    if (plain) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(sign -> quoted.append(escaped(sign)));
    return quoted.append('"').toString();
  }

  private static String escaped(int sign) {
    return switch (sign) {
      case '"', '\\' -> "\\" + Character.toString(sign);
      case '\n' -> "\\n";
      default -> isWritten(sign) ? Character.toString(sign) : "\\U%08X".formatted(sign);
    };
  }

  /** Whether YAML takes a character as it is, and it breaks no line. */
  private static boolean isWritten(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** A text as a part of a comment: it ends no line and begins no other. */
  static String remark(String value) {
    StringBuilder remark = new StringBuilder();
    value
        .codePoints()
        .forEach(sign -> remark.append(isWritten(sign) ? Character.toString(sign) : " "));
    return remark.toString();
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  void key(String key, String value, String comment) {
    String line = key + ": " + quoted(value);
    if (!comment.isEmpty()) {
      line += " ".repeat(Math.max(3, COMMENT_COLUMN - line.length())) + "# " + comment;
    }
    line(line);
  }

  /** One text, or a list of them. */
  void keyList(String key, List<String> values) {
    if (values.size() == 1 && !values.getFirst().isEmpty()) {
      key(key, values.getFirst(), "");
    } else {
      line(
          key + ": [" + String.join(", ", values.stream().map(MappingText::quoted).toList()) + "]");
    }
  }

  void block(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      line(key + ":");
      lines.forEach(each -> line("  " + each));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
