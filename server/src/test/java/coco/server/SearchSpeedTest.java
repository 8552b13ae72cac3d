package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Search over 5,000 rules. The aim is 95 of 100 answers within 100 ms on two cores at rest ({@code
 * docs/operations.md} has what was measured); the bound here leaves room for a busy machine.
 */
class SearchSpeedTest {
  private static final Duration BOUND = Duration.ofSeconds(1);
  private static final List<String> QUESTIONS =
      List.of(
          "complaints", "acknowledge meter", "refnud", "who is at work", "CS-150", "street permit");

  private static List<UUID> editions = List.of();

  @BeforeAll
  static void publish() {
    editions = ManyRules.publish();
  }

  @AfterAll
  static void withdraw() {
    editions.forEach(edition -> ManyRules.step(edition, "withdrawn"));
  }

  @Test
  void answersOverFiveThousandRulesComeQuickly() {
    Somebody reader = RunningServer.get().nobody();
    // Each rule has a term of its own.
    long first = System.nanoTime();
    assertThat(reader.get("/en?q=settled").body()).contains("10,000 results.");
    long afterFirst = System.nanoTime() - first;
    long[] nanos = new long[300];

    for (int i = 0; i < nanos.length; i++) {
      String question = QUESTIONS.get(i % QUESTIONS.size());
      long began = System.nanoTime();
      String page =
          reader.get("/en?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)).body();
      nanos[i] = System.nanoTime() - began;
      assertThat(page).contains("results.");
    }

    Arrays.sort(nanos);
    Duration most = Duration.ofNanos(nanos[nanos.length * 95 / 100]);
    System.out.printf(
        "search over %d rules: the first %d ms, then p50 %.1f ms, p95 %.1f ms%n",
        ManyRules.CODES * ManyRules.RULES,
        afterFirst / 1_000_000,
        nanos[nanos.length / 2] / 1e6,
        most.toNanos() / 1e6);
    assertThat(most).isLessThan(BOUND);
  }
}
