package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is a mended spelling, and what is another text. */
class SpellingTest {
  private static boolean isSpelling(String before, String after) {
    return Spelling.between(before, after).isPresent();
  }

  @Test
  void whatIsListedAndTheKindOfAnApostropheAreSpelling() {
    assertThat(Spelling.between("We recieve it.", "We receive it."))
        .hasValueSatisfying(
            mended ->
                assertThat(mended).containsExactly(new Spelling.Mended("recieve", "receive")));
    assertThat(isSpelling("we accomodate them", "we accommodate them")).isTrue();
    assertThat(isSpelling("the adress", "the address")).isTrue();
    assertThat(isSpelling("l'échéance est «dite»", "l’échéance est «dite»")).isTrue();
    assertThat(isSpelling("We say \"yes\" soon", "We say “yes” soon.")).isTrue();
    assertThat(isSpelling("il aporte sa réponce,", "il apporte sa réponse,")).isTrue();
    assertThat(isSpelling("Réclamation reçue", "réclamation reçue")).isTrue();
  }

  @Test
  void whatMayBeAnotherWordIsNot() {
    for (String words :
        List.of(
            "available unavailable",
            "reversible irreversible",
            "inclusive exclusive",
            "prescribe proscribe",
            "dependent independent",
            "complaint complaints",
            "contract contact",
            "later latter",
            "hoping hopping",
            "desert dessert",
            "casual causal",
            "marital martial",
            "trials trails",
            "perfect prefect",
            "poisson poison",
            "autorise autorisé",
            "pêcher pécher",
            "caserons casserons",
            "filings fillings")) {
      String[] both = words.split(" ", 2);
      assertThat(isSpelling(both[0], both[1])).as(words).isFalse();
      assertThat(isSpelling(both[1], both[0])).as(words).isFalse();
    }
  }

  @Test
  void punctuationIsNot() {
    assertThat(isSpelling("No customers pay.", "No, customers pay.")).isFalse();
    assertThat(isSpelling("We always answer.", "We always answer?")).isFalse();
    assertThat(isSpelling("We answer; soon", "We answer, soon")).isFalse();
    assertThat(isSpelling("We answer. Not soon", "We answer Not soon")).isFalse();
  }

  /** Each mistake is mended, and none of what it is mended to is a mistake itself. */
  @Test
  void noListedMistakeIsLeftInWhatItIsMendedTo() throws IOException {
    List<String> lines;
    try (var in = SpellingTest.class.getResourceAsStream("/coco/server/code/misspelt.txt")) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
    }
    List<String[]> all =
        lines.stream()
            .filter(it -> !it.isBlank() && !it.startsWith("#"))
            .map(it -> it.split(" ", 2))
            .toList();
    assertThat(all).hasSizeGreaterThan(60);
    for (String[] both : all) {
      assertThat(isSpelling("x" + both[0], "x" + both[1])).as(both[0]).isTrue();
      assertThat(all).noneMatch(other -> both[1].contains(other[0]));
    }
  }

  @Test
  void aBlankBesideAFrenchSignIsSpelling() {
    assertThat(isSpelling("Nous répondons : oui", "Nous répondons\u00a0: oui")).isTrue();
    assertThat(isSpelling("« oui » ; non", "«\u00a0oui\u00a0»\u202f; non")).isTrue();
    assertThat(isSpelling("- un point", "-\u00a0un point")).isFalse();
  }

  @Test
  void whatMarkdownReadsIsNot() {
    assertThat(isSpelling("one line\nand another", "one line and another")).isFalse();
    assertThat(isSpelling("one\n\nand", "one\n    and")).isFalse();
    assertThat(isSpelling("one\n    another", "one\n another")).isFalse();
    assertThat(isSpelling("We owe it to us.", "<!--We owe it to us.-->")).isFalse();
    assertThat(isSpelling("We owe", "~~We owe")).isFalse();
    assertThat(isSpelling("Title of it", "#Title of it")).isFalse();
    assertThat(isSpelling("[terms]: /them", "[terms] /them")).isFalse();
    assertThat(isSpelling("1. one", "1 one")).isFalse();
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
