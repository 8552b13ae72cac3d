package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.Document;
import coco.language.code.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What everybody may read of a text with internal chapters. */
class PublicTextTest {
  @Test
  void remarksAreForNobodyElse() {
    String text =
        TEXT.replaceFirst("\nowner:", "\n# ask legal first\nowner:")
            .replaceFirst("\n\n## ", "\n\n<!-- do not\ntell -->\nShown `<!-- as code -->`.\n\n## ");

    String open = PublicText.of(Codes.read(text, "code.en.coco.md"));

    assertThat(open)
        .contains("Shown `<!-- as code -->`.")
        .doesNotContain("ask legal first", "do not", "tell -->");
  }

  /** Every word that begins with Zz is for those who work here. */
  static final String TEXT = text();

  private static String text() {
    try (InputStream file = PublicTextTest.class.getResourceAsStream("/secrets.en.coco.md")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final Document WHOLE = Codes.read(TEXT, "code.en.coco.md");
  private static final String OPEN = PublicText.of(WHOLE);

  @Test
  void holdsNoWordOfWhatIsInternal() {
    assertThat(WHOLE.isSound()).as(WHOLE.findings().toString()).isTrue();
    assertThat(OPEN)
        .doesNotContainIgnoringCase("zz")
        .doesNotContain("ET-77")
        .doesNotContain("internal");
  }

  @Test
  void keepsAllElseAndMeansTheSame() {
    Document open = Codes.read(OPEN, "code.en.coco.md");

    assertThat(open.isSound()).as(open.findings().toString()).isTrue();
    assertThat(open.rules()).hasSize(2);
    assertThat(open.goals()).extracting(Document.Goal::id).containsExactly("G-1", "G-3");
    assertThat(open.rule(new RuleId("CS-1")).orElseThrow().rule().orElseThrow().clause())
        .isEqualTo(WHOLE.rule(new RuleId("CS-1")).orElseThrow().rule().orElseThrow().clause());
    assertThat(
            open.rule(new RuleId("CS-1"))
                .orElseThrow()
                .rule()
                .orElseThrow()
                .annotations()
                .replaces())
        .containsExactly(new RuleId("CS-2"));
    assertThat(open.code().effective()).isEqualTo(WHOLE.code().effective());
    assertThat(open.frontMatter().review().orElseThrow().value())
        .isEqualTo(WHOLE.frontMatter().review().orElseThrow().value());
    assertThat(open.title()).isEqualTo(WHOLE.title());
    assertThat(open.examples()).hasSize(1);
    assertThat(OPEN)
        .contains("a letter is lost")
        .contains("As we say inside, and [here](#CS-2).")
        .contains("and a rule.");
  }

  @Test
  void isTheTextItselfWhereNothingIsInternal() {
    Document plain =
        Codes.read(
            TEXT.replace("internal:\n  - ethics\n", "").replace("   # zzremark", ""),
            "code.en.coco.md");

    assertThat(PublicText.of(plain)).isEqualTo(plain.source().text());
  }
}
