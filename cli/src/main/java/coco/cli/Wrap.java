package coco.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a text into lines of a width, at blanks; a number stays with what it counts. */
final class Wrap {
  private static final Pattern BREAK = Pattern.compile("(?<!(?:^|[ (])\\d{1,9}) ");

  private Wrap() {}

  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : BREAK.split(text, -1)) {
      if (line.length() > 0 && EyeWidth.of(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
