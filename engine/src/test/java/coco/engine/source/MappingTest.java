package coco.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.source.Fault.Kind;
import coco.engine.source.Refused.Reason;
import coco.engine.source.SourceMapping.Read;
import coco.language.code.Value;
import coco.language.text.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping makes of rows, key by key. */
final class MappingTest {
  private static final String HEAD = "source: s\nfile: f.csv\nzone: Europe/Paris\n";

  @Test
  void oneRowMayBecomeSeveralInteractions() {
    Reading reading =
        Reading.of(
            HEAD
                + """
                case: nr
                id: nr
                interactions:
                  - {type: request.opened, time: opened}
                  - {type: request.closed, time: closed, where: "state is Closed"}
                """,
            "f.csv",
            """
            nr,state,opened,closed
            1,Closed,2027-01-01T10:00,2027-01-02T10:00
            2,Open,2027-01-01T11:00,2027-01-03T10:00
            3,Closed,2027-01-01T12:00,
            """);

    assertThat(reading.interactions())
        .extracting(Interaction::id)
        .containsExactly(
            "1/request.opened", "1/request.closed", "2/request.opened", "3/request.opened");
    assertThat(reading.interactions())
        .extracting(Interaction::sequence)
        .containsExactly(0L, 1L, 2L, 4L);
    assertThat(reading.summary().rows()).isEqualTo(3);
  }

  @Test
  void everyTypeOfColumn() {
    Reading reading =
        Reading.of(
            HEAD
                + """
                columns:
                  at: {type: instant, pattern: epoch-millis}
                  number: number
                  truth: boolean
                  day: {type: date, pattern: d/M/yyyy}
                  took: duration
                  waited: {type: duration, pattern: minutes}
                attributes: {number: number, truth: truth, day: day, took: took, waited: waited, text: text}
                interactions: [{type: a, time: at}]
                """,
            "f.csv",
            "at,number,truth,day,took,waited,text\n"
                + "1800000000123,12.50,Yes,29/2/2028,PT1H30M,2.5, two words \n");

    Interaction one = reading.interactions().getFirst();
    assertThat(one.time()).isEqualTo(Instant.ofEpochMilli(1_800_000_000_123L));
    assertThat(one.attributes())
        .containsEntry("number", new Value.Quantity(new BigDecimal("12.5")))
        .containsEntry("truth", new Value.Truth(true))
        .containsEntry("day", new Value.Day(LocalDate.of(2028, 2, 29)))
        .containsEntry("took", new Value.Elapsed(Duration.ofMinutes(90)))
        .containsEntry("waited", new Value.Elapsed(Duration.ofSeconds(150)))
        .containsEntry("text", new Value.Text(" two words "));
    assertThat(one.attributes().keySet())
        .containsExactly("number", "truth", "day", "took", "waited", "text");
  }

  @ParameterizedTest
  @CsvSource({
    "at, instant, yyyy-MM-dd HH:mm, 2027-02-30 10:00, NOT_A_TIME",
    "at, instant, yyyy-MM-dd HH:mm, 2027-2-03 10:00, NOT_A_TIME",
    "at, instant, yyyy-MM-dd HH:mm, 2027-02-03, NOT_A_TIME",
    "at, instant, iso, 2027-02-03T10:00:00.0000001Z, TOO_FINE",
    "at, instant, iso, 1850-01-01T10:00:00Z, OUT_OF_RANGE",
    "at, instant, epoch-millis, soon, NOT_A_TIME",
    "at, date, d/M/yyyy, 31/4/2027, NOT_A_DATE",
    "n, number, , 12 euros, NOT_A_NUMBER",
    "n, number, , 1e999999999, TOO_LONG",
    "n, boolean, , perhaps, NOT_A_BOOLEAN",
    "n, duration, , an hour, NOT_A_DURATION"
  })
  void whatCannotBeReadIsRefusedWithItsPlace(
      String column, String type, String pattern, String text, Reason reason) {
    String spec = pattern == null ? type : "{type: %s, pattern: \"%s\"}".formatted(type, pattern);
    boolean timed = column.equals("at");
    String line = timed ? text + ",1" : "2027-01-01T10:00," + text;
    Reading reading =
        Reading.of(
            HEAD
                + "columns: {%s: %s}\n".formatted(column, spec)
                + "attributes: {n: n}\ninteractions: [{type: a, time: at}]\n",
            "f.csv",
            "at,n\n" + line + "\n");

    assertThat(reading.interactions()).isEmpty();
    assertThat(reading.summary().rejected()).isEqualTo(1);
    assertThat(reading.summary().refused())
        .allSatisfy(
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.line()).isEqualTo(2);
              assertThat(refused.column()).isEqualTo(column);
            });
  }

  @Test
  void timesFollowTheirPatternAndZone() {
    assertThat(time("yyyy-MM-dd HH:mm:ss", "2027-07-01 10:00:00"))
        .isEqualTo(Instant.parse("2027-07-01T08:00:00Z"));
    assertThat(time("d/M/yyyy H:mm", "1/7/2027 9:05"))
        .isEqualTo(Instant.parse("2027-07-01T07:05:00Z"));
    assertThat(time("d MMM yyyy h:mm a", "1 Jul 2027 3:05 pm"))
        .isEqualTo(Instant.parse("2027-07-01T13:05:00Z"));
    assertThat(time("yyyy-MM-dd'T'HH:mm:ssXXX", "2027-07-01T10:00:00-04:00"))
        .isEqualTo(Instant.parse("2027-07-01T14:00:00Z"));
    assertThat(time("yyyyMMddHHmmss", "20270701100000"))
        .isEqualTo(Instant.parse("2027-07-01T08:00:00Z"));
    assertThat(time("yyyy-MM-dd HH:mm:ss.SSS", "2027-07-01 10:00:00.250"))
        .isEqualTo(Instant.parse("2027-07-01T08:00:00.250Z"));
    assertThat(time("iso", "2027-07-01 10:00:00.123456000+02:00"))
        .isEqualTo(Instant.parse("2027-07-01T08:00:00.123456Z"));
    // Skipped by the change of the clocks, and twice there.
    assertThat(time("iso", "2027-03-28T02:30")).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    assertThat(time("iso", "2027-10-31T02:30")).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
  }

  @Test
  void aDateIsItsLocalMidnight() {
    Reading reading =
        Reading.of(
            HEAD + "columns: {day: date}\ninteractions: [{type: a, time: day}]\n",
            "f.csv",
            "day\n2027-07-01\n");

    assertThat(reading.interactions().getFirst().time())
        .isEqualTo(Instant.parse("2027-06-30T22:00:00Z"));
  }

  @Test
  void wallClockTimesIgnoreTheirOffset() {
    Reading reading =
        Reading.of(
            HEAD + "times: wall-clock\ninteractions: [{type: a, time: at}]\n",
            "f.csv",
            "at\n2027-07-01T10:00:00+00:00\n");

    assertThat(reading.interactions().getFirst().time())
        .isEqualTo(Instant.parse("2027-07-01T08:00:00Z"));
  }

  @Test
  void aTimeWithoutOffsetOrZoneIsRefused() {
    Reading reading =
        Reading.of(
            "source: s\nfile: f.csv\ninteractions: [{type: a, time: at}]\n",
            "f.csv",
            "at\n2027-07-01T10:00\n2027-07-01T10:00Z\n");

    assertThat(reading.interactions()).hasSize(1);
    assertThat(reading.summary().refused())
        .containsExactly(new Refused("f.csv", 2, "at", Reason.NO_ZONE, "2027-07-01T10:00"));
  }

  @Test
  void typesFromAColumn() {
    String rows = "at,what\n2027-01-01,Create Fine\n2027-01-02,Été : (reçu)\n2027-01-03,\n";
    String entry = "interactions: [{time: at, type: {column: what, %s}}]\n";

    assertThat(types(entry.formatted("names: {Create Fine: fine.created}, others: slug"), rows))
        .containsExactly("fine.created", "été-reçu");
    assertThat(types(entry.formatted("names: {Create Fine: fine.created}, others: skip"), rows))
        .containsExactly("fine.created");
    Reading refusing =
        Reading.of(
            HEAD + entry.formatted("names: {Create Fine: fine.created}, others: refuse"),
            "f.csv",
            rows);
    assertThat(refusing.summary().refused())
        .extracting(Refused::reason)
        .containsExactly(Reason.UNKNOWN_TYPE, Reason.NO_TYPE);
  }

  private static List<String> types(String entry, String rows) {
    return Reading.of(HEAD + entry, "f.csv", rows).interactions().stream()
        .map(Interaction::type)
        .toList();
  }

  @Test
  void repeatedRowsAreOneAndCounted() {
    Reading reading =
        Reading.of(
            HEAD + "id: nr\nattributes: {state: state}\ninteractions: [{type: a, time: at}]\n",
            "f.csv",
            "nr,at,state,noise\n1,2027-01-01,x,a\n1,2027-01-01,x,b\n1,2027-01-01,y,c\n"
                + "2,2027-01-01,x,d\n");

    assertThat(reading.interactions()).hasSize(3);
    assertThat(reading.summary().repeated()).isEqualTo(1);
    assertThat(reading.summary().differing()).isEqualTo(1);
    assertThat(reading.interactions().getFirst().sequence()).isZero();
  }

  @Test
  void withoutAnIdFileRowAndPlaceAreIt() {
    Reading reading =
        Reading.of(
            HEAD + "interactions: [{type: a, time: at}, {type: b, time: at}]\n",
            "f.csv",
            "at\n2027-01-01\n2027-01-01\n");

    assertThat(reading.interactions())
        .extracting(Interaction::id)
        .containsExactly("f.csv:1:0", "f.csv:1:1", "f.csv:2:0", "f.csv:2:1");
  }

  @Test
  void anEntryHasItsOwnParts() {
    Reading reading =
        Reading.of(
            HEAD
                + """
                case: nr
                party: who
                attributes: {case.priority: prio}
                interactions:
                  - {type: a, time: at}
                  - {type: b, time: at, case: [who, nr], party: nr, actor: who, channel: via, direction: way, recorded: seen, attributes: {note: note}}
                """,
            "f.csv",
            "nr,who,prio,at,via,way,seen,note\n7,ann/bo,P1,2027-01-01,phone,Outbound,2027-01-05,hi\n");

    Interaction first = reading.interactions().getFirst();
    Interaction second = reading.interactions().getLast();
    assertThat(first.caseId()).isEqualTo("7");
    assertThat(first.party()).isEqualTo("ann/bo");
    assertThat(first.actor()).isNull();
    assertThat(second.caseId()).isEqualTo("ann\\/bo/7");
    assertThat(second.party()).isEqualTo("7");
    assertThat(second.actor()).isEqualTo("ann/bo");
    assertThat(second.channel()).isEqualTo("phone");
    assertThat(second.direction()).isEqualTo(Interaction.Direction.OUTBOUND);
    assertThat(second.recorded()).isEqualTo(Instant.parse("2027-01-04T23:00:00Z"));
    assertThat(second.attributes()).containsOnlyKeys("case.priority", "note");
  }

  @Test
  void missingTextsAreNoValue() {
    Reading reading =
        Reading.of(
            HEAD
                + "missing: [\"?\", NULL, \"\"]\nparty: who\n"
                + "columns: {n: number}\nattributes: {n: n}\ninteractions: [{type: a, time: at}]\n",
            "f.csv",
            "at,who,n\n2027-01-01,?,NULL\n?,x,1\n2027-01-02,,3\n");

    assertThat(reading.interactions()).hasSize(2);
    assertThat(reading.interactions().getFirst().party()).isNull();
    assertThat(reading.interactions().getFirst().attributes()).isEmpty();
    assertThat(reading.summary().rejected()).isZero();
  }

  @Test
  void conditionsAreThreeValued() {
    String rows = "at,state,n,m\n2027-01-01,Closed,5,5\n2027-01-02,,7,6\n2027-01-03,Open,,6\n";

    assertThat(days("state is Closed", rows)).containsExactly(1);
    assertThat(days("state is not Closed", rows)).containsExactly(3);
    assertThat(days("not (state is Closed)", rows)).containsExactly(3);
    assertThat(days("state exists", rows)).containsExactly(1, 3);
    assertThat(days("not (state exists)", rows)).containsExactly(2);
    assertThat(days("n > 6 or state is Open", rows)).containsExactly(2, 3);
    assertThat(days("n <= m", rows)).isEmpty();
    assertThat(days("n is 5 and state in (Closed, Open)", rows)).containsExactly(1);
    assertThat(days("state contains \"los\"", rows)).containsExactly(1);
    assertThat(days("n is \"5\"", rows)).isEmpty();
  }

  private static List<Integer> days(String where, String rows) {
    String mapping =
        HEAD
            + "columns: {n: number, m: number}\ninteractions: [{type: a, time: at, where: '%s'}]\n"
                .formatted(where);
    return Reading.of(mapping, "f.csv", rows).interactions().stream()
        .map(one -> one.time().atZone(java.time.ZoneId.of("Europe/Paris")).getDayOfMonth())
        .toList();
  }

  @Test
  void everyProblemOfAMappingIsReportedWithItsLine() {
    Read read =
        SourceMapping.read(
            "bad.source.yaml",
            """
            sorce: x
            file: x.doc
            format: word
            zone: Mars/Base
            times: maybe
            columns:
              a: {type: instant, pattern: "yyyy-QQ-bb"}
              b: {type: money}
            interactions:
              - {time: a}
              - {type: x, where: "amount >"}
              - {type: {column: c, others: guess}, time: a}
            """);

    assertThat(read.mapping()).isEmpty();
    assertThat(read.faults())
        .extracting(fault -> fault.line() + " " + fault.kind() + " " + first(fault))
        .contains(
            "1 UNKNOWN_KEY sorce",
            "1 MISSING_KEY source",
            "3 BAD_VALUE format",
            "4 BAD_VALUE zone",
            "5 BAD_VALUE times",
            "7 BAD_VALUE pattern",
            "8 BAD_VALUE type",
            "10 MISSING_KEY type",
            "11 MISSING_KEY time",
            "11 BAD_CONDITION amount >",
            "12 BAD_VALUE others");
  }

  private static String first(Fault fault) {
    return fault.arguments().isEmpty() ? "" : fault.arguments().getFirst();
  }

  @Test
  void aLocalPatternNeedsAZone() {
    Read read =
        SourceMapping.read(
            "m",
            """
            source: x
            file: x.csv
            columns: {a: {type: instant, pattern: "yyyy-MM-dd HH:mm"}}
            interactions: [{type: x, time: a}]
            """);

    assertThat(read.faults()).extracting(Fault::kind).containsExactly(Kind.NO_ZONE);
    assertThat(
            SourceTexts.in(Language.FRENCH).line(read.faults().getFirst()).replace('\u00a0', ' '))
        .isEqualTo(
            "m:1 : les heures de « a » n’ont pas de décalage et la correspondance ne nomme aucun"
                + " fuseau. 9 heures est un autre instant dans chaque fuseau. Ajoutez le fuseau"
                + " dans lequel elles ont été écrites, comme zone: Europe/Paris.");
  }

  @Test
  void whatIsNoYamlIsSaidWithItsLine() {
    assertThat(SourceMapping.read("m", "source: [a\nfile: b\n").faults())
        .extracting(Fault::kind)
        .containsExactly(Kind.NOT_YAML);
    assertThat(SourceMapping.read("m", "").faults())
        .extracting(Fault::kind)
        .containsExactly(Kind.EMPTY);
    assertThat(SourceMapping.read("m", "a: &x [b]\nc: *x\n").mapping()).isEmpty();
  }

  private static Instant time(String pattern, String text) {
    Reading reading =
        Reading.of(
            HEAD
                + "columns: {at: {type: instant, pattern: \"%s\"}}\n".formatted(pattern)
                + "interactions: [{type: a, time: at}]\n",
            "f.csv",
            "at\n" + text + "\n");
    assertThat(reading.summary().refused()).isEmpty();
    return reading.interactions().getFirst().time();
  }
}
