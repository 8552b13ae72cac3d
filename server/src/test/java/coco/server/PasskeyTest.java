package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import coco.server.access.Role;
import coco.server.people.Person;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A passkey, made and used in a real browser with a device of test. */
class PasskeyTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static void addDevice(BrowserContext context, Page page) {
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    device.addProperty("automaticPresenceSimulation", true);
    JsonObject options = new JsonObject();
    options.add("options", device);
    session.send("WebAuthn.addVirtualAuthenticator", options);
  }

  @Test
  void aPasskeyIsMadeUsedAndRemovedByKeyboard() {
    boolean there = Files.isExecutable(CHROMIUM);
    assertThat(there || System.getenv("CI") == null).as("Chromium at " + CHROMIUM).isTrue();
    assumeTrue(there, "no Chromium at " + CHROMIUM);
    Person person = SERVER.person(Role.AUTHOR);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
        BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setBaseURL("http://localhost:" + SERVER.port())
                    .setLocale("en"));
        Page page = context.newPage()) {
      addDevice(context, page);
      page.navigate("/sign-in/link?token=" + SERVER.people().signInLink(person));
      page.press("main button", "Enter");
      page.waitForURL("**/me");

      page.navigate("/me/account");
      page.fill("#passkey-name", "Work laptop");
      page.press("#passkey-name", "Enter");
      page.waitForSelector("main .notice");
      assertThat(page.innerText("main")).contains("Work laptop", "The passkey is kept");

      page.fill("#passkey-name", "The same laptop");
      page.press("#passkey-name", "Enter");
      page.waitForSelector("form[data-passkey] .problem:visible");
      assertThat(page.innerText("form[data-passkey]"))
          .contains("This device has a passkey for your account already")
          .doesNotContain("Nothing came of it");

      context.clearCookies();
      page.navigate("/sign-in");
      page.press("form[data-passkey] button", "Enter");
      page.waitForURL("**/me");
      assertThat(page.innerText("body")).contains(person.name());

      page.navigate("/me/account");
      page.press("[aria-label='Remove Work laptop']", "Enter");
      page.waitForSelector("main .notice");
      context.clearCookies();
      page.navigate("/sign-in");
      page.press("form[data-passkey] button", "Enter");
      page.waitForSelector("main > .problem");

      assertThat(page.innerText("main > .problem")).contains("This passkey is not known here");
      assertThat(SERVER.somebody(Role.AUDITOR).get("/office/records").body())
          .contains("Passkey added", "Passkey removed");
    }
  }

  @Test
  void anAnswerThatWasNotAskedForIsRefused() {
    Somebody somebody = SERVER.somebody();

    assertThat(
            somebody
                .post("/me/account/passkeys", Map.of("name", "x", "credential", "{}"))
                .statusCode())
        .isEqualTo(422);
    somebody.post("/me/account/passkeys/options", Map.of());
    assertThat(
            somebody
                .post("/me/account/passkeys", Map.of("name", "x", "credential", "{\"id\":1}"))
                .statusCode())
        .isEqualTo(422);
    Somebody nobody = SERVER.nobody();
    nobody.post("/sign-in/passkey/options", Map.of());
    assertThat(nobody.post("/sign-in/passkey", Map.of("credential", "nonsense")).statusCode())
        .isEqualTo(422);
  }
}
