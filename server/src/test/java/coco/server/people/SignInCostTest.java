package coco.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.RunningServer;
import org.junit.jupiter.api.Test;

/** What a refusal tells nobody. */
class SignInCostTest {
  @Test
  void whereThereIsNoAccountAHashOfTheSameCostIsCompared() {
    String usual = RunningServer.get().application().getBean(Passwords.class).encode("some words");

    assertThat(cost(SignIn.NOBODY)).isEqualTo(cost(usual)).startsWith("$argon2id$");
    assertThat(SignIn.NOBODY).hasSameSizeAs(usual);
  }

  /** Kind, version, memory, rounds and lanes. */
  private static String cost(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
  }
}
