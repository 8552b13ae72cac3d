package coco.server.inform;

import org.springframework.context.ApplicationContext;

/** Those who come to belong to a campaign that runs, without the minute they are waited for. */
public final class Joiners {
  private Joiners() {}

  /** Enrols all who belong to one now. */
  public static void enrol(ApplicationContext server) {
    server.getBean(Enrolment.class).enrolJoiners();
  }
}
