package coco.server.code;

import coco.engine.page.CodeParts;
import java.util.List;

/**
 * What the rules of a text lead to: its goals, its terms, its opening hours, as HTML.
 *
 * @param definitions empty where there are none
 * @param calendars empty where there are none
 */
public record Surroundings(List<Goal> goals, String definitions, String calendars) {
  /** Nothing, where a text is not shown. */
  static final Surroundings NONE = new Surroundings(List.of(), "", "");

  public Surroundings {
    goals = List.copyOf(goals);
  }

  /** A goal; {@code html} are its words. */
  public record Goal(String id, String title, String html) {}

  static Surroundings of(CodeParts parts) {
    return new Surroundings(
        parts.chapters().stream()
            .flatMap(chapter -> parts.goals(chapter).stream())
            .map(goal -> new Goal(goal.id(), goal.title(), parts.goal(goal)))
            .toList(),
        parts.definitions(),
        parts.calendars());
  }
}
