package coco.server;

import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.rows;
import static coco.server.Campaigning.today;
import static org.assertj.core.api.Assertions.assertThat;

import coco.server.notify.Delivering;
import coco.server.notify.MailServers;
import coco.server.outreach.Reaching;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A party outside, at a browser of its own.
 *
 * @param id of the party
 */
record Outside(String id, String name, String contact, Somebody browser) {
  private static final RunningServer SERVER = RunningServer.get();

  /** Writes a party down. */
  static Outside of(Somebody officer, String name, String kind, String language, String zone) {
    String contact = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.net";
    HttpResponse<String> added =
        officer.post("/office/parties", entry(name, kind, language, zone, contact));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(302);
    return new Outside(
        Campaigning.id(added.headers().firstValue("Location").orElseThrow()),
        name,
        contact,
        SERVER.nobody());
  }

  static Map<String, String> entry(
      String name, String kind, String language, String zone, String contact) {
    return Map.of(
        "kind",
        kind,
        "name",
        name,
        "language",
        language,
        "zone",
        zone,
        "contact",
        contact,
        "since",
        "2020-01-01");
  }

  String page() {
    return "/office/parties/" + id;
  }

  /** A mailing's form as it is sent: to be read and acknowledged by some parties. */
  static Map<String, String> form(String edition, String title, Outside... parties) {
    Map<String, String> form = new HashMap<>();
    form.put("edition", Campaigning.id(edition));
    form.put("title", title);
    form.put("steps", "read,acknowledge");
    form.put("until", "day");
    form.put("day", today().plusDays(20).toString());
    form.put("who", "only");
    form.put(
        "addresses", String.join("\n", List.of(parties).stream().map(Outside::contact).toList()));
    return form;
  }

  /** Launches a mailing, and gives its address. */
  static String launched(Somebody officer, Map<String, String> form) {
    HttpResponse<String> made = officer.post("/office/mailings", form);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    String mailing =
        made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    HttpResponse<String> launched = officer.post(mailing + "/launch", Map.of());
    assertThat(launched.statusCode()).as(launched.body()).isEqualTo(302);
    return mailing;
  }

  /** A mail to it, once the mail server has it. */
  MimeMessage mail(MailServers world, String subject) throws MessagingException {
    return Delivering.mail(SERVER.application(), world, contact, subject);
  }

  /** The path of the link in a mail. */
  static String link(MimeMessage mail) throws MessagingException, IOException {
    String words = Delivering.words(mail);
    Matcher link = Pattern.compile("https?://[^/]+(/letters/enter\\?token=\\S+)").matcher(words);
    assertThat(link.find()).as(words).isTrue();
    return link.group(1);
  }

  HttpResponse<String> enter(String link) {
    return browser.post("/letters/enter", Map.of("token", link.replaceFirst(".*token=", "")));
  }

  /** The address of its letter of a mailing. */
  String letter(String mailing) {
    return "/letters/"
        + rows(
                String.class,
                "select id::text from letter where mailing_id = ?::uuid and party_id = ?::uuid",
                Campaigning.id(mailing),
                id)
            .getFirst();
  }

  /** Comes in by the link of a mail, and gives the address of its letter. */
  String enter(MailServers world, String mailing, String subject)
      throws MessagingException, IOException {
    HttpResponse<String> entered = enter(link(mail(world, subject)));
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
    return letter(mailing);
  }

  /** Ticks every part off. */
  void read(String letter) {
    for (String part : parts(letter)) {
      assertThat(browser.post(letter + "/parts", Map.of("part", part)).statusCode()).isEqualTo(302);
    }
  }

  List<String> parts(String letter) {
    return Pattern.compile("name=\"part\" value=\"([^\"]+)\"")
        .matcher(browser.get(letter).body())
        .results()
        .map(part -> part.group(1))
        .toList();
  }

  HttpResponse<String> answer(String letter, String kind, String reason) {
    Matcher texts =
        Pattern.compile("name=\"texts\" value=\"([^\"]+)\"").matcher(browser.get(letter).body());
    String bound = texts.find() ? texts.group(1) : "";
    return browser.post(
        letter + "/answers", Map.of("kind", kind, "texts", bound, "reason", reason));
  }

  /** Answers the open questions of a letter, all rightly or all wrong. */
  HttpResponse<String> answerAll(String letter, int number, boolean isRight) {
    List<Integer> right =
        rows(
            Integer.class,
            """
            select right_choice from letter_try join letter_question on try_id = letter_try.id
              join question on question.id = question_id
            where letter_id = ?::uuid and number = ? order by place
            """,
            Campaigning.id(letter),
            number);
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < right.size(); i++) {
      int choice = isRight ? right.get(i) : right.get(i) == 0 ? 1 : 0;
      given.put("answer." + (i + 1), Integer.toString(choice));
    }
    return browser.post("%s/tries/%d/answers".formatted(letter, number), given);
  }

  /** It has until then, and was told long before. */
  void due(String mailing, Instant due) {
    bean(JdbcTemplate.class)
        .update(
            """
            update letter set due_at = ?, last_on = ?, enrolled_at = ?
            where mailing_id = ?::uuid and party_id = ?::uuid
            """,
            Timestamp.from(due),
            Date.valueOf(due.minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate()),
            Timestamp.from(due.minus(Duration.ofDays(30))),
            Campaigning.id(mailing),
            id);
  }

  /** The mails of its letter are given up: their servers refused them for days. */
  void giveUp(String mailing) {
    bean(JdbcTemplate.class)
        .update(
            """
            update mail set given_up_at = now() where id in (select mail_id from letter_mail
              join letter on letter.id = letter_id
              where mailing_id = ?::uuid and party_id = ?::uuid)
            """,
            Campaigning.id(mailing),
            id);
    Reaching.note(SERVER.application());
  }

  /** How many mails of a kind were made for its letter of a mailing. */
  long mails(String mailing, String kind) {
    return rows(
            Long.class,
            """
            select count(*) from letter_mail join letter on letter.id = letter_id
            where mailing_id = ?::uuid and party_id = ?::uuid and kind = ?
            """,
            Campaigning.id(mailing),
            id,
            kind)
        .getFirst();
  }
}
