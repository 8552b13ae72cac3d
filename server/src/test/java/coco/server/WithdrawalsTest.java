package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.web.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of editions before and after one of them is withdrawn. */
class WithdrawalsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final String KEY = "taken-back";

  private static Map<Language, String> edition(String name, String effective) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    Sites.renamed("bank/harbourside", KEY, name)
        .forEach(
            (language, text) ->
                texts.put(
                    language, text.replaceFirst("(?m)^effective: .*$", "effective: " + effective)));
    return texts;
  }

  @Test
  void whatIsInForceIsSaidAsItIs() {
    String first = Sites.publish(edition("first", "2025-01-01"));
    String later = Sites.publish(edition("later", "2091-01-01"));
    Sites.age(first, "2025-01-01 12:00Z");
    assertThat(OFFICER.get(first).body())
        .contains("Once it is withdrawn, no edition of this code is in force");
    assertThat(OFFICER.get(later).body())
        .contains("It is not in force now: edition first is, and stays so");

    String second = Sites.publish(edition("second", "2026-06-01"));
    Sites.age(second, "2026-06-01 12:00Z");
    assertThat(OFFICER.get(first).body())
        .contains("It is not in force now: edition second is, and stays so")
        .doesNotContain("Once it is withdrawn");
    assertThat(OFFICER.get(second).body())
        .contains("Once it is withdrawn, edition first is in force.");

    Sites.withdraw(second);

    String today = Texts.in(Language.ENGLISH).date(LocalDate.now(ZoneId.of("Europe/London")));
    String again = "since 1 January 2025, and again since " + today;
    assertThat(SERVER.nobody().get("/en/" + KEY).body()).contains("Edition first · " + again);
    assertThat(SERVER.nobody().get("/en/%s/editions".formatted(KEY)).body())
        .contains(again, "from 1 January 2091");
    Sites.withdraw(first);
    assertThat(OFFICER.get(later).body()).contains("no other edition of this code is");
    Sites.withdraw(later);
  }
}
