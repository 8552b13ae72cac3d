package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.evidence.Signing;
import coco.server.notify.Delivering;
import coco.server.notify.MailServers;
import coco.server.outreach.Reaching;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A letter to a party, in a real browser on a small phone: from the mail's link to the receipt,
 * with the language changed on the way.
 */
class OutreachLifeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final int PHONE = 360;

  private static void press(Page page, String button) {
    page.locator(button).first().click();
    page.waitForLoadState();
  }

  private static void picture(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name)
        .isEqualTo(true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Chromium.PICTURES.resolve("outreach-life-%s.png".formatted(name)))
            .setFullPage(true));
  }

  @Test
  void aPartyAcknowledgesOnASmallPhone() throws MessagingException, IOException {
    Somebody officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    String edition = Sites.publish(Sites.renamed("bank/harbourside", "outside-bank", "first"));
    Outside party = Outside.of(officer, "Phone Partner", "partner", "fr", "Europe/Paris");
    String mailing = Outside.launched(officer, Outside.form(edition, "Sur un téléphone", party));
    try (MailServers world = new MailServers();
        Chromium chromium = Chromium.start(SERVER);
        BrowserContext phone = chromium.window(SERVER.nobody(), "en", PHONE, ColorScheme.LIGHT);
        Page page = phone.newPage()) {
      page.navigate(Outside.link(party.mail(world, "À lire")));
      picture(page, "enter");
      press(page, "main form button");
      assertThat(page.url()).endsWith(party.letter(mailing)).doesNotContain("token");
      assertThat(page.innerText("h1")).isEqualTo("Sur un téléphone");
      String before = page.getAttribute("html", "lang");
      press(page, "form[action='/language'] button");
      String language = page.getAttribute("html", "lang");
      assertThat(language).isNotEqualTo(before);
      String tick = "form[action$='/parts'] button";
      picture(page, "letter");
      for (int left = page.locator(tick).count(); left > 0; left--) {
        press(page, tick);
        assertThat(page.locator(tick).count()).isEqualTo(left - 1);
      }
      press(page, "#answer form.hero button");
      assertThat(page.locator("main .notice").count()).isPositive();
      picture(page, "acknowledged");
      Signing.now(SERVER.application());
      Reaching.receipts(SERVER.application());
      String subject = "fr".equals(language) ? "Accusé" : "Receipt";
      assertThat(Delivering.enclosed(party.mail(world, subject))).isPresent();
    } finally {
      officer.post(mailing + "/end", Map.of());
      officer.post(party.page() + "/removal", Map.of());
      Sites.withdraw(edition);
    }
  }
}
