package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drafts that lead nowhere, and drafts that are called the same. */
class DraftsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);

  private static String id(String edition) {
    return edition.substring(edition.lastIndexOf('/') + 1);
  }

  private static String twin(String edition) {
    return Codes.begin(AUTHOR, "edition-" + id(edition));
  }

  @Test
  void aDraftIsDiscardedAndItsTextsStay() {
    String draft = Codes.begin(AUTHOR, "bank", "discarded-" + SERVER.port());
    String text = Codes.text(AUTHOR, draft, "en");
    assertThat(AUTHOR.get(draft).body()).contains("Discard this draft");

    AUTHOR.post(draft + "/discarding", Map.of());

    assertThat(AUTHOR.get(draft).body())
        .contains("state-discarded", "Discarded.", "<strong>Discarded</strong>")
        .doesNotContain("Send to review");
    assertThat(AUTHOR.get(draft + "/texts/en/history/1").body()).contains("Harbourside");
    assertThat(Codes.save(AUTHOR, draft, "en", text + "\nMore.\n", 1).statusCode()).isEqualTo(409);
    AUTHOR.post(draft + "/submission", Map.of());
    assertThat(AUTHOR.get(draft).body()).contains("state-discarded");
    assertThat(AUTHOR.get("/office").body())
        .doesNotContain("<h2><a href=\"" + draft)
        .containsSubsequence("<summary>", "discarded", draft);
    assertThat(AUTHOR.get("/office/beginning").body()).doesNotContain(id(draft));
  }

  @Test
  void whatOthersReadOrDecideOrHaveReadIsNotDiscarded() {
    String key = "stays-" + SERVER.port();
    String draft = Codes.begin(AUTHOR, "bank", key);
    OFFICER.post(
        draft + "/consultations",
        Map.of("audience", "public", "ends", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString()));
    AUTHOR.post(draft + "/discarding", Map.of());
    assertThat(AUTHOR.get(draft).body())
        .contains("This draft is open for comments: end that first.", "state-draft");

    AUTHOR.post(draft + "/submission", Map.of());
    AUTHOR.post(draft + "/discarding", Map.of());
    assertThat(AUTHOR.get(draft).body()).contains("state-in-review");

    SERVER.somebody(Role.APPROVER).press(draft, "approval");
    OFFICER.press(draft, "publication");
    OFFICER.post(draft + "/discarding", Map.of());
    assertThat(OFFICER.get(draft).body()).contains("state-published");
    assertThat(SERVER.nobody().get("/en/" + key).statusCode()).isEqualTo(200);
    OFFICER.post(draft + "/withdrawal", Map.of("reason", "a test ends"));
  }

  @Test
  void draftsOfOneNameAreToldApart() {
    String key = "twins-" + SERVER.port();
    String first = Codes.begin(AUTHOR, "bank", key);
    assertThat(AUTHOR.get(first).body()).doesNotContain("has another edition named");

    String second = twin(first);

    assertThat(AUTHOR.get(second).body()).contains("This code has another edition named 2026.1");
    assertThat(AUTHOR.get("/office").body())
        .containsPattern("(?s)%s\".*?Begun by Person person-\\d+@example".formatted(first))
        .containsPattern("(?s)%s\".*?Begun by Person person-\\d+@example".formatted(second));
    AUTHOR.post(first + "/comments", Map.of("rule", "CS-1", "words", "For twins.", "sentence", ""));
    assertThat(AUTHOR.get("/office/comments").body())
        .containsPattern(
            "value=\"%s\"[^>]*>2026\\.1, begun on [^<]+ UTC by Person".formatted(id(second)));
    HttpResponse<String> beginning = AUTHOR.get("/office/beginning");
    assertThat(beginning.body())
        .containsPattern("value=\"edition-%s\">[^<]*Begun by Person".formatted(id(second)));
    AUTHOR.post(second + "/discarding", Map.of());
    assertThat(AUTHOR.get("/office/comments").body())
        .doesNotContain("value=\"%s\"".formatted(id(second)));
  }
}
