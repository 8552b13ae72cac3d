package coco.server.learn.text;

import coco.language.text.Language;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a course says in one language.
 *
 * @param key the same in both languages
 * @param minutes about how long it takes
 * @param valid how long it counts that somebody has done it; empty: for good
 * @param pass how many of a hundred questions of a lesson have to be right
 * @param teaches the rules that it is about
 */
public record CourseText(
    String key,
    Language language,
    String title,
    String summary,
    int minutes,
    Optional<Period> valid,
    int pass,
    List<RuleName> teaches,
    List<Lesson> lessons) {
  /** What a course may be called; the address of another page is no name of one. */
  static final Pattern KEY = Pattern.compile("(?!team$)[a-z0-9][a-z0-9-]{0,60}");

  public CourseText {
    teaches = List.copyOf(teaches);
    lessons = List.copyOf(lessons);
  }

  /** A rule of a code. */
  public record RuleName(String code, String rule) {
    @Override
    public String toString() {
      return code + " " + rule;
    }
  }

  /** A lesson of a key. */
  public Optional<Lesson> lesson(String lesson) {
    return lessons.stream().filter(it -> it.key().equals(lesson)).findFirst();
  }

  /** How many questions all lessons ask. */
  public int questions() {
    return lessons.stream().mapToInt(it -> it.questions().size()).sum();
  }

  /** One lesson: what is read, and what is asked then. */
  public record Lesson(String key, String title, List<Part> parts, List<Question> questions) {
    public Lesson {
      parts = List.copyOf(parts);
      questions = List.copyOf(questions);
    }
  }

  /** A stretch of a lesson. */
  public sealed interface Part {
    /** The line of the file on which it begins. */
    int line();

    /** Markdown. */
    record Words(int line, String markdown) implements Part {}

    /**
     * A rule with its examples.
     *
     * @param code a code file of the folder, or the key of a code that is published here
     * @param example which one, from 1; all where absent
     */
    record Shown(int line, String code, String rule, OptionalInt example) implements Part {}
  }

  /**
   * A question.
   *
   * @param situation Markdown; may be empty
   * @param explanation Markdown; may be empty
   */
  public record Question(
      int line,
      String key,
      String title,
      String situation,
      List<Choice> choices,
      String explanation) {
    public Question {
      choices = List.copyOf(choices);
    }

    /** Whether more than one choice is right: then any number may be chosen. */
    public boolean isOfSeveral() {
      return choices.stream().filter(Choice::isRight).count() > 1;
    }
  }

  /** What may be chosen; its words are Markdown of one paragraph. */
  public record Choice(String words, boolean isRight) {}

  /** Whether a course may be called so. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }
}
