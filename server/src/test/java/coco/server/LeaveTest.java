package coco.server;

import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.form;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.row;
import static coco.server.Campaigning.rows;
import static coco.server.Campaigning.today;
import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.inform.Nudging;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is away, whose deadlines wait, and who follows up a manager's people meanwhile. */
class LeaveTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static Somebody officer;
  private static String edition;

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    edition = Sites.publish(Sites.renamed("bank/harbourside", "left-bank", "first"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  /** The year-end holidays of England, with the days that stand in for those on weekends. */
  private static Set<LocalDate> holidays(int year) {
    Set<LocalDate> days = new HashSet<>();
    for (LocalDate day :
        List.of(
            LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26), LocalDate.of(year + 1, 1, 1))) {
      LocalDate kept = day;
      while (isWeekend(kept) || days.contains(kept)) {
        kept = kept.plusDays(1);
      }
      days.add(kept);
    }
    return days;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The working days after a day, up to another. */
  private static int between(LocalDate after, LocalDate until, Set<LocalDate> holidays) {
    int days = 0;
    for (LocalDate day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
      days += isWeekend(day) || holidays.contains(day) ? 0 : 1;
    }
    return days;
  }

  private static LocalDate after(LocalDate start, int workingDays, Set<LocalDate> holidays) {
    LocalDate day = start;
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      left -= isWeekend(day) || holidays.contains(day) ? 0 : 1;
    }
    return day;
  }

  /** The last day of what somebody has to do. */
  private static LocalDate lastDay(Member member) {
    return LocalDate.parse(
        rows(
                String.class,
                "select (due_at at time zone 'Europe/London' - interval '1 second')::date::text from assignment where person_id = ?",
                member.person().id())
            .getFirst());
  }

  private static HttpResponse<String> away(
      Somebody who, Optional<Member> of, LocalDate from, LocalDate until) {
    Map<String, String> form = new HashMap<>();
    of.ifPresent(it -> form.put("of", it.person().id().toString()));
    form.put("from", from.toString());
    form.put("until", until.toString());
    return who.post("/me/leave", form);
  }

  private static String removal(Member member) {
    return rows(
            String.class,
            "select '/me/leave/' || id || '/removal' from absence where person_id = ?",
            member.person().id())
        .getFirst();
  }

  @Test
  void aDeadlineLeavesAsManyWorkingDaysAfterTheReturnAsBefore() {
    int year = today().getMonthValue() == 12 ? today().getYear() + 1 : today().getYear();
    Set<LocalDate> holidays = holidays(year);
    LocalDate last = LocalDate.of(year, 12, 23);
    LocalDate from = LocalDate.of(year, 12, 17);
    LocalDate until = LocalDate.of(year, 12, 28);
    Member member = Member.of("At Christmas");
    Map<String, String> form = form(edition, "Before Christmas", "At Christmas");
    form.put("day", last.toString());
    String campaign = launched(officer, form);
    assertThat(lastDay(member)).isEqualTo(last);

    assertThat(away(member.browser(), Optional.empty(), from, until).statusCode()).isEqualTo(302);

    int left = between(from, last, holidays);
    assertThat(left).isBetween(3, 5);
    LocalDate moved = after(until.plusDays(1), left, holidays);
    assertThat(moved).as("New Year is in between").isAfter(LocalDate.of(year + 1, 1, 1));
    assertThat(lastDay(member)).isEqualTo(moved);
    assertThat(Campaigning.acts(campaign)).contains("deadline.moved");
    assertThat(member.browser().get("/me/leave").body())
        .contains("Entered by " + member.person().name());

    assertThat(member.browser().post(removal(member), Map.of()).statusCode()).isEqualTo(302);
    assertThat(lastDay(member)).as("as if it had not been").isEqualTo(last);
  }

  @Test
  void whoIsAwayAtALaunchIsToldTheirOwnLastDay() {
    Member member = Member.of("Away at first");
    Member here = Member.of("Away at first");
    away(
        SERVER.somebody(Role.ADMINISTRATOR),
        Optional.of(member),
        today().minusDays(2),
        today().plusDays(40));

    launched(officer, form(edition, "For those who come back", "Away at first"));

    assertThat(lastDay(here)).isEqualTo(today().plusDays(20));
    assertThat(lastDay(member)).isAfter(today().plusDays(50));
    String day =
        coco.server.web.Texts.in(coco.language.text.Language.ENGLISH).date(lastDay(member));
    assertThat(member.notices().getFirst()).contains("Until " + day);
  }

  @Test
  void whoIsAwayIsNeitherLateNorReminded() {
    Member boss = Member.of("Boss of absent", Optional.empty(), Role.MANAGER);
    Member member = Member.of("Absent", Optional.of(boss.person().id()));
    String campaign = launched(officer, form(edition, "While away", "Absent"));
    late(member);
    LocalDate until = today().plusDays(5);
    assertThat(row(officer.get(campaign).body(), "Absent").getLast()).isEqualTo("1");

    away(boss.browser(), Optional.of(member), today(), until);
    Nudging.now(SERVER.application());

    assertThat(member.told("Still to do")).isZero();
    assertThat(boss.told("Late in your team")).isZero();
    String page = officer.get(campaign).body();
    assertThat(row(page, "Absent").getLast()).isEqualTo("0");
    assertThat(page)
        .contains(
            "Who is away",
            "away until "
                + coco.server.web.Texts.in(coco.language.text.Language.ENGLISH).date(until),
            "Nobody is late.");
    assertThat(officer.get(campaign + "/people.csv").body()).contains(",away,");

    boss.browser().post(removal(member), Map.of());
    Nudging.now(SERVER.application());
    assertThat(member.told("Still to do: While away")).isEqualTo(1);
    assertThat(boss.told("Late in your team: While away")).isEqualTo(1);
  }

  /** Who is late stays so, whatever days they enter; days that are over are for others to enter. */
  @Test
  void nobodyMakesThemselvesPunctual() {
    Member boss = Member.of("Boss of late", Optional.empty(), Role.MANAGER);
    Member member = Member.of("Late ones", Optional.of(boss.person().id()));
    launched(officer, form(edition, "Too late", "Late ones"));
    late(member);
    LocalDate due = lastDay(member);

    HttpResponse<String> refused = away(member.browser(), Optional.empty(), due.minusDays(30), due);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("entered by whoever leads you");
    away(member.browser(), Optional.empty(), today(), today().plusDays(1));
    assertThat(away(boss.browser(), Optional.of(member), due.minusDays(30), due).statusCode())
        .isEqualTo(302);

    assertThat(lastDay(member)).isEqualTo(due);
  }

  private static void late(Member member) {
    bean(JdbcTemplate.class)
        .update(
            "update assignment set enrolled_at = now() - interval '40 days', due_at = now() - interval '12 days' where person_id = ?",
            member.person().id());
  }

  @Test
  void onlyThemselvesWhoLeadsThemAndAdministratorsEnterDays() {
    Member boss = Member.of("Days, led", Optional.empty());
    Member member = Member.of("Days", Optional.of(boss.person().id()));
    Member colleague = Member.of("Days");
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    LocalDate from = today().plusDays(10);

    assertThat(away(colleague.browser(), Optional.of(member), from, from).statusCode())
        .isEqualTo(403);
    assertThat(colleague.browser().get("/me/leave?of=" + member.person().id()).statusCode())
        .isEqualTo(403);
    for (String[] wrong :
        List.of(
            new String[] {"", ""},
            new String[] {from.toString(), from.minusDays(1).toString()},
            new String[] {from.toString(), from.plusDays(500).toString()},
            new String[] {"2026-02-30", "2026-03-01"})) {
      HttpResponse<String> refused =
          member.browser().post("/me/leave", Map.of("from", wrong[0], "until", wrong[1]));
      assertThat(refused.statusCode()).as(String.join(" ", wrong)).isEqualTo(422);
      assertThat(refused.body()).contains("Give a first and a last day");
    }
    assertThat(away(boss.browser(), Optional.of(member), from, from.plusDays(2)).statusCode())
        .isEqualTo(302);
    assertThat(away(administrator, Optional.of(member), from.plusDays(2), from.plusDays(3)).body())
        .contains("entered already");
    assertThat(
            away(administrator, Optional.of(member), from.plusDays(3), from.plusDays(4))
                .statusCode())
        .isEqualTo(302);
    assertThat(colleague.browser().post(removal(member), Map.of()).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> delegate(Member manager, Member to, int days) {
    return manager
        .browser()
        .post(
            "/me/delegations",
            Map.of(
                "email", to.person().email(),
                "from", today().toString(),
                "until", today().plusDays(days).toString()));
  }

  @Test
  void aDelegateFollowsUpATeamAndNothingMore() {
    Member boss = Member.of("Handing over", Optional.empty(), Role.MANAGER);
    Member member = Member.of("Handed over", Optional.of(boss.person().id()));
    Member deputy = Member.of("Handing over");
    String campaign = launched(officer, form(edition, "Handed over", "Handed over"));
    late(member);
    String page = "/me/team/" + id(campaign);
    assertThat(deputy.browser().get(page).statusCode()).isEqualTo(404);
    assertThat(delegate(member, deputy, 5).body()).contains("Nobody reports to you.");
    assertThat(delegate(boss, boss, 5).body()).contains("somebody else who works here");

    assertThat(delegate(boss, deputy, 5).statusCode()).isEqualTo(302);

    assertThat(delegate(boss, member, 1).body()).contains("already");
    assertThat(boss.browser().get("/me/leave").body())
        .contains(deputy.person().name(), "are never anybody else’s to do");
    assertThat(deputy.told("You follow up the people of " + boss.person().name())).isEqualTo(1);
    Nudging.now(SERVER.application());
    assertThat(deputy.told("Late in your team: Handed over")).isEqualTo(1);
    assertThat(boss.told("Late in your team")).isZero();
    assertThat(deputy.notices().getLast()).contains(page);
    assertThat(deputy.browser().get("/me").body()).contains("one of your people is late");
    assertThat(deputy.browser().get("/me/team").body()).contains("Handed over");
    assertThat(deputy.browser().get(page).body()).contains(member.person().email());
    assertThat(deputy.browser().get(page + "/people.csv").body()).contains(member.person().email());
    assertThat(deputy.browser().post(page + "/reminders", Map.of()).statusCode()).isEqualTo(302);
    assertThat(member.told("Still to do: Handed over")).isEqualTo(2);
    assertThat(deputy.browser().post(page + "/reminders", Map.of()).body())
        .contains("within the last hour");
    assertThat(deputy.browser().get(campaign).statusCode()).as("no office").isEqualTo(403);
    assertThat(deputy.browser().get(member.reading("Handed over")).statusCode())
        .as("nobody reads for somebody else")
        .isEqualTo(404);

    String end =
        rows(
                String.class,
                "select '/me/delegations/' || id || '/end' from delegation where manager_id = ?",
                boss.person().id())
            .getFirst();
    assertThat(deputy.browser().post(end, Map.of()).statusCode()).isEqualTo(404);
    boss.browser().post(end, Map.of());
    assertThat(deputy.browser().get(page).statusCode()).isEqualTo(404);
    assertThat(
            rows(
                String.class,
                "select act from evidence_entry where act like 'delegation.%' order by id desc limit 2",
                new Object[0]))
        .containsExactly("delegation.ended", "delegation.made");
  }

  @Test
  void whileAManagerIsAwayWhoLeadsThemIsTold() {
    Member top = Member.of("Top of three", Optional.empty());
    Member boss = Member.of("Middle of three", Optional.of(top.person().id()));
    Member member = Member.of("Three", Optional.of(boss.person().id()));
    launched(officer, form(edition, "For three", "Three"));
    late(member);
    // From today: days that are over are not entered by oneself, and where a day ends depends on
    // the hour.
    assertThat(away(boss.browser(), Optional.empty(), today(), today().plusDays(1)).statusCode())
        .isEqualTo(302);

    Nudging.now(SERVER.application());

    assertThat(top.told("Late in your team: For three")).isEqualTo(1);
    assertThat(boss.told("Late in your team")).isZero();
    assertThat(member.browser().get("/me/team").body()).contains("No campaign asks any of them.");
  }
}
