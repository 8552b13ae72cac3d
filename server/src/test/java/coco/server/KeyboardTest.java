package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A code from a draft to the public page, in a real browser, without a mouse. */
class KeyboardTest {
  /** How often one may have to press Tab before something is reached. */
  private static final int TABS_MOST = 80;

  private static final RunningServer SERVER = RunningServer.get();

  private static Chromium chromium;

  @BeforeAll
  static void begin() {
    chromium = Chromium.start(SERVER);
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static BrowserContext window(Somebody who) {
    return chromium.window(who, "en", 1440, ColorScheme.LIGHT);
  }

  /** Goes on with Tab until the focus is on what says these words, and sees that it shows. */
  private static void reach(Page page, String words) {
    for (int i = 0; i < TABS_MOST; i++) {
      page.keyboard().press("Tab");
      Object said =
          page.evaluate(
              "document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText || ''");
      if (String.valueOf(said).strip().startsWith(words)) {
        Object outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
        Object shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow");
        assertThat("none".equals(outline) && "none".equals(shadow))
            .as("the focus on “%s” cannot be seen", words)
            .isFalse();
        return;
      }
    }
    throw new AssertionError("“%s” was not reached by Tab on %s".formatted(words, page.url()));
  }

  private static void press(Page page, String words) {
    reach(page, words);
    enter(page);
  }

  /** Presses Enter, and waits for the page that follows. */
  private static void enter(Page page) {
    page.evaluate("document.body.dataset.before = 'yes'");
    page.keyboard().press("Enter");
    page.waitForSelector("body:not([data-before])");
    page.waitForLoadState();
  }

  @Test
  void aCodeIsWrittenApprovedAndPublishedByKeyboardAlone() {
    Somebody author = SERVER.somebody(Role.AUTHOR);
    String code = "keyboard-" + SERVER.port();
    String edition = Codes.begin(author, "bank", code);
    try (BrowserContext context = window(author);
        Page page = context.newPage()) {
      page.navigate("/office");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
      page.navigate(edition);
      press(page, "Write");
      page.waitForSelector(".code-editor");
      reachEditor(page);
      page.keyboard().press("Control+End");
      page.keyboard().type("\nWritten without a mouse.\n");
      page.keyboard().press("Control+s");
      page.waitForSelector("#save-state:has-text('Saved')");
      // Tab leaves the editor: nobody is caught in it.
      reach(page, "See it as readers do");
      page.navigate(edition);
      press(page, "Send to review");
    }
    Somebody approver = SERVER.somebody(Role.APPROVER);
    try (BrowserContext context = window(approver);
        Page page = context.newPage()) {
      page.navigate(edition);
      press(page, "Approve these texts");
      assertThat(page.innerText(".notice")).contains("You have approved");
    }
    Somebody officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    try (BrowserContext context = window(officer);
        Page page = context.newPage()) {
      page.navigate(edition);
      press(page, "Publish");
      assertThat(page.innerText(".notice")).contains("Published");
    }
    assertThat(SERVER.nobody().get("/en/" + code).body()).contains("CS-1");
    assertThat(SERVER.nobody().get("/fr/" + code).body()).contains("CS-1");
  }

  @Test
  void aRuleIsWrittenAsAFormByKeyboardAlone() {
    Somebody author = SERVER.somebody(Role.AUTHOR);
    String edition = Codes.begin(author, "bank");
    try (BrowserContext context = window(author);
        Page page = context.newPage()) {
      page.navigate(edition + "/texts/en");
      press(page, "As forms");
      press(page, "A new rule");
      press(page, "A duty");
      reach(page, "Identifier");
      page.keyboard().press("Control+a");
      page.keyboard().type("KB-1");
      reach(page, "Title");
      page.keyboard().type("We answer a complaint soon");
      reach(page, "Event");
      page.keyboard().type("a complaint is received");
      reach(page, "Does what");
      page.keyboard().type("acknowledge the");
      reach(page, "Number");
      page.keyboard().type("4");
      reach(page, "Unit");
      page.keyboard().type("working hours");
      page.waitForSelector("#preview .builder-sentence:has-text('within 4 working hours')");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Chromium.PICTURES.resolve("office-builder-at-work.png"))
              .setFullPage(true));

      press(page, "Save");

      assertThat(page.url()).endsWith("/rules/KB-1");
      press(page, "Open the text");
      page.waitForSelector(".code-editor");
    }
    assertThat(Codes.text(author, edition, "en").replaceAll("\\s+", " "))
        .contains("### KB-1 · We answer a complaint soon")
        .contains("we must [acknowledge the complaint] within 4 working hours.");
  }

  private static void reachEditor(Page page) {
    for (int i = 0; i < TABS_MOST; i++) {
      page.keyboard().press("Tab");
      if (String.valueOf(page.evaluate("document.activeElement.className"))
          .contains("cm-content")) {
        return;
      }
    }
    throw new AssertionError("the editor was not reached by Tab");
  }

  @Test
  void somebodySignsInByKeyboardAlone() {
    Somebody nobody = SERVER.nobody();
    try (BrowserContext context = window(nobody);
        Page page = context.newPage()) {
      context.clearCookies();
      page.navigate("/sign-in");
      reach(page, "Email");
      page.keyboard().type("ada@example.org");
      reach(page, "Password");
      page.keyboard().type(RunningServer.PASSWORD);
      enter(page);
      assertThat(page.url()).endsWith("/me");
    }
  }

  @Test
  void whatWasFoundUnsavedIsSavedAndSaidNoMore() {
    Somebody author = SERVER.somebody(Role.AUTHOR);
    String edition = Codes.begin(author, "bank", "copied-" + SERVER.port());
    String text = Codes.text(author, edition, "en") + "\nMore words.\n";
    author.post(edition + "/texts/en/copy", Map.of("text", text, "base", "1"));

    try (BrowserContext window = window(author)) {
      Page page = window.newPage();
      page.navigate(edition + "/texts/en");
      assertThat(page.locator("#copy-found").innerText()).contains("left without saving");
      page.locator(".cm-content").click();
      page.keyboard().press("Control+s");
      page.waitForCondition(
          () -> page.locator("#save-state").innerText().contains("Saved, as text 2"));
      assertThat(page.locator("#copy-found").count()).isZero();
      page.reload();
      assertThat(page.locator("#copy-found").count()).isZero();
    }
  }
}
