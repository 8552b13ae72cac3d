package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two editions as a person compares them. */
class CompareCommandTest {
  private static final Path WATER = Path.of("../examples/water");
  private static final String ENGLISH = WATER.resolve("riverside.en.coco.md").toString();
  private static final String FRENCH = WATER.resolve("riverside.fr.coco.md").toString();

  @TempDir Path folder = Path.of("");

  private String edited(String passage, String replacement) throws IOException {
    String text = Files.readString(Path.of(ENGLISH));
    assertThat(text).contains(passage);
    Path file = folder.resolve("later.en.coco.md");
    return Files.writeString(file, text.replace(passage, replacement)).toString();
  }

  @Test
  void saysTheChangeInASentence() throws IOException {
    Run run = Run.coco("compare", ENGLISH, edited("within 1 working day;", "within 2 hours;"));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("    CS-1: the deadline goes from 1 working day to 2 hours.")
        .contains("rules mean the same");
  }

  @Test
  void answersInTheLanguageAskedFor() throws IOException {
    Run run =
        Run.coco(
            "compare",
            "--language",
            "fr",
            ENGLISH,
            edited("more than 3 times", "more than 4 times"));

    assertThat(run.out()).contains("CO-2\u00A0: le nombre permis passe de 3 à 4.");
  }

  @Test
  void jsonNamesThePart() throws IOException {
    Run run =
        Run.coco(
            "compare",
            "--format",
            "json",
            ENGLISH,
            edited("Breach: minor. Owner: Call", "Owner: Call"));

    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.at("/same").asBoolean()).isFalse();
    assertThat(json.at("/changes/0/part").asString()).isEqualTo("breach");
    assertThat(json.at("/changes/0/kind").asString()).isEqualTo("removed");
  }

  @Test
  void markdownIsAPage() {
    Run run = Run.coco("compare", "--format", "markdown", ENGLISH, FRENCH);

    assertThat(run.out())
        .startsWith("# riverside-water, édition 2026.1")
        .contains("Les deux veulent dire la même chose.");
  }

  @Test
  void oneFileAloneIsWrongUse() {
    Run run = Run.coco("compare", ENGLISH);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("AFTER").contains("coco compare --help");
  }

  @Test
  void anUnknownFormatIsNamed() {
    Run run = Run.coco("compare", "--format", "html", ENGLISH, FRENCH);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("text, json or markdown").contains("html");
  }
}
