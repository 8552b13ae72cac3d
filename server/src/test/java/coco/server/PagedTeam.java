package coco.server;

import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.form;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.today;

import coco.server.access.Role;
import coco.server.notify.Doors;
import coco.server.people.People;
import coco.server.people.Person;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A team whose pages are looked at: somebody late, somebody away, a session, an objection. */
final class PagedTeam {
  private static final String TEAM = "Counter and post";
  private static final String TITLE = "Our code, as a team";

  private PagedTeam() {}

  /**
   * Makes it, and adds its pages.
   *
   * @param officer who leads the team, is asked as well, and stands in for whoever leads them
   * @param edition the id of one in force
   */
  static void put(Map<String, String> all, Somebody officer, String edition) {
    RunningServer server = RunningServer.get();
    UUID leader = UUID.fromString(server.idOf(officer));
    Member top = Member.of("Direction of posts");
    Member late = Member.of(TEAM, Optional.of(leader));
    Member away = Member.of(TEAM, Optional.of(leader));
    Member met = Member.of(TEAM, Optional.of(leader));
    bean(People.class)
        .place(
            server.people().byEmail("ada@example.org").orElseThrow().viewer(),
            leader,
            today().minusDays(10),
            Optional.of(TEAM),
            Optional.of(top.person().id()));
    Map<String, String> wanted = form(edition, TITLE, TEAM);
    wanted.put("least", "5");
    String campaign = launched(officer, wanted);
    bean(JdbcTemplate.class)
        .update(
            "update assignment set due_at = now() - interval '2 days' where person_id = ?",
            late.person().id());
    days(away.browser(), "/me/leave", 0, 9, "");
    days(officer, "/me/leave", 100, 120, "");
    days(top.browser(), "/me/delegations", 0, 20, email(leader));
    days(officer, "/me/delegations", 100, 120, late.person().email());
    enter(server.somebody(Role.TRAINER), campaign, List.of(email(leader), met.person().email()));
    object(met);
    all.put("me-leave", "/me/leave");
    all.put("me-team", "/me/team");
    all.put("me-team-campaign", "/me/team/" + id(campaign));
    all.put("me-team-session", "/me/team/%s/sessions/new".formatted(id(campaign)));
    all.put("office-campaign-sessions", campaign);
    Person person = bean(People.class).byId(leader).orElseThrow();
    all.put("me-reading-session", new Member(person, officer).reading(TITLE));
    Member reader = Member.of(TEAM);
    all.put(
        "sign-in-link-reads",
        bean(Doors.class).open(List.of(new Doors.To(reader.person().id(), "/me"))).getFirst());
  }

  private static String email(UUID person) {
    return bean(People.class).byId(person).orElseThrow().email();
  }

  private static void days(Somebody who, String where, int from, int until, String email) {
    Map<String, String> form = new HashMap<>();
    form.put("from", today().plusDays(from).toString());
    form.put("until", today().plusDays(until).toString());
    form.put("email", email);
    who.post(where, form);
  }

  private static void enter(Somebody who, String campaign, List<String> addresses) {
    who.upload(
        campaign + "/sessions",
        Map.of(
            "kind",
            "paper",
            "day",
            LocalDate.now(ZoneId.of("Europe/London")).toString(),
            "place",
            "Sorting hall, Bristol",
            "led",
            "Rosa Field",
            "steps",
            "read",
            "addresses",
            String.join("\n", addresses)),
        "signed list.pdf",
        "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8));
  }

  private static void object(Member member) {
    String reading = member.reading(TITLE);
    String place =
        member
            .browser()
            .get(reading)
            .body()
            .replaceAll("(?s).*action=\"([^\"]+/objection)\".*", "$1");
    member.browser().post(place, Map.of("words", "I was on the early shift that day."));
  }
}
