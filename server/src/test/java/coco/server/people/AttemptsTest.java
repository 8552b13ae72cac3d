package coco.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.RunningServer;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The limit on attempts holds however they come. */
class AttemptsTest {
  private static Attempts attempts() {
    return RunningServer.get().application().getBean(Attempts.class);
  }

  @Test
  void manyAtOnceAreNoMoreThanManyInTurn() throws InterruptedException, ExecutionException {
    List<Future<Boolean>> tries = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 60; i++) {
        String address = "198.51.100." + i;
        tries.add(
            threads.submit(
                () ->
                    attempts()
                        .begin(Attempts.Kind.SIGN_IN, "flood@example.org", address)
                        .isPresent()));
      }
    }

    int let = 0;
    for (Future<Boolean> each : tries) {
      let += each.get() ? 1 : 0;
    }
    assertThat(let).isEqualTo(Attempts.ACCOUNT_MOST);
  }

  @Test
  void anAddressWaitsWhateverAccountsItTries() {
    for (int i = 0; i < Attempts.ADDRESS_MOST; i++) {
      assertThat(
              attempts().begin(Attempts.Kind.SIGN_IN, "a%d@example.org".formatted(i), "192.0.2.9"))
          .isPresent();
    }

    assertThat(attempts().begin(Attempts.Kind.SIGN_IN, "other@example.org", "192.0.2.9")).isEmpty();
    assertThat(attempts().begin(Attempts.Kind.SIGN_IN, "", "192.0.2.9")).isEmpty();
    assertThat(attempts().begin(Attempts.Kind.LINK, "", "192.0.2.9")).isPresent();
  }

  @Test
  void aGoodAttemptIsForgotten() {
    for (int i = 0; i < 3 * Attempts.ACCOUNT_MOST; i++) {
      var attempt = attempts().begin(Attempts.Kind.SIGN_IN, "good@example.org", "192.0.2.10");
      assertThat(attempt).isPresent();
      attempts().forget(attempt.getAsLong());
    }
  }

  @Test
  void eachEventHasItsText() {
    for (EventKind kind : EventKind.values()) {
      assertThat(Texts.in(Language.ENGLISH).of("people.event." + kind.key())).isNotBlank();
      assertThat(Texts.in(Language.FRENCH).of("people.event." + kind.key())).isNotBlank();
    }
  }
}
