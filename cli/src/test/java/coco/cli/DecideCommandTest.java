package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code coco decide}, as somebody would ask before picking up the telephone. */
class DecideCommandTest {
  private static final String CODE =
      """
      ---
      code: shop
      title: Shop
      language: en
      edition: "1"
      effective: 2026-01-01
      zone: Europe/Paris
      calendar: office
      chapters:
        communication: How we communicate
        definitions: Definitions
        calendars: Opening hours
      ---

      # Shop

      ## How we communicate

      ### H-1 · Decent hours

      > We may [call the customer] only during [office].

      ### S-1 · Peace after a refusal

      > We must not [call the customer] within 10 days after [the customer refuses calls].

      ### K-1 · Twice a week

      > We must not [call the customer] more than twice in any 7 days.

      ### N-1 · Notice

      > Before we [cut the supply], we must [give notice] at least 2 days ahead.

      ### W-1 · Not on a fresh complaint

      > We must not [send a reminder] while [the complaint is fresh].

      ### A-1 · Better by mail

      > We should not [call the customer] where channel is phone.

      ### D-1 · An answer

      > When [a complaint is received], we must [send a reminder] within 2 days.

      ### L-1 · No gifts

      > We must not [accept a gift] where worth > 50.

      ## Definitions

      | Id | Term | Act | Kind | Meaning |
      |---|---|---|---|---|
      | call | we call the customer | call the customer | event | `call.placed` |
      | refusal | the customer refuses calls | | event | `calls.refused` |
      | cut | we cut the supply | cut the supply | event | `supply.cut` |
      | notice | we have given notice | give notice | event | `notice.given` |
      | reminder | we send a reminder | send a reminder | event | `reminder.sent` |
      | complaint | a complaint is received | | event | `complaint.received` |
      | gift | we accept a gift | accept a gift | event | `gift.accepted` |
      | fresh | the complaint is fresh | | state | from `complaint.received` for 3 hours |

      ## Opening hours

      | Calendar | Opening hours | Time zone | Holidays |
      |---|---|---|---|
      | office | Mon–Fri 09:00–17:00 | Europe/Paris | FR |
      """;

  private static final String MAPPING =
      """
      source: log
      file: log.csv
      format: csv
      zone: Europe/Paris
      columns:
        time: {type: instant, pattern: iso}
        worth: {type: number}
      id: id
      case: case
      party: party
      attributes: {worth: worth}
      interactions:
        - {type: {column: type, others: keep}, time: time}
      """;

  private static final String LOG =
      """
      id,time,type,case,party,worth
      1,2026-03-02T10:00,calls.refused,c1,ann,
      2,2026-03-02T10:00,call.placed,c2,bob,
      3,2026-03-04T10:00,call.placed,c2,bob,
      4,2026-03-04T11:00,notice.given,c3,cid,
      5,2026-03-04T16:00,complaint.received,c4,dan,
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("shop.en.coco.md"), CODE);
    Files.writeString(folder.resolve("log.source.yaml"), MAPPING);
    Files.writeString(folder.resolve("log.csv"), LOG);
  }

  private Run decide(String interaction, String... more) {
    String[] arguments = {
      "decide",
      "--code",
      folder.resolve("shop.en.coco.md").toString(),
      "--source",
      folder.resolve("log.source.yaml").toString(),
      "--interaction",
      "-"
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Run.told(interaction, all);
  }

  private String next(String interaction) {
    Run run = decide(interaction, "--format", "json");
    JsonNode json = JsonMapper.builder().build().readTree(run.out());
    assertThat(run.status()).isEqualTo(json.get("allowed").booleanValue() ? 0 : 1);
    return json.get("next").isNull() ? "now" : json.get("next").get("instant").asString("never");
  }

  @Test
  void anActWithinTheHoursIsAllowed() {
    Run run =
        decide("{\"type\": \"call.placed\", \"party\": \"eve\", \"time\": \"2026-03-05T10:00\"}");

    assertThat(run.out()).isEqualTo("Allowed: call.placed on Thursday 5 March 2026 at 10:00.\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void outsideTheHoursTheNextOpeningIsGiven() {
    assertThat(next("{\"type\": \"call.placed\", \"time\": \"2026-04-03T17:00\"}"))
        .as("over Easter Monday")
        .isEqualTo("2026-04-07T07:00:00Z");
  }

  @Test
  void aSilenceEndsWithItsLastDayAndTheHoursComeOnTop() {
    assertThat(
            next("{\"type\": \"call.placed\", \"party\": \"ann\", \"time\": \"2026-03-05T10:00\"}"))
        .as("ten days end on Thursday 12 March at 24:00")
        .isEqualTo("2026-03-13T08:00:00Z");
  }

  @Test
  void aCapIsLeftWithTheFirstOfTheCalls() {
    assertThat(
            next("{\"type\": \"call.placed\", \"party\": \"bob\", \"time\": \"2026-03-05T10:00\"}"))
        .as("Monday's call is out of seven days on the next Monday")
        .isEqualTo("2026-03-09T08:00:00Z");
  }

  @Test
  void aNoticeIsWaitedFor() {
    assertThat(next("{\"type\": \"supply.cut\", \"case\": \"c3\", \"time\": \"2026-03-05T10:00\"}"))
        .isEqualTo("2026-03-05T23:00:00Z");
  }

  @Test
  void aStateIsWaitedFor() {
    assertThat(
            next("{\"type\": \"reminder.sent\", \"case\": \"c4\", \"time\": \"2026-03-04T17:00\"}"))
        .isEqualTo("2026-03-04T18:00:00Z");
  }

  @Test
  void whatTimeDoesNotHelpIsNeverAllowed() {
    assertThat(next("{\"type\": \"gift.accepted\", \"worth\": 60, \"time\": \"2026-03-05T10:00\"}"))
        .isEqualTo("never");
    assertThat(next("{\"type\": \"gift.accepted\", \"worth\": 50, \"time\": \"2026-03-05T10:00\"}"))
        .isEqualTo("now");
  }

  @Test
  void aTextIsReadAsTheMappingSays() {
    assertThat(
            next(
                "{\"type\": \"gift.accepted\", \"worth\": \"60\", \"time\": \"2026-03-05T10:00\"}"))
        .isEqualTo("never");
  }

  @Test
  void aCloudEventIsOpened() {
    assertThat(
            next(
                """
                {"specversion": "1.0", "id": "9", "source": "/crm", "type": "gift.accepted",
                 "subject": "x", "time": "2026-03-05T09:00:00Z", "data": {"party": "eve", "worth": 51}}
                """))
        .isEqualTo("never");
  }

  @Test
  void adviceIsToldAndDoesNotRefuse() {
    Run run =
        decide(
            "{\"type\": \"call.placed\", \"party\": \"eve\", \"channel\": \"phone\"}",
            "--at",
            "2026-03-05 10:00");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Allowed", "Against advice, which refuses nothing", "A-1 · Better by mail");
  }

  @Test
  void whatItOpensAndKeepsIsTold() {
    Run opens = decide("{\"type\": \"complaint.received\"}", "--at", "2026-03-05 10:00");
    Run keeps =
        decide("{\"type\": \"reminder.sent\", \"case\": \"c4\"}", "--at", "2026-03-05 10:00");
    Run late =
        decide("{\"type\": \"reminder.sent\", \"case\": \"c4\"}", "--at", "2026-03-08 10:00");

    assertThat(opens.out())
        .contains("opens an obligation, due Saturday 7 March 2026 at 24:00 — D-1");
    assertThat(keeps.out())
        .contains("keeps the obligation of Wednesday 4 March 2026 at 16:00 — D-1");
    assertThat(late.out()).contains("does late, by 2 days, what was missed");
  }

  @Test
  void theAnswerIsInTheLanguageAskedFor() {
    Run run =
        decide(
            "{\"type\": \"call.placed\", \"party\": \"ann\", \"time\": \"2026-03-05T10:00\"}",
            "--language",
            "fr");

    assertThat(run.out())
        .contains("Refusé", "call.placed, le jeudi 5 mars 2026 à 10")
        .contains("Permis à partir du vendredi 13 mars 2026 à 9")
        .contains("Nous devons garder le silence du lundi 2 mars 2026 à 10")
        .contains("Nous ne devons pas [call the customer] moins de 10 jours après que");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void withoutAHistoryItIsDecidedByTheCodeAlone() {
    Run run =
        Run.told(
            "{\"type\": \"supply.cut\", \"time\": \"2026-03-05T10:00\"}",
            "decide",
            "--code",
            folder.resolve("shop.en.coco.md").toString(),
            "--interaction",
            "-");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("has not been done", "Not allowed at any later time");
  }

  @Test
  void aTypeThatNoRuleKnowsAndATimeBeforeTheCodeAreSaid() {
    Run run = decide("{\"type\": \"call.palced\", \"time\": \"2020-03-05T10:00\"}");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("misspelt", "No edition is in force");
  }

  @Test
  void whatIsNoInteractionIsRefusedWithTheReason() {
    refused("{\"typ\": \"x\"}", "\"type\" is missing");
    refused("[1, 2]", "[1, 2]", "{\"type\": …}");
    refused("{\"type\": \"x\"", "broken");
    refused("{\"type\": \"x\", \"type\": \"y\"}", "type");
    refused("{\"type\": \"x\", \"time\": \"tomorrow\"}", "tomorrow", "2027-01-08T16:00:00+01:00");
    refused("{\"type\": \"x\", \"direction\": \"up\"}", "up", "inbound");
    refused("{\"type\": \"x\", \"worth\": \"much\"}", "much", "worth");
    refused("{\"type\": \"x\", \"tags\": [1]}", "tags");
    refused("{\"type\": \"x\", \"due\": {\"day\": \"2026-01-01\"}}", "due", "{\"date\"");
    refused(
        "{\"type\": \"x\", \"source\": \"log\", \"id\": \"5/complaint.received\"}",
        "happened already");
  }

  private void refused(String interaction, String... words) {
    Run run = decide(interaction);

    assertThat(run.status()).as(interaction + run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("should not have happened");
  }
}
