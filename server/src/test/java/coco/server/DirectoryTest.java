package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The directory as an administrator keeps it. */
class DirectoryTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static String page(Person person) {
    return "/office/people/" + person.id();
  }

  private static Map<String, String> form(Somebody somebody, Person person) {
    Matcher seen =
        Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"")
            .matcher(somebody.get(page(person)).body());
    assertThat(seen.find()).isTrue();
    Map<String, String> form = new HashMap<>();
    form.put("seen", seen.group(1));
    form.put("name", person.name());
    form.put("language", "en");
    form.put("joined", person.joined().toString());
    return form;
  }

  private static HttpResponse<String> upload(Somebody somebody, String file, boolean complete) {
    return somebody.upload(
        "/office/people/import",
        Map.of("complete", Boolean.toString(complete)),
        "people.csv",
        file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String waiting(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  @Test
  void aPersonIsChangedAndTheChangeIsRecorded() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR, Role.AUDITOR);
    Person person = SERVER.person();
    Person manager = SERVER.person(Role.MANAGER);
    administrator.post("/office/teams", Map.of("name", "Team of " + person.email()));
    Map<String, String> form = form(administrator, person);
    form.put("name", "Nadia Élan");
    form.put("team", "Team of " + person.email());
    form.put("manager", manager.email());
    form.put("roles", "trainer");

    assertThat(administrator.post(page(person), form).statusCode()).isEqualTo(302);

    String shown = administrator.get(page(person)).body();
    assertThat(shown).contains("Nadia Élan", manager.email(), "Team: – → Team of");
    assertThat(administrator.get("/office/people?q=nadia+elan&role=trainer").body())
        .contains(page(person));
    assertThat(administrator.get("/office/people?q=nadia+elan&state=left").body())
        .doesNotContain(page(person));
  }

  @Test
  void whoLeavesIsSignedOutAndStaysOut() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    Person person = SERVER.person();
    Somebody leaver = SERVER.signedIn(person);
    String link = SERVER.people().signInLink(person);
    Map<String, String> form = form(administrator, person);
    form.put("left", person.joined().toString());

    administrator.post(page(person), form);

    assertThat(leaver.get("/me").statusCode()).isEqualTo(302);
    assertThat(SERVER.nobody().post("/sign-in/link", Map.of("token", link)).statusCode())
        .isEqualTo(422);
    assertThat(administrator.get(page(person)).body()).contains("left");
  }

  @Test
  void whatCannotBeIsRefusedAtItsFieldAndKeepsTheInput() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    Person boss = SERVER.person();
    Person person = SERVER.person();
    Map<String, String> under = form(administrator, person);
    under.put("manager", boss.email());
    administrator.post(page(person), under);
    Map<String, String> circle = form(administrator, boss);
    circle.put("manager", person.email());
    circle.put("name", "Kept as written");
    circle.put("left", "1999-01-01");

    var answer = administrator.post(page(boss), circle);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("in a circle", "before they joined", "Kept as written", "manager-problem");
  }

  @Test
  void twoWhoChangeOnePersonDoNotOverwriteEachOther() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    Person person = SERVER.person();
    Map<String, String> first = form(administrator, person);
    Map<String, String> second = new HashMap<>(first);
    first.put("roles", "author");
    second.put("roles", "auditor");

    administrator.post(page(person), first);
    var late = administrator.post(page(person), second);

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("meanwhile");
  }

  @Test
  void teamsAreAddedRenamedAndRemovedWhereEmpty() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    administrator.post("/office/teams", Map.of("name", "Meters"));
    assertThat(administrator.post("/office/teams", Map.of("name", "Meters")).body())
        .contains("a team of this name already");
    Matcher rename =
        Pattern.compile("<strong>Meters</strong>.*?(/office/teams/[0-9a-f-]+)/name", Pattern.DOTALL)
            .matcher(administrator.get("/office/teams").body());
    assertThat(rename.find()).isTrue();

    administrator.post(rename.group(1) + "/name", Map.of("name", "Metering"));
    assertThat(administrator.get("/office/teams").body()).contains("<strong>Metering</strong>");
    administrator.post(rename.group(1) + "/removal", Map.of());

    assertThat(administrator.get("/office/teams").body()).doesNotContain("Metering");
  }

  @Test
  void nothingIsDoneBeforeItIsConfirmed() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    String file =
        """
        email;name;team;roles
        imported@example.org;Ima Ported;Imports;author
        =bad;x;;
        """;

    String preview = waiting(upload(administrator, file, false));
    String shown = administrator.get(preview).body();

    assertThat(shown).contains("Ima Ported", "one joins", "one line is refused", "=bad");
    assertThat(SERVER.people().byEmail("imported@example.org")).isEmpty();
    assertThat(administrator.post(preview + "/confirmation", Map.of()).statusCode()).isEqualTo(302);
    assertThat(SERVER.people().byEmail("imported@example.org"))
        .hasValueSatisfying(it -> assertThat(it.roles()).containsExactly(Role.AUTHOR));
    assertThat(administrator.post(preview + "/confirmation", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aPreviewOfAnotherDirectoryIsNotDone() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    String preview = waiting(upload(administrator, "email,name\nstale@example.org,Stale\n", false));
    SERVER.person();

    var answer = administrator.post(preview + "/confirmation", Map.of());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("has changed since");
    assertThat(SERVER.people().byEmail("stale@example.org")).isEmpty();
  }

  @Test
  void aPreviewIsItsMakersOnly() {
    String preview =
        waiting(
            upload(
                SERVER.somebody(Role.ADMINISTRATOR), "email,name\nown@example.org,Own\n", false));

    assertThat(SERVER.somebody(Role.ADMINISTRATOR).get(preview).statusCode()).isEqualTo(404);
  }

  @Test
  void thousandsAreImportedInTime() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    StringBuilder file = new StringBuilder("email,name,team,manager,roles\n");
    for (int i = 0; i < 3_000; i++) {
      file.append(
          "many%d@example.org,Many %d,Many,%s,author\n"
              .formatted(i, i, i == 0 ? "" : "many%d@example.org".formatted(i / 2)));
    }
    long before = System.nanoTime();

    String preview = waiting(upload(administrator, file.toString(), false));
    assertThat(administrator.get(preview).body()).contains("3,000 join", "And 2,500 more");
    administrator.post(preview + "/confirmation", Map.of());

    assertThat(System.nanoTime() - before).isLessThan(120_000_000_000L);
    assertThat(administrator.get("/office/people?team=Many&page=60").body())
        .contains("Page 60 of 60", "3,000 people");
  }

  @Test
  void theExportIsAFileOfEverybody() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);

    var file = administrator.get("/office/people/export");

    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(it -> assertThat(it).contains("attachment", ".csv"));
    assertThat(file.body()).startsWith("\uFEFF").contains("ada@example.org");
    String preview = waiting(upload(administrator, file.body(), true));
    assertThat(administrator.get(preview).body()).contains("The file changes nothing");
  }

  @Test
  void namesWithUnseenSignsAreRefusedWithAMessage() {
    Somebody everything = SERVER.somebody(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER);
    for (String name : List.of("a\nb", "a\u202eb")) {
      HttpResponse<String> person =
          everything.post(
              "/office/people",
              Map.of("name", name, "email", "unseen@example.org", "language", "en"));
      assertThat(person.statusCode()).as(person.body()).isEqualTo(422);
      assertThat(person.body()).contains("Write a name, in 120", "signs that are not seen");
      assertThat(everything.post("/office/teams", Map.of("name", name)).body())
          .contains("Write the name of a team", "signs that are not seen");
      assertThat(
              everything
                  .post(
                      "/office/parties",
                      Map.of(
                          "kind", "customer",
                          "name", name,
                          "language", "en",
                          "zone", "Europe/Paris",
                          "contact", "a@example.org",
                          "since", "2026-01-01"))
                  .body())
          .contains("of 200 characters at most, on one line");
    }
  }

  @Test
  void aRoleThatIsNoneIsRefused() {
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "name", "Rolf Roleless",
                "email", "rolf.roleless@example.org",
                "language", "en",
                "roles", "emperor"));

    HttpResponse<String> refused = administrator.post("/office/people", form);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("There is no such role", "Rolf Roleless");
    assertThat(SERVER.people().byEmail("rolf.roleless@example.org")).isEmpty();
    form.put("roles", "trainer");
    assertThat(administrator.post("/office/people", form).statusCode()).isEqualTo(302);
    String id =
        SERVER.people().byEmail("rolf.roleless@example.org").orElseThrow().viewer().id().toString();
    form.put("roles", "emperor");
    form.put("joined", "2026-01-01");
    HttpResponse<String> changed = administrator.post("/office/people/" + id, form);
    assertThat(changed.statusCode()).isEqualTo(422);
    assertThat(changed.body()).contains("There is no such role");
  }
}
