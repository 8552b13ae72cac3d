package coco.server.inform;

/** Conditions of SQL on assignments and their people; each asks for {@code :today}. */
final class Pending {
  /** Works here. */
  static final String HERE = " and (person.left_on is null or person.left_on > :today) ";

  /** Is away today: looked up in one set, not row by row. */
  static final String AWAY =
      """
       assignment.person_id in (select absence.person_id from absence
         where :today between absence.from_on and absence.until_on)
      """;

  /** Was to have done it by {@code :now}, has not, and is not away. */
  static final String LATE =
      " assignment.done_at is null and assignment.answer is null and assignment.due_at <= :now and not "
          + AWAY;

  private Pending() {}
}
