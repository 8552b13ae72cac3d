package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Questions on rules: asked, answered by who answers for the rule, and kept beside it. */
class EnquiriesTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Person OFFICER = SERVER.person(Role.COMPLIANCE_OFFICER);
  private static final Somebody officer = SERVER.signedIn(OFFICER);
  private static final Person OWNER = SERVER.person();
  private static final Somebody owner = SERVER.signedIn(OWNER);

  private static final String KEY = "question-bank";
  private static final String EDITION =
      Sites.publish(Sites.renamed("bank/harbourside", KEY, "first"));
  private static final String RULE = "/me/code/%s/rules/CS-1".formatted(KEY);
  private static final String ASK = RULE + "/questions";

  static {
    officer.post(
        "/office/codes/%s/owners".formatted(KEY),
        Map.of("owner", "Head of complaints", "email", OWNER.email()));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(EDITION);
  }

  private static List<String> column(String sql, Object... with) {
    return SERVER.application().getBean(JdbcTemplate.class).queryForList(sql, String.class, with);
  }

  private static String place(HttpResponse<String> asked) {
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
    return asked.headers().firstValue("Location").orElseThrow();
  }

  private static List<String> mails(Person person) {
    return column(
        "select subject || E'\\n' || body from notification join person on person.id = person_id where email = ? order by made_at, notification.id",
        person.email());
  }

  @Test
  void aQuestionGoesToTheOwnerAndItsAnswerBack() {
    Person asker = SERVER.person();
    Somebody somebody = SERVER.signedIn(asker);
    assertThat(somebody.get(RULE).body()).contains("Ask about this rule");
    assertThat(somebody.get(ASK).body()).contains(OWNER.name(), "five working days");

    String question = place(somebody.post(ASK, Map.of("words", "Does a letter count?")));
    assertThat(place(somebody.post(ASK, Map.of("words", "Does a letter count?"))))
        .as("a button pressed twice")
        .isEqualTo(question);

    assertThat(mails(OWNER).getLast())
        .contains("Does a letter count?", question, "The answer is due on");
    assertThat(owner.get("/me").body()).contains("Question about CS-1", "answer by");
    assertThat(owner.get(question).body()).contains("Does a letter count?", asker.name());
    assertThat(SERVER.somebody().get(question).statusCode()).isEqualTo(404);
    assertThat(SERVER.somebody().post(question + "/answer", Map.of("words", "No.")).statusCode())
        .isEqualTo(404);
    assertThat(somebody.post(question + "/answer", Map.of("words", "Yes.")).statusCode())
        .isEqualTo(403);
    assertThat(owner.post(question + "/answer", Map.of("words", " ")).body())
        .contains("Write the answer");

    place(owner.post(question + "/answer", Map.of("words", "Yes: a letter counts.")));

    assertThat(owner.post(question + "/answer", Map.of("words", "No!")).body())
        .contains("Somebody has answered meanwhile");
    assertThat(mails(asker).getLast()).contains("Yes: a letter counts.", question);
    assertThat(somebody.get("/me/questions").body()).contains("Does a letter count?", "answered");
    assertThat(owner.get("/me").body()).doesNotContain(question);
    assertThat(
            column(
                "select act from evidence_entry where line like ?",
                "%" + question.substring(question.lastIndexOf('/') + 1) + "%"))
        .containsExactly("enquiry.answered");
  }

  @Test
  void whoAsksWithoutANameIsNowhere() {
    Person asker = SERVER.person();
    Somebody somebody = SERVER.signedIn(asker);
    String secret =
        place(somebody.post(ASK, Map.of("words", "May my boss see this?", "name", "none")));
    assertThat(secret).startsWith("/me/questions/asked?key=");
    assertThat(somebody.get(secret).body()).contains("May my boss see this?", "Keep the address");
    assertThat(somebody.get("/me/questions").body()).doesNotContain("May my boss see this?");
    assertThat(somebody.get("/me/questions/asked?key=0").statusCode()).isEqualTo(404);
    assertThat(
            column(
                "select to_jsonb(enquiry)::text from enquiry where words = 'May my boss see this?'"))
        .singleElement()
        .asString()
        .doesNotContain(asker.id().toString())
        .doesNotContain(secret.substring(secret.indexOf('=') + 1));
    assertThat(mails(OWNER).getLast())
        .contains("May my boss see this?")
        .doesNotContain(asker.name());

    String id = column("select id::text from enquiry where words like 'May my boss%'").getFirst();
    assertThat(officer.get("/office/questions").body()).contains("without a name");
    owner.post("/me/questions/%s/answer".formatted(id), Map.of("words", "Nobody sees it."));

    assertThat(somebody.get(secret).body()).contains("Nobody sees it.");
  }

  @Test
  void anAnswerStandsBesideTheRuleUntilItIsTakenAway() {
    Somebody somebody = SERVER.somebody();
    Somebody reader = SERVER.nobody();
    String open = "/en/%s/rules/CS-1".formatted(KEY);
    String question = place(somebody.post(ASK, Map.of("words", "Bob asks: <b>mail</b>?")));
    Map<String, String> guidance =
        Map.of("asked", "Does a mail count?", "words", "It <b>does</b>.", "audience", "public");
    assertThat(owner.post(question + "/guidance", guidance).body())
        .contains("Answer the question first");
    owner.post(question + "/answer", Map.of("words", "It does, Bob."));
    assertThat(somebody.post(question + "/guidance", guidance).statusCode()).isEqualTo(403);

    place(owner.post(question + "/guidance", guidance));

    assertThat(reader.get(open).body())
        .contains("Does a mail count?", "It &lt;b&gt;does&lt;/b&gt;.")
        .doesNotContain("Bob");
    assertThat(somebody.get(RULE).body()).contains("Does a mail count?");
    assertThat(officer.get("/office/codes/%s/rules/CS-1".formatted(KEY)).body())
        .contains("Does a mail count?", "asked about");
    assertThat(owner.post(question + "/guidance", guidance).body())
        .contains("stands beside the rule already");

    place(owner.post(question + "/guidance/end", Map.of()));
    assertThat(reader.get(open).body()).doesNotContain("Does a mail count?");
    place(
        owner.post(
            question + "/guidance",
            Map.of("asked", "For us?", "words", "Only us.", "audience", "internal")));
    assertThat(reader.get(open).body()).doesNotContain("Only us.");
    assertThat(somebody.get(RULE).body()).contains("Only us.", "for those who work here");
  }

  @Test
  void guidanceOnAnInternalRuleStaysInside() {
    Somebody somebody = SERVER.somebody();
    String edition = Sites.publish(Sites.renamed("water/riverside", "question-water", "first"));
    String rule = "/me/code/question-water/rules/ET-1/questions";
    String question = place(somebody.post(rule, Map.of("words", "Is a lunch a gift?")));
    officer.post(question + "/answer", Map.of("words", "Above ten pounds."));
    officer.post(
        question + "/guidance",
        Map.of("asked", "Is a lunch a gift?", "words", "It is.", "audience", "public"));

    assertThat(column("select internal::text from guidance where question = 'Is a lunch a gift?'"))
        .containsExactly("true");
    Sites.withdraw(edition);
  }

  @Test
  void nobodyFloodsAnOwner() {
    String edition = Sites.publish(Sites.renamed("bank/harbourside", "question-flood", "first"));
    String rule = "/me/code/question-flood/rules/CS-1/questions";
    Somebody somebody = SERVER.somebody();
    for (int i = 0; i < 30; i++) {
      place(somebody.post(rule, Map.of("words", "Again? " + i, "name", "none")));
    }

    HttpResponse<String> more =
        SERVER.somebody().post(rule, Map.of("words", "And one more.", "name", "none"));
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("Many questions on this code", "And one more.");
    place(somebody.post(rule, Map.of("words", "By name, still.")));
    Sites.withdraw(edition);
  }

  /** A code may promise by when questions about it are answered: its own sentence is the clock. */
  @Test
  void theCodeItselfSaysByWhen() {
    Map<Language, String> texts =
        Map.of(
            Language.ENGLISH,
            promising(
                "en",
                "## Help for you\n",
                """
                ### ET-9 · Questions are answered

                > For employees: when [a question is asked], the [ethics team] must [answer the question] within
                > 2 working days. Breach: minor. Owner: Head of ethics. Measure: the head of ethics answers.
                > Serves: G-4.

                """,
                """
                | question       | a question is asked                          |                                  | event             | `question.asked` |
                | question-done  | we have answered the question                | answer the question              | event             | `question.answered` |
                """),
            Language.FRENCH,
            promising(
                "fr",
                "## Pour vous aider\n",
                """
                ### ET-9 · Les questions reçoivent une réponse

                > Pour les employés : lorsqu'[une question est posée], l'[équipe éthique] doit [répondre à la question] sous
                > 2 jours ouvrés. Manquement : mineur. Responsable : Directeur de l'éthique. Mesure : le directeur de
                > l'éthique répond. Sert : G-4.

                """,
                """
                | question       | une question est posée                              |                                           | événement                   | `question.asked` |
                | question-done  | nous avons répondu à la question                    | répondre à la question                    | événement                   | `question.answered` |
                """));
    String edition = Sites.publish(texts);
    String ask = "/me/code/question-promise/rules/CS-1/questions";
    Somebody somebody = SERVER.somebody();
    assertThat(somebody.get(ask).body())
        .contains("By rule ET-9 of the code, a question asked now is answered by")
        .doesNotContain("five working days");

    String question = place(somebody.post(ask, Map.of("words", "By when?")));

    String id = question.substring(question.lastIndexOf('/') + 1);
    assertThat(
            column(
                "select (extract(epoch from due_at - at) < 6 * 86400)::text from enquiry where id = ?::uuid",
                id))
        .as("two working days, a weekend and a holiday at most")
        .containsExactly("true");
    Sites.withdraw(edition);
  }

  private static String promising(String language, String before, String rule, String definitions) {
    String text =
        Objects.requireNonNull(
            Sites.renamed("bank/harbourside", "question-promise", "first")
                .get(Language.ofTag(language).orElseThrow()));
    return text.replace(before, rule + before)
        .replaceFirst("(?m)^(\\| ethics  )", Matcher.quoteReplacement(definitions) + "$1");
  }

  @Test
  void whoHasLeftIsToldNothing() {
    Person asker = SERVER.person();
    String question = place(SERVER.signedIn(asker).post(ASK, Map.of("words", "Before I go?")));
    SERVER
        .application()
        .getBean(JdbcTemplate.class)
        .update(
            "update person set joined_on = current_date - 9, left_on = current_date - 2 where id = ?",
            asker.id());

    place(owner.post(question + "/answer", Map.of("words", "Too late.")));

    assertThat(mails(asker)).isEmpty();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    Somebody somebody = SERVER.somebody();
    assertThat(somebody.post(ASK, Map.of("words", " ")).body()).contains("Write your question");
    assertThat(somebody.post(ASK, Map.of("words", "x".repeat(4_001))).statusCode()).isEqualTo(422);
    assertThat(somebody.get(ASK.replace("CS-1", "XX-9")).statusCode()).isEqualTo(404);
    assertThat(somebody.get("/me/code/nothing/rules/CS-1/questions").statusCode()).isEqualTo(404);
    assertThat(somebody.get("/office/questions").statusCode()).isEqualTo(403);
    Matcher own =
        Pattern.compile("/me/questions/[0-9a-f-]{36}")
            .matcher(officer.get("/office/questions?answered=true").body());
    while (own.find()) {
      assertThat(somebody.get(own.group()).statusCode()).isEqualTo(404);
    }
  }
}
