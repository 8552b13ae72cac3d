package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every page in a real browser: it breaks no policy, says no error, and a check of accessibility
 * finds nothing. Pictures of all are in {@code server/target/screenshots}.
 *
 * <p>By default in English, light, on a desk, and in French, dark, on a phone; {@code
 * -Dcoco.guises=all} looks at both languages in both themes on both, {@code
 * -Dcoco.pages=office-builder} only at the pages whose names begin so, or so, after a comma. {@code
 * -Dcoco.pictures=true} takes the pictures and checks nothing.
 */
class PagesTest {
  private static final boolean ALL_GUISES = "all".equals(System.getProperty("coco.guises"));

  /** For whoever wants to look at pages, and soon: nothing is checked of them. */
  private static final boolean PICTURES_ONLY = Boolean.getBoolean("coco.pictures");

  private static final List<String> ONLY =
      List.of(System.getProperty("coco.pages", "").split(",", -1));

  /** What a page says itself: no text that somebody wrote as it stands. */
  private static final String WORDS =
      """
      document.querySelectorAll('pre, textarea, .cm-editor').forEach(it => it.hidden = true);
      document.body.innerText
      """;

  private static final Pattern STRAY_BLANK = Pattern.compile("\\S [.,)](?=\\s|$)");

  /** French of this house writes 2 h 48. */
  private static final Pattern DIGITAL_TIME = Pattern.compile("[0-9]{4} à [0-9]{1,2}:[0-9]{2}");

  private static final RunningServer SERVER = RunningServer.get();

  private static Somebody officer;
  private static Map<String, String> pages;

  @BeforeAll
  static void begin() {
    officer =
        SERVER.somebody(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.AUTHOR, Role.APPROVER);
    pages = pages();
  }

  private static String made(String from) {
    String to =
        officer
            .post("/office/editions", Map.of("from", from))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return to.replaceFirst("^https?://[^/]*", "");
  }

  /** The page of a party, of more than one page of them. */
  private static String party() {
    String to = "";
    for (int i = 0; i < 60; i++) {
      to =
          officer
              .post(
                  "/office/parties",
                  Map.of(
                      "kind",
                      List.of("customer", "partner", "stakeholder").get(i % 3),
                      "name",
                      "Party " + i,
                      "language",
                      i % 2 == 0 ? "en" : "fr",
                      "zone",
                      "Europe/Paris",
                      "contact",
                      "party-%d@example.org".formatted(i),
                      "since",
                      "2019-02-01"))
              .headers()
              .firstValue("Location")
              .orElseThrow();
    }
    return to.replaceFirst("^https?://[^/]*", "");
  }

  /** Every page by the name of its picture; what it shows is made first. */
  private static Map<String, String> pages() {
    String published = made("town-hall");
    officer.post(published + "/submission", Map.of());
    SERVER.somebody(Role.APPROVER).press(published, "approval");
    officer.press(published, "publication");
    Map<coco.language.text.Language, String> next =
        new java.util.EnumMap<>(coco.language.text.Language.class);
    Sites.publish(Sites.renamed("bank/harbourside", "changing-bank", "first"));
    Sites.renamed("bank/harbourside", "changing-bank", "second")
        .forEach(
            (language, text) ->
                next.put(
                    language,
                    text.replace("Breach: serious", "Breach: critical")
                        .replace("Manquement : grave", "Manquement : critique")
                        .replaceFirst("(?m)^effective: .*$", "effective: 2026-06-01")));
    Sites.publish(next);
    String campaign =
        campaign(java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString(), "");
    String campaignDraft = campaign("", "10");
    officer.post(campaign + "/launch", Map.of());
    String reviewed = reviewed();
    String draft = made("water");
    officer.post(
        "/me/code/belrive-town-hall/rules/CO-1/comments",
        Map.of("words", "Saturday morning would suit many.", "sentence", ""));
    officer.post(
        draft + "/comments",
        Map.of("rule", "CS-1", "words", "Two days are enough.", "sentence", ""));
    officer.post(
        draft + "/consultations",
        Map.of(
            "audience",
            "public",
            "ends",
            java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30).toString()));
    String opened =
        officer
            .get(draft + "/comments")
            .body()
            .replaceAll("(?s).*href=\"/en(/drafts/[^\"]+)\".*", "/@$1");
    SERVER.nobody().post("/sign-in/links", Map.of("email", "ada@example.org"));
    officer.post(
        "/me/account/tokens", Map.of("name", "Monitoring", "permissions", "read-installation"));
    Map<String, String> all = new java.util.TreeMap<>();
    all.put("public-front", "/@");
    all.put("public-cover", "/@/belrive-town-hall");
    all.put("public-rule", "/@/belrive-town-hall/rules/CO-1");
    all.put("public-terms", "/@/belrive-town-hall/terms");
    all.put("public-help", "/@/belrive-town-hall/help");
    all.put("public-hours", "/@/belrive-town-hall/hours");
    all.put("public-editions", "/@/belrive-town-hall/editions");
    all.put("public-changes", "/@/changing-bank/changes");
    all.put("public-search", "/@?q=mediator");
    all.put("public-api", "/api");
    all.put("nothing-there", "/@/nothing");
    all.put("sign-in", "/sign-in");
    all.put(
        "sign-in-link",
        "/sign-in/link?token=" + SERVER.people().signInLink(SERVER.person(Role.AUTHOR)));
    all.put("me", "/me");
    all.put("me-account", "/me/account");
    all.put("office", "/office");
    all.put("office-beginning", "/office/beginning");
    all.put("office-edition", draft);
    all.put("office-edition-published", published);
    all.put("office-edition-reviewed", reviewed);
    all.put("office-approvers-groups", "/office/codes/changing-bank/approvers");
    all.put("office-changes", draft + "/changes");
    all.put("me-search", "/me?q=mediator");
    all.put("me-code", "/me/code/belrive-town-hall");
    all.put("me-may", "/me/code/belrive-town-hall/may");
    all.put(
        "me-may-answer",
        "/me/code/belrive-town-hall/may?asked=&act=document-asked&at=2027-06-30T10:30&before=document-asked&when=2027-06-09T11:00");
    all.put("office-editor", draft + "/texts/@");
    all.put("office-preview", draft + "/texts/@/preview");
    all.put("office-history", draft + "/texts/@/history");
    all.put("office-old-text", draft + "/texts/@/history/1");
    all.put("office-languages", draft + "/languages");
    all.put("office-builder", draft + "/texts/@/rules/CO-1");
    all.put("office-builder-forms", draft + "/texts/@/rules/new");
    all.put("office-builder-new", draft + "/texts/@/rules/new?form=duty");
    all.put("office-builder-rules", draft + "/texts/@/rules");
    all.put("office-edition-comments", draft + "/comments");
    all.put("office-comments", "/office/comments");
    all.put("office-approvers", "/office/codes/belrive-town-hall/approvers");
    all.put("me-rule", "/me/code/belrive-town-hall/rules/CO-1");
    all.put("me-rule-comments", "/me/code/belrive-town-hall/rules/CO-1/comments");
    all.put("me-comments", "/me/comments");
    all.put("public-draft", opened);
    all.put("office-people", "/office/people");
    all.put("office-person", "/office/people/" + SERVER.person(Role.TRAINER).id());
    Person reporting = SERVER.person(Role.TRAINER);
    all.put("office-person-picture", "/office/people/%s/picture".formatted(SERVER.idOf(officer)));
    all.put("office-person-erasure", "/office/people/%s/erasure".formatted(reporting.id()));
    all.put(
        "office-person-erasure-first",
        "/office/people/%s/erasure".formatted(managerOf(reporting).id()));
    all.put("me-picture", "/me/picture");
    all.put("office-teams", "/office/teams");
    all.put("office-import", "/office/people/import");
    all.put("office-import-preview", imported());
    all.put("office-tokens", "/office/tokens");
    all.put("office-permissions", "/office/permissions");
    all.put("office-records", "/office/records");
    all.put("office-evidence", "/office/evidence");
    all.put("office-mails", "/office/mails");
    String question = "/me/code/belrive-town-hall/rules/CO-1/questions";
    all.put("me-enquiry-new", question);
    all.put("me-enquiry", answered(question));
    all.put("me-enquiries", "/me/questions");
    all.put("office-enquiries", "/office/questions");
    all.put("office-reviews", "/office/reviews");
    all.put("office-review", "/office/codes/changing-bank/reviews");
    measures(all);
    all.put("office-owners", "/office/codes/changing-bank/owners");
    all.put("office-rule", "/office/codes/changing-bank/rules/CS-1");
    all.put("office-campaigns", "/office/campaigns");
    all.put("office-campaign-new", "/office/campaigns/new");
    all.put("office-campaign-preview", campaignDraft);
    all.put("office-campaign", campaign);
    String asked = asked();
    all.put("office-campaign-understood", asked);
    all.put("office-questions", questions(asked));
    String answered = tried();
    all.put("me-reading-understand", answered);
    all.put("me-questions-answered", answered + "/tries/1");
    all.put("me-questions", answered + "/tries/2");
    all.put("me-inbox", "/me/inbox");
    all.put("me-notifications", "/me/notifications");
    all.put("me-readings", "/me/readings");
    all.put("me-reading", reading());
    PagedTeam.put(all, officer, wanted("", "10").getOrDefault("edition", ""));
    PagedOutside.put(all, officer, wanted("", "10").getOrDefault("edition", ""));
    courses(all);
    all.put("office-webhooks", "/office/webhooks");
    all.put("office-webhook", webhook());
    all.put("office-resources", "/office/resources");
    all.put("office-parties", "/office/parties");
    all.put("office-parties-none", "/office/parties?q=nobody-is-called-so");
    all.put("office-party", party());
    return all;
  }

  /** An endpoint of webhooks with messages that nobody takes. */
  private static String webhook() {
    String made =
        officer
            .post(
                "/office/webhooks",
                Map.of("name", "Help desk", "url", "http://127.0.0.1:9/hook", "topics", "reviews"))
            .body();
    String to =
        made.replaceFirst("(?s).*?action=\"(/office/webhooks/[0-9a-f-]{36})/tests\".*", "$1");
    officer.post(to + "/tests", Map.of());
    coco.server.webhooks.Posting.now(SERVER.application());
    return to;
  }

  /** An edition in review that one of two groups of approvers can approve no more. */
  private static String reviewed() {
    String edition = Sites.draft(Sites.renamed("bank/harbourside", "changing-bank", "third"));
    officer.post(edition + "/submission", Map.of());
    Person gone = SERVER.person(Role.APPROVER);
    for (Map.Entry<String, String> group :
        Map.of("Legal", gone.id().toString(), "Care", SERVER.idOf(officer)).entrySet()) {
      officer.post(
          "/office/codes/changing-bank/approvers",
          Map.of("name", group.getKey(), "needed", "1", "members", group.getValue()));
    }
    SERVER
        .application()
        .getBean(org.springframework.jdbc.core.JdbcTemplate.class)
        .update(
            "update person set joined_on = current_date - 9, left_on = current_date - 2 where id = ?",
            gone.id());
    return edition;
  }

  /** A code that was measured, with a rule that is often broken, and one that was not. */
  private static void measures(Map<String, String> all) {
    String measured = "/office/codes/changing-bank/measures";
    officer.upload(
        measured,
        Map.of(),
        "verdicts.csv",
        MeasuresTest.file(
            MeasuresTest.rows("CS-1", "2026-09", "met", 1_190),
            MeasuresTest.rows("CS-1", "2026-09", "breached", 10),
            MeasuresTest.rows("CS-1", "2026-10", "met", 68),
            MeasuresTest.rows("CS-1", "2026-10", "breached", 12),
            MeasuresTest.rows("CS-1", "2026-10", "pending", 3),
            MeasuresTest.rows("CS-2", "2026-10", "met", 41),
            MeasuresTest.rows("CS-3", "2026-10", "void", 2)));
    all.put("office-measures", measured);
    all.put("office-measures-none", "/office/codes/belrive-town-hall/measures");
  }

  /** A course in use that the officer has done, one that they have begun, and a draft. */
  private static void courses(Map<String, String> all) {
    String course = uploaded("pages-course");
    officer.post(course + "/publication", Map.of());
    CoursesTest.complete(officer, "pages-course");
    String begun = uploaded("pages-begun");
    officer.post(begun + "/publication", Map.of());
    String mine = "/me/courses/pages-begun";
    officer.post(mine + "/beginning", Map.of());
    officer.post(
        mine + "/lessons/late/tries",
        Map.of("try", "1", "answer.friday", "0", "answer.answers", "0"));
    String draft = uploaded("pages-draft");
    officer.post(
        draft + "/draft/texts/fr",
        Map.of("text", "---\ncourse: pages-draft\ncolour: red\n---\nAvant.\n# Une\n"));
    officer.post(
        "/office/courses/assignments",
        Map.of(
            "title",
            "Answer in time",
            "courses",
            course.replaceFirst(".*/", ""),
            "days",
            "30",
            "risk",
            "Late answers",
            "broken",
            "changing-bank CS-1",
            "percent",
            "10",
            "roles",
            "auditor"));
    String certificate =
        officer
            .get("/me/courses/pages-course")
            .body()
            .replaceAll("(?s).*href=\"(/me/certificates/[0-9a-f-]{36})\".*", "$1");
    all.put("me-courses", "/me/courses");
    all.put("me-course", "/me/courses/pages-course");
    all.put("me-course-begun", mine);
    all.put("me-lesson", mine + "/lessons/promise");
    all.put("me-lesson-questions", mine + "/lessons/late");
    all.put("me-lesson-result", mine + "/lessons/late/tries/1");
    all.put("me-team-courses", "/me/courses/team");
    all.put("me-certificate", certificate);
    all.put("public-certificate", certificate.replace("/me/", "/"));
    all.put("office-courses", "/office/courses");
    all.put("office-course", course);
    all.put("office-course-draft", draft);
    all.put("office-course-text", draft + "/draft/texts/en");
    all.put("office-course-preview", draft + "/editions/1/lessons/late");
    all.put("office-course-certificates", course + "/certificates");
    all.put("office-course-assignments", "/office/courses/assignments");
    all.put("office-course-assign", "/office/courses/assignments/new");
  }

  private static String uploaded(String key) {
    return made(
        officer.upload(
            "/office/courses",
            Map.of(),
            key + ".zip",
            CoursesTest.zip(
                CoursesTest.files(key).entrySet().stream()
                    .collect(
                        java.util.stream.Collectors.toMap(
                            Map.Entry::getKey,
                            file ->
                                new String(file.getValue(), java.nio.charset.StandardCharsets.UTF_8)
                                    .replace("learn-water", "changing-bank")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))))));
  }

  /** Somebody to whom a person reports. */
  private static Person managerOf(Person person) {
    Person manager = SERVER.person(Role.MANAGER);
    SERVER
        .people()
        .place(
            SERVER.people().byEmail("ada@example.org").orElseThrow().viewer(),
            person.id(),
            java.time.LocalDate.now(java.time.ZoneOffset.UTC),
            java.util.Optional.of("Water"),
            java.util.Optional.of(manager.id()));
    return manager;
  }

  /** A campaign for an edition in force and for administrators; not launched. */
  private static String campaign(String day, String workingDays) {
    return made(officer.post("/office/campaigns", wanted(day, workingDays)));
  }

  private static String made(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  private static Map<String, String> wanted(String day, String workingDays) {
    String choice =
        officer
            .get("/office/campaigns/new")
            .body()
            .replaceAll(
                "(?s).*<option value=\"([0-9a-f-]{36})\"[^>]*>Harbourside[^<]*second.*", "$1");
    return Map.of(
        "edition",
        choice,
        "title",
        "Our code, edition two",
        "steps",
        "read,acknowledge",
        "until",
        day.isEmpty() ? "working-days" : "day",
        "day",
        day,
        "workingDays",
        workingDays,
        "roles",
        "administrator");
  }

  /** A campaign that asks questions, launched. */
  private static String asked() {
    Map<String, String> form = new java.util.HashMap<>(wanted("", "10"));
    form.put("title", "Do we understand it?");
    form.put("steps", "understand,acknowledge");
    form.put("questions", "5");
    form.put("percent", "80");
    String campaign = made(officer.post("/office/campaigns", form));
    officer.post(campaign + "/launch", Map.of());
    return campaign;
  }

  private static String questions(String campaign) {
    return officer
        .get(campaign)
        .body()
        .replaceAll("(?s).*href=\"(/office/editions/[^\"]+/questions)\".*", "$1");
  }

  /** What the officer was asked, with a first try that was not enough, and a second one begun. */
  private static String tried() {
    String reading =
        officer
            .get("/me/readings")
            .body()
            .replaceAll("(?s).*href=\"(/me/readings/[0-9a-f-]{36})\">Do we understand it.*", "$1");
    officer.post(reading + "/tries", Map.of());
    List<Integer> right =
        SERVER
            .application()
            .getBean(org.springframework.jdbc.core.JdbcTemplate.class)
            .queryForList(
                """
                select right_choice from understanding_question
                  join understanding_try on understanding_try.id = try_id
                  join question on question.id = question_id
                where assignment_id = ?::uuid order by place
                """,
                Integer.class,
                reading.replaceFirst(".*/", ""));
    Map<String, String> answers = new java.util.HashMap<>();
    for (int i = 0; i < right.size(); i++) {
      int choice = i % 2 == 0 ? right.get(i) : 1 - Math.min(1, right.get(i));
      answers.put("answer." + (i + 1), Integer.toString(choice));
    }
    officer.post(reading + "/tries/1/answers", answers);
    officer.post(reading + "/tries", Map.of());
    return reading;
  }

  /** What the officer was asked to read, with its first part read, and declined. */
  private static String reading() {
    String reading =
        officer
            .get("/me/readings")
            .body()
            .replaceAll(
                "(?s).*href=\"(/me/readings/[0-9a-f-]{36})\">Our code, edition two.*", "$1");
    officer.post(reading + "/parts", Map.of("part", "changed"));
    String texts =
        officer.get(reading).body().replaceAll("(?s).*?name=\"texts\" value=\"([^\"]+)\".*", "$1");
    officer.post(
        reading + "/answers",
        Map.of("kind", "refused", "texts", texts, "reason", "The first rule is not clear to me."));
    return reading;
  }

  /** A question of the officer's, answered by themselves, and guidance beside its rule. */
  private static String answered(String rule) {
    String question =
        officer
            .post(rule, Map.of("words", "Does a reply by telephone count as an answer?"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    officer.post(rule, Map.of("words", "And on a Saturday?"));
    officer.post(
        question + "/answer", Map.of("words", "It does, where the caller said that it is enough."));
    officer.post(
        question + "/guidance",
        Map.of(
            "asked",
            "Does a reply by telephone count?",
            "words",
            "It does, where the caller said that it is enough.",
            "audience",
            "public"));
    return question;
  }

  /** A file of people that waits for its confirmation. */
  private static String imported() {
    String file =
        """
        email,name,team,roles,left,shoe size
        ada@example.org,Ada Field,Care,administrator,,38
        newcomer@example.org,Nora Newcomer,Water,author,,39
        somebody,Nobody,Water,author,,40
        """;
    officer.post("/office/teams", Map.of("name", "Care"));
    return officer
        .upload(
            "/office/people/import",
            Map.of("complete", "false"),
            "people.csv",
            file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  /** How a page is looked at. */
  private record Guise(String language, int width, ColorScheme scheme) {
    static List<Guise> all() {
      List<Guise> all = new ArrayList<>();
      for (String language : List.of("en", "fr")) {
        for (int width : List.of(390, 1440)) {
          for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            all.add(new Guise(language, width, scheme));
          }
        }
      }
      return all;
    }

    boolean isUsual() {
      return language.equals("en")
          ? scheme == ColorScheme.LIGHT && width > 400
          : scheme == ColorScheme.DARK && width < 400;
    }

    String of(String page) {
      return "%s-%s-%d-%s".formatted(page, language, width, scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyPageIsSoundInEveryGuise() throws Exception {
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Void>> looks = new ArrayList<>();
    for (Guise guise : Guise.all()) {
      if (ALL_GUISES || guise.isUsual()) {
        looks.add(
            () -> {
              lookAtAll(guise, wrong);
              return null;
            });
      }
    }
    try (var twoAtOnce = Executors.newFixedThreadPool(2)) {
      for (Future<Void> look : twoAtOnce.invokeAll(looks)) {
        look.get();
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** In a browser of its own: one serves one thread. */
  private static void lookAtAll(Guise guise, List<String> wrong) {
    try (Chromium own = Chromium.start(SERVER);
        BrowserContext signedIn =
            own.window(officer, guise.language(), guise.width(), guise.scheme());
        BrowserContext nobody =
            own.window(SERVER.nobody(), guise.language(), guise.width(), guise.scheme())) {
      pages.forEach(
          (name, path) -> {
            if (ONLY.stream().anyMatch(name::startsWith)) {
              BrowserContext who = name.startsWith("sign-in") ? nobody : signedIn;
              look(who, path.replace("@", guise.language()), guise.of(name), wrong);
            }
          });
    }
  }

  private static void look(BrowserContext context, String path, String guise, List<String> wrong) {
    try (Page page = context.newPage()) {
      page.onConsoleMessage(
          message -> {
            boolean expected = path.endsWith("/nothing") && message.text().contains("404");
            if (message.type().equals("error") && !expected) {
              wrong.add(guise + ": " + message.text());
            }
          });
      page.onPageError(error -> wrong.add(guise + ": " + error));
      page.navigate(path);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Chromium.PICTURES.resolve(guise + ".png"))
              .setFullPage(true));
      if (PICTURES_ONLY) {
        return;
      }
      for (Rule rule : violations(page)) {
        wrong.add(
            "%s: %s: %s".formatted(guise, rule.getId(), rule.getNodes().getFirst().getHtml()));
      }
      Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
      if (Boolean.TRUE.equals(overflow)) {
        wrong.add(guise + ": wider than the screen");
      }
      String words = page.evaluate(WORDS).toString();
      Matcher stray = (guise.contains("-en-") ? STRAY_BLANK : DIGITAL_TIME).matcher(words);
      if (stray.find()) {
        int from = Math.max(0, stray.start() - 30);
        wrong.add(guise + ": says “" + words.substring(from, stray.end()) + "”");
      }
      String language = page.locator("html").getAttribute("lang");
      if (!guise.contains("-" + language + "-")) {
        wrong.add(guise + ": is in " + language);
      }
    }
  }

  /**
   * Of pages without frames, and without what axe says of all that is right: a third of the time.
   */
  private static List<Rule> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true).analyze().getViolations();
  }

  @Test
  void findingsComeWhileOneTypes() {
    String draft = made("water");
    try (Chromium chromium = Chromium.start(SERVER);
        BrowserContext context = chromium.window(officer, "en", 1440, ColorScheme.LIGHT);
        Page page = context.newPage()) {
      page.navigate(draft + "/texts/en");
      page.locator(".cm-content").click();
      page.keyboard().press("Control+f");
      page.waitForSelector(".cm-search [name=search]:focus");
      page.keyboard().type("a complaint is received");
      page.keyboard().press("Enter");
      page.keyboard().press("Escape");
      page.waitForSelector(".cm-editor.cm-focused");

      page.keyboard().type("a complant is received");

      page.waitForSelector("#findings .finding-error");
      assertThat(page.innerText("#findings")).contains("a complant");
      page.waitForSelector(".cm-lintRange-error");
      page.waitForSelector("#place .place-other");
      assertThat(page.innerText("#place .place-other")).contains("réclamation");
      page.locator("#findings .finding-error .finding-place").first().click();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Chromium.PICTURES.resolve("office-editor-at-work.png")));
      assertThat(page.evaluate("document.activeElement.className"))
          .asString()
          .contains("cm-content");
      page.keyboard().press("Control+z");
      page.waitForSelector("#findings .good");
    }
  }
}
