package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.context.ApplicationContext;

/** The log of a server under test, without the second that acts wait for their place. */
public final class Signing {
  private Signing() {}

  /** Gives every act its place in the tree, and tells how the log stands then. */
  public static Evidence.State now(ApplicationContext server) {
    server.getBean(LogKeeper.class).growWhole();
    Evidence.State state = server.getBean(Evidence.class).state();
    assertThat(state.waiting()).isZero();
    return state;
  }
}
