package coco.server.review;

import org.springframework.context.ApplicationContext;

/** Reminders of reviews, without the hour that they are waited for. */
public final class Reminding {
  private Reminding() {}

  /** Writes to whoever is to be reminded now. */
  public static void now(ApplicationContext server) {
    server.getBean(ReviewReminders.class).remind();
  }
}
