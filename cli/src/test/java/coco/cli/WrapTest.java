package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void aNumberStaysWithWhatItCounts() {
    assertThat(Wrap.lines("we must answer within 1 working day.", 23))
        .containsExactly("we must answer within", "1 working day.");
    assertThat(Wrap.lines("échéance le mardi 17 novembre 2026", 20))
        .containsExactly("échéance le mardi", "17 novembre 2026");
  }

  @Test
  void theEndOfAnIdIsNoNumber() {
    assertThat(Wrap.lines("the law is ISO-10 entirely", 17))
        .containsExactly("the law is ISO-10", "entirely");
  }
}
