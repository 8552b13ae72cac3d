package coco.server;

import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.rows;
import static coco.server.Campaigning.today;
import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.notify.Delivering;
import coco.server.notify.MailServers;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A campaign in a real browser, from the form to the receipt, once in each language: an officer
 * launches it, somebody reads on a phone what a mail's link led them to, fails the questions,
 * passes, acknowledges; somebody else declines; their manager sees it. The receipts stay in {@code
 * server/target/receipts}, where a test of the command verifies them in a process of its own.
 */
class CampaignLifeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final int PHONE = 360;
  private static final Path RECEIPTS = Path.of("target", "receipts");

  private static Chromium chromium;
  private static MailServers world;
  private static Somebody officer;
  private static String edition = "";

  @BeforeAll
  static void begin() {
    chromium = Chromium.start(SERVER);
    world = new MailServers();
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    edition = Sites.publish(Sites.renamed("bank/harbourside", "lived-bank", "first"));
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      Sites.withdraw(edition);
      world.close();
      chromium.close();
    }
  }

  /** What the test looks for on pages and in mails of a language. */
  enum Words {
    EN(
        "en",
        "Our code, on a phone",
        "Please read: ",
        "Not yet.",
        "Passed.",
        "Thank you. It is recorded",
        "It is recorded, and you are sent a receipt.",
        "Receipt: you acknowledged"),
    FR(
        "fr",
        "Notre code, sur un téléphone",
        "À lire\u00a0: ",
        "Pas encore.",
        "Réussi.",
        "Merci. C’est enregistré",
        "C’est enregistré, et vous recevez un accusé.",
        "Accusé\u00a0: vous avez pris connaissance");

    private final String tag;
    private final String title;
    private final String told;
    private final String failed;
    private final String passed;
    private final String thanks;
    private final String declined;
    private final String receipt;

    Words(
        String tag,
        String title,
        String told,
        String failed,
        String passed,
        String thanks,
        String declined,
        String receipt) {
      this.tag = tag;
      this.title = title;
      this.told = told;
      this.failed = failed;
      this.passed = passed;
      this.thanks = thanks;
      this.declined = declined;
      this.receipt = receipt;
    }
  }

  private static void press(Page page, String button) {
    page.locator(button).first().click();
    page.waitForLoadState();
  }

  private static void picture(Page page, String name, Words words) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Chromium.PICTURES.resolve("campaign-life-%s-%s.png".formatted(name, words.tag)))
            .setFullPage(true));
  }

  @ParameterizedTest
  @EnumSource(Words.class)
  void aCampaignIsLived(Words words) throws MessagingException, IOException {
    String team = "Living " + words.tag;
    Member manager = Member.of(team + ", led", Optional.empty(), Role.MANAGER);
    Member reader = member(team, manager, words);
    Member decliner = member(team, manager, words);
    String campaign = launch(team, words);

    MimeMessage mail = mail(reader, words.told);
    Matcher link =
        Pattern.compile("https?://[^/]+(/sign-in/link\\?token=\\S+)")
            .matcher(Delivering.words(mail));
    assertThat(link.find()).isTrue();
    try (BrowserContext phone =
            chromium.window(SERVER.nobody(), words.tag, PHONE, ColorScheme.LIGHT);
        Page page = phone.newPage()) {
      page.navigate(link.group(1));
      picture(page, "link", words);
      press(page, "main form button");
      assertThat(page.url()).contains("/me/readings/");
      String reading = page.url().replaceFirst("[#?].*$", "");
      read(page);
      question(page, words, reading);
      assertThat(page.innerText("main")).contains(words.passed);
      press(page, "main .hero a.btn-primary");
      press(page, "#answer form.hero button");
      assertThat(page.innerText("main .notice")).contains(words.thanks);
      picture(page, "acknowledged", words);
    }
    decline(decliner, words);
    see(manager, campaign, decliner, words);
    keep(reader, words);
  }

  private static Member member(String team, Member manager, Words words) {
    Member member = Member.of(team, Optional.of(manager.person().id()));
    bean(JdbcTemplate.class)
        .update("update person set language = ? where id = ?", words.tag, member.person().id());
    return member;
  }

  private static MimeMessage mail(Member member, String subject) throws MessagingException {
    return Delivering.mail(SERVER.application(), world, member.person().email(), subject);
  }

  private static String launch(String team, Words words) {
    try (BrowserContext context = chromium.window(officer, words.tag, 1280, ColorScheme.LIGHT);
        Page page = context.newPage()) {
      page.navigate("/office/campaigns");
      press(page, "main a[href='/office/campaigns/new']");
      page.selectOption("#edition", Campaigning.id(edition));
      page.fill("#title", words.title);
      page.fill("#questions", "3");
      page.fill("[name=day]", today().plusDays(20).toString());
      page.locator("main form details summary").first().click();
      page.check("label:has-text('%s (') input[name=teams]".formatted(team));
      press(page, "main form button.btn-primary");
      assertThat(page.innerText("main h1")).contains(words.title);
      press(page, "form[action$='/launch'] button");
      picture(page, "launched", words);
      return page.url().replaceFirst("^https?://[^/]*", "");
    }
  }

  /** Ticks every part off, one after the other. */
  private static void read(Page page) {
    String tick = "form[action$='/parts'] button";
    for (int left = page.locator(tick).count(); left > 0; left--) {
      press(page, tick);
      assertThat(page.locator(tick).count()).isEqualTo(left - 1);
    }
  }

  /** Answers wrongly, then, to other questions, rightly. */
  private static void question(Page page, Words words, String reading) {
    press(page, "#understand form button");
    List<String> first = asked(reading, 1);
    choose(page, reading, 1, false);
    assertThat(page.innerText("main")).contains(words.failed);
    picture(page, "failed", words);
    press(page, "main .hero form button");
    assertThat(asked(reading, 2)).hasSize(3).doesNotContainAnyElementsOf(first);
    choose(page, reading, 2, true);
  }

  private static List<String> asked(String reading, int number) {
    return ofTry(String.class, "question.id::text", reading, number);
  }

  private static void choose(Page page, String reading, int number, boolean isRight) {
    List<Integer> right = ofTry(Integer.class, "question.right_choice", reading, number);
    for (int place = 1; place <= right.size(); place++) {
      int one = right.get(place - 1);
      page.check(
          "input[name='answer.%d'][value='%d']"
              .formatted(place, isRight ? one : 1 - Math.min(1, one)));
    }
    press(page, "main form button.btn-primary");
  }

  private static <T> List<T> ofTry(Class<T> type, String what, String reading, int number) {
    return rows(
        type,
        "select "
            + what
            + """
               from understanding_question as asked
                 join understanding_try as tried on tried.id = asked.try_id
                 join question on question.id = asked.question_id
               where tried.assignment_id = ?::uuid and tried.number = ?
               order by asked.place
              """,
        Campaigning.id(reading),
        number);
  }

  private static void decline(Member decliner, Words words) {
    try (BrowserContext context =
            chromium.window(decliner.browser(), words.tag, PHONE, ColorScheme.DARK);
        Page page = context.newPage()) {
      page.navigate(decliner.reading(words.title));
      page.locator("details:has(#reason-refused) summary").click();
      page.fill("#reason-refused", "CS-1: " + words.title);
      press(page, "form:has(#reason-refused) button");
      assertThat(page.innerText("main .notice")).contains(words.declined);
    }
  }

  private static void see(Member manager, String campaign, Member decliner, Words words) {
    try (BrowserContext context =
            chromium.window(manager.browser(), words.tag, 1280, ColorScheme.LIGHT);
        Page page = context.newPage()) {
      page.navigate(campaign);
      assertThat(page.innerText("main table tbody tr").split("\\s+"))
          .endsWith("2", "1", "1", "1", "1", "0", "0");
      assertThat(page.innerText("main")).contains(decliner.person().name(), "CS-1: " + words.title);
      picture(page, "manager", words);
    }
  }

  /** The receipt's proof holds here, and is kept for whoever verifies it elsewhere. */
  private static void keep(Member reader, Words words) throws MessagingException, IOException {
    Signing.now(SERVER.application());
    MimeMessage receipt = mail(reader, words.receipt);
    String proof = Delivering.enclosed(receipt).orElseThrow();
    NoteKey key = NoteKey.parse(SERVER.nobody().get("/evidence/key").body().strip());
    Verified.ProvenAct act =
        Verified.of(proof.getBytes(StandardCharsets.UTF_8), Optional.of(key)).acts().getFirst();
    assertThat(act.act()).isEqualTo("acknowledgement.given");
    assertThat(act.facts()).containsEntry("language", words.tag).containsEntry("signed-in", "mail");
    Files.createDirectories(RECEIPTS);
    Files.writeString(RECEIPTS.resolve(words.tag + ".coco-proof.json"), proof);
  }
}
