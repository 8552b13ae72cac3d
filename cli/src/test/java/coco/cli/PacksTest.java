package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chapters of {@code examples/packs} run as they are, and can be taken into a code. */
class PacksTest {
  private static final Path PACKS = Path.of("../examples/packs");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern CHAPTER =
      Pattern.compile("(?ms)^## (?<title>.+?)$\\n(?<body>.*?)(?=^## |\\z)");

  @TempDir Path folder = Path.of("");

  private static String pack(String name, String language) {
    return PACKS.resolve("%s.%s.coco.md".formatted(name, language)).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact-fr.2023", "contact-fr.2026", "contact-us", "speak-up"})
  void aPackRunsInBothLanguagesAndLacksOnlyWhatACodeHasBesides(String name) {
    Run run = Run.coco("check", "--format", "json", pack(name, "en"), pack(name, "fr"));

    for (JsonNode document : JSON.readTree(run.out()).get("documents")) {
      assertThat(document.get("sound").asBoolean()).isTrue();
      assertThat(document.get("examples").asInt()).isGreaterThanOrEqualTo(5);
      assertThat(document.get("findings"))
          .allSatisfy(finding -> assertThat(finding.get("id").asString()).startsWith("P7"));
    }
    assertThat(Run.coco("format", "--check", pack(name, "en"), pack(name, "fr")).status()).isZero();
    assertThat(Run.coco("print", pack(name, "en"), pack(name, "fr"), "--language", "fr").status())
        .isZero();
  }

  @Test
  void theTwoFrenchEditionsEachJudgeTheirOwnTime() throws IOException {
    Files.writeString(
        folder.resolve("calls.csv"),
        """
        time,what,party,purpose
        2026-08-10 11:00,call.placed,C-1,canvassing
        2026-08-11 11:00,call.placed,C-1,canvassing
        2026-08-12 09:00,canvassing.consented,C-1,
        2026-08-12 11:00,call.placed,C-1,canvassing
        """);
    Path source =
        Files.writeString(
            folder.resolve("calls.source.yaml"),
            """
            source: calls
            file: calls.csv
            format: csv
            zone: Europe/Paris
            columns:
              time: {type: instant, pattern: "yyyy-MM-dd HH:mm"}
            party: party
            attributes: {purpose: purpose}
            interactions:
              - {type: {column: what, others: keep}, time: time}
            """);

    Run run =
        Run.coco(
            "backtest",
            "--format",
            "json",
            "--code",
            pack("contact-fr.2023", "en"),
            "--code",
            pack("contact-fr.2026", "en"),
            "--source",
            source.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(consent(run, "2023-03")).containsExactly(1, 0);
    assertThat(consent(run, "2026-08")).containsExactly(1, 1);
  }

  /** Of the rule about the list or the consent: met, breached. */
  private static List<Integer> consent(Run run, String edition) {
    for (JsonNode rule : JSON.readTree(run.out()).get("rules")) {
      if (rule.get("id").asString().equals("FR-CALL-4")
          && rule.get("edition").asString().equals(edition)) {
        return List.of(rule.get("met").asInt(), rule.get("breached").asInt());
      }
    }
    throw new AssertionError("no FR-CALL-4 of " + edition + " in " + run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, contact-fr.2023",
    "Europe/Paris, contact-fr.2026",
    "America/New_York, contact-us"
  })
  void packsTakenIntoACodeLetItBePublished(String zone, String contact) throws IOException {
    Run.coco("init", folder.toString());
    for (String language : List.of("en", "fr")) {
      Path file = folder.resolve("code.%s.coco.md".formatted(language));
      String code = Files.readString(file).replace("Europe/Paris", zone);
      code = takeIn(code, Files.readString(Path.of(pack(contact, language))), "communication");
      code = takeIn(code, Files.readString(Path.of(pack("speak-up", language))), "disputes");
      Files.writeString(file, code);
    }

    Run run =
        Run.coco(
            "check",
            folder.resolve("code.en.coco.md").toString(),
            folder.resolve("code.fr.coco.md").toString());

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains(": 19 rules").contains("\u00a0: 19 règles");
  }

  /** As {@code examples/packs/README.md} says: the chapter, its title, and the rows. */
  private static String takeIn(String code, String pack, String kind) {
    Matcher chapters = CHAPTER.matcher(pack);
    String taken = code;
    for (int number = 0; chapters.find(); number++) {
      String title = chapters.group("title");
      String body = chapters.group("body");
      if (number == 0) {
        taken =
            taken
                .replaceFirst(
                    "(?m)^  %s: \\[?(.+?)\\]?$".formatted(kind),
                    "  %s: [$1, %s]".formatted(kind, title))
                .replaceFirst(
                    "(?m)^(?=## D[eé]finitions$)",
                    Matcher.quoteReplacement("## " + title + "\n" + body));
      } else {
        String rows = body.strip().lines().skip(2).reduce("", (all, row) -> all + row + "\n");
        taken =
            taken.replaceFirst(
                "(?ms)(^## %s\\n\\n(?:^\\|[^\\n]*\\n)+)".formatted(title),
                "$1" + Matcher.quoteReplacement(rows));
      }
    }
    return taken;
  }
}
