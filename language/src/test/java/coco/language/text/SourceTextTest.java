package coco.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.SourceText.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
  @Test
  void countsEveryKindOfLineBreakOnce() {
    SourceText source = new SourceText("a\nb\r\nc\rd");

    assertThat(source.lineCount()).isEqualTo(4);
    assertThat(source.visibleLine(3)).isEqualTo("c");
    assertThat(source.position(5)).isEqualTo(new Position(3, 1));
    assertThat(source.position(7)).isEqualTo(new Position(4, 1));
  }

  @Test
  void aLineBreakBelongsToTheLineItEnds() {
    assertThat(new SourceText("ab\r\nc").position(3)).isEqualTo(new Position(1, 3));
  }

  @Test
  void anAccentIsOneCharacterInAnyForm() {
    assertThat(new SourceText("é]").position(1).column()).isEqualTo(2);
    assertThat(new SourceText("e\u0301]").position(2).column()).isEqualTo(2);
    assertThat(new SourceText("👩‍👩‍👧]").position("👩‍👩‍👧".length()).column()).isEqualTo(2);
  }

  @Test
  void aTabIsOneCharacter() {
    assertThat(new SourceText("\t\tx").position(2).column()).isEqualTo(3);
  }

  @Test
  void theByteOrderMarkIsNotSeen() {
    SourceText source = new SourceText("\uFEFFab");

    assertThat(source.position(1)).isEqualTo(new Position(1, 1));
    assertThat(source.visibleLine(1)).isEqualTo("ab");
  }

  @Test
  void theEndOfTheTextIsAPosition() {
    assertThat(new SourceText("").position(0)).isEqualTo(new Position(1, 1));
    assertThat(new SourceText("a\n").position(2)).isEqualTo(new Position(2, 1));
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "é, 1", "é, 1", "漢字, 4", "👍, 2", "a\u200Bb, 2", "›, 1"})
  void widthIsWhatATerminalShows(String text, int width) {
    assertThat(Eye.width(text)).isEqualTo(width);
  }
}
