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
 */
public record CourseAssignment(
    UUID id,
    String title,
    List<UUID> courses,
    int days,
    String risk,
    Audience audience,
    Instant made,
    Optional<Instant> ended) {
  static final int DAYS_MOST = 400;
  static final int COURSES_MOST = 10;
  static final int WORDS_MOST = 200;

  public CourseAssignment {
    courses = List.copyOf(courses);
  }
}
