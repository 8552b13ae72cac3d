package coco.server.outreach;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** What mailings do by themselves, without the time that it is waited for. */
public final class Reaching {
  private Reaching() {}

  /** Tells those who came to belong to a mailing that runs. */
  public static void join(ApplicationContext server) {
    server.getBean(Joining.class).takeJoiners();
  }

  /** Keeps what became of mails. */
  public static void note(ApplicationContext server) {
    server.getBean(Deliveries.class).note();
  }

  /** Makes the receipts that can be proven. */
  public static void receipts(ApplicationContext server) {
    server.getBean(LetterReceipts.class).send();
  }

  /** Reminds whoever is to be reminded at an instant. */
  public static void remind(ApplicationContext server, Instant now) {
    server.getBean(LetterReminders.class).remind(now);
  }
}
