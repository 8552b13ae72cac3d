package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom one turns to and what helps: kept beside a code, read where it is needed. */
class ResourcesTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final Somebody reader = SERVER.nobody();
  private static final String ALL = "/office/resources";

  private static String edition;

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("water/riverside", "help-water", "2026.1"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  private static Map<String, String> entry(String name) {
    Map<String, String> entry = new HashMap<>();
    entry.put("code", "help-water");
    entry.put("theme-en", "Complaints");
    entry.put("name-en", name);
    entry.put("text-en", "On weekdays.");
    entry.put("phone", "+33 3 80 00 00 00");
    entry.put("email", "help@example.org");
    entry.put("link", "https://example.org/help");
    entry.put("rules", "cs-1, ET-1");
    entry.put("audience", "public");
    return entry;
  }

  private static Map<String, String> with(Map<String, String> entry, String field, String value) {
    Map<String, String> other = new HashMap<>(entry);
    other.put(field, value);
    return other;
  }

  private static void keep(String place, Map<String, String> entry) {
    HttpResponse<String> kept = officer.post(place, entry);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(302);
  }

  /** The address of a resource in the office. */
  private static String place(String name) {
    Matcher row =
        Pattern.compile("href=\"(/office/resources/[0-9a-f-]{36})\"[^>]*>" + Pattern.quote(name))
            .matcher(officer.get(ALL).body());
    assertThat(row.find()).as(name).isTrue();
    return row.group(1);
  }

  @Test
  void whatHelpsStandsWhereItIsNeeded() {
    Map<String, String> mediator = entry("The mediator of rivers");
    mediator.put("theme-fr", "Réclamations");
    mediator.put("name-fr", "Le médiateur des rivières");
    mediator.put("text-fr", "");

    keep(ALL, mediator);

    String help = reader.get("/en/help-water/help").body();
    assertThat(help)
        .contains("The mediator of rivers", "tel:+33380000000", "mailto:help@example.org")
        .contains("The local office at 8 quai des Tanneurs")
        .contains("/en/help-water/rules/CS-1")
        .doesNotContain("ET-1");
    assertThat(officer.get("/me/code/help-water/help").body()).contains("rules/ET-1");
    assertThat(reader.get("/fr/help-water/help").body())
        .contains("Réclamations", "Le médiateur des rivières")
        .doesNotContain("The mediator of rivers");
    assertThat(reader.get("/en/help-water/rules/CS-1").body()).contains("The mediator of rivers");
    assertThat(reader.get("/en/help-water/rules/CS-2").body())
        .doesNotContain("The mediator of rivers");
    assertThat(reader.get("/en?q=mediator+of+rivers").body())
        .contains("/en/help-water/help\"", ">help</span>");

    String place = place("The mediator of rivers");
    keep(place + "/correction", with(mediator, "name-en", "The arbiter of brooks"));
    assertThat(reader.get("/en/help-water/help").body())
        .contains("The arbiter of brooks")
        .doesNotContain("The mediator of rivers");
    assertThat(reader.get("/en?q=arbiter+of+brooks").body()).contains("/en/help-water/help\"");
    keep(place + "/removal", Map.of());
    assertThat(reader.get("/en/help-water/help").body()).doesNotContain("The arbiter of brooks");
    assertThat(officer.get(place).statusCode()).isEqualTo(404);
    assertThat(officer.post(place + "/correction", mediator).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsForUsStaysInside() {
    keep(ALL, with(entry("The night desk"), "audience", "internal"));

    assertThat(reader.get("/en/help-water/help").body()).doesNotContain("The night desk");
    assertThat(reader.get("/en/help-water/rules/CS-1").body()).doesNotContain("The night desk");
    assertThat(reader.get("/en?q=night+desk").body()).doesNotContain("/en/help-water/help\"");
    assertThat(SERVER.somebody().get("/me/code/help-water/rules/CS-1").body())
        .contains("The night desk");
    assertThat(SERVER.somebody().get("/me?q=night+desk").body())
        .contains("/me/code/help-water/help\"");
    keep(place("The night desk") + "/removal", Map.of());
  }

  @Test
  void nobodyWhoIsAContactIsErasedBeforeAnotherIsNamed() {
    Person person = SERVER.person();
    Somebody administrator = SERVER.somebody(Role.ADMINISTRATOR);
    String erasure = "/office/people/%s/erasure".formatted(person.id());
    keep(ALL, with(entry("The keeper of weirs"), "email", person.email()));
    String contact = place("The keeper of weirs");

    assertThat(administrator.get(erasure).body())
        .contains(contact, "“The keeper of weirs”")
        .doesNotContain("Erase for good");

    keep(contact + "/correction", entry("The keeper of weirs"));
    assertThat(administrator.get(erasure).body()).contains("Erase for good");
    keep(contact + "/removal", Map.of());
  }

  @Test
  void oneLanguageServesBoth() {
    Map<String, String> english = entry("The lock keeper");
    keep(ALL, english);

    assertThat(reader.get("/fr/help-water/help").body())
        .containsPattern("<article[^>]*lang=\"en\"[^>]*>\\s*<p[^>]*><strong>The lock keeper");
    keep(place("The lock keeper") + "/removal", Map.of());
  }

  @Test
  void whatCannotBeReachedIsRefusedAndKept() {
    Map<String, String> wrong = new HashMap<>();
    wrong.put("code", "no-such-code");
    wrong.put("name-en", "Nobody");
    wrong.put("phone", "call me");
    wrong.put("email", "nobody");
    wrong.put("link", "javascript:alert(1)");

    HttpResponse<String> refused = officer.post(ALL, wrong);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Choose a code that is in force")
        .contains("In English, write a theme and a name")
        .contains("“call me” is no telephone number")
        .contains("“nobody” is no email address")
        .contains("“javascript:alert(1)” is no web address")
        .contains("value=\"Nobody\"");
    assertThat(officer.post(ALL, with(entry("X"), "rules", "CS-1 ZZ-9")).body())
        .contains("The code in force has no rule ZZ-9");
    Map<String, String> empty = entry("X");
    for (String field : new String[] {"text-en", "phone", "email", "link"}) {
      empty.put(field, "");
    }
    assertThat(officer.post(ALL, empty).body()).contains("Say how it helps");
    assertThat(officer.post(ALL, Map.of()).body()).contains("Write a theme and a name");
    assertThat(SERVER.somebody().get(ALL).statusCode()).isEqualTo(403);
    assertThat(SERVER.somebody(Role.AUTHOR).post(ALL, entry("X")).statusCode()).isEqualTo(403);
  }
}
