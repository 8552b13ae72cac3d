package coco.server;

import static coco.server.Campaigning.acts;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.made;
import static coco.server.Campaigning.rows;
import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions of understanding, from a campaign's form to what people misunderstand. */
class UnderstandingTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static Somebody officer;
  private static String edition;

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    edition = Sites.publish(Sites.renamed("bank/harbourside", "asked-bank", "first"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  /** The address of new questions. */
  private static String begin(Member member, String reading) {
    return member
        .browser()
        .post(reading + "/tries", Map.of())
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  private static HttpResponse<String> answer(Member member, String address, boolean isRight) {
    return member.browser().post(address + "/answers", answers(address, isRight));
  }

  private static Map<String, String> form(String of, String title, String team) {
    Map<String, String> form = Campaigning.form(of, title, team);
    form.put("steps", "read,understand,acknowledge");
    form.put("questions", "5");
    form.put("percent", "80");
    return form;
  }

  /** All answers of a try: all right, or all wrong. */
  private static Map<String, String> answers(String address, boolean isRight) {
    Map<String, String> answers = new TreeMap<>();
    List<Integer> right = right(address);
    for (int i = 0; i < right.size(); i++) {
      int choice = isRight ? right.get(i) : 1 - Math.min(1, right.get(i));
      answers.put("answer." + (i + 1), Integer.toString(choice));
    }
    return answers;
  }

  private static final String OF_TRY =
      """
       from understanding_question as asked
         join understanding_try as tried on tried.id = asked.try_id
         join question on question.id = asked.question_id
       where tried.assignment_id = ?::uuid and tried.number = ?
       order by asked.place
      """;

  private static List<Integer> right(String address) {
    return ofTry(Integer.class, "question.right_choice", address);
  }

  private static <T> List<T> ofTry(Class<T> type, String what, String address) {
    Matcher parts = Pattern.compile("/me/readings/([0-9a-f-]{36})/tries/(\\d+)").matcher(address);
    assertThat(parts.matches()).as(address).isTrue();
    return rows(type, "select " + what + OF_TRY, parts.group(1), Integer.parseInt(parts.group(2)));
  }

  @Test
  void whoFailsIsAskedOthersAndWhoPassesGoesOn() {
    Member member = Member.of("Asked");
    String campaign = launched(officer, form(edition, "To be understood", "Asked"));
    String reading = member.reading("To be understood");
    assertThat(
            rows(
                String.class,
                "select body from notification where person_id = ?",
                member.person().id()))
        .singleElement()
        .asString()
        .contains("answer some questions about it");

    // First it is read.
    assertThat(begin(member, reading)).isEqualTo(reading);
    assertThat(
            rows(
                Long.class,
                "select id from understanding_try where assignment_id = ?::uuid",
                id(reading)))
        .isEmpty();
    member.read(reading);
    assertThat(member.browser().get("/me").body()).contains("questions to answer by");
    assertThat(member.acknowledge(reading).statusCode()).isEqualTo(422);

    String first = begin(member, reading);
    assertThat(first).isEqualTo(reading + "/tries/1");
    assertThat(begin(member, reading)).as("open questions stay").isEqualTo(first);
    String questions = member.browser().get(first).body();
    assertThat(questions).contains("Question 5 of 5", "5 questions; 4 right answers are needed");
    for (String why : ofTry(String.class, whyIn("en"), first)) {
      assertThat(questions).doesNotContain(why.lines().toList());
    }
    assertThat(questions)
        .doesNotContain("<svg class=\"timeline\"", "The deadline is", "The right answer");

    assertThat(answer(member, first, false).statusCode()).isEqualTo(302);
    String failed = member.browser().get(first).body();
    assertThat(failed).contains("Not yet.", "0 of 5 are right; 4 are needed.", "The right answer");
    for (String why : ofTry(String.class, whyIn("en"), first)) {
      assertThat(escaped(failed)).contains(why.lines().findFirst().orElseThrow());
    }
    assertThat(failed).contains("class=\"timeline\"");
    assertThat(member.acknowledge(reading).body()).contains("Answer the questions first.");

    String second = begin(member, reading);
    assertThat(second).isEqualTo(reading + "/tries/2");
    assertThat(ofTry(String.class, "question.id::text", second))
        .hasSize(5)
        .doesNotContainAnyElementsOf(ofTry(String.class, "question.id::text", first));
    assertThat(ofTry(String.class, "question.rule", second)).doesNotHaveDuplicates();
    answer(member, second, true);
    assertThat(member.browser().get(second).body()).contains("Passed.", "5 of 5 are right");
    assertThat(begin(member, reading)).as("passed is passed").isEqualTo(reading);
    assertThat(member.browser().get(reading).body()).contains("Try 1", "not passed", "Try 2");

    assertThat(member.acknowledge(reading).statusCode()).isEqualTo(302);
    assertThat(member.browser().get("/me").body()).doesNotContain("To be understood");
    assertThat(acts(campaign))
        .containsExactly(
            "campaign.launched",
            "reading.done",
            "understanding.failed",
            "understanding.passed",
            "acknowledgement.given");
    assertThat(
            rows(
                String.class,
                "select line from evidence_entry where line like ?",
                "%" + id(campaign) + "%"))
        .as("who they are, and what they answered, is sealed")
        .noneMatch(line -> line.contains(member.person().email()) || line.contains("wrong"));

    String results = officer.get(campaign).body();
    assertThat(results).contains("How each rule is understood", "Understood", "50%");
    String rules = officer.get(campaign + "/rules.csv").body();
    assertThat(rules.lines().toList()).hasSizeBetween(6, 11);
    assertThat(rules).doesNotContain(member.person().name());
    assertThat(officer.get(campaign + "/people.csv").body()).contains("Tries", ",2,");
  }

  /** What explains the answers of a try, in a language. */
  private static String whyIn(String tag) {
    return "(select why from question_text where question_id = question.id and language = '%s')"
        .formatted(tag);
  }

  private static String escaped(String page) {
    return page.replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&gt;", ">")
        .replace("&lt;", "<");
  }

  @Test
  void forgedAndRepeatedAnswersChangeNothing() throws Exception {
    Member member = Member.of("Forgers");
    Member other = Member.of("Forgers");
    String campaign = launched(officer, form(edition, "For forgers", "Forgers"));
    String reading = member.reading("For forgers");
    member.read(reading);
    String address = begin(member, reading);
    Map<String, String> answers = answers(address, false);

    assertThat(other.browser().get(address).statusCode()).isEqualTo(404);
    assertThat(other.browser().post(address + "/answers", answers).statusCode()).isEqualTo(404);
    assertThat(member.browser().post(reading + "/tries/2/answers", answers).statusCode())
        .isEqualTo(404);
    assertThat(member.browser().get(reading + "/tries/99999999999").statusCode()).isEqualTo(400);
    for (String choice : List.of("3", "9", "-1", "", "yes")) {
      Map<String, String> forged = new TreeMap<>(answers);
      forged.put("answer.1", choice);
      boolean isChoice = choice.equals("3") && choices(address) > 3;
      if (!isChoice) {
        assertThat(member.browser().post(address + "/answers", forged).statusCode())
            .as(choice)
            .isEqualTo(422);
      }
    }
    Map<String, String> half = new TreeMap<>(answers);
    half.remove("answer.2");
    assertThat(member.browser().post(address + "/answers", half).body())
        .contains("Answer every question.", "checked");
    assertThat(acts(campaign)).containsExactly("campaign.launched", "reading.done");

    Callable<Integer> answer = () -> answer(member, address, false).statusCode();
    List<Integer> codes = new ArrayList<>();
    try (var both = Executors.newFixedThreadPool(2)) {
      for (Future<Integer> given : both.invokeAll(List.of(answer, answer))) {
        codes.add(given.get());
      }
    }
    assertThat(codes).containsExactlyInAnyOrder(302, 422);
    assertThat(answer(member, address, true).body()).contains("nothing was changed", "Not yet.");
    assertThat(acts(campaign)).filteredOn("understanding.failed"::equals).hasSize(1);
    assertThat(acts(campaign)).doesNotContain("understanding.passed");

    String second = begin(member, reading);
    officer.post(campaign + "/end", Map.of());
    assertThat(answer(member, second, true).statusCode()).isEqualTo(422);
    assertThat(begin(member, reading)).isEqualTo(reading);
  }

  private static int choices(String address) {
    return ofTry(Integer.class, "question.choices", address).getFirst();
  }

  @Test
  void bothLanguagesAskTheSame() {
    Member member = Member.of("Tongues");
    launched(officer, form(edition, "For two tongues", "Tongues"));
    String reading = member.reading("For two tongues");
    member.read(reading);
    String address = begin(member, reading);
    String english = member.browser().get(address).body();

    member.browser().post("/language", Map.of("language", "fr", "to", address));
    String french = member.browser().get(address).body();

    assertThat(english).contains("Question 1 of 5");
    assertThat(french).contains("Question 1 sur 5").doesNotContain("Is the promise kept");
    assertThat(count(french, "type=\"radio\"")).isEqualTo(count(english, "type=\"radio\""));
    answer(member, address, true);
    assertThat(member.browser().get(address).body()).contains("Réussi.");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static Map<String, String> written(String rule, String asked) {
    Map<String, String> form = new HashMap<>();
    form.put("rule", rule);
    form.put("right", "1");
    for (String tag : List.of("en", "fr")) {
      form.put("asked." + tag, asked + " (" + tag + ")");
      form.put("choice.%s.0".formatted(tag), "Never " + tag);
      form.put("choice.%s.1".formatted(tag), "Always " + tag);
      form.put("choice.%s.2".formatted(tag), "On Mondays " + tag);
      form.put("why." + tag, "The rule says so.");
    }
    return form;
  }

  @Test
  void whatPeopleWriteIsAskedFirst() {
    String own = Sites.publish(Sites.renamed("bank/harbourside", "written-bank", "first"));
    String bank = "/office/editions/%s/questions".formatted(id(own));
    Somebody author = SERVER.somebody(Role.AUTHOR);
    String page = author.get(bank).body();
    assertThat(page)
        .contains("questions were made from the examples of", "it is a norm or a value");
    assertThat(SERVER.somebody(Role.EMPLOYEE).get(bank).statusCode()).isEqualTo(403);

    for (String field : List.of("asked.fr", "choice.en.1", "why.en", "right", "rule")) {
      Map<String, String> lacking = written("CS-1", "What is lacking?");
      lacking.remove(field);
      assertThat(author.post(bank, lacking).statusCode()).as(field).isEqualTo(422);
    }
    Map<String, String> uneven = written("CS-1", "What is uneven?");
    uneven.remove("choice.fr.2");
    assertThat(author.post(bank, uneven).body()).contains("as many choices", "What is uneven?");
    assertThat(author.post(bank, written("CS-1", "When is <b>this</b> asked?")).statusCode())
        .isEqualTo(302);
    assertThat(author.get(bank).body())
        .contains("When is &lt;b&gt;this&lt;/b&gt; asked?", "Written by");

    Member member = Member.of("Written");
    Map<String, String> form = form(own, "Written ones", "Written");
    form.put("steps", "understand");
    form.put("questions", "20");
    launched(officer, form);
    String reading = member.reading("Written ones");
    String address = begin(member, reading);
    String asked = member.browser().get(address).body();
    assertThat(asked).contains("asked? (en)", "Always en").doesNotContain("The rule says so.");
    assertThat(ofTry(String.class, "question.rule", address)).hasSize(20).doesNotHaveDuplicates();
    answer(member, address, true);
    assertThat(member.browser().get(address).body()).contains("The rule says so.");
    assertThat(member.browser().get("/me").body())
        .as("nothing else is asked")
        .doesNotContain("Written ones");

    String question =
        rows(
                String.class,
                "select id::text from question where written_by_id is not null and edition_id = ?::uuid",
                id(own))
            .getFirst();
    assertThat(author.post(bank + "/" + question + "/retirement", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(author.get(bank).body()).contains("Not asked any more since");
    Sites.withdraw(own);
  }

  @Test
  void whatManyGetWrongTheFirstTimeSpeaksForAReview() {
    String own = Sites.publish(Sites.renamed("bank/harbourside", "misunderstood-bank", "first"));
    String bank = "/office/editions/%s/questions".formatted(id(own));
    String reviews = "/office/codes/misunderstood-bank/reviews";
    String rule = "/office/codes/misunderstood-bank/rules/CS-1";
    // What people write is asked first: everybody is asked about CS-1.
    officer.post(bank, written("CS-1", "When is this asked?"));
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      members.add(Member.of("Misunderstanding"));
    }
    Map<String, String> form = form(own, "Understood or not", "Misunderstanding");
    form.put("steps", "understand");
    form.put("questions", "1");
    String campaign = launched(officer, form);

    for (int i = 0; i < 9; i++) {
      Member member = members.get(i);
      answer(member, begin(member, member.reading("Understood or not")), i >= 4);
    }
    assertThat(officer.get(reviews).body())
        .as("nine say nothing yet")
        .doesNotContain("first answers about it");
    Member last = members.getLast();
    answer(last, begin(last, last.reading("Understood or not")), true);
    assertThat(officer.get(reviews).body())
        .contains("4 of 10 first answers about it in campaigns were wrong");

    // Who tries again has read why.
    Member first = members.getFirst();
    answer(first, begin(first, first.reading("Understood or not")), true);
    String known = officer.get(rule).body();
    assertThat(known)
        .contains("4 of 10 first answers about it in campaigns were wrong")
        .contains(
            "<a href=\"%s\">“Understood or not”: 4 of 10 first answers were wrong</a>"
                .formatted(campaign));
    assertThat(SERVER.somebody(Role.MANAGER).get(rule).body())
        .contains("4 of 10 first answers were wrong")
        .doesNotContain(campaign);

    officer.post(
        reviews,
        Map.of("subject", "code", "outcome", "changed", "reason", "It is said more simply."));
    assertThat(officer.get(reviews).body()).doesNotContain("first answers about it");
    assertThat(officer.get(rule).body()).contains("4 of 10 first answers were wrong");
    Sites.withdraw(own);
  }

  @Test
  void aFormThatAsksWronglyIsRefused() {
    Member.of("Misasked");
    for (String[] wrong :
        new String[][] {{"0", "80"}, {"21", "80"}, {"5", "0"}, {"5", "101"}, {"", ""}}) {
      Map<String, String> form = form(edition, "Wrong numbers", "Misasked");
      form.put("questions", wrong[0]);
      form.put("percent", wrong[1]);
      assertThat(officer.post("/office/campaigns", form).body())
          .contains("Ask for 1 to 20 questions");
    }
    Map<String, String> none = form(edition, "Without questions", "Misasked");
    none.put("steps", "read,acknowledge");
    none.put("questions", "");
    none.put("percent", "");
    assertThat(made(officer, none)).isNotEmpty();
  }

  @Test
  void whereNothingCanBeAskedNothingIsLaunched() {
    Map<Language, String> texts = new HashMap<>();
    Sites.renamed("bank/harbourside", "mute-bank", "first")
        .forEach(
            (language, text) ->
                texts.put(
                    language, text.replaceAll("(?ms)^\\*\\*(?:Example|Exemple).*?(?=^#)", "")));
    String mute = Sites.publish(texts);
    Member.of("Mute");

    String campaign = made(officer, form(mute, "Nothing to ask", "Mute"));

    assertThat(officer.post(campaign + "/launch", Map.of()).body())
        .contains("There is nothing to ask");
    Sites.withdraw(mute);
  }
}
