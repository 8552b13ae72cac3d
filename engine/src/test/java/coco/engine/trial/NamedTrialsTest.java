package coco.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.monitor.Monitor;
import coco.engine.monitor.VerdictChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the oracle and the monitor once differed in, made small: each is judged by both, and by
 * every law, and both say what is written here.
 */
final class NamedTrialsTest {
  /** A date that had passed when the complaint came: no breach is before the event that set it. */
  @Test
  void aDeadlineThatHadPassedIsMissedAtItsTrigger() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] no later than due;"
                    + " failing that, we must [apologise] within 1 day of the missed deadline.")
            .event("2027-03-10 10:00", "complaint c p due=2027-03-08")
            .event("2027-03-11 23:00", "sorry c p")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 01 breached at 2027-03-10 10:00; MET by 02");
  }

  /** 24:00 of a day is not before that midnight: the reparation counts from the day that ended. */
  @Test
  void aDeadlineThatEndsAtItsTriggerIsMissedWithItsDay() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] no later than due;"
                    + " failing that, we must [apologise] within 1 day of the missed deadline.")
            .event("2027-03-10 00:00", "complaint c p due=2027-03-09")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 01 breached at 2027-03-10 00:00; MISSED at 2027-03-11 00:00");
  }

  /** The breach is at the complaint, so a withdrawal of the same minute comes after it. */
  @Test
  void aReleaseAfterABreachOfTheSameInstantEndsTheReparation() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] no later than due"
                    + " unless [the complaint is withdrawn] in the meantime;"
                    + " failing that, we must [apologise] within 1 day of the missed deadline.")
            .event("2027-03-10 10:00", "complaint c p due=2027-03-08")
            .event("2027-03-10 10:00", "withdrawn c p")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 01 breached at 2027-03-10 10:00; VOID by 02");
  }

  /** The event that makes a deadline pass does not repair the breach that it makes. */
  @Test
  void anEventThatSetsAPastDeadlineDoesNotRepairIt() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] within 1 day"
                    + " where case.priority is P1, otherwise 9 days;"
                    + " failing that, we must [do anything] within 1 day of the missed deadline.")
            .event("2027-03-08 10:00", "complaint c p")
            .event("2027-03-10 00:00", "call c p case.priority=P1")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 01 breached at 2027-03-10 00:00; MISSED at 2027-03-11 00:00");
  }

  /** Late is told in the unit of the length: two working days before a date, so working days. */
  @Test
  void aDelayBehindADateIsToldInTheUnitOfItsLength() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] no later than 2 working days"
                    + " before due.")
            .event("2027-03-08 10:00", "complaint c p due=2027-03-12")
            .event("2027-03-15 10:00", "answer c p")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 01 breached at 2027-03-11 00:00, late by 3 WORKING_DAYS");
  }

  /** A level is split by what the priority was at the complaint, whatever it is later. */
  @Test
  void anOccasionStaysInTheGroupOfItsTrigger() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "On at least 90 % of occasions, when [a complaint is received], we must [answer]"
                    + " within 1 day, each month per case.priority.")
            .event("2027-03-08 10:00", "complaint c p case.priority=P1")
            .event("2027-03-09 10:00", "call c p case.priority=P2")
            .asOf("2027-04-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 2027-03-01 P1 opened 1 met 0 breached 1 void 0 pending 0: BREACHED");
  }

  /** Once the average's complaint is answered, late or not, it counts; until then it is pending. */
  @Test
  void anOccasionOfAnAverageIsPendingUntilItsAct() {
    WrittenTrial written =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "On average, when [a complaint is received], we must [answer] within 2 days,"
                    + " each month.")
            .event("2027-03-08 10:00", "complaint c p");

    assertThat(WrittenTrial.told(written.asOf("2027-04-20 00:00")))
        .containsExactly("R 2027-03-01 null opened 1 met 0 breached 0 void 0 pending 1: PENDING");
    assertThat(
            WrittenTrial.told(
                written.event("2027-04-20 00:00", "answer c p").asOf("2027-05-01 00:00")))
        .containsExactly("R 2027-03-01 null opened 1 met 0 breached 1 void 0 pending 0: BREACHED");
  }

  /** The morning is that of the zone which the party was in when it complained. */
  @Test
  void hoursOfThePartyAreThoseOfItsZoneAtTheTrigger() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule(
                "R",
                "When [a complaint is received], we must [call] during [mornings] within 3 days.")
            .event("2027-03-08 10:00", "complaint c p party.zone=Asia/Tokyo")
            .event("2027-03-08 20:00", "answer c p party.zone=Europe/Paris")
            .event("2027-03-09 02:00", "call c p")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial)).containsExactly("R 01 met by 03");
  }

  /** Its circumstance tells which calls offend; it judges all, and replaces its general rule. */
  @Test
  void aProhibitionReplacesForEveryActThatItJudges() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule("CS-1", "We must not [call].")
            .rule("CS-2", "We must not [call] outside [office]. Replaces CS-1.")
            .event("2027-03-08 10:00", "call c p")
            .event("2027-03-08 20:00", "call c p")
            .asOf("2027-03-20 00:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly(
            "CS-1 01 void: REPLACED",
            "CS-1 02 void: REPLACED",
            "CS-2 01 met by 01",
            "CS-2 02 breached at 2027-03-08 20:00");
  }

  /** Counted, 30 December 2011 would end where it begins, and the series would never get on. */
  @Test
  void aDayThatTheZoneLeftOutIsNotCounted() {
    Trial trial =
        WrittenTrial.in("Pacific/Apia")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] at least every 1 day"
                    + " until [the case is closed].")
            .event("2011-12-28 10:00", "complaint c p")
            .asOf("2012-01-01 12:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly(
            "R 01 breached at 2011-12-31 00:00",
            "R 01.1 breached at 2012-01-01 00:00",
            "R 01.2 pending until 2012-01-02 00:00");
  }

  /** Nor does a notice by date count it: one clear day lies between the 29th and 1 January. */
  @Test
  void aNoticeDoesNotCountADayThatTheZoneLeftOut() {
    Trial trial =
        WrittenTrial.in("Pacific/Apia")
            .rule("R", "Before we [call], we must [answer] at least 1 clear day ahead.")
            .event("2011-12-29 08:30", "answer c p")
            .event("2011-12-31 09:00", "call c p")
            .event("2012-01-01 09:00", "call c p")
            .asOf("2012-01-02 12:00");

    assertThat(WrittenTrial.told(trial))
        .containsExactly("R 02 breached at 2011-12-31 09:00", "R 03 met by 03");
  }

  /**
   * A date in the data is a date, even one that its zone left out: two days before it is the 28th.
   */
  @Test
  void daysBeforeADateAreCountedFromTheDate() {
    Trial trial =
        WrittenTrial.in("Pacific/Apia")
            .rule(
                "R",
                "When [a complaint is received], we must [answer] no later than 2 days before due.")
            .event("2011-12-27 08:30", "complaint c p due=2011-12-30")
            .asOf("2012-01-02 12:00");

    assertThat(WrittenTrial.told(trial)).containsExactly("R 01 breached at 2011-12-29 00:00");
  }

  /** A case that turns out to be another party's: the final verdict is revised, not told anew. */
  @Test
  void aVerdictWhoseCaseChangesPartyIsRevised() {
    Trial trial =
        WrittenTrial.in("Europe/Paris")
            .rule("R", "When [a complaint is received], we must [answer] within 1 day.")
            .event("2027-03-08 10:00", "complaint c -")
            .event("2027-03-15 10:00", "call c p")
            .asOf("2027-03-20 00:00");
    Monitor monitor = new Bench(trial).monitor();
    monitor.observe(trial.arrivals().getFirst());
    monitor.advanceTo(trial.arrivals().getLast().time());
    monitor.watermark("desk", trial.arrivals().getLast().time());
    VerdictChange before = monitor.changes().getFirst();

    monitor.observe(trial.arrivals().getLast());

    List<VerdictChange> after = monitor.changes();
    assertThat(before.isFinal()).isTrue();
    assertThat(after).hasSize(1);
    assertThat(after.getFirst().revision()).isEqualTo(1);
    assertThat(after.getFirst().because()).contains(trial.arrivals().getLast().key());
    assertThat(after.getFirst().subject().party()).isEqualTo("p");
  }
}
