package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The codes of {@code examples/real} over logs recorded by others, against counts that an
 * independent script made from each file's own definition. Skipped where those files are not beside
 * the project.
 */
class RealExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples/real");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private JsonNode truth = JSON.createObjectNode();

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void readTheIndependentCounts() {
    truth = JSON.readTree(RecordedData.file("ground-truth-dev.json").toFile());
  }

  private static JsonNode backtest(String code, String source, String... more) {
    String[] arguments = new String[more.length + 7];
    arguments[0] = "backtest";
    arguments[1] = "--code";
    arguments[2] = EXAMPLES.resolve(code + ".en.coco.md").toString();
    arguments[3] = "--source";
    arguments[4] = EXAMPLES.resolve(source + ".source.yaml").toString();
    arguments[5] = "--format";
    arguments[6] = "json";
    System.arraycopy(more, 0, arguments, 7, more.length);
    Run run = Run.coco(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static JsonNode rule(JsonNode report, String id) {
    for (JsonNode rule : report.get("rules")) {
      if (rule.get("id").asString().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("no rule " + id + " in " + report);
  }

  private static long count(JsonNode report, String id, String what) {
    return rule(report, id).get(what).asLong();
  }

  /** Of a level, by period or by what splits it: judged, met, breached, late. */
  private static Map<String, long[]> levels(JsonNode report, String id, String by) {
    Map<String, long[]> levels = new TreeMap<>();
    for (JsonNode level : report.get("levels")) {
      if (level.get("id").asString().equals(id)) {
        long[] sums = levels.computeIfAbsent(level.get(by).asString(), key -> new long[4]);
        sums[0] += level.get("opened").asLong();
        sums[1] += level.get("met").asLong();
        sums[2] += level.get("breached").asLong();
        sums[3] += level.get("late").asLong();
      }
    }
    return levels;
  }

  private long truth(String... path) {
    JsonNode node = truth;
    for (String step : path) {
      node = node.get(step);
    }
    return node.asLong();
  }

  @Test
  void trafficFinesAreAsLateAsTheyWere() {
    JsonNode report = backtest("traffic-fines", "traffic-fines");

    assertThat(report.get("interactions").asLong()).isEqualTo(truth("roadtraffic", "events"));
    assertThat(report.get("cases").asLong()).isEqualTo(truth("roadtraffic", "cases"));
    assertThat(count(report, "RT-1", "late"))
        .isEqualTo(truth("roadtraffic", "rules", "Send Fine more than 90 days after Create Fine"));
    assertThat(count(report, "RT-2", "late"))
        .isEqualTo(
            truth(
                "roadtraffic",
                "rules",
                "Send Fine more than 90*24 elapsed hours after Create Fine"));
    assertThat(count(report, "RT-3", "late"))
        .isEqualTo(
            truth(
                "roadtraffic",
                "rules",
                "Insert Date Appeal to Prefecture more than 60 days after Insert Fine Notification"));
    assertThat(count(report, "RT-4", "met")).isEqualTo(79_860);
    assertThat(count(report, "RT-5", "met")).isEqualTo(79_860);
  }

  @Test
  void requestsToBostonGetTheCitysOwnVerdict() throws IOException {
    Path rows = folder.resolve("rows.ndjson");
    JsonNode report = backtest("boston-311", "boston-311", "--out", rows.toString());

    assertThat(count(report, "B-1", "opened"))
        .isEqualTo(
            truth("boston311", "counts", "rows") - truth("boston311", "counts", "no target"));
    assertThat(count(report, "B-1", "met"))
        .isEqualTo(truth("boston311", "counts", "closed in time, published ONTIME"));
    assertThat(count(report, "B-1", "late"))
        .isEqualTo(truth("boston311", "counts", "closed after target"));
    JsonNode departments = truth.get("boston311").get("department_rows_and_closed_after_target");
    levels(report, "B-4", "per")
        .forEach(
            (department, sums) ->
                assertThat(sums[3])
                    .as(department)
                    .isEqualTo(departments.get(department).get(1).asLong()));
    JsonNode months = truth.get("boston311").get("month_rows_closedWithTarget_closedAfterTarget");
    levels(report, "B-3", "period")
        .forEach(
            (month, sums) -> {
              JsonNode expected = months.get(month.substring(0, 7));
              assertThat(sums[1] + sums[3]).as(month).isEqualTo(expected.get(1).asLong());
              assertThat(sums[3]).as(month).isEqualTo(expected.get(2).asLong());
            });
    assertThat(differingFromTheCity(rows)).isZero();
  }

  /** Rows that were closed and have the city's own verdict, and another of ours. */
  private static long differingFromTheCity(Path rows) throws IOException {
    TreeMap<String, String> ours = new TreeMap<>();
    for (String line : Files.readAllLines(rows)) {
      JsonNode row = JSON.readTree(line);
      if (row.get("rule").asString().equals("B-1")) {
        ours.put(row.get("case").asString(), row.get("state").asString());
      }
    }
    TreeMap<String, String> theirs = new TreeMap<>();
    BostonRows.read(RecordedData.file("boston311-2011-jul-sep.csv.gz"), theirs);
    assertThat(theirs).hasSizeGreaterThan(25_000);
    return theirs.entrySet().stream()
        .filter(
            row ->
                !(row.getValue().equals("ONTIME") ? "met" : "breached")
                    .equals(ours.get(row.getKey())))
        .count();
  }

  @Test
  void theHelpDeskResolvesSomeTicketsTwiceAndWorksAtNight() {
    JsonNode plain = backtest("help-desk", "help-desk");
    JsonNode firstCounts = backtest("help-desk", "help-desk-any");

    assertThat(count(plain, "H-1", "breached")).isEqualTo(414);
    assertThat(count(plain, "H-1", "casesBreached"))
        .isEqualTo(truth("helpdesk", "rules", "cases resolved more than once"));
    assertThat(count(plain, "H-2", "breached"))
        .isEqualTo(truth("helpdesk", "rules", "events outside Mon-Fri 08:00-20:00 (wall clock)"));
    assertThat(count(plain, "H-3", "late")).isEqualTo(1_839);
    assertThat(count(plain, "H-4", "late")).isEqualTo(1_832);
    assertThat(count(firstCounts, "H-3", "late"))
        .isEqualTo(
            truth(
                "helpdesk",
                "rules",
                "first Take in charge ticket more than 24 elapsed hours after first event"));
    assertThat(count(firstCounts, "H-4", "late"))
        .isEqualTo(
            truth(
                "helpdesk",
                "rules",
                "first Take in charge more than 8 working hours (Mon-Fri 09:00-18:00 wall clock, no holidays) after first event"));
  }

  @Test
  void theHelpDesksWrongOffsetsDoNotMatter() throws IOException {
    Path changed = folder.resolve("changed.xes");
    OtherOffsets.write(RecordedData.file("helpdesk.xes.gz"), changed);

    JsonNode as = backtest("help-desk", "help-desk");
    JsonNode other = backtest("help-desk", "help-desk", "--file", changed.toString());

    assertThat(other).isEqualTo(as);
  }

  @Test
  void complaintsToTheBankAreSentOnAndAnsweredAsTheyWere() {
    JsonNode report = backtest("bank-complaints", "bank-complaints");

    for (int days : new int[] {0, 1, 5, 15, 30}) {
      assertThat(count(report, "C-" + days, "late"))
          .as("within %d days", days)
          .isEqualTo(
              truth(
                  "cfpb",
                  "counts",
                  "received more than %d calendar days after submitted".formatted(days)));
    }
    assertThat(count(report, "C-T", "breached")).isEqualTo(truth("cfpb", "counts", "Timely No"));
    assertThat(count(report, "C-T", "met")).isEqualTo(truth("cfpb", "counts", "Timely Yes"));
    JsonNode channels = truth.get("cfpb").get("channel_rows_untimely");
    levels(report, "C-C", "per")
        .forEach(
            (channel, sums) -> {
              assertThat(sums[0]).as(channel).isEqualTo(channels.get(channel).get(0).asLong());
              assertThat(sums[2]).as(channel).isEqualTo(channels.get(channel).get(1).asLong());
            });
    JsonNode months = truth.get("cfpb").get("month_rows_untimely");
    levels(report, "C-M", "period")
        .forEach(
            (month, sums) -> {
              JsonNode expected = months.get(month.substring(0, 7));
              assertThat(sums[0]).as(month).isEqualTo(expected.get(0).asLong());
              assertThat(sums[2]).as(month).isEqualTo(expected.get(1).asLong());
            });
  }

  @Test
  void aComplaintWithoutAVerdictOfItsOwnIsNeitherTimelyNorLate() {
    JsonNode report =
        backtest(
            "bank-complaints",
            "bank-complaints",
            "--file",
            EXAMPLES.resolve("bank-complaints-made.csv").toString());

    assertThat(count(report, "C-T", "opened")).isEqualTo(2);
    assertThat(count(report, "C-T", "met")).isEqualTo(1);
    assertThat(count(report, "C-T", "breached")).isEqualTo(1);
    assertThat(count(report, "C-K", "breached")).isEqualTo(1);
  }

  @Test
  void callsAreAnsweredDayByDayAsTheyWere() {
    JsonNode report = backtest("bank-calls", "bank-calls");

    JsonNode days = truth.get("callcentre").get("day_calls_agent_within60");
    levels(report, "K-60", "period")
        .forEach(
            (day, sums) -> {
              assertThat(sums[0]).as(day).isEqualTo(days.get(day).get(1).asLong());
              assertThat(sums[1]).as(day).isEqualTo(days.get(day).get(2).asLong());
            });
    for (int seconds : new int[] {20, 60, 120}) {
      assertThat(count(report, "K-" + seconds, "met"))
          .isEqualTo(truth("callcentre", "counts", "AGENT with q_time <= %d s".formatted(seconds)));
    }
  }

  @Test
  void incidentsKeepTheToolsOwnVerdictByPriority() {
    JsonNode report = backtest("incidents", "incidents");

    assertThat(count(report, "I-1", "breached"))
        .isEqualTo(truth("servicenow", "counts", "made_sla false"));
    assertThat(count(report, "I-4", "breached"))
        .isEqualTo(truth("servicenow", "counts", "reopened"));
    assertThat(count(report, "I-5", "casesBreached"))
        .isEqualTo(truth("servicenow", "counts", "reassigned more than 3 times"));
    JsonNode priorities = truth.get("servicenow").get("by_priority");
    levels(report, "I-2", "per")
        .forEach(
            (priority, sums) ->
                assertThat(sums[2])
                    .as(priority)
                    .isEqualTo(priorities.get(priority).get("made_sla false").asLong()));
    levels(report, "I-3", "per")
        .forEach(
            (priority, sums) ->
                assertThat(sums[3])
                    .as(priority)
                    .isEqualTo(
                        priorities
                            .get(priority)
                            .get("resolved more than 24 elapsed hours after opened")
                            .asLong()));
  }

  @Test
  void permitsPastTheirDeadlineAreFound() {
    JsonNode report = backtest("permits", "permits");

    assertThat(count(report, "P-1", "breached")).isEqualTo(380);
    assertThat(count(report, "P-1", "casesBreached"))
        .isEqualTo(truth("receipt", "rules", "last event after deadline"));
    assertThat(count(report, "P-2", "late"))
        .isEqualTo(truth("receipt", "rules", "enddate after deadline"));
  }
}
