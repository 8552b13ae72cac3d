package coco.server.learn;

import org.springframework.context.ApplicationContext;

/** What happens to assignments of courses as time goes by, without waiting for it. */
public final class CourseDays {
  private CourseDays() {}

  /** Asks all who belong to an assignment now, and those who have to renew. */
  public static void enrol(ApplicationContext server) {
    server.getBean(CourseReminders.class).enrolJoiners();
  }

  /** Reminds who is to be reminded now. */
  public static void remind(ApplicationContext server) {
    server.getBean(CourseReminders.class).remind();
  }
}
