package coco.server.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The post of webhooks, without the seconds that it is waited for. */
public final class Posting {
  private Posting() {}

  /** Sends what is due. */
  public static void now(ApplicationContext server) {
    server.getBean(WebhookPost.class).send();
  }

  /** How long after each try the next one follows. */
  public static List<Duration> backOff() {
    return WebhookPost.BACK_OFF;
  }
}
