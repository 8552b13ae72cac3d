package coco.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import org.junit.jupiter.api.Test;

/** Blanks before French signs. */
class BoundBlanksTest {
  @Test
  void aLineBeginsWithNoSignAlone() {
    assertThat(
            BoundBlanks.in(
                Language.FRENCH, "<p>deux jours</a> ; « ici » : quand ? Là ! a: b;c</p>"))
        .isEqualTo(
            "<p>deux jours</a>\u202f; «\u00a0ici\u00a0»\u00a0: quand\u202f? Là\u202f! a: b;c</p>");
  }

  @Test
  void tagsCodeAndEnglishStayAsTheyAre() {
    String tag = "<a style=\"color : red ; width : 1em\">x</a><code>a : b ; c</code>";
    assertThat(BoundBlanks.in(Language.FRENCH, tag)).isEqualTo(tag);
    assertThat(BoundBlanks.in(Language.ENGLISH, "one : two ; three"))
        .isEqualTo("one : two ; three");
  }
}
