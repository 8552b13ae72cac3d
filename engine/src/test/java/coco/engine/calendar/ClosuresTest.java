package coco.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.engine.calendar.Closures.Reason;
import coco.engine.calendar.Closures.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Files of closures: exact days, once. */
final class ClosuresTest {
  @Test
  void severalDaysAreEachClosedOnce() throws IOException {
    Closures closures =
        ics(
            event("DTSTART;VALUE=DATE:20251224", "DTEND;VALUE=DATE:20251227", "SUMMARY:Noël"),
            event("DTSTART;VALUE=DATE:20251225", "SUMMARY:Noël"),
            event("DTSTART;VALUE=DATE:20251225", "DTEND;VALUE=DATE:20251225", "SUMMARY:Noël"));

    assertThat(closures.days().keySet())
        .containsExactly(day("2025-12-24"), day("2025-12-25"), day("2025-12-26"));
    assertThat(closures.refused()).isEmpty();
  }

  @Test
  void repetitionsAreFollowedWithTheirExceptions() throws IOException {
    Closures closures =
        ics(
            event(
                "UID:1",
                "DTSTART;VALUE=DATE:20240714",
                "RRULE:FREQ=YEARLY;UNTIL=20280714T000000Z",
                "EXDATE;VALUE=DATE:20250714",
                "SUMMARY:Fête"),
            event(
                "UID:1",
                "RECURRENCE-ID;VALUE=DATE:20260714",
                "DTSTART;VALUE=DATE:20260715",
                "SUMMARY:Fête, déplacée"),
            event(
                "DTSTART;VALUE=DATE:20240101",
                "RDATE;VALUE=DATE:20240201,20240301",
                "SUMMARY:Inventaire"));

    assertThat(closures.days().keySet())
        .containsExactly(
            day("2024-01-01"),
            day("2024-02-01"),
            day("2024-03-01"),
            day("2024-07-14"),
            day("2026-07-15"),
            day("2027-07-14"),
            day("2028-07-14"));
  }

  @Test
  void aChangeOfTheClocksClosesNothing() throws IOException {
    Closures closures =
        ics(
            event("DTSTART;VALUE=DATE:20260329", "SUMMARY:Passage à l'heure d'été"),
            event("DTSTART;VALUE=DATE:20261025", "SUMMARY:Passage à l’heure d’hiver"),
            event("DTSTART;VALUE=DATE:20260308", "SUMMARY:Daylight Saving Time starts"),
            event("DTSTART;VALUE=DATE:20260330", "SUMMARY:Beginn der Sommerzeit"));

    assertThat(closures.days()).isEmpty();
    assertThat(closures.refused()).hasSize(4).allMatch(r -> r.reason() == Reason.CLOCK_CHANGE);
  }

  @Test
  void timesAreTakenWhereTheyAreWholeDays() throws IOException {
    Closures closures =
        ics(
            event("DTSTART:20270101T000000", "DTEND:20270103T000000", "SUMMARY:Two days"),
            event("DTSTART:20270109T230000Z", "DTEND:20270110T230000Z", "SUMMARY:Paris time"),
            event("DTSTART:20270201T000000", "DTEND:20270201T235959", "SUMMARY:To the last second"),
            event("DTSTART:20270301T120000", "DTEND:20270301T180000", "SUMMARY:Afternoon"));

    assertThat(closures.days().keySet())
        .containsExactly(
            day("2027-01-01"), day("2027-01-02"), day("2027-01-10"), day("2027-02-01"));
    assertThat(closures.refused())
        .containsExactly(new Refused(0, "Afternoon", Reason.PART_OF_A_DAY));
  }

  @Test
  void cancelledEntriesCloseNothing() throws IOException {
    assertThat(ics(event("DTSTART;VALUE=DATE:20270101", "STATUS:CANCELLED")).days()).isEmpty();
  }

  @Test
  void aTableGivesDatesOrStretches() throws IOException {
    Closures dates = csv("date,name\n2027-05-06,Ascension\n2027-05-07,Pont\n2027-05-07,Pont\n");
    Closures stretches = csv("du;au;nom\n2027-08-02;2027-08-04;Congés\n2027-12-24;;Réveillon\n");

    assertThat(dates.days()).containsOnlyKeys(day("2027-05-06"), day("2027-05-07"));
    assertThat(stretches.days())
        .containsOnlyKeys(
            day("2027-08-02"), day("2027-08-03"), day("2027-08-04"), day("2027-12-24"));
  }

  @Test
  void rowsThatCannotBeReadAreRefusedOneByOne() throws IOException {
    Closures closures =
        csv(
            "from,until,name\n2027-01-03,2027-01-02,back\n6/5/2027,,guess\n"
                + "2027-01-01,2029-01-01,long\n2027-01-05,2027-01-05,fine\n");

    assertThat(closures.days()).containsOnlyKeys(day("2027-01-05"));
    assertThat(closures.refused())
        .containsExactly(
            new Refused(2, "2027-01-03,2027-01-02,back", Reason.REVERSED),
            new Refused(3, "6/5/2027,,guess", Reason.NOT_A_DATE),
            new Refused(4, "2027-01-01,2029-01-01,long", Reason.TOO_LONG));
  }

  @Test
  void whatIsNoFeedIsAnError() {
    assertThatThrownBy(() -> Closures.ofIcs(new StringReader("hello"), Calendars.PARIS))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read the calendar feed");
  }

  private static Closures csv(String text) throws IOException {
    return Closures.ofCsv(new StringReader(text));
  }

  private static Closures ics(String... events) throws IOException {
    String feed =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n"
            + String.join("", events)
            + "END:VCALENDAR\r\n";
    return Closures.ofIcs(new StringReader(feed), Calendars.PARIS);
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
