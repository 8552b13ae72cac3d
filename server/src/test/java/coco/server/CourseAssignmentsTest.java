package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.learn.CourseDays;
import coco.server.people.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Courses assigned: who is asked, who joins, who renews, who is reminded, who sees what is late.
 */
class CourseAssignmentsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Viewer ADA =
      SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
  private static final Somebody trainer = SERVER.somebody(Role.TRAINER);
  private static final String ALL = "/office/courses/assignments";
  private static final String EDITION =
      Sites.publish(Sites.renamed("bank/harbourside", "learn-water", "for assignments"));
  private static final String COURSE = CoursesTest.published("answering-assigned");
  private static final String SECOND = CoursesTest.published("answering-second");

  @AfterAll
  static void end() {
    CoursesTest.end(COURSE);
    CoursesTest.end(SECOND);
    Sites.withdraw(EDITION);
  }

  @AfterEach
  void endAssignments() {
    for (String id :
        CoursesTest.column(
            "select id::text from course_assignment where not exists (select 1 from course_assignment_end where assignment_id = course_assignment.id)")) {
      trainer.post("%s/%s/end".formatted(ALL, id), Map.of());
    }
  }

  private static Person member(String team, Optional<UUID> manager) {
    Person person = SERVER.person();
    place(person, team, manager);
    return person;
  }

  private static void place(Person person, String team, Optional<UUID> manager) {
    SERVER
        .people()
        .place(ADA, person.id(), LocalDate.now(ZoneOffset.UTC), Optional.of(team), manager);
  }

  private static Map<String, String> wanted(String team, String risk) {
    return Map.of(
        "title",
        "Answer in time",
        "courses",
        id(COURSE),
        "days",
        "10",
        "risk",
        risk,
        "teams",
        CoursesTest.column("select id::text from team where name = ?", team).getFirst());
  }

  private static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static List<String> told(Person person) {
    return CoursesTest.column(
        "select kind || ' ' || subject || ' ' || body from notification where person_id = ?::uuid order by made_at, id",
        person.id().toString());
  }

  private static void move(Person person, String what) {
    SERVER
        .application()
        .getBean(JdbcTemplate.class)
        .update("update enrolment set %s where person_id = ?".formatted(what), person.id());
  }

  @Test
  void whoBelongsIsAskedAndSoIsWhoJoins() {
    Person first = member("Askers", Optional.empty());
    Person other = member("Others", Optional.empty());

    CoursesTest.place(trainer.post(ALL, wanted("Askers", "late answers")));

    assertThat(told(first))
        .singleElement()
        .asString()
        .contains("course ", "Answer in time", "late answers", "/me/courses");
    assertThat(told(other)).isEmpty();
    assertThat(trainer.get(ALL).body()).contains("Answer in time", "late answers", "Askers");
    Somebody asked = SERVER.signedIn(first);
    assertThat(asked.get("/me").body()).contains("Course: Answering in time", "to be done by");
    assertThat(asked.get("/me/courses/answering-assigned").body())
        .contains("because of a risk of your work: late answers");

    place(other, "Askers", Optional.empty());
    CourseDays.enrol(SERVER.application());
    CourseDays.enrol(SERVER.application());

    assertThat(told(other)).hasSize(1);
    assertThat(told(first)).hasSize(1);
    CoursesTest.complete(asked, "answering-assigned");
    assertThat(asked.get("/me").body()).doesNotContain("Course: Answering in time");
  }

  @Test
  void whatCeasesToCountIsDoneAgainInTime() {
    Person person = member("Renewers", Optional.empty());
    CoursesTest.place(trainer.post(ALL, wanted("Renewers", "")));
    Somebody somebody = SERVER.signedIn(person);
    CoursesTest.complete(somebody, "answering-assigned");
    CourseDays.enrol(SERVER.application());
    assertThat(told(person)).hasSize(1);

    move(person, "valid_until = now() + interval '31 days'");
    CourseDays.enrol(SERVER.application());
    assertThat(told(person)).hasSize(1);
    move(person, "valid_until = now() + interval '20 days'");
    CourseDays.enrol(SERVER.application());

    assertThat(told(person)).hasSize(2);
    assertThat(
            CoursesTest.column(
                "select (due_at - now() between interval '19 days' and interval '21 days')::text from enrolment where person_id = ?::uuid and done_at is null",
                person.id().toString()))
        .containsExactly("true");
    assertThat(somebody.get("/me/courses/answering-assigned").body()).contains(">Begin<");
  }

  @Test
  void whoIsLateIsRemindedOnceAndTheManagerToldOnce() {
    Person manager = SERVER.person(Role.MANAGER);
    Person person = member("Late ones", Optional.of(manager.id()));
    CoursesTest.place(trainer.post(ALL, wanted("Late ones", "")));
    CourseDays.remind(SERVER.application());
    assertThat(told(person)).hasSize(1);

    move(person, "enrolled_at = now() - interval '9 days', due_at = now() + interval '1 day'");
    CourseDays.remind(SERVER.application());
    CourseDays.remind(SERVER.application());
    assertThat(told(person)).hasSize(2);
    assertThat(told(person).getLast()).contains("Soon due");

    move(person, "due_at = now() - interval '1 hour'");
    CourseDays.remind(SERVER.application());
    CourseDays.remind(SERVER.application());
    assertThat(told(person)).hasSize(3);
    assertThat(told(person).getLast()).contains("Late: Answer in time");
    assertThat(told(manager)).isEmpty();

    move(person, "due_at = now() - interval '4 days'");
    CourseDays.remind(SERVER.application());
    CourseDays.remind(SERVER.application());
    assertThat(told(manager)).singleElement().asString().contains(person.name());
    assertThat(told(person)).hasSize(3);
    assertThat(SERVER.signedIn(manager).get("/me/courses/team").body())
        .contains(person.name(), "One course is late", "late since");
    assertThat(SERVER.somebody(Role.MANAGER).get("/me/courses/team").body())
        .doesNotContain(person.name());
    assertThat(SERVER.signedIn(person).get("/me").body()).contains("was to be done by");
    assertThat(trainer.get(COURSE).body()).contains("Late ones", "one is late");
  }

  @Test
  void aDeadlineWaitsForTheReturnOfWhoIsAway() {
    Person top = SERVER.person(Role.MANAGER);
    Person manager = member("Bosses of the away", Optional.of(top.id()));
    Person person = member("Away ones", Optional.of(manager.id()));
    CoursesTest.place(trainer.post(ALL, wanted("Away ones", "")));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(lastDay(person)).isEqualTo(today.plusDays(10));

    // With five days left, for a week: five days from the return.
    away(person, today.plusDays(6), today.plusDays(12));
    assertThat(lastDay(person)).isEqualTo(today.plusDays(17));
    takeBack(person);
    assertThat(lastDay(person)).isEqualTo(today.plusDays(10));
    away(person, today.plusDays(11), today.plusDays(20));
    assertThat(lastDay(person)).as("it was over before").isEqualTo(today.plusDays(10));
    takeBack(person);

    Person joiner = member("Bosses of the away", Optional.of(manager.id()));
    away(joiner, today, today.plusDays(2));
    place(joiner, "Away ones", Optional.of(manager.id()));
    CourseDays.enrol(SERVER.application());
    assertThat(lastDay(joiner)).as("who is told while away").isEqualTo(today.plusDays(13));

    move(person, "due_at = now() - interval '4 days', first_due_at = null");
    away(person, today, today);
    CourseDays.remind(SERVER.application());
    assertThat(told(person)).hasSize(1);
    assertThat(SERVER.signedIn(top).get("/me/courses/team").body()).contains("away; it was");
    takeBack(person);
    away(manager, today, today);
    CourseDays.remind(SERVER.application());
    assertThat(told(person)).hasSize(2);
    assertThat(told(manager)).isEmpty();
    assertThat(told(top)).singleElement().asString().contains(person.name());
  }

  private static LocalDate lastDay(Person person) {
    return LocalDate.parse(
        CoursesTest.column(
                "select ((due_at - interval '1 second') at time zone 'UTC')::date::text from enrolment where person_id = ?::uuid",
                person.id().toString())
            .getFirst());
  }

  private static void away(Person person, LocalDate from, LocalDate until) {
    SERVER
        .signedIn(person)
        .post("/me/leave", Map.of("from", from.toString(), "until", until.toString()));
  }

  private static void takeBack(Person person) {
    Somebody somebody = SERVER.signedIn(person);
    CoursesTest.column("select id::text from absence where person_id = ?::uuid", id(person))
        .forEach(absence -> somebody.post("/me/leave/%s/removal".formatted(absence), Map.of()));
  }

  private static String id(Person person) {
    return person.id().toString();
  }

  @Test
  void aPathAsksForItsCoursesInOrder() {
    Person person = member("Path goers", Optional.empty());
    Map<String, String> path = new java.util.HashMap<>(wanted("Path goers", ""));
    path.put("courses", id(SECOND) + "," + id(COURSE));
    Somebody somebody = SERVER.signedIn(person);
    somebody.post("/me/courses/answering-assigned/beginning", Map.of());
    java.net.http.HttpResponse<String> wrong =
        trainer.post(
            ALL, Map.of("title", " ", "courses", "x", "days", "0", "risk", "r".repeat(201)));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Give it a title", "Choose one to ten courses", "Give 1 to 400 days")
        .contains("Name the risk on one line");

    CoursesTest.place(trainer.post(ALL, path));

    // One mail for the path; who had begun of their own accord is asked to finish.
    assertThat(told(person)).hasSize(1);
    assertThat(
            CoursesTest.column(
                "select count(*)::text from enrolment where person_id = ?::uuid and due_at is not null",
                person.id().toString()))
        .containsExactly("2");
    endAssignments();
    assertThat(somebody.get("/me").body()).doesNotContain("Course: ");
    CourseDays.enrol(SERVER.application());
    assertThat(told(person)).hasSize(1);
  }
}
