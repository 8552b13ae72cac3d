package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.Interaction;
import coco.engine.calendar.SharedFiles;
import coco.engine.source.SourceMapping.Read;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mappings that are proposed for files. */
final class SourceInspectorTest {
  private static final String ASKED = "# zone: Europe/Paris        # PLEASE FILL IN";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "boston311-2011-jul-sep.csv.gz, America/New_York, 31828, 31828",
    "cfpb-boa-2017-2020.csv.gz, America/New_York, 29283, 29283",
    "servicenow-incidents-dev.csv.gz, Europe/London, 52791, 8000",
    "bank-calls-august-01-15.csv.gz, Asia/Jerusalem, 23668, 23668",
    "receipt.csv.gz, '', 8577, 1434",
    "helpdesk.xes.gz, '', 21348, 4580",
    "roadtraffic100traces.csv, '', 390, 100",
    "roadtraffic100traces.xes.gz, '', 390, 100",
    "BPI_Challenge_2013_closed_problems.xes.gz, '', 6660, 1487",
    "running-example.csv, '', 42, 6",
    "running-example.xes, '', 42, 6"
  })
  void aProposalReadsItsFileOnceTheZoneIsFilledIn(String name, String zone, long rows, long cases) {
    Path file = SharedFiles.path(name);
    String proposal = SourceInspector.propose(file);

    assertThat(proposal.contains(ASKED)).as(proposal).isEqualTo(!zone.isEmpty());
    Reading reading = Reading.of(proposal.replace(ASKED, "zone: " + zone + " # "), file);
    assertThat(reading.summary().refused()).as(proposal).isEmpty();
    assertThat(reading.summary().rows()).isEqualTo(rows);
    assertThat(reading.interactions().stream().map(Interaction::caseId).distinct())
        .hasSize(Math.toIntExact(cases));
  }

  @Test
  void oneRowPerCaseWithSeveralTimesIsSeveralInteractions() throws IOException {
    String proposal =
        propose(
            "tickets.csv",
            """
            ticket_id,customer,opened_at,due_date,closed_at,priority
            T1,ann,2027-01-01 10:00:00,2027-01-05,2027-01-02 10:00:00,P1
            T2,bo,2027-01-01 11:00:00,2027-01-06,,P2
            """);

    assertThat(proposal)
        .isEqualTo(
            """
            # Proposed from the first 2 rows of tickets.csv: read it before you use it.
            source: tickets
            file: tickets.csv             # a glob, relative to this mapping
            format: csv
            # zone: Europe/Paris        # PLEASE FILL IN: times in this file have no offset;
            #                           # in which zone were they written?
            missing: [""]
            columns:
              opened_at: {type: instant, pattern: iso}
              due_date: {type: date, pattern: iso}
              closed_at: {type: instant, pattern: iso}
            id: ticket_id
            case: ticket_id
            party: customer
            attributes:
              due_date: due_date
              priority: priority
            interactions:
              - {type: case.opened, time: opened_at}
              - {type: case.closed, time: closed_at}
            """);
  }

  @Test
  void aDayAndMonthThatCouldBeEitherWayAreAskedFor() throws IOException {
    String proposal =
        propose("a.csv", "id;seen at;note\n1;03/04/2027 9:05;x\n2;05/06/2027 9:07;y\n");

    assertThat(proposal)
        .contains("separator: \";\"")
        .contains("pattern: d/M/yyyy H:mm}   # PLEASE CHECK: day first, or month first?");
  }

  @Test
  void anOldEncodingIsSeen() throws IOException {
    Path file = folder.resolve("clients.csv");
    Files.write(
        file, "id,client,le\n1,Zoé,2027-01-01T10:00Z\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(SourceInspector.propose(file)).contains("encoding: windows-1252");
  }

  @Test
  void linesOfJson() throws IOException {
    String proposal =
        propose(
            "events.ndjson",
            """
            {"id":"1","type":"a.b","time":"2027-01-01T10:00:00Z","data":{"case":{"id":7},"customer":"ann"}}
            {"id":"2","type":"a.c","time":"2027-01-01T11:00:00Z","data":{"case":{"id":7},"customer":"ann"}}
            """);
    Read read = SourceMapping.read("m", proposal);

    assertThat(read.faults()).as(proposal).isEmpty();
    assertThat(read.orElseThrow().common().caseId()).containsExactly("data.case.id");
    assertThat(read.orElseThrow().common().party()).containsExactly("data.customer");
    assertThat(read.orElseThrow().common().id()).containsExactly("id");
  }

  @Test
  void spreadsheets() throws IOException {
    Path file = folder.resolve("cases.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Data");
      sheet.value(0, 0, "Number");
      sheet.value(0, 1, "Opened");
      sheet.value(1, 0, 17);
      sheet.value(1, 1, LocalDateTime.of(2027, 7, 1, 9, 5));
      sheet.style(1, 1).format("yyyy-mm-dd hh:mm").set();
    }
    String proposal = SourceInspector.propose(file);

    assertThat(Reading.of(proposal.replace(ASKED, "zone: Europe/Paris #"), file).interactions())
        .hasSize(1);
  }

  @Test
  void namesThatYamlWouldMisreadAreQuoted() throws IOException {
    String proposal =
        propose("odd.csv", "id,\"a: b\",true,it's,#x,time\n1,p,q,r,s,2027-01-01T10:00:00Z\n");

    assertThat(SourceMapping.read("m", proposal).faults()).as(proposal).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreFaults() throws IOException {
    Path empty = folder.resolve("empty.csv");
    Files.write(empty, new byte[0]);

    assertThatThrownBy(() -> SourceInspector.propose(empty)).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> propose("heading.csv", "a,b\n")).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> propose("f.csv", "\u0000\u0001\u0002binary"))
        .isInstanceOf(SourceException.class);
  }

  private String propose(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return SourceInspector.propose(file);
  }
}
