package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium; without it a test is skipped, and fails where {@code CI} is set. */
final class Chromium implements AutoCloseable {
  /** Where tests put their pictures. */
  static final Path PICTURES = Path.of("target", "screenshots");

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> ALONE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  private final RunningServer server;
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(RunningServer server) {
    this.server = server;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(ALONE));
  }

  static Chromium start(RunningServer server) {
    boolean there = Files.isExecutable(PROGRAM);
    assertThat(there || System.getenv("CI") == null).as("Chromium at " + PROGRAM).isTrue();
    assumeTrue(there, "no Chromium at " + PROGRAM);
    return new Chromium(server);
  }

  /** A window in which somebody is signed in. */
  BrowserContext window(Somebody who, String language, int width, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900));
    String root = "http://127.0.0.1:" + server.port();
    context.addCookies(List.of(new Cookie("coco-language", language).setUrl(root)));
    if (!who.cookie("coco-session").isEmpty()) {
      context.addCookies(
          List.of(new Cookie("coco-session", who.cookie("coco-session")).setUrl(root)));
    }
    return context;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
