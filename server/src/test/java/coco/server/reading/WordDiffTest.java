package coco.server.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordDiffTest {
  @Test
  void aRuleThatIsNewOrGoneHasOneSideOnly() {
    assertThat(WordDiff.of("", "We must answer.").before()).isEmpty();
    assertThat(WordDiff.of("We must answer.", "").after()).isEmpty();
    assertThat(WordDiff.of("", "").before()).isEmpty();
  }

  @Test
  void onlyTheWordsThatDifferAreMarked() {
    assertThat(WordDiff.of("within 2 days", "within 3 days").after())
        .filteredOn(WordDiff.Piece::isMarked)
        .extracting(piece -> piece.text().strip())
        .containsExactly("3");
  }
}
