package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.syntax.Markdown.Block;
import coco.language.syntax.Markdown.Heading;
import coco.language.syntax.Markdown.Quote;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Clip;
import coco.language.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every character of a clip stands where the clip says. */
class MarkdownTest {
  private static <T extends Block> T only(String file, Class<T> type) {
    List<T> found =
        Markdown.read(file, 0).stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static String inFile(String file, Clip clip, String part) {
    int at = clip.text().indexOf(part);
    assertThat(at).describedAs("'%s' in '%s'", part, clip.text()).isNotNegative();
    Span span = clip.span(at, at + part.length());
    return file.substring(span.start(), span.end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> When [a complaint is received], we must\n> [answer] within 1 day.",
        "> When [a complaint is received], we must\n[answer] within 1 day.",
        "   >When [a complaint is received], we must\n >   [answer] within 1 day.",
        "> When [a complaint is received], we must\r\n> [answer] within 1 day.\r\n",
        "> When **[a complaint is received]**, we _must_\n> [answer] within 1 day.",
      })
  void aQuoteKeepsTheFilesPlaces(String file) {
    Quote quote = only(file, Quote.class);

    assertThat(quote.text().text())
        .isEqualTo("When [a complaint is received], we must\n[answer] within 1 day.");
    assertThat(inFile(file, quote.text(), "a complaint is received"))
        .isEqualTo("a complaint is received");
    assertThat(inFile(file, quote.text(), "[answer]")).isEqualTo("[answer]");
    assertThat(quote.plain()).isTrue();
  }

  @Test
  void decomposedAccentsKeepTheirPlaces() {
    String file = "> Lorsqu'[une re\u0301clamation est rec\u0327ue], nous [re\u0301pondons].";

    Quote quote = only(file, Quote.class);

    assertThat(inFile(file, quote.text(), "[re\u0301pondons]")).isEqualTo("[re\u0301pondons]");
  }

  @Test
  void escapesAndEntitiesKeepTheirPlaces() {
    String file = "> a \\[b\\] &amp; c &eacute; \\\\ [d] \\x &nope; e";

    Quote quote = only(file, Quote.class);

    assertThat(quote.text().text()).isEqualTo("a [b] & c é \\ [d] \\x &nope; e");
    assertThat(inFile(file, quote.text(), "[d]")).isEqualTo("[d]");
    assertThat(inFile(file, quote.text(), "b]")).isEqualTo("b\\]");
    assertThat(inFile(file, quote.text(), "e")).isEqualTo("e");
  }

  @Test
  void aLinkKeepsItsBracketsAndLosesItsTarget() {
    String file = "> See [the term](https://example.org/a_b) now.";

    Quote quote = only(file, Quote.class);

    assertThat(quote.text().text()).isEqualTo("See [the term] now.");
    assertThat(inFile(file, quote.text(), "now")).isEqualTo("now");
  }

  @Test
  void aTermThatIsAlsoALinksReferenceKeepsItsBrackets() {
    String file = "> When [a call], we [answer].\n\n[a call]: https://example.org\n";

    assertThat(only(file, Quote.class).text().text()).isEqualTo("When [a call], we [answer].");
  }

  @Test
  void aQuoteWithAListIsNotPlain() {
    assertThat(only("> - one\n> - two\n", Quote.class).plain()).isFalse();
  }

  @Test
  void aLineLikeAReferenceIsNoticed() {
    assertThat(only("> [vip]: when\n", Quote.class).reference()).isTrue();
  }

  @Test
  void cellsKeepTheFilesPlacesAfterAnEscapedBar() {
    String file = "| A | B |\n|---|---|\n| a \\| [b] `x.y` | `c \\| d` e |\n";

    Table table = only(file, Table.class);
    Clip first = table.rows().getFirst().cells().getFirst();
    Clip second = table.rows().getFirst().cells().get(1);

    assertThat(first.text()).isEqualTo("a | [b] `x.y`");
    assertThat(inFile(file, first, "[b]")).isEqualTo("[b]");
    assertThat(inFile(file, first, "x.y")).isEqualTo("x.y");
    assertThat(second.text()).isEqualTo("`c | d` e");
    assertThat(inFile(file, second, "d` e")).isEqualTo("d` e");
  }

  @Test
  void rowsKnowHowManyCellsWereWritten() {
    Table table = only("| A | B |\n|---|---|\n| a | b | c |\n| a |\n", Table.class);

    assertThat(table.rows()).extracting(Markdown.Row::written).containsExactly(3, 1);
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.cells()).hasSize(2));
  }

  @Test
  void headingsLoseTheirMarks() {
    String file = "\n### CS-1 · **Answer** it ###\n";

    Heading heading = only(file, Heading.class);

    assertThat(heading.text().text()).isEqualTo("CS-1 · Answer it");
    assertThat(inFile(file, heading.text(), "CS-1")).isEqualTo("CS-1");
    assertThat(inFile(file, heading.text(), "it")).isEqualTo("it");
  }

  @Test
  void anOffsetIsAddedWhereTheBodyBeginsLater() {
    String file = "---\ncode: x\n---\n> We [act].\n";

    Block block = Markdown.read(file, 16).getFirst();

    assertThat(block).isInstanceOf(Quote.class);
    assertThat(inFile(file, ((Quote) block).text(), "[act]")).isEqualTo("[act]");
  }
}
