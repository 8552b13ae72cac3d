package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 40 cases of six public projects that add working days, as sentences: {@code within 2 working
 * days}, and backwards {@code no later than 2 working days before due_on}. Those that differ stand
 * in {@code docs/language.md} with both conventions.
 */
class WorkingDaysAsClausesTest {
  private static final Path MANUAL = Path.of("../docs/language.md");
  private static final Path MAPPING = Path.of("../corpus/interactions.source.yaml");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A start on a day off first moves to a working day there, and the count begins after that. */
  private static final Set<String> OTHER_CONVENTION =
      Set.of(
          "working_hours-007",
          "working_hours-008",
          "working_hours-010",
          "business_time-040",
          "business_time-043",
          "business_time-044",
          "jbpm-016");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void differOnlyWhereTheManualSaysSo(String language) throws IOException {
    JsonNode file = JSON.readTree(RecordedData.file("worktime-cases-dev.json").toFile());
    Set<String> differing = new TreeSet<>();
    int asked = 0;

    for (JsonNode one : file.get("cases")) {
      if (one.get("op").asString().startsWith("add_working_days")) {
        asked++;
        LocalDate theirs = LocalDate.parse(one.get("expected").asString().substring(0, 10));
        JsonNode schedule = file.get("schedules").get(one.get("schedule").asString());
        if (!lastDay(one, schedule, language).equals(theirs)) {
          differing.add(one.get("id").asString());
        }
      }
    }

    assertThat(asked).isEqualTo(40);
    assertThat(differing).isEqualTo(new TreeSet<>(OTHER_CONVENTION));
    assertThat(Files.readString(MANUAL)).contains(OTHER_CONVENTION);
  }

  /** The day at whose 24:00 the obligation ends. */
  private LocalDate lastDay(JsonNode one, JsonNode schedule, String language) throws IOException {
    ZoneId zone = ZoneId.of(one.get("timezone").asString());
    String start = one.get("start").asString();
    LocalDateTime local =
        start.length() == 10
            ? LocalDate.parse(start).atTime(10, 0)
            : start.matches(".*[+-]\\d\\d:\\d\\d")
                ? OffsetDateTime.parse(start).atZoneSameInstant(zone).toLocalDateTime()
                : LocalDateTime.parse(start);
    Path code = folder.resolve("days.%s.coco.md".formatted(language));
    Files.writeString(code, document(one, schedule, zone, language));
    Path interactions = folder.resolve("interactions.ndjson");
    Files.writeString(
        interactions,
        "{\"id\":\"a\",\"time\":\"%s\",\"type\":\"it.begins\",\"case\":\"C\",\"due_on\":\"%s\"}%n"
            .formatted(local.atZone(zone).toOffsetDateTime(), local.toLocalDate()));
    Path rows = folder.resolve("rows.ndjson");
    PrintStream unheard =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    int status =
        Coco.run(
            new Console(java.io.InputStream.nullInputStream(), unheard, unheard, false, false, 100),
            "backtest",
            "--code",
            code.toString(),
            "--source",
            MAPPING.toString(),
            "--file",
            interactions.toString(),
            "--out",
            rows.toString());
    assertThat(status).as(one.toString()).isZero();
    Instant due = Instant.parse(JSON.readTree(Files.readString(rows)).get("due").asString());
    return due.minusMillis(1).atZone(zone).toLocalDate();
  }

  private static String document(JsonNode one, JsonNode schedule, ZoneId zone, String language) {
    boolean english = language.equals("en");
    long amount = one.get("amount").asLong();
    String count =
        Math.abs(amount)
            + (english
                ? Math.abs(amount) == 1 ? " working day" : " working days"
                : Math.abs(amount) == 1 ? " jour ouvré" : " jours ouvrés");
    String clause =
        english
            ? "When [it begins], we must [act] "
                + (amount > 0 ? "within " + count : "no later than " + count + " before due_on")
            : "Lorsque [cela commence], nous devons [agir] "
                + (amount > 0
                    ? "sous " + count
                    : "au plus tard " + count + " avant l'échéance due_on");
    return """
        ---
        code: days
        language: %s
        edition: "1"
        effective: 1990-01-01
        zone: %s
        calendar: office
        chapters: {service: A, definitions: B, calendars: C}
        ---

        # T

        ## A

        ### R-1 · r

        > %s.

        ## B

        %s

        ## C

        %s
        | office | %s | %s | %s |
        """
        .formatted(
            language,
            zone,
            clause,
            english
                ? "| Id | Term | Act | Kind | Meaning |\n|---|---|---|---|---|\n| b | it begins | | event | `it.begins` |\n| a | we act | act | event | `we.act` |"
                : "| Id | Terme | Acte | Nature | Sens |\n|---|---|---|---|---|\n| b | cela commence | | événement | `it.begins` |\n| a | nous agissons | agir | événement | `we.act` |",
            english
                ? "| Calendar | Opening hours | Time zone | Holidays |\n|---|---|---|---|"
                : "| Calendrier | Heures d'ouverture | Fuseau horaire | Jours fériés |\n|---|---|---|---|",
            hours(one, schedule, english),
            zone,
            english ? "none" : "aucun");
  }

  private static String hours(JsonNode one, JsonNode schedule, boolean english) {
    StringJoiner text = new StringJoiner("; ");
    schedule
        .properties()
        .forEach(
            day ->
                text.add(
                    day(day.getKey(), english)
                        + day.getValue()
                            .valueStream()
                            .map(
                                hours ->
                                    " " + hours.get(0).asString() + "–" + hours.get(1).asString())
                            .collect(Collectors.joining())));
    if (one.has("holidays")) {
      one.get("holidays")
          .forEach(day -> text.add((english ? "closed " : "fermé ") + day.asString()));
    }
    return text.toString();
  }

  private static String day(String key, boolean english) {
    return english
        ? key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1)
        : switch (key) {
          case "mon" -> "Lun";
          case "tue" -> "Mar";
          case "wed" -> "Mer";
          case "thu" -> "Jeu";
          case "fri" -> "Ven";
          case "sat" -> "Sam";
          default -> "Dim";
        };
  }
}
