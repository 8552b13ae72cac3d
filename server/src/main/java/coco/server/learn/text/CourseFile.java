package coco.server.learn.text;

import coco.language.text.Language;
import coco.server.learn.text.CourseText.Choice;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.learn.text.CourseText.Part;
import coco.server.learn.text.CourseText.Question;
import coco.server.learn.text.Problem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One course file, read line by line: level-1 headings begin lessons, “Questions” ends what is read
 * of one, level-3 headings below it are questions.
 */
final class CourseFile {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

  private static final Pattern HEADING =
      Pattern.compile("(#{1,6})\\s+(.*?)(?:\\s*\\{#([^}]*)\\})?\\s*#*");
  private static final Pattern CHOICE = Pattern.compile("\\s{0,3}[-*+]\\s+\\[([ xX])\\]\\s+(.*)");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,})\\s*(.*)");
  private static final Pattern SETTING = Pattern.compile("\\s*([a-z]+)\\s*:\\s*(.*?)\\s*");

  private final String file;
  private final Language language;
  private final List<String> lines;
  private final List<Problem> problems;
  private final List<Lesson> lessons = new ArrayList<>();
  private final Set<String> lessonKeys = new HashSet<>();
  private final Set<String> questionKeys = new HashSet<>();
  private int at;

  private CourseFile(String text, Language language, List<Problem> problems) {
    this.file = CourseFolder.course(language);
    this.language = language;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  /** What a file says; what is wrong with it is added to the problems. */
  static CourseText read(String text, Language language, List<Problem> problems) {
    return new CourseFile(text, language, problems).course();
  }

  private CourseText course() {
    CourseHead head = new CourseHead(file, lines, problems);
    at = head.end;
    while (at < lines.size()) {
      Optional<Matcher> heading = heading(lines.get(at));
      if (heading.isPresent() && heading.get().group(1).length() == 1) {
        lesson(heading.get());
      } else {
        if (!lines.get(at).isBlank()) {
          add(Kind.BEFORE_LESSON, lines.get(at).strip());
          toNextLesson();
        } else {
          at++;
        }
      }
    }
    if (lessons.isEmpty()) {
      problems.add(new Problem(file, Math.max(1, lines.size()), Kind.NO_LESSON, List.of()));
    }
    if (lessons.size() > Limits.LESSONS) {
      problems.add(CourseFolder.many(file, Limits.LESSONS, lessons.size()));
    }
    String declared = head.matching("language", Pattern.compile("en|fr"), language.tag());
    if (!declared.isEmpty() && !declared.equals(language.tag())) {
      problems.add(
          new Problem(
              file,
              head.line("language"),
              Kind.BAD_VALUE,
              List.of("language", declared, language.tag())));
    }
    return new CourseText(
        head.matching("course", CourseText.KEY, "living-by-the-code"),
        language,
        head.text("title", Limits.TITLE, "…"),
        head.text("summary", Limits.SUMMARY, "…"),
        head.minutes(),
        head.valid(),
        head.pass(),
        head.teaches(),
        lessons);
  }

  private void add(Kind kind, String... what) {
    problems.add(new Problem(file, at + 1, kind, List.of(what)));
  }

  private static Optional<Matcher> heading(String line) {
    Matcher matcher = HEADING.matcher(line);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private void toNextLesson() {
    while (at < lines.size() && !isLesson(lines.get(at))) {
      at++;
    }
  }

  private static boolean isLesson(String line) {
    return line.startsWith("# ");
  }

  /** Where the questions begin: the word is the same in both languages. */
  private static boolean isQuestions(String line) {
    return line.strip().equals("## Questions");
  }

  private String key(Matcher heading, Set<String> known) {
    String key = heading.group(3) == null ? "" : heading.group(3).strip();
    if (!KEY.matcher(key).matches()) {
      add(Kind.NO_KEY, heading.group(2));
      return "line-" + (at + 1);
    }
    if (!known.add(key)) {
      add(Kind.SAME_KEY, key);
    }
    return key;
  }

  private void lesson(Matcher heading) {
    String key = key(heading, lessonKeys);
    at++;
    List<Part> parts = new ArrayList<>();
    int from = at;
    while (at < lines.size() && !isLesson(lines.get(at)) && !isQuestions(lines.get(at))) {
      Matcher fence = FENCE.matcher(lines.get(at));
      if (!fence.matches()) {
        at++;
      } else if (fence.group(2).strip().equals("example")) {
        words(parts, from, at);
        example(fence.group(1)).ifPresent(parts::add);
        from = at;
      } else {
        block(fence.group(1));
      }
    }
    words(parts, from, at);
    List<Question> questions = new ArrayList<>();
    if (at < lines.size() && isQuestions(lines.get(at))) {
      at++;
      questions(questions);
    }
    lessons.add(new Lesson(key, heading.group(2), parts, questions));
  }

  private void words(List<Part> parts, int from, int to) {
    String markdown = String.join("\n", lines.subList(from, to));
    if (!markdown.isBlank()) {
      parts.add(new Part.Words(from + 1, markdown));
    }
  }

  /** Goes behind a block between fences, and gives what is in it. */
  private List<String> block(String fence) {
    int begun = at++;
    List<String> inside = new ArrayList<>();
    while (at < lines.size() && !lines.get(at).strip().startsWith(fence)) {
      inside.add(lines.get(at++));
    }
    if (at == lines.size()) {
      problems.add(
          new Problem(file, begun + 1, Kind.OPEN_BLOCK, List.of(lines.get(begun).strip())));
    } else {
      at++;
    }
    return inside;
  }

  private Optional<Part> example(String fence) {
    int line = at + 1;
    Map<String, String> settings = new TreeMap<>();
    for (String each : block(fence)) {
      Matcher setting = SETTING.matcher(each.replaceAll("(?:^|\\s)#.*$", ""));
      if (setting.matches()) {
        settings.put(setting.group(1), setting.group(2));
      } else if (!each.isBlank()) {
        settings.put(each.strip(), "");
      }
    }
    String code = settings.getOrDefault("code", "");
    String rule = settings.getOrDefault("rule", "");
    String number = settings.getOrDefault("example", "");
    boolean isSound =
        Set.of("code", "rule", "example").containsAll(settings.keySet())
            && KEY.matcher(code).matches()
            && !rule.isEmpty()
            && (number.isEmpty() || number.matches("[1-9]\\d{0,3}"));
    if (!isSound) {
      problems.add(new Problem(file, line, Kind.BAD_EXAMPLE, List.of()));
      return Optional.empty();
    }
    return Optional.of(
        new Part.Shown(
            line,
            code,
            rule,
            number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number))));
  }

  private void questions(List<Question> questions) {
    while (at < lines.size() && !isLesson(lines.get(at))) {
      Optional<Matcher> heading = heading(lines.get(at));
      if (heading.isPresent() && heading.get().group(1).length() == 3) {
        questions.add(question(heading.get()));
      } else {
        if (!lines.get(at).isBlank()) {
          add(Kind.NO_QUESTION, lines.get(at).strip());
          at++;
          while (at < lines.size() && !isLesson(lines.get(at)) && !isQuestion(lines.get(at))) {
            at++;
          }
        } else {
          at++;
        }
      }
    }
    if (questions.isEmpty()) {
      problems.add(new Problem(file, at, Kind.NO_QUESTION, List.of("## Questions")));
    }
    if (questions.size() > Limits.QUESTIONS) {
      problems.add(CourseFolder.many(file, Limits.QUESTIONS, questions.size()));
    }
  }

  private static boolean isQuestion(String line) {
    return line.startsWith("### ");
  }

  private Question question(Matcher heading) {
    int line = at + 1;
    String key = key(heading, questionKeys);
    at++;
    StringBuilder situation = new StringBuilder();
    StringBuilder explanation = new StringBuilder();
    List<Choice> choices = new ArrayList<>();
    while (at < lines.size() && !isLesson(lines.get(at)) && !isQuestion(lines.get(at))) {
      String text = lines.get(at);
      Matcher choice = CHOICE.matcher(text);
      if (choice.matches()) {
        choices.add(choice(choice));
      } else {
        if (text.startsWith(">") && !choices.isEmpty()) {
          explanation.append(text.replaceFirst("^>\\s?", "")).append('\n');
        } else if (choices.isEmpty()) {
          situation.append(text).append('\n');
        } else if (!text.isBlank()) {
          add(Kind.STRAY_LINE, text.strip());
        }
        at++;
      }
    }
    Question question =
        new Question(
            line,
            key,
            heading.group(2),
            situation.toString().strip(),
            choices,
            explanation.toString().strip());
    check(question);
    return question;
  }

  /** A choice, with the lines that go on with it. */
  private Choice choice(Matcher choice) {
    StringBuilder words = new StringBuilder(choice.group(2));
    at++;
    while (at < lines.size()
        && lines.get(at).matches("\\s{2,}\\S.*")
        && !CHOICE.matcher(lines.get(at)).matches()) {
      words.append(' ').append(lines.get(at++).strip());
    }
    return new Choice(words.toString(), !choice.group(1).isBlank());
  }

  private void check(Question question) {
    List<String> title = List.of(question.title());
    if (question.choices().size() < 2 || question.choices().size() > Limits.CHOICES) {
      problems.add(new Problem(file, question.line(), Kind.FEW_CHOICES, title));
    } else if (question.choices().stream().noneMatch(Choice::isRight)) {
      problems.add(new Problem(file, question.line(), Kind.NO_RIGHT, title));
    }
  }
}
