package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is a mended spelling, and what is another text. */
class SpellingTest {
  private static boolean isSpelling(String before, String after) {
    return Spelling.between(before, after).isPresent();
  }

  @Test
  void aLetterOrTwoAreSpelling() {
    assertThat(Spelling.between("We recieve it.", "We receive it."))
        .hasValueSatisfying(
            mended ->
                assertThat(mended).containsExactly(new Spelling.Mended("recieve", "receive")));
    assertThat(isSpelling("the acknowledgment comes", "the acknowledgement comes")).isTrue();
    assertThat(isSpelling("We answer , soon", "We answer , soon!")).isTrue();
    assertThat(isSpelling("Réclamation reçue", "réclamation reçue")).isTrue();
    assertThat(isSpelling("one line\nand another", "one  line and another")).isTrue();
  }

  @Test
  void anotherWordIsNot() {
    assertThat(isSpelling("We do not pay.", "We do now pay.")).isFalse();
    assertThat(isSpelling("We pay 10 euros.", "We pay 100 euros.")).isFalse();
    assertThat(isSpelling("We pay.", "We never pay.")).isFalse();
    assertThat(isSpelling("We acknowledge it", "We apologise it")).isFalse();
    assertThat(isSpelling("We may do it", "We can do it")).isFalse();
  }
}
