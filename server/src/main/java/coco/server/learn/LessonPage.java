package coco.server.learn;

import coco.engine.page.BoundBlanks;
import coco.language.print.SafeHtml;
import coco.language.text.Language;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.CourseReader;
import coco.server.learn.text.CourseText.Choice;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.learn.text.CourseText.Part;
import coco.server.learn.text.CourseText.Question;
import coco.server.reading.ShownRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes of a lesson's text what is seen: HTML without anything of its own that acts. */
@Component
public class LessonPage {
  private final CourseReader reader;

  LessonPage(CourseReader reader) {
    this.reader = reader;
  }

  /**
   * A lesson as it is seen.
   *
   * @param parts HTML, or a rule with its examples
   */
  public record Seen(String key, String title, Language language, List<SeenPart> parts) {
    public Seen {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A stretch of a lesson.
   *
   * @param rule the rule that is shown, and what it is called; empty for words
   */
  public record SeenPart(String html, Optional<SeenRule> rule) {}

  /** A rule's id and title. */
  public record SeenRule(String id, String title) {}

  /**
   * A question as it is seen.
   *
   * @param choices in the order of one try
   */
  public record SeenQuestion(
      String key,
      String title,
      String situation,
      boolean isOfSeveral,
      List<SeenChoice> choices,
      String explanation) {
    public SeenQuestion {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A choice.
   *
   * @param place in the text, from 0
   */
  public record SeenChoice(int place, String html, boolean isRight) {}

  /**
   * A lesson.
   *
   * @param files the address under which the pictures lie, with a stroke at its end
   */
  Seen lesson(CourseEdition edition, Language language, Lesson lesson, String files) {
    List<SeenPart> parts = new ArrayList<>();
    for (Part part : lesson.parts()) {
      switch (part) {
        case Part.Words words ->
            parts.add(
                new SeenPart(html(edition, language, words.markdown(), files), Optional.empty()));
        case Part.Shown shown ->
            reader
                .shown(edition.folder(), language, shown)
                .ifPresent(it -> parts.add(new SeenPart(it.html(), rule(shown, it))));
      }
    }
    return new Seen(lesson.key(), lesson.title(), language, parts);
  }

  private static Optional<SeenRule> rule(Part.Shown shown, ShownRules.Found.Yes found) {
    return Optional.of(new SeenRule(shown.rule(), found.title()));
  }

  /**
   * The questions of a lesson.
   *
   * @param seed decides the order of the choices; the same gives the same
   */
  List<SeenQuestion> questions(
      CourseEdition edition, Language language, Lesson lesson, String files, long seed) {
    List<SeenQuestion> seen = new ArrayList<>();
    for (Question question : lesson.questions()) {
      List<SeenChoice> choices = new ArrayList<>();
      for (int i = 0; i < question.choices().size(); i++) {
        Choice choice = question.choices().get(i);
        choices.add(new SeenChoice(i, inline(language, choice.words()), choice.isRight()));
      }
      Collections.shuffle(choices, new Random(seed ^ question.key().hashCode()));
      seen.add(
          new SeenQuestion(
              question.key(),
              BoundBlanks.text(language, question.title()),
              html(edition, language, question.situation(), files),
              question.isOfSeveral(),
              choices,
              html(edition, language, question.explanation(), files)));
    }
    return seen;
  }

  /** What decides the order of choices in a try of somebody's. */
  static long seed(UUID enrolment, String lesson, int number) {
    return enrolment.getMostSignificantBits() ^ (31L * lesson.hashCode() + number);
  }

  private static String html(
      CourseEdition edition, Language language, String markdown, String files) {
    return BoundBlanks.in(
        language,
        SafeHtml.of(
            markdown,
            level -> Math.clamp(level, 2, 6),
            anchor -> false,
            name -> picture(edition, name, files)));
  }

  private static Optional<String> picture(CourseEdition edition, String name, String files) {
    return CourseFolder.isPicture(name) && edition.folder().files().containsKey(name)
        ? Optional.of(files + name)
        : Optional.empty();
  }

  /** Words of one paragraph, without the paragraph. */
  private static String inline(Language language, String markdown) {
    return BoundBlanks.in(language, SafeHtml.of(markdown, 6, anchor -> false))
        .strip()
        .replaceFirst("^<p>(.*)</p>$", "$1");
  }
}
