package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codes of organisations that do not exist can be published, and say that they do not. */
class ShippedCodesTest {
  private static final Path FOLDER = Path.of("../examples");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water/riverside",
        "water/riverside.2025",
        "water/riverside.2027",
        "town-hall/belrive",
        "bank/harbourside"
      })
  void theyAgreeInBothLanguages(String name) {
    Run run = Run.coco("check", code(name, "en"), code(name, "fr"));

    assertThat(run.out())
        .contains("no errors, no warnings, no notes", "aucune erreur, aucun avertissement");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "water/riverside",
        "water/riverside.2025",
        "water/riverside.2027",
        "town-hall/belrive",
        "bank/harbourside"
      })
  void readersSeeThatTheHistoryIsMade(String name, @TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.html");

    Run run = Run.coco("render", code(name, "en"), code(name, "fr"), "--out", page.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page).replaceAll("\\s+", " "))
        .contains("does not exist: this code is an example")
        .containsPattern("n[’']existe pas\u00a0: ce code est un exemple");
  }

  private static String code(String name, String language) {
    return FOLDER.resolve(name + "." + language + ".coco.md").toString();
  }
}
