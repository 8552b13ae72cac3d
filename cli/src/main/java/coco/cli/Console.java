package coco.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes: results on standard output, everything else on standard error.
 *
 * @param colour whether results are for a terminal that shows colour
 * @param live whether standard error is a terminal, so that progress is welcome
 * @param width columns of the terminal
 */
record Console(
    InputStream in, PrintStream out, PrintStream err, boolean colour, boolean live, int width) {
  private static final int USUAL_WIDTH = 100;

  Console {
    out = new Visible(out, colour);
    err = new Visible(err, live);
  }

  /**
   * The console of this process.
   *
   * @param environment where the launcher says in {@code COCO_TERMINAL} which of {@code out} and
   *     {@code err} are a terminal: Java itself cannot tell them apart
   */
  static Console ofProcess(Map<String, String> environment) {
    String terminal = environment.getOrDefault("COCO_TERMINAL", "");
    boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
    return new Console(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        terminal.contains("out") && !plain,
        terminal.contains("err") && !plain,
        width(environment.get("COLUMNS")));
  }

  private static int width(@Nullable String columns) {
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : USUAL_WIDTH;
  }

  /** The text in a colour, where the terminal shows any. */
  String paint(Paint paint, String text) {
    return colour ? paint.code + text + "\u001b[0m" : text;
  }

  /** Colours, by what they say; the text says the same without them. */
  enum Paint {
    GOOD("\u001b[32m"),
    BAD("\u001b[31m"),
    WARN("\u001b[33m"),
    STRONG("\u001b[1m"),
    FAINT("\u001b[2m");

    private final String code;

    Paint(String code) {
      this.code = code;
    }
  }
}
