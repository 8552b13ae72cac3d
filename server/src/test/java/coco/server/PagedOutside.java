package coco.server;

import static coco.server.Campaigning.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mailings whose pages are looked at: a draft, one that runs, and letters of it. */
final class PagedOutside {
  private static final String TITLE = "Our code, for those we work with";

  private PagedOutside() {}

  /**
   * Makes them, and adds their pages.
   *
   * @param officer who leads them, and whose browser comes in by the links
   * @param edition the id of one in force
   */
  static void put(Map<String, String> all, Somebody officer, String edition) {
    Outside late = Outside.of(officer, "Quay Works", "partner", "en", "Europe/London");
    Outside lost = Outside.of(officer, "Lost and Found", "partner", "fr", "Europe/Paris");
    Outside declining = mine(officer, "Harbour Pilots");
    Outside reading = mine(officer, "Ropes and Sails");
    Map<String, String> form =
        new HashMap<>(Outside.form(edition, TITLE, late, lost, declining, reading));
    form.put("onlyChanged", "true");
    all.put("office-mailing-preview", made(officer, form));
    form.put("steps", "read,understand,acknowledge");
    form.put("questions", "2");
    form.put("percent", "100");
    String mailing = Outside.launched(officer, form);
    enter(declining);
    enter(reading);
    declining.answer(declining.letter(mailing), "refused", "Rule 3 cannot be kept at low tide.");
    late.due(mailing, Instant.now().minus(Duration.ofDays(2)));
    lost.giveUp(mailing);
    String letter = reading.letter(mailing);
    all.put("outside-letter", declining.letter(mailing));
    reading.read(letter);
    officer.post(letter + "/tries", Map.of());
    reading.answerAll(letter, 1, false);
    officer.post(letter + "/tries", Map.of());
    all.put("outside-letter-read", letter);
    all.put("outside-questions", letter + "/tries/2");
    all.put("outside-questions-answered", letter + "/tries/1");
    all.put("outside-enter", link(late));
    all.put("sign-in-letter", "/letters/00000000-0000-4000-8000-000000000000");
    all.put("office-mailings", "/office/mailings");
    all.put("office-mailing-new", "/office/mailings/new");
    all.put("office-mailing", mailing);
    all.put("office-party-told", declining.page());
  }

  private static Outside mine(Somebody officer, String name) {
    Outside party = Outside.of(officer, name, "partner", "en", "Europe/London");
    return new Outside(party.id(), name, party.contact(), officer);
  }

  private static String made(Somebody officer, Map<String, String> form) {
    return officer
        .post("/office/mailings", form)
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  private static void enter(Outside party) {
    party.enter(link(party));
  }

  /** The path of the link in the mail that waits for a party. */
  private static String link(Outside party) {
    String body =
        rows(
                String.class,
                "select body from mail where recipient = ? order by made_at desc limit 1",
                party.contact())
            .getFirst();
    Matcher link = Pattern.compile("(/letters/enter\\?token=\\S+)").matcher(body);
    if (!link.find()) {
      throw new IllegalStateException(body);
    }
    return link.group(1);
  }
}
