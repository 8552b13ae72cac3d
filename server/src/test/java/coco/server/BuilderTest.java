package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules written as forms: what is opened and saved stays, what is written is a rule. */
class BuilderTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Pattern FIELD =
      Pattern.compile(
          // A value may hold the sign that ends a tag.
          "<input (?=[^>]*name=\"(?<input>[^\"]+)\")(?:[^>\"]|\"[^\"]*\")*>"
              + "|<select [^>]*name=\"(?<select>[^\"]+)\"[^>]*>(?<options>.*?)</select>"
              + "|<textarea [^>]*name=\"(?<area>[^\"]+)\"[^>]*>(?<words>.*?)</textarea>",
          Pattern.DOTALL);

  /** What a browser would send of the form as it stands. */
  private static Map<String, String> fields(String page) {
    String form = page.substring(page.indexOf("id=\"rule-form\""));
    Matcher field = FIELD.matcher(form.substring(0, form.indexOf("</form>")));
    Map<String, String> fields = new LinkedHashMap<>();
    while (field.find()) {
      String tag = field.group();
      if (field.group("select") != null) {
        Matcher chosen =
            Pattern.compile("value=\"([^\"]*)\" selected").matcher(field.group("options"));
        Matcher first = Pattern.compile("value=\"([^\"]*)\"").matcher(field.group("options"));
        fields.put(
            field.group("select"),
            plain(chosen.find() ? chosen.group(1) : first.find() ? first.group(1) : ""));
      } else if (field.group("area") != null) {
        fields.put(field.group("area"), plain(field.group("words")));
      } else if (!tag.contains("type=\"checkbox\"") || tag.contains(" checked")) {
        Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(tag);
        fields.put(field.group("input"), value.find() ? plain(value.group(1)) : "");
      }
    }
    fields.remove("_csrf");
    return fields;
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&amp;", "&");
  }

  @ParameterizedTest
  @ValueSource(strings = {"water", "town-hall", "bank"})
  void everyRuleOpenedAndSavedIsUnchanged(String example) {
    String edition = Codes.begin(AUTHOR, example);
    for (String tag : List.of("en", "fr")) {
      String before = Codes.text(AUTHOR, edition, tag);
      Language language = tag.equals("en") ? Language.ENGLISH : Language.FRENCH;
      Document document = coco.language.Codes.read(before, "code.%s.coco.md".formatted(tag));
      assertThat(document.language()).isEqualTo(language);
      assertThat(document.rules()).hasSizeGreaterThan(5);
      for (Document.RuleText rule : document.rules()) {
        String address = "%s/texts/%s/rules/%s".formatted(edition, tag, rule.id().text());
        Map<String, String> fields = fields(AUTHOR.get(address).body());

        HttpResponse<String> saved = AUTHOR.post(address, fields);

        assertThat(saved.statusCode()).as(address + " " + fields + saved.body()).isEqualTo(302);
        // As if somebody had touched every field: the sentence is put together anew.
        HttpResponse<String> preview = AUTHOR.post(address + "/preview", fields);
        assertThat(preview.body()).as(address).contains("builder-sentence");
      }
      assertThat(Codes.text(AUTHOR, edition, tag)).isEqualTo(before);
    }
  }

  @Test
  void aNewRuleIsTheLastOfItsChapter() {
    String edition = Codes.begin(AUTHOR, "water");
    String address = edition + "/texts/en/rules/new";
    assertThat(AUTHOR.get(address).body()).contains("?form=duty", "?form=value");
    Map<String, String> fields = fields(AUTHOR.get(address + "?form=duty").body());
    fields.putAll(
        Map.of(
            "chapter", "What you can expect",
            "id", "CS-90",
            "title", "A test of forms",
            "trigger", "complaint",
            "act", "answer",
            "count", "4",
            "unit", "WORKING_DAY",
            "breach", "MINOR"));

    HttpResponse<String> empty = AUTHOR.post(address, with(fields, "act", ""));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body())
        .contains("id=\"act-problem\"", "value=\"A test of forms\"", "href=\"#act\"");
    HttpResponse<String> saved =
        AUTHOR.post(address, choose(fields, AUTHOR.get(address + "?form=duty").body()));

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    Document document =
        coco.language.Codes.read(Codes.text(AUTHOR, edition, "en"), "code.en.coco.md");
    Document.RuleText rule =
        document.rules().stream()
            .filter(it -> it.id().text().equals("CS-90"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.title()).isEqualTo("A test of forms");
    assertThat(rule.clause().orElseThrow().text().replace('\n', ' '))
        .contains("we must [", "] within 4 working days. Breach: minor.");
    assertThat(document.isSound()).isTrue();
    HttpResponse<String> again =
        AUTHOR.post(address, choose(fields, AUTHOR.get(address + "?form=duty").body()));
    // Sent twice, it is written once.
    assertThat(again.statusCode()).isIn(302, 409, 422);
    assertThat(Codes.text(AUTHOR, edition, "en").split("### CS-90 ", -1)).hasSize(2);
  }

  @Test
  void nothingThatIsTypedIsLostWithoutAWord() {
    String edition = Codes.begin(AUTHOR, "water");
    String address = edition + "/texts/en/rules/CS-1";
    Map<String, String> fields = fields(AUTHOR.get(address).body());
    String before = Codes.text(AUTHOR, edition, "en");

    HttpResponse<String> condition =
        AUTHOR.post(address, with(fields, "release-when", "where channel is phone"));
    HttpResponse<String> owner =
        AUTHOR.post(address, with(with(fields, "owner", "x. Breach: critical"), "breach", ""));
    HttpResponse<String> number = AUTHOR.post(address, with(fields, "count", "two"));

    assertThat(condition.statusCode()).isEqualTo(422);
    assertThat(condition.body()).contains("id=\"release-when-problem\"");
    assertThat(owner.statusCode()).isEqualTo(422);
    assertThat(owner.body()).contains("id=\"owner-problem\"", "id=\"breach-problem\"");
    assertThat(number.body()).contains("Number: Give a whole number");
    assertThat(Codes.text(AUTHOR, edition, "en")).isEqualTo(before);
  }

  @Test
  void anIdOfAnyScriptLeadsToItsRule() {
    String edition = Codes.begin(AUTHOR, "water");
    String address = edition + "/texts/en/rules/new";
    String form = AUTHOR.get(address + "?form=duty").body();
    Map<String, String> fields = choose(with(fields(form), "id", "RÉ-1"), form);
    fields.put("title", "An accent");

    HttpResponse<String> saved = AUTHOR.post(address, fields);

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    String there = saved.headers().firstValue("Location").orElseThrow();
    assertThat(there).endsWith("/rules/R%C3%89-1");
    assertThat(AUTHOR.get(there.replaceFirst("^https?://[^/]*", "")).body()).contains("An accent");
  }

  @Test
  void aRuleOfOneLanguageOnlyMayBeMended() {
    String edition = Codes.begin(AUTHOR, "water");
    String address = edition + "/texts/en/rules/new";
    String form = AUTHOR.get(address + "?form=duty").body();
    Map<String, String> fields = choose(with(fields(form), "id", "CS-91"), form);
    fields.put("title", "English only");
    AUTHOR.post(address, fields);
    String rule = edition + "/texts/en/rules/CS-91";

    HttpResponse<String> refused =
        AUTHOR.post(rule, with(fields(AUTHOR.get(rule).body()), "act-when", "where ] is ["));

    assertThat(refused.statusCode()).isEqualTo(422);
    String problems = refused.body().replaceFirst("(?s).*?role=\"alert\"(.*?)</ul>.*", "$1");
    assertThat(problems).contains("<li>").doesNotContain("one language only");
  }

  @Test
  void aPublishedTextIsShownAndNotOpened() {
    String code = "closed-form-" + SERVER.port();
    String edition = Codes.begin(AUTHOR, "bank", code);
    Codes.publish(
        edition, AUTHOR, SERVER.somebody(Role.APPROVER), SERVER.somebody(Role.COMPLIANCE_OFFICER));

    for (String page : List.of("", "/rules", "/rules/new", "/rules/CS-1")) {
      HttpResponse<String> answer = AUTHOR.get(edition + "/texts/en" + page);
      assertThat(answer.headers().firstValue("Location").orElse(answer.body()))
          .as(page)
          .endsWith("/texts/en/preview");
    }
  }

  /** The first event of each list, whatever the example calls it. */
  private static Map<String, String> choose(Map<String, String> fields, String page) {
    Map<String, String> chosen = new LinkedHashMap<>(fields);
    chosen.put("trigger", option(page, "trigger", 1));
    chosen.put("act", option(page, "act", 2));
    return chosen;
  }

  private static String option(String page, String select, int at) {
    Matcher options =
        Pattern.compile("<select [^>]*name=\"%s\".*?</select>".formatted(select), Pattern.DOTALL)
            .matcher(page);
    assertThat(options.find()).as(select).isTrue();
    return Pattern.compile("value=\"([^\"]+)\"")
        .matcher(options.group())
        .results()
        .skip(at)
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> other = new LinkedHashMap<>(fields);
    other.put(name, value);
    return other;
  }

  @Test
  void whatCannotBeReadIsSaidAtItsFieldAndKept() {
    String edition = Codes.begin(AUTHOR, "water");
    String before = Codes.text(AUTHOR, edition, "en");
    String address = edition + "/texts/en/rules/CO-1";
    Map<String, String> fields =
        with(fields(AUTHOR.get(address).body()), "only", "during [no such hours]");

    HttpResponse<String> refused = AUTHOR.post(address, fields);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"only-problem\"", "value=\"during [no such hours]\"");
    assertThat(Codes.text(AUTHOR, edition, "en")).isEqualTo(before);
  }

  @Test
  void twoWritersOfOneRuleLoseNothing() {
    String edition = Codes.begin(AUTHOR, "water");
    Somebody other = SERVER.somebody(Role.AUTHOR);
    String address = edition + "/texts/en/rules/CO-2";
    Map<String, String> mine = with(fields(AUTHOR.get(address).body()), "most", "4");
    Map<String, String> theirs = with(fields(other.get(address).body()), "most", "5");
    assertThat(other.post(address, theirs).statusCode()).isEqualTo(302);

    HttpResponse<String> clash = AUTHOR.post(address, mine);

    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("id=\"theirs\"", "value=\"4\"");
    assertThat(Codes.text(AUTHOR, edition, "en")).contains("more than 5 times");
    assertThat(AUTHOR.post(address, fields(clash.body())).statusCode()).isEqualTo(302);
    assertThat(Codes.text(AUTHOR, edition, "en")).contains("more than 4 times");
  }

  @Test
  void unsavedWordsOfTheEditorAreNotLost() {
    String edition = Codes.begin(AUTHOR, "water");
    String text = Codes.text(AUTHOR, edition, "en").replace("Nobody waits", "No one waits");
    AUTHOR.post(edition + "/texts/en/copy", Map.of("text", text, "base", "1"));
    String address = edition + "/texts/en/rules/CO-2";

    AUTHOR.post(address, with(fields(AUTHOR.get(address).body()), "most", "4"));

    assertThat(Codes.text(AUTHOR, edition, "en")).contains("more than 4 times", "No one waits");
  }
}
