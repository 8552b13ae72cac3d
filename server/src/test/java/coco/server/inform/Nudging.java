package coco.server.inform;

import org.springframework.context.ApplicationContext;

/** Reminders of campaigns, without the minutes that they are waited for. */
public final class Nudging {
  private Nudging() {}

  /** Writes to whoever is to be reminded now, and to the managers of who is late. */
  public static void now(ApplicationContext server) {
    server.getBean(CampaignReminders.class).remind();
  }
}
