package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** To whom a draft is opened, how they are asked, and how they are told what became of it. */
class ConsultationsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final Somebody ADMINISTRATOR = SERVER.somebody(Role.ADMINISTRATOR);
  private static final String TITLE = "Belrive";

  private static String draft(String key) {
    return Codes.begin(AUTHOR, "town-hall", "%s-%d".formatted(key, SERVER.port()));
  }

  private static HttpResponse<String> open(String draft, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("ends", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
    return OFFICER.post(draft + "/consultations", form);
  }

  private static String first(String pattern, String page) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(found.find()).as(pattern + " in " + page).isTrue();
    return found.group(1);
  }

  /** The links of invitations that went out for a draft, each once, in English. */
  private static List<String> invitations(String draft) {
    String id =
        SERVER
            .application()
            .getBean(JdbcClient.class)
            .sql("select id::text from consultation where edition_id = cast(:it as uuid)")
            .param("it", draft.substring(draft.lastIndexOf('/') + 1))
            .query(String.class)
            .single();
    return Pattern.compile("/en/drafts/" + id + "\\?invitation=[0-9a-f]+")
        .matcher(ADMINISTRATOR.get("/office/mails").body())
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  @Test
  void aDraftIsOpenedToEverybodyByChoiceOnly() {
    String draft = draft("choice");

    assertThat(OFFICER.get(draft + "/comments").body())
        .doesNotContainPattern("name=\"audience\"[^>]* checked");
    for (String audience : List.of("", "everyone", "PUBLIC")) {
      HttpResponse<String> refused = open(draft, Map.of("audience", audience));
      assertThat(refused.statusCode()).as(audience).isEqualTo(422);
      assertThat(refused.body()).contains("Choose who may read and comment");
    }
    HttpResponse<String> both =
        open(draft, Map.of("audience", "public", "recipients", "partner@example.org"));
    assertThat(both.statusCode()).isEqualTo(422);
    assertThat(both.body())
        .contains("Nothing was opened", "partner@example.org</textarea>")
        .containsPattern("value=\"public\"[^>]* checked");
    assertThat(OFFICER.get(draft + "/comments").body())
        .contains("This edition is not open to anybody outside");
  }

  @Test
  void noSearchEngineKeepsADraft() {
    String open = draft("indexed");
    open(open, Map.of("audience", "public"));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(open + "/comments").body());
    HttpResponse<String> page = SERVER.nobody().get(address);
    assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
    assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">");

    String invited = draft("kept");
    open(invited, Map.of("audience", "invited", "recipients", "one@example.org"));
    HttpResponse<String> secret = SERVER.nobody().get(invitations(invited).getFirst());
    assertThat(secret.statusCode()).isEqualTo(200);
    assertThat(secret.headers().firstValue("X-Robots-Tag")).contains("noindex");
    assertThat(secret.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    assertThat(secret.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(secret.headers().firstValue("ETag")).isEmpty();
    assertThat(SERVER.nobody().get("/robots.txt").body()).contains("Disallow: /*/drafts\n");
  }

  @Test
  void anInvitationSaysWhoAsksForWhatInBothLanguages() {
    String draft = draft("mail");

    open(
        draft,
        Map.of(
            "audience",
            "invited",
            "recipients",
            "Partner@Example.org, partner@example.org\nother@example.org"));

    assertThat(invitations(draft)).hasSize(2);
    String mails = ADMINISTRATOR.get("/office/mails").body();
    String mail =
        mails.substring(
            0, mails.indexOf("invitation=", mails.indexOf(invitations(draft).getFirst())) + 2_000);
    assertThat(mail)
        .contains("invites you to read the draft of “", TITLE, "Comments are taken until")
        .containsPattern("Person person-\\d+@example\\.org invites you")
        .containsPattern("vous invite à lire le brouillon de «.Mairie de Belrive")
        .containsPattern("For your comments: [^<]*Belrive[^<]*\\(draft\\)");
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    String draft = draft("address");

    HttpResponse<String> refused =
        open(
            draft,
            Map.of("audience", "invited", "recipients", "good@example.org nowhere x@example.org"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("“nowhere” is no email address, and nobody was invited yet")
        .contains("good@example.org nowhere x@example.org</textarea>");
  }

  @Test
  void whoIsInvitedIsCountedByTheInvitation() {
    String draft = draft("counted");
    open(draft, Map.of("audience", "invited", "recipients", "a@example.org b@example.org"));
    List<String> links = invitations(draft);
    Somebody office = Somebody.of(SERVER.port(), InetAddress.ofLiteral("127.0.0.41"), "");

    for (int i = 1; i <= 10; i++) {
      assertThat(said(office, links.getFirst(), "One says " + i).body()).contains("Thank you");
    }
    HttpResponse<String> refused = said(office, links.getFirst(), "One says more.");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Ten comments have come by your invitation", "says more.");
    assertThat(said(office, links.getLast(), "Another says it.").body()).contains("Thank you");
    assertThat(
            said(office, links.getFirst().replaceFirst("\\?.*", "?invitation=0"), "x").statusCode())
        .isEqualTo(404);
    SERVER
        .application()
        .getBean(JdbcClient.class)
        .sql("delete from comment where edition_id = cast(:it as uuid)")
        .param("it", draft.substring(draft.lastIndexOf('/') + 1))
        .update();
  }

  private static HttpResponse<String> said(Somebody who, String link, String words) {
    return who.post(
        link.replaceFirst("\\?.*", ""),
        Map.of("words", words, "rule", "", "invitation", link.replaceFirst(".*=", "")));
  }

  @Test
  void whatBecameOfACommentIsSaidWithItsCodeAndItsPlace() {
    String draft = draft("outcome");
    open(draft, Map.of("audience", "public"));
    String address = first("href=\"(/en/drafts/[^\"]+)\"", OFFICER.get(draft + "/comments").body());
    SERVER
        .nobody()
        .post(
            address,
            Map.of("words", "Five days!", "rule", "", "contact", "visitor-of-it@example.org"));
    String comment =
        first(
            "id=\"comment-([0-9a-f-]+)\">(?:(?!</article>).)*Five days!",
            AUTHOR.get("/office/comments").body());

    AUTHOR.post(
        "/office/comments/%s/outcome".formatted(comment),
        Map.of("kind", "answered", "words", "Three will do."));

    String mails = ADMINISTRATOR.get("/office/mails").body();
    String mail = mails.substring(Math.max(0, mails.indexOf("Three will do.") - 600));
    assertThat(mail)
        .contains("Hello,", "you commented on “", "It also stands on the draft's page: ");
    assertThat(mail).containsPattern("page: http\\S+" + address);
  }
}
