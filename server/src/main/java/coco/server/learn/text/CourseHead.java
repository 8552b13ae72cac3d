package coco.server.learn.text;

import coco.server.learn.text.CourseText.RuleName;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands at the head of a course file, between two lines of three hyphens. */
final class CourseHead {
  private static final List<String> KEYS =
      List.of("course", "language", "title", "summary", "minutes", "valid", "pass", "teaches");
  private static final List<String> NEEDED =
      List.of("course", "language", "title", "summary", "minutes", "pass");

  private static final Pattern LINE = Pattern.compile("([A-Za-z-]+)\\s*:(?:\\s+(.*))?");
  private static final Pattern REMARK = Pattern.compile("(?:^|\\s)#.*$");
  private static final Pattern LENGTH =
      Pattern.compile(
          "([1-9]\\d{0,3})[\\s\\u00a0\\u202f]*(?:(days?|jours?)|(weeks?|semaines?)|(months?|mois)|(years?|ans?|années?))");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3})[\\s\\u00a0\\u202f]*%?");

  private record Value(int line, String text) {}

  private final String file;
  private final List<Problem> problems;
  private final Map<String, Value> values = new TreeMap<>();

  /** The line on which the text begins, from 0. */
  final int end;

  CourseHead(String file, List<String> lines, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
    this.end = read(lines);
  }

  private int read(List<String> lines) {
    int close = lines.isEmpty() || !lines.getFirst().strip().equals("---") ? -1 : close(lines);
    if (close < 0) {
      problems.add(new Problem(file, 1, Problem.Kind.NO_HEAD, List.of()));
      return 0;
    }
    for (int i = 1; i < close; i++) {
      line(i + 1, REMARK.matcher(lines.get(i)).replaceAll("").strip());
    }
    for (String key : NEEDED) {
      if (!values.containsKey(key)) {
        problems.add(new Problem(file, 1, Problem.Kind.MISSING_KEY, List.of(key)));
      }
    }
    return close + 1;
  }

  private static int close(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("---")) {
        return i;
      }
    }
    return -1;
  }

  private void line(int number, String line) {
    if (line.isEmpty()) {
      return;
    }
    Matcher matcher = LINE.matcher(line);
    String key = matcher.matches() ? matcher.group(1) : line;
    if (!matcher.matches() || !KEYS.contains(key)) {
      problems.add(
          new Problem(
              file, number, Problem.Kind.UNKNOWN_KEY, List.of(key, String.join(", ", KEYS))));
      return;
    }
    String value = matcher.group(2) == null ? "" : unquoted(matcher.group(2).strip());
    if (values.putIfAbsent(key, new Value(number, value)) != null) {
      problems.add(new Problem(file, number, Problem.Kind.SAME_KEY, List.of(key)));
    }
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && List.of("\"", "'").stream()
                .anyMatch(it -> value.startsWith(it) && value.endsWith(it));
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  int line(String key) {
    Value value = values.get(key);
    return value == null ? 1 : value.line();
  }

  /** A text of the head, as it stands; empty where it is missing. */
  String text(String key, int most, String example) {
    Value value = values.get(key);
    if (value == null) {
      return "";
    }
    if (value.text().isBlank() || value.text().length() > most) {
      bad(key, value, example);
    }
    return value.text();
  }

  String matching(String key, Pattern pattern, String example) {
    Value value = values.get(key);
    if (value == null) {
      return "";
    }
    if (!pattern.matcher(value.text()).matches()) {
      bad(key, value, example);
    }
    return value.text();
  }

  private void bad(String key, Value value, String example) {
    problems.add(
        new Problem(
            file, value.line(), Problem.Kind.BAD_VALUE, List.of(key, value.text(), example)));
  }

  int minutes() {
    Value value = values.get("minutes");
    if (value == null) {
      return 0;
    }
    if (!value.text().matches("[1-9]\\d{0,3}")) {
      bad("minutes", value, "40");
      return 0;
    }
    return Integer.parseInt(value.text());
  }

  Optional<Period> valid() {
    Value value = values.get("valid");
    if (value == null) {
      return Optional.empty();
    }
    Matcher matcher = LENGTH.matcher(value.text());
    if (!matcher.matches()) {
      bad("valid", value, "12 months");
      return Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) != null) {
      return Optional.of(Period.ofDays(count));
    }
    if (matcher.group(3) != null) {
      return Optional.of(Period.ofWeeks(count));
    }
    return Optional.of(matcher.group(4) != null ? Period.ofMonths(count) : Period.ofYears(count));
  }

  int pass() {
    Value value = values.get("pass");
    if (value == null) {
      return 100;
    }
    Matcher matcher = SHARE.matcher(value.text());
    int share = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (share < 1 || share > 100) {
      bad("pass", value, "80 %");
      return 100;
    }
    return share;
  }

  List<RuleName> teaches() {
    List<RuleName> rules = new ArrayList<>();
    Value value = values.get("teaches");
    if (value == null) {
      return rules;
    }
    String list = value.text().replaceAll("^\\[|\\]$", "");
    for (String each : Arrays.stream(list.split(",")).map(String::strip).toList()) {
      if (each.matches("[a-z0-9-]+ [A-Z][A-Z0-9-]*")) {
        String[] parts = each.split(" ", 2);
        rules.add(new RuleName(parts[0], parts[1]));
      } else {
        bad("teaches", new Value(value.line(), each), "[riverside-water CS-1]");
      }
    }
    return rules;
  }
}
