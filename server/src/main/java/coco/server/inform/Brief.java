package coco.server.inform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who is told of an edition is asked to do: of people in a campaign, of parties
 * outside by mail.
 *
 * @param title as they read it
 * @param steps what each does, in order; at least one
 * @param quiz where they are to understand it
 */
public record Brief(String title, List<Step> steps, Optional<Quiz> quiz, Until until) {
  /** How far away a last day may be: farther is a slip of the pen. */
  private static final int YEARS_MOST = 3;

  private static final int TITLE_MOST = 200;

  public Brief {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("nothing is asked: " + title);
    }
    if (steps.contains(Step.UNDERSTAND) != quiz.isPresent()) {
      throw new IllegalArgumentException("questions where they are asked for: " + title);
    }
  }

  /**
   * The same as a form has it.
   *
   * @param questions how many, and {@code percent} of a hundred to be right, where they are asked
   * @param until {@code day} or {@code working-days}
   */
  public record Form(
      String title,
      List<String> steps,
      String questions,
      String percent,
      String until,
      String day,
      String workingDays) {
    public Form {
      steps = List.copyOf(steps);
    }

    private boolean isByDay() {
      return !until.equals("working-days");
    }
  }

  /** The form that would be read as this. */
  public Form form() {
    Quiz asked = quiz.orElse(Quiz.USUAL);
    return new Form(
        title,
        steps.stream().map(Step::key).toList(),
        Integer.toString(asked.count()),
        Integer.toString(asked.percent()),
        until instanceof Until.WorkingDays ? "working-days" : "day",
        until instanceof Until.Day day ? day.day().toString() : "",
        until instanceof Until.WorkingDays days ? Integer.toString(days.count()) : "");
  }

  /**
   * Reads a form.
   *
   * @param zone of the edition, where one was chosen
   * @param problems gets the keys of all that is wrong
   * @return empty where something is
   */
  public static Optional<Brief> read(
      Form form, Optional<ZoneId> zone, Instant now, List<String> problems) {
    int before = problems.size();
    String title = form.title().strip();
    if (title.isEmpty()
        || title.length() > TITLE_MOST
        || title.chars().anyMatch(Character::isISOControl)) {
      problems.add("inform.problem.title");
    }
    List<Step> steps = Step.of(form.steps());
    if (steps.isEmpty()) {
      problems.add("inform.problem.steps");
    }
    boolean isAsked = steps.contains(Step.UNDERSTAND);
    Optional<Quiz> quiz = quiz(form);
    if (isAsked && quiz.isEmpty()) {
      problems.add("inform.problem.quiz");
    }
    Optional<Until> until = until(form);
    if (until.isEmpty()) {
      problems.add("inform.problem.until." + (form.isByDay() ? "day" : "working-days"));
    }
    if (until.isPresent()
        && until.get() instanceof Until.Day day
        && zone.filter(it -> !isWithinReach(day.day(), now.atZone(it).toLocalDate())).isPresent()) {
      problems.add("inform.problem.until.reach");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(new Brief(title, steps, quiz.filter(it -> isAsked), until.orElseThrow()));
  }

  /** Whether a last day is still to come, and not years away. */
  private static boolean isWithinReach(LocalDate day, LocalDate today) {
    return !day.isBefore(today) && !day.isAfter(today.plusYears(YEARS_MOST));
  }

  private static Optional<Quiz> quiz(Form form) {
    String count = form.questions().strip();
    String percent = form.percent().strip();
    boolean isSound =
        count.matches("[1-9]\\d?")
            && Integer.parseInt(count) <= Quiz.MOST
            && percent.matches("[1-9]\\d?|100");
    return isSound
        ? Optional.of(new Quiz(Integer.parseInt(count), Integer.parseInt(percent)))
        : Optional.empty();
  }

  private static Optional<Until> until(Form form) {
    if (form.isByDay()) {
      String day = form.day().strip();
      if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Until.Day(LocalDate.parse(day)));
      } catch (DateTimeParseException noDay) {
        return Optional.empty();
      }
    }
    String count = form.workingDays().strip();
    return count.matches("[1-9]\\d{0,2}") && Integer.parseInt(count) <= Until.WorkingDays.MOST
        ? Optional.of(new Until.WorkingDays(Integer.parseInt(count)))
        : Optional.empty();
  }
}
