package coco.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prints texts so that the reader sees what they hold: names and values of the data may carry
 * characters that move the cursor, rename the window or turn the order of letters, and those are
 * shown by their code instead. Our own colours pass.
 */
final class Visible extends PrintStream {
  private static final Pattern HIDDEN =
      Pattern.compile(
          "\\r(?!\\n)|[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t\\r]]");
  private static final Pattern HIDDEN_OR_COLOUR =
      Pattern.compile("\\u001b\\[(?:[0-2]|3[0-9])m|" + HIDDEN.pattern());

  private final boolean colour;

  /**
   * @param colour whether colours pass
   */
  Visible(PrintStream out, boolean colour) {
    super(out, true, StandardCharsets.UTF_8);
    this.colour = colour;
  }

  @Override
  public void print(@Nullable String text) {
    super.print(visible(String.valueOf(text)));
  }

  @Override
  public void print(@Nullable Object value) {
    print(String.valueOf(value));
  }

  private String visible(String text) {
    Matcher matcher = (colour ? HIDDEN_OR_COLOUR : HIDDEN).matcher(text);
    return matcher.find()
        ? matcher.replaceAll(
            found ->
                found.end() - found.start() > 1
                    ? Matcher.quoteReplacement(found.group())
                    : "<U+%04X>".formatted((int) found.group().charAt(0)))
        : text;
  }
}
