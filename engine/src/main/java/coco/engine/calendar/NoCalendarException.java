package coco.engine.calendar;

import coco.language.code.RuleId;
import org.jspecify.annotations.Nullable;

/** A rule counts on a calendar that it cannot have. Found when the rule is compiled. */
public final class NoCalendarException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is the matter with the calendar. */
  public enum Problem {
    NOT_NAMED("counts on opening hours or holidays, but neither it nor the code names a calendar"),
    NOT_DEFINED("counts on calendar '%s', which is not defined"),
    NEVER_OPENS("counts on calendar '%s', which never opens"),
    NO_HOLIDAYS("counts on calendar '%s', whose holidays are not known: %s");

    private final String text;

    Problem(String text) {
      this.text = text;
    }
  }

  private final RuleId rule;
  private final @Nullable String calendar;
  private final Problem problem;

  NoCalendarException(RuleId rule, @Nullable String calendar, Problem problem, String detail) {
    super("rule %s %s".formatted(rule.text(), problem.text.formatted(calendar, detail)));
    this.rule = rule;
    this.calendar = calendar;
    this.problem = problem;
  }

  public RuleId rule() {
    return rule;
  }

  /** The calendar's id; absent where none was named. */
  public @Nullable String calendar() {
    return calendar;
  }

  public Problem problem() {
    return problem;
  }
}
