package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.web.Texts;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comments from inside and outside, and what becomes of them. */
class CommentsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final Somebody EMPLOYEE = SERVER.somebody();

  private static final JdbcClient JDBC = SERVER.application().getBean(JdbcClient.class);

  private static String code;
  private static String published;

  @BeforeAll
  static void publish() {
    code = "comments-" + SERVER.port();
    published = Codes.begin(AUTHOR, "bank", code);
    Codes.publish(published, AUTHOR, SERVER.somebody(Role.APPROVER), OFFICER);
  }

  private static String first(String pattern, String page) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(found.find()).as(pattern + " in " + page).isTrue();
    return found.group(1);
  }

  private static String comment(String words, String sentence) {
    HttpResponse<String> sent =
        EMPLOYEE.post(
            "/me/code/%s/rules/CS-1/comments".formatted(code),
            Map.of("words", words, "sentence", sentence));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    return first(
        "id=\"comment-([0-9a-f-]+)\">(?:(?!</article>).)*" + Pattern.quote(words),
        AUTHOR.get("/office/comments").body());
  }

  @Test
  void anEmployeeReadsWhatBecameOfTheirComment() {
    String id = comment("Too long for a letter.", "");
    assertThat(EMPLOYEE.get("/me/comments").body()).contains("Too long for a letter.", "No answer");

    AUTHOR.post(
        "/office/comments/%s/outcome".formatted(id),
        Map.of("kind", "declined", "words", "Letters have a rule of their own."));

    assertThat(EMPLOYEE.get("/me/comments").body())
        .contains("Not taken up", "Letters have a rule of their own.");
    assertThat(AUTHOR.get("/office/comments?settled=true").body())
        .contains("Too long for a letter");
  }

  @Test
  void aSuggestedSentenceBecomesAChangeOfADraft() {
    String draft =
        Codes.begin(AUTHOR, "edition-" + published.substring(published.lastIndexOf('/') + 1));
    String sentence = "We must not [call the customer] without a reason.";
    String id = comment("Say it shorter.", sentence);

    HttpResponse<String> settled =
        AUTHOR.post(
            "/office/comments/%s/outcome".formatted(id),
            Map.of(
                "kind", "changed",
                "words", "Done.",
                "edition", draft.substring(draft.lastIndexOf('/') + 1),
                "takes", "true"));

    assertThat(settled.statusCode()).as(settled.body()).isEqualTo(302);
    assertThat(Codes.text(AUTHOR, draft, "en")).contains("> " + sentence);
  }

  @Test
  void whatASuggestionLeavesUnsaidStaysAndItsTermsAreBound() {
    String draft =
        Codes.begin(AUTHOR, "edition-" + published.substring(published.lastIndexOf('/') + 1));
    String before = clause(Codes.text(AUTHOR, draft, "en"), "CS-1");
    assertThat(before).contains("within 2 working days", "failing that", "Breach:", "Owner:");
    // As it stands on the reader's page: without brackets.
    String shorter =
        before
            .replaceFirst(";.*", ".")
            .replaceFirst("within 2 working days", "within 7 working days")
            .replaceAll("[\\[\\]`]", "");
    String id = comment("More time.", "> " + shorter);

    HttpResponse<String> settled =
        AUTHOR.post(
            "/office/comments/%s/outcome".formatted(id),
            Map.of(
                "kind", "changed",
                "words", "Done.",
                "edition", draft.substring(draft.lastIndexOf('/') + 1),
                "takes", "true"));

    assertThat(settled.statusCode()).as(settled.body()).isEqualTo(302);
    assertThat(clause(Codes.text(AUTHOR, draft, "en"), "CS-1"))
        .isEqualTo(before.replaceFirst("within 2 working days", "within 7 working days"));
  }

  /** The sentence of a rule as it stands in a text, on one line. */
  private static String clause(String text, String rule) {
    return first("### " + rule + " .*?\n\n((?:> [^\n]*\n)+)", text)
        .replaceAll("(?m)^> ", "")
        .replace('\n', ' ')
        .strip();
  }

  @Test
  void whoeverIsSecondToAnswerIsToldAndKeepsTheirWords() {
    String id = comment("Two at once.", "");
    String settle = "/office/comments/%s/outcome".formatted(id);
    AUTHOR.post(settle, Map.of("kind", "answered", "words", "The first answer."));

    HttpResponse<String> second =
        OFFICER.post(settle, Map.of("kind", "declined", "words", "The second answer."));

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body())
        .contains("Somebody else has answered", "The first answer.", "The second answer.");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFormWithItsInput() {
    HttpResponse<String> sent =
        EMPLOYEE.post(
            "/me/code/%s/rules/CS-1/comments".formatted(code),
            Map.of("words", " ", "sentence", "Keep this sentence."));

    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("Write something", "Keep this sentence.");
  }

  @Test
  void aDraftIsOpenToEverybodyUntilItsDay() {
    String draft = Codes.begin(AUTHOR, "town-hall", "open-" + SERVER.port());
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", tomorrow));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());

    Somebody visitor = SERVER.nobody();
    assertThat(visitor.get("/en").body()).contains(address);
    assertThat(visitor.get(address).body()).contains("not in force", "class=\"clause\"");
    HttpResponse<String> wrong =
        visitor.post(address, Map.of("words", "Four days!", "contact", "nowhere", "rule", ""));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("no email address", "Four days!");
    HttpResponse<String> sent =
        visitor.post(
            address,
            Map.of(
                "words", "Four days!",
                "name", "Vera Visitor",
                "contact", "vera@example.org",
                "rule", ""));
    assertThat(sent.body()).contains("Thank you");
    assertThat(visitor.get(address).body()).doesNotContain("Four days!");

    String comment =
        first(
            "id=\"comment-([0-9a-f-]+)\">(?:(?!</article>).)*Four days!",
            AUTHOR.get("/office/comments").body());
    AUTHOR.post(
        "/office/comments/%s/outcome".formatted(comment),
        Map.of("kind", "answered", "words", "Three are enough."));
    assertThat(visitor.get(address).body())
        .contains("Four days!", "Three are enough.")
        .doesNotContain("Vera Visitor", "vera@example.org");

    String consultation = address.substring(address.lastIndexOf('/') + 1);
    OFFICER.post("%s/consultations/%s/end".formatted(draft, consultation), Map.of());
    assertThat(visitor.post(address, Map.of("words", "Late.", "rule", "")).body())
        .contains("The time for comments is over", "Late.");
    assertThat(id).isNotEmpty();
  }

  @Test
  void anInvitationOpensADraftToWhoHasTheLink() {
    String draft = Codes.begin(AUTHOR, "town-hall", "invited-" + SERVER.port());
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    OFFICER.post(
        draft + "/consultations",
        Map.of("audience", "invited", "ends", tomorrow, "recipients", "partner@example.org"));
    String mail = SERVER.somebody(Role.ADMINISTRATOR).get("/office/mails").body();
    String link = first("(/en/drafts/[0-9a-f-]+\\?invitation=[0-9a-f]+)", mail);

    assertThat(SERVER.nobody().get(link).statusCode()).isEqualTo(200);
    assertThat(SERVER.nobody().get(link.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(404);
    assertThat(SERVER.nobody().get(link + "0").statusCode()).isEqualTo(404);
  }

  @Test
  void aSuggestedSentenceStaysInItsFrame() {
    String draft =
        Codes.begin(AUTHOR, "edition-" + published.substring(published.lastIndexOf('/') + 1));
    String id =
        comment("Smuggled.", "We must not [call the customer].\n\n## New\n\n### XX-1 · New");

    AUTHOR.post(
        "/office/comments/%s/outcome".formatted(id),
        Map.of(
            "kind", "changed",
            "words", "Done.",
            "edition", draft.substring(draft.lastIndexOf('/') + 1),
            "takes", "true"));

    assertThat(Codes.text(AUTHOR, draft, "en"))
        .contains("> We must not [call the customer]. ## New")
        .doesNotContain("\n### XX-1", "\n## New");
  }

  @Test
  void aSettledCommentChangesNoTextAnyMore() {
    String draft =
        Codes.begin(AUTHOR, "edition-" + published.substring(published.lastIndexOf('/') + 1));
    String id = comment("Twice.", "We must not [call the customer] again.");
    String settle = "/office/comments/%s/outcome".formatted(id);
    AUTHOR.post(settle, Map.of("kind", "declined", "words", "No."));

    HttpResponse<String> again =
        AUTHOR.post(
            settle,
            Map.of(
                "kind", "changed",
                "words", "Yes.",
                "edition", draft.substring(draft.lastIndexOf('/') + 1),
                "takes", "true"));

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(Codes.text(AUTHOR, draft, "en")).doesNotContain("[call the customer] again");
  }

  @Test
  void aDraftIsOpenedOnceWhenAskedManyTimesAtOnce() throws InterruptedException {
    String draft = Codes.begin(AUTHOR, "town-hall", "at-once-" + SERVER.port());
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    Map<String, String> form = Map.of("audience", "public", "ends", tomorrow);
    OFFICER.get(draft);
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(
          Thread.ofVirtual()
              .start(() -> answers.add(OFFICER.post(draft + "/consultations", form).statusCode())));
    }
    for (Thread one : all) {
      one.join();
    }

    assertThat(answers).hasSize(6).containsOnlyOnce(302).doesNotContain(500);
  }

  @Test
  void whatIsInternalIsInNoDraftThatOthersRead() {
    String draft = Codes.begin(AUTHOR, "water", "secret-" + SERVER.port());
    String english = Codes.text(AUTHOR, draft, "en");
    assertThat(english).contains("\ninternal: [ethics]\n");
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", tomorrow));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());

    assertThat(SERVER.nobody().get(address).body())
        .contains("CS-1")
        .doesNotContain("ET-1", "ET-2", "gift", "Our code of ethics");

    // A text that cannot be read tells nothing of what is internal: the one before is shown.
    Codes.save(AUTHOR, draft, "en", english.replace("[ethics]", "[ethicsx]"), 1);
    assertThat(SERVER.nobody().get(address).body())
        .contains("CS-1")
        .doesNotContain("ET-1", "ET-2", "gift", "Our code of ethics");
  }

  @Test
  void whatIsWrittenAfterAConsultationIsNotItsReaders() {
    String draft = Codes.begin(AUTHOR, "bank", "after-" + SERVER.port());
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", tomorrow));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());
    String before = Codes.text(AUTHOR, draft, "en");
    Codes.save(AUTHOR, draft, "en", before.replace("forty branches", "fifty branches"), 1);
    assertThat(SERVER.nobody().get(address).body()).contains("fifty branches");

    String consultation = address.substring(address.lastIndexOf('/') + 1);
    OFFICER.post("%s/consultations/%s/end".formatted(draft, consultation), Map.of());
    Codes.save(AUTHOR, draft, "en", before.replace("forty branches", "sixty branches"), 2);

    assertThat(SERVER.nobody().get(address).body())
        .contains("fifty branches")
        .doesNotContain("sixty branches");
  }

  @Test
  void howeverManyTextsCannotBeReadTheLastThatCanIsShown() {
    String draft = Codes.begin(AUTHOR, "bank", "unreadable-" + SERVER.port());
    String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", tomorrow));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());
    int added =
        SERVER
            .application()
            .getBean(JdbcClient.class)
            .sql(
                """
                insert into edition_text (edition_id, language, number, text, hash, saved_at, saved_by_id)
                select edition_id, language, number + n, 'nothing ' || n,
                  encode(sha256(convert_to('nothing ' || n, 'UTF8')), 'hex'), saved_at, saved_by_id
                from edition_text, generate_series(1, 600) n
                where edition_id = :id and language = 'en' and number = 1
                """)
            .param("id", UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1)))
            .update();
    assertThat(added).isEqualTo(600);

    assertThat(SERVER.nobody().get(address).body()).contains("forty branches");
    assertThat(AUTHOR.get("/office").body()).contains(draft);
  }

  @Test
  void aTextThatNamesAnotherCodeIsToldSoInTheEditor() {
    String draft = Codes.begin(AUTHOR, "bank", "renamed-" + SERVER.port());
    String text = Codes.text(AUTHOR, draft, "en").replaceFirst("\ncode: [^\n]+", "\ncode: evil");

    String findings =
        AUTHOR.post(draft + "/texts/en/findings?patiently=true", Map.of("text", text)).body();

    assertThat(findings).contains("names another code").doesNotContain("can be published.");
  }

  @Test
  void aRuleThatIsNoneIsNotThere() {
    assertThat(
            AUTHOR
                .post(published + "/languages/fr/sentences", Map.of("rule", "CS 1!"))
                .statusCode())
        .isEqualTo(404);
    assertThat(SERVER.nobody().get("/en/%s/rules/CS_1!".formatted(code)).statusCode())
        .isEqualTo(404);
  }

  private static long count(String words) {
    return Pattern.compile(Pattern.quote(words))
        .matcher(EMPLOYEE.get("/me/comments").body())
        .results()
        .count();
  }

  @Test
  void aCommentThatIsSentTwiceIsKeptOnce() throws InterruptedException {
    String address = "/me/code/%s/rules/CS-1/comments".formatted(code);
    Map<String, String> form = Map.of("words", "Pressed twice.", "sentence", "");
    EMPLOYEE.get("/me/account");
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(
          Thread.ofVirtual().start(() -> answers.add(EMPLOYEE.post(address, form).statusCode())));
    }
    for (Thread one : all) {
      one.join();
    }

    assertThat(answers).hasSize(4).containsOnly(302);
    assertThat(count("Pressed twice.")).isEqualTo(1);
    EMPLOYEE.post(address.replace("CS-1", "CS-2"), form);
    assertThat(count("Pressed twice.")).isEqualTo(2);
  }

  @Test
  void aLineBreakInACommentIsOneCharacter() {
    String words = "z".repeat(3_900) + "\r\n".repeat(99) + "e";

    HttpResponse<String> sent =
        EMPLOYEE.post(
            "/me/code/%s/rules/CS-1/comments".formatted(code),
            Map.of("words", words, "sentence", ""));

    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(EMPLOYEE.get("/me/comments").body()).contains("z".repeat(3_900));
  }

  @Test
  void whatIsNoSentenceOfARuleIsPutIntoNoDraft() {
    String draft =
        Codes.begin(AUTHOR, "edition-" + published.substring(published.lastIndexOf('/') + 1));
    for (String sentence : List.of("<img src=x>", "Please be nice.", "- a list")) {
      String id = comment("About " + sentence.replaceAll("\\W", ""), sentence);

      HttpResponse<String> settled =
          AUTHOR.post(
              "/office/comments/%s/outcome".formatted(id),
              Map.of(
                  "kind", "changed",
                  "words", "Keep this answer.",
                  "edition", draft.substring(draft.lastIndexOf('/') + 1),
                  "takes", "true"));

      assertThat(settled.statusCode()).as(sentence).isEqualTo(422);
      assertThat(settled.body())
          .contains("cannot be read as the sentence of a rule", "Keep this answer.")
          .containsPattern("name=\"takes\"[^>]* checked");
    }
    assertThat(Codes.text(AUTHOR, draft, "en")).doesNotContain("<img");
  }

  @Test
  void aDraftThatIsOpenIsSaidToBe() {
    String draft = Codes.begin(AUTHOR, "town-hall", "twice-" + SERVER.port());
    String end = LocalDate.now(ZoneOffset.UTC).plusDays(10).toString();
    Map<String, String> form = Map.of("audience", "public", "ends", end);
    OFFICER.post(draft + "/consultations", form);

    HttpResponse<String> again = OFFICER.post(draft + "/consultations", form);

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("This edition is open already", end);
  }

  @Test
  void aConsultationThatIsEndedNamesTheDayOfItsEnd() {
    String draft = Codes.begin(AUTHOR, "town-hall", "ended-" + SERVER.port());
    LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(40);
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", end.toString()));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());
    String meant = Texts.in(Language.ENGLISH).date(end);
    assertThat(SERVER.nobody().get(address).body()).contains(meant);

    OFFICER.post(
        "%s/consultations/%s/end".formatted(draft, address.substring(address.lastIndexOf('/') + 1)),
        Map.of());

    assertThat(SERVER.nobody().get(address).body())
        .contains("Comments were taken until")
        .doesNotContain(meant);
    assertThat(OFFICER.get(draft + "/comments").body())
        .contains("was open until")
        .doesNotContain(meant);
  }

  private static String opened(String draft) {
    String end = LocalDate.now(ZoneOffset.UTC).plusDays(10).toString();
    OFFICER.post(draft + "/consultations", Map.of("audience", "public", "ends", end));
    return first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());
  }

  private static void settled(String words) {
    String id =
        first(
            "id=\"comment-([0-9a-f-]+)\">(?:(?!</article>).)*" + Pattern.quote(words),
            AUTHOR.get("/office/comments").body());
    AUTHOR.post(
        "/office/comments/%s/outcome".formatted(id),
        Map.of("kind", "answered", "words", "An answer to it."));
  }

  @Test
  void aConsultationEndsWithItsDraft() {
    String key = "fate-" + SERVER.port();
    String draft = Codes.begin(AUTHOR, "town-hall", key);
    String address = opened(draft);
    Somebody visitor = SERVER.nobody();
    visitor.post(address, Map.of("words", "Said in time.", "rule", ""));
    settled("Said in time.");

    Codes.publish(draft, AUTHOR, SERVER.somebody(Role.APPROVER), OFFICER);

    assertThat(visitor.get("/en").body()).doesNotContain(address);
    String page = visitor.get(address).body();
    String edition = first("href=\"(/en/%s/editions/[^\"]+)\"".formatted(key), page);
    assertThat(visitor.get(edition).statusCode()).isEqualTo(200);
    assertThat(page)
        .contains("This draft was published as edition", "Said in time.", "An answer to it.")
        .contains("class=\"clause\"", "state-published")
        .doesNotContain("not in force", "id=\"reply\"");
    assertThat(visitor.post(address, Map.of("words", "Late.", "rule", "")).statusCode())
        .isEqualTo(422);
    assertThat(AUTHOR.get("/office/comments").body()).doesNotContain("Late.");

    OFFICER.post(draft + "/withdrawal", Map.of("reason", "It named the wrong <hall>."));

    assertThat(visitor.get(address).body())
        .contains("was withdrawn on", "It named the wrong &lt;hall&gt;.", edition)
        .contains("Said in time.", "An answer to it.", "state-withdrawn")
        .doesNotContain("class=\"clause\"", "DI-3", "id=\"reply\"");
    assertThat(visitor.get(address.replace("/en/", "/fr/")).body())
        .contains("a été retirée le")
        .doesNotContain("class=\"clause\"", "DI-3");
    HttpResponse<String> late = visitor.post(address, Map.of("words", "Later.", "rule", ""));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Later.").doesNotContain("DI-3");
  }

  @Test
  void anUrgentCorrectionEndsTheConsultationOfItsDraft() {
    String draft = Codes.begin(AUTHOR, "town-hall", "corrected-" + SERVER.port());
    String address = opened(draft);
    AUTHOR.post(draft + "/submission", Map.of());
    SERVER.somebody(Role.APPROVER).press(draft, "approval");

    OFFICER.press(draft, "correction", OFFICER.shown(draft), "A wrong number.");

    assertThat(OFFICER.get(draft).body()).contains("state-published");
    assertThat(SERVER.nobody().get("/en").body()).doesNotContain(address);
    assertThat(SERVER.nobody().get(address).body())
        .contains("This draft was published as edition")
        .doesNotContain("id=\"reply\"");
    OFFICER.post(draft + "/withdrawal", Map.of("reason", "a test ends"));
  }

  private static Somebody from(String address) {
    return Somebody.of(SERVER.port(), InetAddress.ofLiteral(address), "");
  }

  private static void forget(String address) {
    JDBC.sql("delete from comment where consultation_id = :id")
        .param("id", UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
        .update();
  }

  @Test
  void whoSendsManyCommentsUsesUpNobodyElses() {
    String address = opened(Codes.begin(AUTHOR, "town-hall", "many-" + SERVER.port()));
    Somebody one = from("127.0.0.21");
    for (int i = 1; i <= 10; i++) {
      Map<String, String> form = Map.of("words", "Again " + i, "rule", "");
      assertThat(one.post(address, form).body()).contains("Thank you");
      // Sent twice, it is kept and counted once.
      assertThat(i == 10 || one.post(address, form).body().contains("Thank you")).isTrue();
    }

    HttpResponse<String> refused = one.post(address, Map.of("words", "One more.", "rule", ""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Ten comments have come", "One more.");
    assertThat(from("127.0.0.22").post(address, Map.of("words", "Me too.", "rule", "")).body())
        .contains("Thank you");
    forget(address);
  }

  @Test
  void theOfficeReadsCommentsPageByPage() {
    String address = opened(Codes.begin(AUTHOR, "town-hall", "pages-" + SERVER.port()));
    SERVER.nobody().post(address, Map.of("words", "A real one.", "rule", ""));
    int flood =
        JDBC.sql(
                """
                insert into comment (id, edition_id, language, words, at, consultation_id)
                select gen_random_uuid(), edition_id, 'en', 'Flood ' || n || '.',
                  timestamptz '2001-01-01 00:00Z' + n * interval '1 minute', id
                from consultation, generate_series(1, 601) n where id = :id
                """)
            .param("id", UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
            .update();
    assertThat(flood).isEqualTo(601);

    String first = AUTHOR.get("/office/comments").body();
    assertThat(first).contains("Flood 1.", "Flood 50.", "Page 1 of ").doesNotContain("Flood 51.");
    assertThat(first.split("<article", -1)).hasSize(51);
    assertThat(AUTHOR.get("/office/comments?settled=false&page=2").body())
        .contains("Flood 51.", "Flood 100.")
        .doesNotContain("Flood 50.", "Flood 101.");
    HttpResponse<String> last = AUTHOR.get("/office/comments?page=999999");
    assertThat(last.body()).contains("A real one.").doesNotContain("rel=\"next\"");
    assertThat(AUTHOR.get("/office/comments?page=-3").body()).contains("Page 1 of ");
    String draft =
        JDBC.sql("select edition_id::text from consultation where id = :id")
            .param("id", UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
            .query(String.class)
            .single();
    String ofDraft = "/office/editions/%s/comments".formatted(draft);
    assertThat(AUTHOR.get(ofDraft).body())
        .contains("A real one.", "Flood 601.", "Page 1 of 13")
        .doesNotContain("Flood 552.");
    assertThat(AUTHOR.get(ofDraft + "?page=13").body()).contains("Flood 1.", "Page 13 of 13");
    String id = first("id=\"comment-([0-9a-f-]+)\">(?:(?!</article>).)*A real one\\.", last.body());
    HttpResponse<String> wrong =
        AUTHOR.post(
            "/office/comments/%s/outcome".formatted(id),
            Map.of("kind", "answered", "words", " ", "page", "13"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("comment-" + id, "Say what becomes of it");
    forget(address);
  }
}
