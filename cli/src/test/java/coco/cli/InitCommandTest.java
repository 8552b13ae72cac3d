package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code coco init} makes can be published and run at once, and it destroys nothing. */
class InitCommandTest {
  @TempDir Path folder = Path.of("");

  private Path mine() {
    return folder.resolve("mine");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(mine())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void isRefused(Run run, String... words) {
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("should not have happened");
  }

  @Test
  void bothLanguagesCanBePublishedAndMeanTheSame() throws IOException {
    Run run = Run.coco("init", mine().toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(names())
        .containsExactly("code.en.coco.md", "code.fr.coco.md", "log.csv", "log.source.yaml");
    Run check =
        Run.coco(
            "check",
            mine().resolve("code.en.coco.md").toString(),
            mine().resolve("code.fr.coco.md").toString());
    assertThat(check.status()).isZero();
    assertThat(check.out())
        .contains("no errors, no warnings, no notes. It can be published.")
        .contains("aucune note. Le code peut être publié.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void oneLanguageAloneCanBePublishedAndRun(String language) throws IOException {
    Run.coco("init", mine().toString(), "--language", language, "--name", "L'Écluse & Fils");

    String code = mine().resolve("code.%s.coco.md".formatted(language)).toString();
    String source = mine().resolve("log.source.yaml").toString();
    Run backtest = Run.coco("backtest", "--code", code, "--source", source, "--format", "json");
    assertThat(names())
        .containsExactly("code.%s.coco.md".formatted(language), "log.csv", "log.source.yaml");
    assertThat(Run.coco("check", code).status()).isZero();
    assertThat(Files.readString(Path.of(code))).contains("# L'Écluse & Fils — ");
    assertThat(backtest.status()).as(backtest.err()).isZero();
    assertThat(backtest.out())
        .contains("\"code\" : \"l-ecluse-fils\"", "\"interactions\" : 218", "\"rejected\" : 0");
    assertThat(Run.coco("format", "--check", code).status()).isZero();
  }

  @Test
  void itSaysWhatToDoNextInTheCodesLanguage() {
    assertThat(Run.coco("init", mine().toString(), "--language", "fr").out())
        .contains("./coco backtest --code " + mine().resolve("code.fr.coco.md"))
        .contains("tutorial.fr.md");
    assertThat(Run.coco("init", folder.resolve("it's mine").toString(), "--format", "json").out())
        .contains("\"next\"", "/it'\\\\''s mine/code.en.coco.md'");
  }

  @Test
  void whatIsThereIsNamedAndLeftAlone() throws IOException {
    Files.createDirectories(mine());
    Files.writeString(mine().resolve("log.csv"), "precious");

    isRefused(Run.coco("init", mine().toString()), "already there", "log.csv", "--force");

    assertThat(names()).containsExactly("log.csv");
    assertThat(mine().resolve("log.csv")).hasContent("precious");
    assertThat(Run.coco("init", mine().toString(), "--force").status()).isZero();
    assertThat(Files.readString(mine().resolve("log.csv"))).startsWith("time,what,case");
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("notes"), "x");

    isRefused(Run.coco("init", file.toString()), "notes is a file");
    isRefused(Run.coco("init", file.resolve("deeper").toString()), "cannot make the folder");
    assertThat(file).hasContent("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "—", "a\nb: c", "a[b]", "a \"b\"", "# a*", "a\\u005c"})
  void aNameThatWouldBreakTheTextIsRefused(String name) {
    isRefused(Run.coco("init", mine().toString(), "--name", name), "--name", "letters, digits");
    assertThat(mine()).doesNotExist();
  }

  @Test
  void aNameHasALimit() {
    assertThat(Run.coco("init", mine().toString(), "--name", "é".repeat(80)).status()).isZero();
    isRefused(Run.coco("init", mine().toString(), "--force", "--name", "é".repeat(81)), "1 to 80");
  }

  @Test
  void anUnknownLanguageIsNamed() {
    isRefused(Run.coco("init", mine().toString(), "--language", "de"), "en, fr or both", "'de'");
  }
}
