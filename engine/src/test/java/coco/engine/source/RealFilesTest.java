package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.calendar.SharedFiles;
import coco.language.code.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files that others recorded, against counts that an independent script made. */
final class RealFilesTest {
  @Test
  void roadTraffic() {
    Reading fines =
        Reading.of(
            """
            source: fines
            file: "*.xes.gz"
            zone: Europe/Rome
            case: case:concept:name
            attributes: {amount: amount, points: points, dismissal: dismissal}
            interactions:
              - type: {column: concept:name, names: {Create Fine: fine.created}, others: slug}
                time: time:timestamp
            """,
            SharedFiles.path("Road_Traffic_Fine_Management_Process.xes.gz"));

    assertThat(fines.summary().rejected()).isZero();
    assertThat(fines.interactions()).hasSize(561_470);
    Map<String, Long> types = types(fines);
    assertThat(types)
        .hasSize(11)
        .containsEntry("fine.created", 150_370L)
        .containsEntry("send-fine", 103_987L)
        .containsEntry("payment", 77_601L)
        .containsEntry("notify-result-appeal-to-offender", 896L);
    assertThat(fines.interactions().stream().map(Interaction::caseId).distinct()).hasSize(150_370);
    assertThat(fines.interactions().stream().map(Interaction::time).min(Instant::compareTo))
        .contains(Instant.parse("1999-12-31T23:00:00Z"));
  }

  @Test
  void helpDeskByItsWallClock() {
    Reading desk =
        Reading.of(
            """
            source: helpdesk
            file: helpdesk.xes.gz
            zone: Europe/Rome
            times: wall-clock
            case: case:concept:name
            party: customer
            interactions:
              - {type: {column: concept:name}, time: time:timestamp}
            """,
            SharedFiles.path("helpdesk.xes.gz"));

    assertThat(desk.interactions()).hasSize(21_348);
    assertThat(types(desk))
        .containsEntry("take-in-charge-ticket", 5_060L)
        .containsEntry("wait", 1_463L);
    // A case's party is the first that its events name.
    Map<String, String> parties = new HashMap<>();
    desk.interactions().forEach(i -> parties.putIfAbsent("" + i.caseId(), "" + i.party()));
    assertThat(parties.values().stream().distinct()).hasSize(394);
    assertThat(desk.interactions().getFirst().time())
        .isEqualTo(Instant.parse("2012-10-09T12:50:17Z"));
  }

  @Test
  void bostonsRequests() {
    Reading boston =
        Reading.of(
            """
            source: boston311
            file: boston311-*.csv.gz
            zone: America/New_York
            missing: [""]
            columns:
              open_dt:   {type: instant, pattern: "yyyy-MM-dd HH:mm:ss"}
              target_dt: {type: instant, pattern: "yyyy-MM-dd HH:mm:ss"}
              closed_dt: {type: instant, pattern: "yyyy-MM-dd HH:mm:ss"}
            id: case_enquiry_id
            case: case_enquiry_id
            party: case_enquiry_id
            attributes: {department: department, target_dt: target_dt, ontime: ontime}
            interactions:
              - {type: request.opened, time: open_dt}
              - {type: request.closed, time: closed_dt, where: "case_status is Closed"}
            """,
            SharedFiles.path("boston311-2011-jul-sep.csv.gz"));

    assertThat(boston.summary().rows()).isEqualTo(31_828);
    assertThat(boston.summary().rejected()).isZero();
    assertThat(boston.summary().repeated()).isZero();
    assertThat(types(boston)).containsEntry("request.opened", 31_828L);
    assertThat(boston.interactions().stream().filter(i -> !i.attributes().containsKey("target_dt")))
        .filteredOn(i -> i.type().equals("request.opened"))
        .hasSize(5_013);
    assertThat(lateClosures(boston)).isEqualTo(4_827);
    Interaction first = boston.interactions().getFirst();
    assertThat(first.time()).isEqualTo(Instant.parse("2011-07-01T01:32:33-04:00"));
    assertThat(first.id()).isEqualTo("101000295613/request.opened");
    assertThat(boston.interactions().get(1).sequence()).isEqualTo(1);
    assertThat(boston.interactions().get(2).sequence()).isEqualTo(2);
  }

  private static long lateClosures(Reading boston) {
    Map<String, Value> targets = new HashMap<>();
    long late = 0;
    for (Interaction one : boston.interactions()) {
      Value target = one.attributes().get("target_dt");
      if (one.type().equals("request.opened")) {
        if (target != null) {
          targets.put("" + one.caseId(), target);
        }
      } else if (targets.get("" + one.caseId()) instanceof Value.Moment(Instant due)
          && one.time().isAfter(due)) {
        late++;
      }
    }
    return late;
  }

  @Test
  void complaintsWithDatesOnly() {
    Reading complaints =
        Reading.of(
            """
            source: cfpb
            file: cfpb-*.csv.gz
            zone: America/New_York
            columns:
              Date submitted: date
              Date received: {type: date}
            id: Complaint ID
            case: Complaint ID
            channel: Submitted via
            attributes: {timely: "Timely response?", submitted: Date submitted}
            interactions:
              - {type: complaint.submitted, time: Date submitted}
              - {type: complaint.received, time: Date received, where: "`Timely response?` is not No"}
            """,
            SharedFiles.path("cfpb-boa-2017-2020.csv.gz"));

    assertThat(complaints.summary().rows()).isEqualTo(29_283);
    assertThat(types(complaints)).containsEntry("complaint.submitted", 29_283L);
    assertThat(types(complaints)).containsEntry("complaint.received", 29_193L);
    assertThat(complaints.interactions().getFirst().time())
        .isEqualTo(Instant.parse("2020-04-24T00:00:00-04:00"));
    assertThat(complaints.interactions().stream().filter(i -> "Web".equals(i.channel())))
        .filteredOn(i -> i.type().equals("complaint.submitted"))
        .hasSize(19_254);
  }

  @Test
  void incidentsWithARowForEachChange() {
    Reading incidents =
        Reading.of(
            """
            source: servicenow
            file: servicenow-*.csv.gz
            zone: Europe/London
            missing: ["?"]
            columns:
              opened_at: {type: instant, pattern: "d/M/yyyy HH:mm"}
              resolved_at: {type: instant, pattern: "d/M/yyyy HH:mm"}
              sys_updated_at: {type: instant, pattern: "d/M/yyyy HH:mm"}
              reassignment_count: number
            id: number
            case: number
            party: caller_id
            interactions:
              - {type: incident.opened, time: opened_at}
              - {type: incident.resolved, time: resolved_at}
              - {type: incident.updated, time: sys_updated_at, id: [number, sys_mod_count], attributes: {made_sla: made_sla, reassigned: reassignment_count}}
            """,
            SharedFiles.path("servicenow-incidents-dev.csv.gz"));

    assertThat(incidents.summary().rows()).isEqualTo(52_791);
    assertThat(incidents.summary().rejected()).isZero();
    Map<String, Long> types = types(incidents);
    assertThat(types.get("incident.opened")).isGreaterThanOrEqualTo(8_000);
    assertThat(
            incidents.interactions().stream()
                .filter(i -> i.type().equals("incident.opened"))
                .map(Interaction::id)
                .distinct())
        .hasSize(8_000);
    assertThat(incidents.summary().repeated()).isGreaterThan(44_000);
  }

  @Test
  void callsWithTimesInTwoColumns() {
    Reading calls =
        Reading.of(
            """
            source: bank
            file: bank-calls-*.csv.gz
            zone: Asia/Jerusalem
            columns:
              entered:  {type: instant, from: [date, vru_entry], pattern: "yyyy-MM-dd H:mm:ss"}
              queued:   {type: instant, from: [date, q_start], pattern: "yyyy-MM-dd H:mm:ss"}
              answered: {type: instant, from: [date, ser_start], pattern: "yyyy-MM-dd H:mm:ss"}
              q_time: number
              ser_time: {type: duration, pattern: seconds}
            id: [vru+line, call_id]
            case: [vru+line, call_id]
            interactions:
              - {type: call.received, time: entered, direction: inbound}
              - {type: call.queued, time: queued, where: q_time > 0}
              - {type: call.answered, time: answered, where: outcome is AGENT, attributes: {served: ser_time}}
            """,
            SharedFiles.path("bank-calls-august-01-15.csv.gz"));

    assertThat(calls.summary().rows()).isEqualTo(23_668);
    assertThat(calls.summary().rejected()).isZero();
    assertThat(types(calls))
        .containsEntry("call.received", 23_668L)
        .containsEntry("call.answered", 15_888L);
    assertThat(calls.interactions().getFirst().id()).isEqualTo("AA0204/43678/call.received");
    assertThat(calls.interactions().getFirst().direction())
        .isEqualTo(Interaction.Direction.INBOUND);
    assertThat(
            calls.interactions().stream()
                .filter(i -> i.type().equals("call.answered"))
                .findFirst()
                .orElseThrow()
                .attributes()
                .get("served"))
        .isInstanceOfSatisfying(
            Value.Elapsed.class,
            served -> assertThat(served.duration()).isGreaterThan(Duration.ZERO));
  }

  @Test
  void permitsWithADeadlineInEachCase() {
    Reading permits =
        Reading.of(
            """
            source: receipt
            file: receipt.csv.gz
            columns:
              time:timestamp: {type: instant, pattern: iso}
              case:enddate_planned: {type: instant, pattern: iso}
            case: case:concept:name
            channel: case:channel
            actor: org:resource
            attributes: {case.planned: "case:enddate_planned"}
            interactions:
              - {type: {column: concept:name, others: slug}, time: time:timestamp}
            """,
            SharedFiles.path("receipt.csv.gz"));

    assertThat(permits.interactions()).hasSize(8_577);
    assertThat(permits.summary().rejected()).isZero();
    assertThat(permits.interactions().stream().map(Interaction::caseId).distinct()).hasSize(1_434);
    assertThat(permits.interactions().stream().map(Interaction::time).min(Instant::compareTo))
        .contains(Instant.parse("2010-10-02T09:20:39.266+02:00"));
  }

  @Test
  void theSameLogAsTableAndAsXes() {
    String entries = "interactions: [{type: {column: concept:name}, time: time:timestamp}]\n";
    Reading table =
        Reading.of(
            "source: a\nfile: a.csv\ncase: case:concept:name\n" + entries,
            SharedFiles.path("running-example.csv"));
    Reading log =
        Reading.of(
            "source: a\nfile: a.xes\ncase: case:concept:name\n" + entries,
            SharedFiles.path("running-example.xes"));

    assertThat(facts(log)).isEqualTo(facts(table)).hasSize(42);
  }

  private static List<String> facts(Reading reading) {
    return reading.interactions().stream()
        .map(i -> i.time() + " " + i.caseId() + " " + i.type())
        .sorted()
        .toList();
  }

  @Test
  void closedProblems() {
    Reading problems =
        Reading.of(
            """
            source: bpi2013
            file: "*.xes.gz"
            case: case:concept:name
            attributes: {case.variant: "case:variant-index"}
            interactions: [{type: {column: concept:name}, time: time:timestamp}]
            """,
            SharedFiles.path("BPI_Challenge_2013_closed_problems.xes.gz"));

    assertThat(problems.summary().rejected()).isZero();
    assertThat(problems.interactions()).hasSize(6_660);
    assertThat(problems.interactions().getFirst().attributes())
        .containsEntry("case.variant", Value.Quantity.of(77));
  }

  private static Map<String, Long> types(Reading reading) {
    return reading.interactions().stream()
        .collect(Collectors.groupingBy(Interaction::type, TreeMap::new, Collectors.counting()));
  }
}
