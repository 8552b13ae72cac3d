package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** A code from its first draft to the public page, and back. */
class LifeOfACodeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final Somebody APPROVER = SERVER.somebody(Role.APPROVER);

  private static String begin(Somebody who, String from) {
    return Codes.begin(who, from);
  }

  private static String text(Somebody who, String edition, String language) {
    return Codes.text(who, edition, language);
  }

  private static HttpResponse<String> save(
      Somebody who, String edition, String language, String text, int base) {
    return Codes.save(who, edition, language, text, base);
  }

  @Test
  void fromDraftToPublicPage() {
    String edition = begin(AUTHOR, "water");

    assertThat(SERVER.nobody().get("/en/riverside-water").statusCode()).isEqualTo(404);
    AUTHOR.post(edition + "/submission", Map.of());
    OFFICER.press(edition, "publication");
    assertThat(OFFICER.get(edition).body()).contains("Too few people have approved");
    APPROVER.press(edition, "approval");
    OFFICER.press(edition, "publication");
    assertThat(OFFICER.get(edition).body()).contains("state-published");

    Somebody reader = SERVER.nobody();
    assertThat(reader.get("/en").body()).contains("/en/riverside-water");
    assertThat(reader.get("/en/riverside-water").body())
        .contains("CS-1")
        .doesNotContain("Conflict");
    assertThat(reader.get("/en/riverside-water/rules/CS-1").body())
        .contains("class=\"clause\"")
        .contains("<svg");
    assertThat(reader.get("/fr/riverside-water/rules/CS-1").body())
        .contains("nous devons")
        .contains("lang=\"fr\"");
    assertThat(reader.get("/en/riverside-water/terms").body()).contains("term-");
    assertThat(reader.get("/en/riverside-water/hours").body()).contains("calendar-");

    OFFICER.post(edition + "/withdrawal", Map.of("reason", "published too early"));
    assertThat(reader.get("/en/riverside-water").statusCode()).isEqualTo(410);
  }

  @Test
  void internalChaptersAreForThoseWhoWorkHere() {
    String edition = begin(AUTHOR, "starter");
    String english = text(AUTHOR, edition, "en").replace("code: my-code", "code: with-secrets");
    String french = text(AUTHOR, edition, "fr").replace("code: my-code", "code: with-secrets");
    String key = "\nchapters:";
    HttpResponse<String> made =
        AUTHOR.post(
            "/office/editions",
            Map.of("from", "edition-" + edition.substring(edition.lastIndexOf('/') + 1)));
    String next =
        made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    save(
        AUTHOR,
        next,
        "en",
        english
            .replace("code: with-secrets", "code: my-code")
            .replace(key, "\ninternal: [ethics]" + key),
        1);
    save(
        AUTHOR,
        next,
        "fr",
        french
            .replace("code: with-secrets", "code: my-code")
            .replace(key, "\ninternal: [ethics]" + key),
        1);
    AUTHOR.post(next + "/submission", Map.of());
    APPROVER.press(next, "approval");
    OFFICER.press(next, "publication");
    assertThat(OFFICER.get(next).body()).contains("state-published");

    String whole = SERVER.somebody().get("/me/code/my-code").body();
    Matcher rule =
        Pattern.compile(
                "chapter-\\d+\">[^<]*<span class=\"state\">internal.*?/rules/([A-Z0-9-]+)",
                Pattern.DOTALL)
            .matcher(whole);
    assertThat(rule.find()).as(whole).isTrue();
    String id = rule.group(1);

    assertThat(SERVER.somebody().get("/me/code/my-code/rules/" + id).statusCode()).isEqualTo(200);
    for (String language : new String[] {"en", "fr"}) {
      assertThat(SERVER.nobody().get("/%s/my-code".formatted(language)).body())
          .doesNotContain("/rules/" + id + "\"");
      assertThat(SERVER.nobody().get("/%s/my-code/rules/%s".formatted(language, id)).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void twoWritersNeverLoseEachOthersText() {
    Somebody other = SERVER.somebody(Role.AUTHOR);
    String edition = begin(AUTHOR, "town-hall");
    String began = text(AUTHOR, edition, "en");
    String atTheEnd = began + "\nA last word.\n";
    String atTheTop = began.replaceFirst("\n# ", "\n# Our ");
    String atTheTopToo = began.replaceFirst("\n# ", "\n# Their ");

    save(AUTHOR, edition, "en", atTheEnd, 1);
    HttpResponse<String> joined = save(other, edition, "en", atTheTop, 1);
    HttpResponse<String> clash = save(AUTHOR, edition, "en", atTheTopToo, 1);

    assertThat(joined.statusCode()).isEqualTo(302);
    assertThat(text(AUTHOR, edition, "en")).contains("# Our ").contains("A last word.");
    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("# Our ").contains("# Their ");
    assertThat(AUTHOR.get(edition + "/texts/en/history").body()).contains("history/3");
  }

  @Test
  void anOldTextCanBeRestored() {
    String edition = begin(AUTHOR, "bank");
    String began = text(AUTHOR, edition, "en");
    save(AUTHOR, edition, "en", "nothing is left", 1);

    AUTHOR.post(edition + "/texts/en/restoration", Map.of("number", "1"));

    assertThat(text(AUTHOR, edition, "en")).isEqualTo(began);
    assertThat(AUTHOR.get(edition + "/texts/en/history/2").body()).contains("nothing is left");
  }

  @Test
  void whatAnActSaysOfItsSaveIsInTheReadersLanguage() {
    String edition = begin(AUTHOR, "bank");
    Codes.save(AUTHOR, edition, "en", text(AUTHOR, edition, "en") + "\nMore.\n", 1);
    AUTHOR.post(edition + "/texts/en/restoration", Map.of("number", "1"));
    Somebody reader = inFrench(SERVER.somebody(Role.AUTHOR));

    assertThat(AUTHOR.get(edition + "/texts/en/history").body()).contains("Restores text 1");
    assertThat(reader.get(edition + "/texts/en/history").body())
        .contains("Rétablit le texte 1")
        .doesNotContain("Restores");
  }

  private static Somebody inFrench(Somebody who) {
    who.post("/language", Map.of("language", "fr", "to", "/office"));
    return who;
  }

  @Test
  void findingsNameTextsAndNoFiles() {
    String edition = Codes.begin(AUTHOR, "bank", "two-texts-" + SERVER.port());
    String english = text(AUTHOR, edition, "en");
    save(AUTHOR, edition, "en", english.replace("> 2 working days;", "> 1 working day;"), 1);
    Somebody reader = inFrench(SERVER.somebody(Role.AUTHOR));

    for (String page : new String[] {edition, edition + "/languages", edition + "/texts/en"}) {
      assertThat(AUTHOR.get(page).body())
          .as(page)
          .contains("the French text, line ")
          .doesNotContain(".fr.coco.md:", "code.fr.");
      assertThat(reader.get(page).body())
          .as(page)
          .containsPattern("le texte (français|anglais), ligne ")
          .doesNotContain(".fr.coco.md:", "code.en.", "code.fr.");
    }
  }

  @Test
  void theWayBackNamesTheCodeByItsTitle() {
    String edition = begin(AUTHOR, "bank");
    String key = text(AUTHOR, edition, "en").replaceAll("(?s).*?\ncode: (\\S+).*", "$1");

    for (String page :
        new String[] {
          "/texts/en",
          "/texts/en/rules",
          "/texts/en/rules/new",
          "/texts/en/rules/new?form=duty",
          "/texts/en/rules/CS-1",
          "/texts/en/history",
          "/texts/en/preview",
          "/languages",
          "/comments"
        }) {
      assertThat(AUTHOR.get(edition + page).body())
          .as(page)
          .containsPattern("class=\"crumbs\"[^>]*>.*Harbourside")
          .doesNotContain(">" + key + "<");
    }
    assertThat(AUTHOR.get("/office/codes/" + key + "/approvers").body())
        .containsPattern("class=\"crumbs\"[^>]*>.*Harbourside");
  }

  @Test
  void anApprovalLapsesWithWhatIsSaidAndNotWithASpelling() {
    String edition = begin(AUTHOR, "bank");
    save(
        AUTHOR,
        edition,
        "en",
        text(AUTHOR, edition, "en").replaceFirst("for exceptional cases", "for cases that occured"),
        1);
    AUTHOR.post(edition + "/submission", Map.of());
    APPROVER.press(edition, "approval");
    String approved = text(AUTHOR, edition, "en");

    save(AUTHOR, edition, "en", approved.replaceFirst("that occured", "that occurred"), 2);
    assertThat(OFFICER.get(edition).body())
        .contains("before some words were spelt otherwise")
        .contains("is now “occurred”");

    // Neither a rule nor a term: a title, what readers read first, and a sentence beneath a rule.
    List<String> others =
        List.of(
            approved.replaceFirst("(?m)^(### \\S+ · ).*$", "$1We refund everything"),
            approved.replaceFirst("(?m)^title: .*$", "title: Another title"),
            approved.replaceFirst("\n\n## ", "\n\nWe pay 10,000 pounds at once.\n\n## "));
    int saved = 3;
    for (String other : others) {
      assertThat(other).isNotEqualTo(approved);
      save(AUTHOR, edition, "en", other, saved++);
      assertThat(OFFICER.get(edition).body()).contains("counts no more");
    }
    save(AUTHOR, edition, "en", approved, saved++);
    assertThat(OFFICER.get(edition).body()).contains("approved this very text");

    save(AUTHOR, edition, "en", approved.replaceFirst("within (\\d+) ", "within 9$1 "), saved);
    assertThat(OFFICER.get(edition).body()).contains("counts no more");
  }

  @Test
  void anApprovalIsOfTheTextsThatWereShown() {
    String edition = begin(AUTHOR, "bank");
    AUTHOR.post(edition + "/submission", Map.of());
    String shown = APPROVER.shown(edition);
    String text = text(AUTHOR, edition, "en");
    save(AUTHOR, edition, "en", text.replaceFirst("\n\n## ", "\n\nWe sell your data.\n\n## "), 1);

    APPROVER.press(edition, "approval", shown, "");
    assertThat(APPROVER.get(edition).body())
        .contains("The texts were changed after you opened this page")
        .doesNotContain("approved this very text");
    APPROVER.post(edition + "/approval", Map.of());
    assertThat(APPROVER.get(edition).body()).doesNotContain("approved this very text");

    APPROVER.press(edition, "approval");
    String approved = OFFICER.shown(edition);
    save(AUTHOR, edition, "en", text, 2);
    APPROVER.press(edition, "approval");
    OFFICER.press(edition, "publication", approved, "");
    assertThat(OFFICER.get(edition).body())
        .contains("The texts were changed after you opened this page")
        .doesNotContain("state-published");
  }

  @Test
  void whoWroteADraftWroteWhatIsBegunFromIt() {
    String edition = begin(OFFICER, "bank");
    String copy =
        AUTHOR
            .post(
                "/office/editions",
                Map.of("from", "edition-" + edition.substring(edition.lastIndexOf('/') + 1)))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    AUTHOR.post(copy + "/submission", Map.of());
    OFFICER.press(copy, "approval");

    OFFICER.press(copy, "publication");

    assertThat(OFFICER.get(copy).body())
        .contains("Somebody else must, too")
        .doesNotContain("state-published");
  }

  @Test
  void aMisspeltInternalStopsPublication() {
    String edition = begin(AUTHOR, "water");
    for (String language : List.of("en", "fr")) {
      String text = text(AUTHOR, edition, language);
      save(AUTHOR, edition, language, text.replace("\ninternal:", "\ninternals:"), 1);
    }
    AUTHOR.post(edition + "/submission", Map.of());
    APPROVER.press(edition, "approval");

    OFFICER.press(edition, "publication");

    assertThat(OFFICER.get(edition).body())
        .contains("is nearly “internal:” and is not read")
        .doesNotContain("state-published");
  }

  @Test
  void nobodyApprovesTheirOwnTextAlone() {
    String edition = begin(OFFICER, "bank");
    OFFICER.post(edition + "/submission", Map.of());
    OFFICER.press(edition, "approval");

    OFFICER.press(edition, "publication");

    assertThat(OFFICER.get(edition).body())
        .contains("Somebody else must, too")
        .doesNotContain("state-published");
  }

  @Test
  void findingsComeAsOneWrites() {
    String edition = begin(AUTHOR, "water");
    String broken = text(AUTHOR, edition, "en").replaceFirst("\\[a complaint", "[a complant");

    HttpResponse<String> findings =
        AUTHOR.post(edition + "/texts/en/findings", Map.of("text", broken));

    assertThat(findings.body())
        .contains("a complant")
        .contains("a complaint is received")
        .contains("This text cannot be published yet.")
        .doesNotContain("<html");
  }

  @Test
  void whatCannotBeKeptIsRefusedAndNotBroken() {
    String edition = begin(AUTHOR, "bank");

    assertThat(save(AUTHOR, edition, "en", "a\0b", 1).statusCode()).isEqualTo(400);
    assertThat(save(AUTHOR, edition, "en", "a".repeat(2_000_001), 1).statusCode()).isEqualTo(400);
    assertThat(AUTHOR.get(edition + "/texts/en/history").body()).doesNotContain("history/2");
  }

  @Test
  void aTextThatIsMarkupStaysText() {
    String edition = begin(AUTHOR, "bank");
    String attack = text(AUTHOR, edition, "en") + "\n<script>alert(1)</script>\n";

    save(AUTHOR, edition, "en", attack, 1);

    assertThat(AUTHOR.get(edition + "/texts/en").body()).doesNotContain("<script>alert");
    assertThat(AUTHOR.get(edition + "/texts/en/preview").body()).doesNotContain("<script>alert");
  }

  @Test
  void everyGroupOfApproversGivesItsNumber() {
    String edition = Codes.begin(AUTHOR, "bank", "quorum-" + SERVER.port());
    String approvers = "/office/codes/quorum-%d/approvers".formatted(SERVER.port());
    Somebody legal = SERVER.somebody(Role.APPROVER);
    String wrong =
        OFFICER
            .post(approvers, Map.of("name", "Legal", "needed", "2", "members", SERVER.idOf(legal)))
            .body();
    assertThat(wrong).contains("from 1 to the number of members", "value=\"Legal\"");
    OFFICER.post(approvers, Map.of("name", "Legal", "needed", "1", "members", SERVER.idOf(legal)));
    OFFICER.post(
        approvers, Map.of("name", "Care", "needed", "1", "members", SERVER.idOf(APPROVER)));

    AUTHOR.post(edition + "/submission", Map.of());
    APPROVER.press(edition, "approval");
    OFFICER.press(edition, "approval");
    assertThat(OFFICER.get(edition).body()).contains("you belong to none of them");
    OFFICER.press(edition, "publication");
    assertThat(OFFICER.get(edition).body())
        .contains("1 still missing")
        .doesNotContain("state-published");

    legal.press(edition, "approval");
    OFFICER.press(edition, "publication");
    assertThat(OFFICER.get(edition).body()).contains("state-published");
  }

  @Test
  void anUrgentCorrectionNeedsASecondPersonAndIsConfirmedAfterwards() {
    String edition = Codes.begin(AUTHOR, "bank", "urgent-" + SERVER.port());
    String approvers = "/office/codes/urgent-%d/approvers".formatted(SERVER.port());
    Somebody legal = SERVER.somebody(Role.APPROVER);
    OFFICER.post(approvers, Map.of("name", "Legal", "needed", "1", "members", SERVER.idOf(legal)));
    OFFICER.post(
        approvers, Map.of("name", "Care", "needed", "1", "members", SERVER.idOf(APPROVER)));
    AUTHOR.post(edition + "/submission", Map.of());

    HttpResponse<String> refused =
        OFFICER.press(edition, "correction", OFFICER.shown(edition), "A wrong telephone number.");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("approval of one person who wrote none of it", "A wrong telephone number.");
    APPROVER.press(edition, "approval");
    OFFICER.press(edition, "correction", OFFICER.shown(edition), "A wrong telephone number.");
    assertThat(OFFICER.get(edition).body())
        .contains("state-published", "not confirmed by all approvers", "A wrong telephone number.");
    assertThat(SERVER.nobody().get("/en/urgent-" + SERVER.port()).body())
        .contains("urgent correction", "A wrong telephone number.");

    legal.press(edition, "approval");
    assertThat(OFFICER.get(edition).body()).doesNotContain("not confirmed by all approvers");
  }

  @Test
  void theSentenceOfTheOtherLanguageIsProposedAndTaken() {
    String edition = Codes.begin(AUTHOR, "bank", "translated-" + SERVER.port());
    String french = text(AUTHOR, edition, "fr");
    Matcher rule = Pattern.compile("### (CS-1) .*?(?=\n### )", Pattern.DOTALL).matcher(french);
    assertThat(rule.find()).isTrue();
    save(AUTHOR, edition, "fr", french.replace(rule.group(), ""), 1);
    assertThat(AUTHOR.get(edition + "/languages").body())
        .contains("The French text has no such rule.");

    assertThat(AUTHOR.get(edition + "/languages").body()).contains("free words, such as the owner");
    Map<String, String> shown = proposal(edition, "fr", "CS-1");
    save(
        AUTHOR,
        edition,
        "en",
        text(AUTHOR, edition, "en").replace("within\n> 2 ", "within\n> 9 "),
        1);
    AUTHOR.post(edition + "/languages/fr/sentences", shown);
    assertThat(text(AUTHOR, edition, "fr"))
        .as("another than was shown")
        .doesNotContain("### CS-1 ");

    HttpResponse<String> taken =
        AUTHOR.post(edition + "/languages/fr/sentences", proposal(edition, "fr", "CS-1"));

    assertThat(taken.statusCode()).isEqualTo(302);
    assertThat(text(AUTHOR, edition, "fr")).containsPattern("sous\\s+(> )?9\\s+(> )?jours");
    assertThat(text(AUTHOR, edition, "fr")).contains("### CS-1 · ").contains("nous devons");
    assertThat(AUTHOR.get(edition + "/languages").body())
        .doesNotContain("The French text has no such rule.");
  }

  /** What the page shows of a rule, as its form sends it along. */
  private static Map<String, String> proposal(String edition, String language, String rule) {
    Matcher form =
        Pattern.compile(
                "languages/%s/sentences\"[^ø]*?name=\"rule\" value=\"%s\">\\s*<input type=\"hidden\" name=\"stands\" value=\"([^\"]*)\">\\s*<input type=\"hidden\" name=\"proposal\" value=\"([^\"]*)\""
                    .formatted(language, rule))
            .matcher(AUTHOR.get(edition + "/languages").body());
    assertThat(form.find()).isTrue();
    return Map.of(
        "rule", rule,
        "stands", HtmlUtils.htmlUnescape(form.group(1)),
        "proposal", HtmlUtils.htmlUnescape(form.group(2)));
  }

  @Test
  void whatCannotBeReadIsNotTakenForTheSame() {
    String edition = Codes.begin(AUTHOR, "bank", "unread-" + SERVER.port());
    assertThat(AUTHOR.get(edition + "/languages").body()).contains("Every rule says the same");

    save(
        AUTHOR,
        edition,
        "en",
        text(AUTHOR, edition, "en")
            .replaceFirst("we must \\[acknowledge the complaint\\] within", "we do within"),
        1);

    assertThat(AUTHOR.get(edition + "/languages").body())
        .contains("The English sentence cannot be read as a rule")
        .doesNotContain("Every rule says the same");
  }

  @Test
  void unsavedWordsAreKeptForTheirWriterAlone() {
    String edition = begin(AUTHOR, "bank");
    String began = text(AUTHOR, edition, "en");

    AUTHOR.post(edition + "/texts/en/copy", Map.of("text", began + "Half a", "base", "1"));

    assertThat(text(AUTHOR, edition, "en")).endsWith("Half a");
    assertThat(AUTHOR.get(edition + "/texts/en").body()).contains("left without saving");
    assertThat(text(SERVER.somebody(Role.AUTHOR), edition, "en")).isEqualTo(began);
    AUTHOR.post(edition + "/texts/en/copy/removal", Map.of());
    assertThat(text(AUTHOR, edition, "en")).isEqualTo(began);
  }

  @Test
  void theOfficeSaysWhatNeedsWhom() {
    String edition = Codes.begin(AUTHOR, "bank", "tasks-" + SERVER.port());
    String approvers = "/office/codes/tasks-%d/approvers".formatted(SERVER.port());
    Somebody legal = SERVER.somebody(Role.APPROVER);
    String link = "href=\"%s\">".formatted(edition);
    OFFICER.post(approvers, Map.of("name", "Legal", "needed", "1", "members", SERVER.idOf(legal)));
    AUTHOR.post(edition + "/submission", Map.of());

    assertThat(legal.get("/office").body()).contains(link + "Approve, or send back");
    assertThat(APPROVER.get("/office").body()).doesNotContain(link + "Approve");
    legal.post(edition + "/return", Map.of("reason", "One day is too short."));
    assertThat(AUTHOR.get("/office").body()).contains(link + "Sent back to you");
    AUTHOR.post(edition + "/submission", Map.of());
    legal.press(edition, "approval");
    assertThat(legal.get("/office").body()).doesNotContain(link + "Approve");
    assertThat(OFFICER.get("/office").body()).contains(link + "Approved, and to be published");
  }

  /** Lines as a browser sends them, of so many characters as it counts them. */
  private static String lines(int characters) {
    return "x".repeat(characters - 64) + "\r\n".repeat(63) + "ab";
  }

  private static String inReview(String key) {
    String edition = Codes.begin(AUTHOR, "bank", key + "-" + SERVER.port());
    AUTHOR.post(edition + "/submission", Map.of());
    return edition;
  }

  @Test
  void aLineBreakInAReasonIsOneCharacter() {
    String edition = inReview("lines");
    String reason = lines(1_999);

    HttpResponse<String> sent = APPROVER.post(edition + "/return", Map.of("reason", reason));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    assertThat(AUTHOR.get(edition).body()).contains("state-draft", "x".repeat(1_900));
  }

  @Test
  void aReasonThatIsRefusedStandsInItsFormAgain() {
    String edition = inReview("reasons");
    String tooLong = "y".repeat(2_001);

    HttpResponse<String> sent = APPROVER.post(edition + "/return", Map.of("reason", tooLong));
    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("more than 2,000 characters", tooLong, "state-in-review");

    assertThat(APPROVER.post(edition + "/return", Map.of("reason", " ")).body())
        .contains("the writers will want to know");
    assertThat(APPROVER.post(edition + "/return", Map.of()).statusCode()).isEqualTo(422);
    APPROVER.press(edition, "approval");
    HttpResponse<String> urgent = OFFICER.press(edition, "correction", OFFICER.shown(edition), " ");
    assertThat(urgent.statusCode()).isEqualTo(422);
    assertThat(urgent.body()).contains("Say why it cannot wait");
    HttpResponse<String> early =
        OFFICER.post(edition + "/withdrawal", Map.of("reason", "Keep these words."));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("This edition is not published", "Keep these words.");
    OFFICER.press(edition, "publication");
    assertThat(OFFICER.post(edition + "/withdrawal", Map.of("reason", " ")).body())
        .contains("Give a reason for the withdrawal");
  }

  @Test
  void anApprovalOfTheSameTextsIsRecordedOnce() {
    String edition = inReview("once");
    assertThat(APPROVER.get(edition).body()).contains("Approve these texts");

    APPROVER.press(edition, "approval");
    APPROVER.press(edition, "approval");

    assertThat(APPROVER.get(edition).body())
        .containsOnlyOnce("<strong>Approved</strong>")
        .contains("You have approved these texts")
        .doesNotContain("Approve these texts");
    save(AUTHOR, edition, "en", text(AUTHOR, edition, "en") + "\nMore.\n", 1);
    assertThat(APPROVER.get(edition).body()).contains("Approve these texts");
  }

  @Test
  void whoMayNotSetApproversReadsWhoTheyAre() {
    String edition = inReview("readers");

    assertThat(AUTHOR.get(edition).body())
        .contains("/approvers\">Who has to approve</a>")
        .doesNotContain("Set who has to approve");
    assertThat(OFFICER.get(edition).body()).contains("Set who has to approve");
    assertThat(
            AUTHOR.get("/office/codes/readers-%d/approvers".formatted(SERVER.port())).statusCode())
        .isEqualTo(200);
  }
}
