package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was typed is given back where it cannot be taken. */
class WrittenTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static String address;

  @BeforeAll
  static void publish() {
    Somebody author = SERVER.somebody(Role.AUTHOR);
    String code = "written-" + SERVER.port();
    Codes.publish(
        Codes.begin(author, "bank", code),
        author,
        SERVER.somebody(Role.APPROVER),
        SERVER.somebody(Role.COMPLIANCE_OFFICER));
    address = "/me/code/%s/rules/CS-1/comments".formatted(code);
  }

  private static Map<String, String> form(String words) {
    return Map.of("words", words, "sentence", "We must.", "password", "hunter2", "token", "t0ken");
  }

  @Test
  void whoseSessionIsOverGetsTheirWordsBack() {
    Somebody employee = SERVER.somebody();
    employee.get(address);
    employee.forgetSession();

    HttpResponse<String> answer = employee.post(address, form("Half an hour of <b>work</b>."));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("What you had written", "Half an hour of &lt;b&gt;work&lt;/b&gt;.", "We must.")
        .doesNotContain("hunter2", "t0ken", "<b>work");
  }

  @Test
  void whoMayNotAnyMoreGetsTheirWordsBack() {
    HttpResponse<String> answer =
        SERVER.somebody().post("/office/parties", Map.of("name", "A name typed"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("A name typed");
  }

  @Test
  void aFormWithoutItsTokenIsGivenBackToItsOwnPageOnly() {
    Somebody employee = SERVER.somebody();

    HttpResponse<String> own =
        employee.forge(address, form("My own words."), "Sec-Fetch-Site", "same-origin");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("too old", "My own words.").doesNotContain("hunter2", "t0ken");

    for (String site : new String[] {"cross-site", "same-site", "none"}) {
      HttpResponse<String> foreign =
          employee.forge(address, form("Call this number."), "Sec-Fetch-Site", site);
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.body()).contains("too old").doesNotContain("Call this number.");
    }
    assertThat(employee.forge(address, form("Call this number.")).body())
        .doesNotContain("Call this number.");
  }

  @Test
  void whatIsTooLongForThePageIsSaidToBe() {
    Somebody employee = SERVER.somebody();
    employee.get(address);
    employee.forgetSession();

    HttpResponse<String> answer = employee.post(address, form("long ".repeat(50_000)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .contains("too long to stand here", "We must.")
        .doesNotContain("long long");
  }
}
