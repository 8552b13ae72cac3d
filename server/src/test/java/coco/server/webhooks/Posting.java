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

  /** Forgets what was told long ago. */
  public static void forget(ApplicationContext server) {
    server.getBean(WebhookPost.class).forget();
  }

  /** How long after each try the next one follows. */
  public static List<Duration> backOff() {
    return WebhookPost.BACK_OFF;
  }
}
