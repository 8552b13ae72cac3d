package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The transcriptions of real texts run, show each rule by an example, and quote what is there. */
class TranscriptionsTest {
  private static final Path FOLDER = Path.of("../examples/transcriptions");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern RULE =
      Pattern.compile("(?ms)^### (?<id>[A-Z]+-[0-9]+) .*?(?=^##|\\z)");
  private static final Pattern REFERENCE =
      Pattern.compile("Reference:\\s+(?<file>[a-z-]+\\.md)\\.");
  private static final Pattern QUOTATION = Pattern.compile("“([^”]+)”");

  @ParameterizedTest
  @CsvSource({"carpentries/incidents, 15", "37signals/service, 10"})
  void itRunsAndLacksOnlyWhatACodeHasBesides(String name, int rules) {
    String file = FOLDER.resolve(name + ".en.coco.md").toString();

    Run run = Run.coco("check", "--format", "json", file);

    JsonNode document = JSON.readTree(run.out()).get("documents").get(0);
    assertThat(document.get("sound").asBoolean()).isTrue();
    assertThat(document.get("rules").asInt()).isEqualTo(rules);
    assertThat(document.get("findings"))
        .allSatisfy(finding -> assertThat(finding.get("id").asString()).startsWith("P7"));
    assertThat(Run.coco("format", "--check", file).status()).isZero();
    assertThat(Run.coco("print", file).out()).contains("### ");
  }

  @ParameterizedTest
  @CsvSource({"carpentries/incidents, The Carpentries", "37signals/service, 37signals LLC"})
  void readersSeeWhoseTextItIsAndUnderWhichLicence(String name, String author, @TempDir Path folder)
      throws IOException {
    Path page = folder.resolve("page.html");

    Run run =
        Run.coco(
            "render", FOLDER.resolve(name + ".en.coco.md").toString(), "--out", page.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page))
        .contains("© " + author, "https://creativecommons.org/licenses/by/4.0/");
  }

  @ParameterizedTest
  @CsvSource({"carpentries/incidents, 15", "37signals/service, 10"})
  void everyRuleHasAnExampleAndQuotesItsSource(String name, int rules) throws IOException {
    Path file = FOLDER.resolve(name + ".en.coco.md");
    Matcher matcher = RULE.matcher(Files.readString(file));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      String rule = matcher.group();
      found.add(matcher.group("id"));
      assertThat(rule).contains("**Example: ", "\nSource: “");
      Matcher reference = REFERENCE.matcher(rule.replaceAll("\\s*\\n> ", " "));
      assertThat(reference.find()).as(rule).isTrue();
      String source = plain(Files.readString(file.resolveSibling(reference.group("file"))));
      Matcher quotation = QUOTATION.matcher(rule.substring(rule.indexOf("\nSource: “")));
      while (quotation.find()) {
        assertThat(source).contains(plain(quotation.group(1)));
      }
    }

    assertThat(found).hasSize(rules).doesNotHaveDuplicates();
  }

  /** Without Markdown's stars and line breaks. */
  private static String plain(String text) {
    return text.replace("*", "").replaceAll("\\s+", " ");
  }
}
