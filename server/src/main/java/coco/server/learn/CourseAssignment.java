package coco.server.learn;

import coco.server.people.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Courses that an audience is asked to do: one, or a path of several.
 *
 * @param courses in their order
 * @param days within how many of them
 * @param risk that it answers; empty where it answers none
 * @param broken where people are asked only while a rule is often broken: which
 */
public record CourseAssignment(
    UUID id,
    String title,
    List<UUID> courses,
    int days,
    String risk,
    Optional<Broken> broken,
    Audience audience,
    Instant made,
    Optional<Instant> ended) {
  static final int DAYS_MOST = 400;
  static final int COURSES_MOST = 10;
  static final int WORDS_MOST = 200;

  /** A rule that is broken in more than so many of a hundred decided cases of its latest month. */
  public record Broken(String code, String rule, int percent) {}

  public CourseAssignment {
    courses = List.copyOf(courses);
  }
}
