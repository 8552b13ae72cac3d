package coco.server;

import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.form;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.launched;
import static coco.server.Campaigning.rows;
import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.notify.Delivering;
import coco.server.notify.MailServers;
import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The link in a mail that asks somebody to read: it lets them in once, to read and to answer; and
 * the receipt of what they answered, with its proof.
 */
class MailLinksTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static Somebody officer;
  private static String edition;
  private static MailServers world;

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    edition = Sites.publish(Sites.renamed("bank/harbourside", "linked-bank", "first"));
    world = new MailServers();
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
    world.close();
  }

  private static MimeMessage mail(Member member, String subject) throws MessagingException {
    return Delivering.mail(SERVER.application(), world, member.person().email(), subject);
  }

  /** The path of the link in a mail. */
  private static String link(MimeMessage mail) throws MessagingException, IOException {
    Matcher link =
        Pattern.compile("https?://[^/]+(/sign-in/link\\?token=\\S+)")
            .matcher(Delivering.words(mail));
    assertThat(link.find()).as(Delivering.words(mail)).isTrue();
    return link.group(1);
  }

  private static HttpResponse<String> enter(Somebody browser, String link) {
    return browser.post("/sign-in/link", Map.of("token", link.replaceFirst(".*token=", "")));
  }

  private static String place(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  @Test
  void aLinkLetsItsReaderInOnceToReadAndAnswer() throws MessagingException, IOException {
    Member member = Member.of("Linked", Optional.empty(), Role.COMPLIANCE_OFFICER);
    launched(officer, form(edition, "By a link", "Linked"));
    String reading = member.reading("By a link");
    MimeMessage mail = mail(member, "Please read: By a link");
    String link = link(mail);
    assertThat(Delivering.words(mail)).contains("it lets you in once, within seven days");
    assertThat(member.notices().getFirst())
        .as("the inbox has the page, not the link")
        .contains(reading)
        .doesNotContain("token=");

    Somebody phone = SERVER.nobody();
    assertThat(phone.get(link).body())
        .as("a mail scanner that only looks spends nothing")
        .contains("This device can then read and answer in your name");
    assertThat(place(enter(phone, link))).isEqualTo(reading);
    assertThat(phone.get(reading).statusCode()).isEqualTo(200);
    assertThat(phone.get("/me").body()).contains("By a link").doesNotContain("href=\"/office\"");
    for (String closed : new String[] {"/me/account", "/me/inbox", "/office/campaigns"}) {
      HttpResponse<String> answer = phone.get(closed);
      assertThat(answer.statusCode()).as(closed).isEqualTo(302);
      assertThat(place(answer)).startsWith("/sign-in?to=");
    }
    assertThat(phone.get("/sign-in?to=/me/account").statusCode()).isEqualTo(200);
    assertThat(
            phone
                .post("/me/account/password", Map.of("password", RunningServer.PASSWORD))
                .statusCode())
        .isEqualTo(403);

    Member self = new Member(member.person(), phone);
    self.read(reading);
    assertThat(self.acknowledge(reading).statusCode()).isEqualTo(302);
    Signing.now(SERVER.application());
    assertThat(phone.get(reading + "/proof").body()).contains("acknowledgement.given");
    assertThat(place(phone.get(link))).as("who is in goes on").isEqualTo(reading);
  }

  @Test
  void aLinkThatIsSpentOrOverLeadsToSigningInAndThenThere() throws MessagingException, IOException {
    Member member = Member.of("Spent");
    launched(officer, form(edition, "By a spent link", "Spent"));
    String reading = member.reading("By a spent link");
    String link = link(mail(member, "Please read: By a spent link"));
    enter(SERVER.nobody(), link);

    Somebody other = SERVER.nobody();
    HttpResponse<String> spent = other.get(link);
    assertThat(spent.statusCode()).isEqualTo(410);
    assertThat(spent.body()).contains("name=\"to\" value=\"%s\"".formatted(reading));
    HttpResponse<String> again = enter(other, link);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("name=\"to\" value=\"%s\"".formatted(reading));
    assertThat(other.get(reading).statusCode()).isEqualTo(302);
    assertThat(
            other
                .post("/sign-in/links", Map.of("email", member.person().email(), "to", reading))
                .statusCode())
        .isEqualTo(200);
    MimeMessage asked = mail(member, "Your link to sign in");
    assertThat(place(enter(other, link(asked)))).isEqualTo(reading);
    assertThat(other.get("/me/account").statusCode()).as("asked for, it is whole").isEqualTo(200);

    Member late = Member.of("Overdue link");
    launched(officer, form(edition, "By an old link", "Overdue link"));
    String old = link(mail(late, "Please read: By an old link"));
    bean(JdbcTemplate.class)
        .update(
            "update one_time_link set made_at = now() - interval '8 days', ends_at = now() - interval '1 day' where person_id = ?",
            late.person().id());
    assertThat(SERVER.nobody().get(old).statusCode()).isEqualTo(410);
    assertThat(enter(SERVER.nobody(), old).statusCode()).isEqualTo(422);
  }

  @Test
  void aLinkIsInNoArchiveAndNowhereOnceItIsSent()
      throws MessagingException, IOException, FolderException {
    Member member = Member.of("Kept secret");
    launched(officer, form(edition, "Kept secret", "Kept secret"));
    String link = link(mail(member, "Please read: Kept secret"));

    assertThat(world.messageIds().get(MailServers.ARCHIVE))
        .doesNotContain(mail(member, "Please read: Kept secret").getMessageID());
    assertThat(
            rows(
                String.class, "select body from mail where recipient = ?", member.person().email()))
        .noneMatch(body -> body.contains(link.replaceFirst(".*token=", "")));
  }

  @Test
  void aReceiptBringsItsProof() throws MessagingException, IOException {
    Member member = Member.of("Receipts");
    String campaign = launched(officer, form(edition, "With a receipt", "Receipts"));
    String reading = member.reading("With a receipt");
    member.answer(reading, "refused", "Rule 3 cannot be kept.");
    member.read(reading);
    member.acknowledge(reading);
    Signing.now(SERVER.application());

    MimeMessage refused = mail(member, "Receipt: you declined");
    MimeMessage given = mail(member, "Receipt: you acknowledged");

    assertThat(Delivering.words(given))
        .contains(
            "coco verify acknowledgement-%s.coco-proof.json".formatted(id(reading)),
            "/office/evidence",
            reading + "/proof");
    NoteKey key = NoteKey.parse(SERVER.nobody().get("/evidence/key").body().strip());
    Verified.ProvenAct first = act(refused, key);
    assertThat(first.act()).isEqualTo("acknowledgement.refused");
    assertThat(first.told()).containsEntry("reason", "Rule 3 cannot be kept.");
    Verified.ProvenAct second = act(given, key);
    assertThat(second.act()).isEqualTo("acknowledgement.given");
    assertThat(second.facts())
        .containsEntry("campaign", id(campaign))
        .containsEntry("signed-in", "account")
        .containsKeys("text-en", "text-fr");
    assertThat(second.told().get("person")).contains(member.person().email());
    assertThat(
            rows(
                Long.class,
                "select count(*) from mail_enclosure join mail on id = mail_id where recipient = ?",
                member.person().email()))
        .as("the bytes are not kept once a mail server has them")
        .containsExactly(0L);
  }

  private static Verified.ProvenAct act(MimeMessage receipt, NoteKey key)
      throws MessagingException, IOException {
    byte[] file = Delivering.enclosed(receipt).orElseThrow().getBytes(StandardCharsets.UTF_8);
    Verified verified = Verified.of(file, Optional.of(key));
    assertThat(verified.acts()).hasSize(1);
    return verified.acts().getFirst();
  }
}
