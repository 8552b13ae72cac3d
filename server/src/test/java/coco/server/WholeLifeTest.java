package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A rule from the form that it is written in to the public page, in a real browser, by those who
 * have to do with it: each test goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeLifeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final String CODE = "whole-life";
  private static final String TITLE = "We say who reads your complaint";

  private static Chromium chromium;
  private static Somebody author;
  private static Somebody legal;
  private static Somebody officer;
  private static String edition = "";

  @BeforeAll
  static void begin() {
    chromium = Chromium.start(SERVER);
    author = SERVER.somebody(Role.AUTHOR);
    legal = SERVER.somebody(Role.APPROVER);
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER, Role.APPROVER);
    edition = Codes.begin(author, "water", CODE);
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      Sites.withdraw(edition);
      chromium.close();
    }
  }

  private static BrowserContext window(Somebody who, String language) {
    return chromium.window(who, language, 1280, ColorScheme.LIGHT);
  }

  private static void press(Page page, String button) {
    page.locator("button:has-text('%s')".formatted(button)).first().click();
    page.waitForLoadState();
  }

  @Test
  @Order(1)
  void anAuthorWritesARuleInTheForm() {
    try (BrowserContext context = window(author, "en");
        Page page = context.newPage()) {
      page.navigate(edition);
      page.locator("a:has-text('As forms')").first().click();
      page.locator("a:has-text('A new rule')").first().click();
      page.locator("a:has-text('A duty')").first().click();
      page.selectOption("#chapter", "What you can expect");
      page.fill("#id", "CS-50");
      page.fill("#title", TITLE);
      page.locator("#trigger").selectOption(label("a complaint is received"));
      page.locator("#act").selectOption(label("acknowledge receipt"));
      page.fill("#count", "3");
      page.locator("#unit").selectOption(label("working days"));
      page.locator("summary:has-text('For whom')").click();
      page.fill("#audience", "customers");
      page.locator("summary:has-text('About this rule')").click();
      page.locator("#breach").selectOption(label("minor"));
      page.fill("#owner", "Customer Director");
      page.fill("#measure", "reviewed every week");
      page.fill("#serves", "G-1");

      page.waitForSelector("#preview .builder-sentence:has-text('within 3 working days')");
      assertThat(page.innerText("#preview")).contains("sous 3 jours ouvrés");
      press(page, "Save");

      assertThat(page.url()).endsWith("/rules/CS-50");
      assertThat(page.inputValue("#count")).isEqualTo("3");
    }
  }

  private static com.microsoft.playwright.options.SelectOption label(String label) {
    return new com.microsoft.playwright.options.SelectOption().setLabel(label);
  }

  @Test
  @Order(2)
  void whatIsBrokenIsFoundAndAnOldTextComesBack() {
    try (BrowserContext context = window(author, "en");
        Page page = context.newPage()) {
      page.navigate(edition + "/texts/en/rules/CS-50");
      page.fill("#count", "three");
      press(page, "Save");
      assertThat(page.innerText("#count-problem")).contains("a whole number");

      page.navigate(edition + "/texts/en");
      page.locator(".cm-content").click();
      page.keyboard().press("Control+f");
      page.waitForSelector(".cm-search [name=search]:focus");
      page.keyboard().type("a complaint is received");
      page.keyboard().press("Enter");
      page.keyboard().press("Escape");
      page.waitForSelector(".cm-editor.cm-focused");
      page.keyboard().type("a complant is received");
      page.waitForSelector(".cm-line:has-text('a complant is received')");
      page.waitForSelector("#findings .finding-error");
      page.keyboard().press("Control+s");
      page.waitForSelector("#save-state:has-text('Saved')");

      page.navigate(edition + "/texts/en/history");
      press(page, "Restore 2");
      page.navigate(edition);
      assertThat(page.innerText("main")).doesNotContain("a complant");
    }
    assertThat(Codes.text(author, edition, "en")).contains("CS-50").doesNotContain("a complant");
  }

  @Test
  @Order(3)
  void theRuleIsTranslatedByAClick() {
    try (BrowserContext context = window(author, "en");
        Page page = context.newPage()) {
      page.navigate(edition + "/languages");
      assertThat(page.innerText("#CS-50")).contains("The French text has no such rule.");

      page.locator("#CS-50 button").first().click();
      page.waitForLoadState();

      assertThat(page.innerText("#CS-50")).contains("sous 3 jours ouvrés");
      page.navigate(edition);
      press(page, "Send to review");
      assertThat(page.innerText("main")).contains("In review");
    }
  }

  @Test
  @Order(4)
  void twoPeopleApproveAndItIsPublished() {
    try (BrowserContext context = window(officer, "en");
        Page page = context.newPage()) {
      group(page, "Legal", legal);
      group(page, "Direction", officer);
      page.navigate(edition);
      press(page, "Approve these texts");
      assertThat(page.innerText("main")).contains("1 still missing");
      assertThat(page.locator("form[action$='/publication']").count()).isZero();
    }
    try (BrowserContext context = window(legal, "fr");
        Page page = context.newPage()) {
      page.navigate(edition);
      press(page, "Approuver ces textes");
    }
    try (BrowserContext context = window(officer, "en");
        Page page = context.newPage()) {
      page.navigate(edition);
      press(page, "Publish");
      assertThat(page.innerText("main .state")).isEqualToIgnoringCase("Published");
    }
  }

  private static void group(Page page, String name, Somebody member) {
    page.navigate("/office/codes/%s/approvers".formatted(CODE));
    page.fill("#name", name);
    page.check("#member-" + SERVER.idOf(member));
    page.fill("#needed", "1");
    press(page, "Add");
  }

  @Test
  @Order(5)
  void thePublicReadsItInBothLanguages() {
    Somebody nobody = SERVER.nobody();
    for (String language : new String[] {"en", "fr"}) {
      try (BrowserContext context = window(nobody, language);
          Page page = context.newPage()) {
        page.navigate("/%s/%s/rules/CS-50".formatted(language, CODE));
        assertThat(page.innerText("main"))
            .contains(language.equals("en") ? "3 working days" : "3 jours ouvrés");
        page.navigate("/%s?q=CS-50".formatted(language));
        assertThat(page.innerText("main ol")).contains("CS-50");
        page.navigate("/%s/%s".formatted(language, CODE));
        assertThat(page.innerText("main")).doesNotContain("ET-1").contains("CS-50");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Chromium.PICTURES.resolve("whole-life-%s.png".formatted(language)))
                .setFullPage(true));
      }
    }
    assertThat(nobody.get("/en/%s/rules/ET-1".formatted(CODE)).statusCode()).isEqualTo(404);
    assertThat(nobody.get("/en/%s/feed".formatted(CODE)).body()).contains("2026.1");
    assertThat(nobody.get("/api/v1/codes/%s/editions/2026.1/rules/CS-50".formatted(CODE)).body())
        .contains(TITLE);
    assertThat(nobody.get("/en/%s/code.pdf".formatted(CODE)).body()).startsWith("%PDF-");
    assertThat(nobody.get("/en/%s/code.md".formatted(CODE)).body()).contains(TITLE);
  }

  @Test
  @Order(6)
  void theNextEditionIsComparedWithIt() {
    String next =
        author
            .post(
                "/office/editions",
                java.util.Map.of(
                    "from", "edition-" + edition.substring(edition.lastIndexOf('/') + 1)))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^https?://[^/]*", "");
    try (BrowserContext context = window(author, "en");
        Page page = context.newPage()) {
      page.navigate(next + "/texts/en/rules/CS-50");
      page.fill("#count", "2");
      press(page, "Save");
      page.navigate(next + "/changes");

      assertThat(page.innerText("main")).contains("the deadline goes from 3 working days to 2");
    }
  }
}
