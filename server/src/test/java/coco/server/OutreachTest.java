package coco.server;

import static coco.server.Campaigning.acts;
import static coco.server.Campaigning.bean;
import static coco.server.Campaigning.id;
import static coco.server.Campaigning.rows;
import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.evidence.Evidence;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.notify.Delivering;
import coco.server.notify.MailServers;
import coco.server.outreach.Reaching;
import coco.server.reading.WholeEditions;
import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** An edition told to parties outside by mail, from the form to the receipt and its proof. */
class OutreachTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Pattern ETHICS =
      Pattern.compile("ET-\\d|Our code of ethics|Notre code d.éthique|box of chocolates");

  /** Those of France that may be a Tuesday. */
  private static final Set<MonthDay> HOLIDAYS =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(5, 8),
          MonthDay.of(7, 14),
          MonthDay.of(8, 15),
          MonthDay.of(11, 1),
          MonthDay.of(11, 11),
          MonthDay.of(12, 25));

  private static Somebody officer;
  private static String edition;
  private static MailServers world;
  private static final List<Outside> PARTIES = new ArrayList<>();
  private static final List<String> MAILINGS = new ArrayList<>();

  @BeforeAll
  static void publish() {
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    edition = Sites.publish(Sites.renamed("water/riverside", "outside-water", "first"));
    world = new MailServers();
  }

  @AfterAll
  static void takeAway() {
    MAILINGS.forEach(mailing -> officer.post(mailing + "/end", Map.of()));
    PARTIES.forEach(party -> officer.post(party.page() + "/removal", Map.of()));
    Sites.withdraw(edition);
    world.close();
  }

  private static Outside party(String name, String language) {
    return party(name, "partner", language, "Europe/Paris");
  }

  private static Outside party(String name, String kind, String language, String zone) {
    Outside party = Outside.of(officer, name, kind, language, zone);
    PARTIES.add(party);
    return party;
  }

  private static String launched(Map<String, String> form) {
    String mailing = Outside.launched(officer, form);
    MAILINGS.add(mailing);
    return mailing;
  }

  /** Waits until an act is recorded: a round of the server may be at it. */
  private static void await(String mailing, String act, int times) {
    for (int i = 0; i < 100 && count(mailing, act) < times; i++) {
      Reaching.note(SERVER.application());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertThat(count(mailing, act)).as("%s in %s", act, acts(mailing)).isEqualTo(times);
  }

  private static long count(String mailing, String act) {
    return acts(mailing).stream().filter(act::equals).count();
  }

  private static void isShut(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("This page opens by the link in your mail");
  }

  @Test
  void aPartyReadsUnderstandsAcknowledgesAndHasItsProof()
      throws MessagingException, IOException, FolderException {
    Outside party = party("Outside Works", "en");
    Map<String, String> form = Outside.form(edition, "Our code for you", party);
    form.put("steps", "read,understand,acknowledge");
    form.put("questions", "3");
    form.put("percent", "60");
    String mailing = launched(form);
    List<String> seen = new ArrayList<>();

    MimeMessage mail = party.mail(world, "Please read: Our code for you");
    String link = Outside.link(mail);
    seen.add(Delivering.words(mail));
    assertThat(seen.getFirst())
        .contains("Outside Works", "Customer Director", "answer some questions", "code@riverside");
    assertThat(world.messageIds().get(MailServers.ARCHIVE)).doesNotContain(mail.getMessageID());
    await(mailing, "letter.sent", 1);

    String letter = party.letter(mailing);
    HttpResponse<String> door = party.browser().get(link);
    assertThat(door.body()).contains("For Outside Works", "name=\"token\"");
    for (Map.Entry<String, String> header :
        Map.of(
                "X-Robots-Tag", "noindex",
                "Cache-Control", "private, no-store",
                "Referrer-Policy", "no-referrer")
            .entrySet()) {
      assertThat(door.headers().firstValue(header.getKey())).hasValue(header.getValue());
    }
    assertThat(
            rows(
                Long.class,
                "select count(*) from letter where id = ?::uuid and opened_at is null",
                id(letter)))
        .as("a mail scanner that only looks changes nothing")
        .containsExactly(1L);
    isShut(party.browser().get(letter));

    HttpResponse<String> entered = party.enter(link);
    assertThat(entered.headers().firstValue("Location").orElseThrow())
        .as("the secret leaves the address")
        .endsWith(letter);
    String page = party.browser().get(letter).body();
    seen.add(page);
    assertThat(page).contains("id=\"goals\"", "data-rule=\"", "Read all parts first", "to read");
    assertThat(page.indexOf("id=\"goals\"")).isLessThan(page.indexOf("data-rule=\""));
    assertThat(page).doesNotContain("href=\"/me/code");
    party.browser().post(letter + "/views", Map.of("rule.CO-1", "12", "rule.ET-1", "7"));
    party.read(letter);

    assertThat(party.browser().post(letter + "/tries", Map.of()).statusCode()).isEqualTo(302);
    seen.add(party.browser().get(letter + "/tries/1").body());
    assertThat(party.answerAll(letter, 1, false).statusCode()).isEqualTo(302);
    String failed = party.browser().get(letter + "/tries/1").body();
    seen.add(failed);
    assertThat(failed).contains("Not yet.");
    assertThat(party.answer(letter, "given", "").statusCode()).isEqualTo(422);
    party.browser().post(letter + "/tries", Map.of());
    party.answerAll(letter, 2, true);
    assertThat(party.browser().get(letter + "/tries/2").body()).contains("Passed.");

    page = party.browser().get(letter).body();
    seen.add(page);
    assertThat(page).contains("I have taken note of", "edition first", "sha256:");
    assertThat(party.answer(letter, "given", "").statusCode()).isEqualTo(302);
    assertThat(party.answer(letter, "given", "").statusCode()).isEqualTo(422);

    Signing.now(SERVER.application());
    Reaching.receipts(SERVER.application());
    MimeMessage receipt = party.mail(world, "Receipt: you acknowledged");
    seen.add(Delivering.words(receipt));
    String proof = Delivering.enclosed(receipt).orElseThrow();
    seen.add(proof);
    Verified.ProvenAct act = act(proof);
    assertThat(act.act()).isEqualTo("letter.acknowledged");
    assertThat(act.told()).containsEntry("party", "Outside Works <outside.works@example.net>");
    assertThat(act.facts())
        .containsEntry("mailing", id(mailing))
        .containsKeys("text-en", "text-fr", "public-en", "public-fr", "sentence");
    assertThat(party.browser().get(letter + "/proof").body()).contains("letter.acknowledged");
    await(mailing, "letter.sent", 2);
    assertThat(acts(mailing))
        .contains("mailing.launched", "letter.read", "letter.failed", "letter.understood");

    String outcome = officer.get(mailing).body();
    assertThat(outcome).contains("1 of 1 parties have done everything (100%)");
    seen.add(officer.get(mailing + "/parties.csv").body());
    assertThat(seen.getLast()).contains("Outside Works", "acknowledged");
    assertThat(officer.get(party.page()).body())
        .contains("Our code for you", "First mail delivered", "Acknowledged");
    assertThat(seen).as("nothing internal").noneMatch(it -> ETHICS.matcher(it).find());
    assertThat(
            rows(
                Long.class,
                "select count(*) from letter_rule where letter_id = ?::uuid and rule like 'ET-%'",
                id(letter)))
        .containsExactly(0L);
  }

  private static Verified.ProvenAct act(String proof) {
    NoteKey key = NoteKey.parse(SERVER.nobody().get("/evidence/key").body().strip());
    Verified verified = Verified.of(proof.getBytes(StandardCharsets.UTF_8), Optional.of(key));
    assertThat(verified.acts()).hasSize(1);
    return verified.acts().getFirst();
  }

  @Test
  void whoDeclinesSaysWhyAndOthersPagesStayShut() throws MessagingException, IOException {
    Outside declining = party("Declining Partner", "fr");
    Outside other = party("Other Partner", "en");
    String mailing = launched(Outside.form(edition, "To decline", declining, other));
    String letter = declining.enter(world, mailing, "À lire");
    other.enter(world, mailing, "Please read: To decline");

    assertThat(declining.browser().get(letter).body())
        .as("in the language in which it is written to")
        .contains("lang=\"fr\"", "J’ai lu cette partie");
    assertThat(other.browser().get(letter).statusCode()).isEqualTo(404);
    assertThat(other.browser().post(letter + "/parts", Map.of("part", "goals")).statusCode())
        .isEqualTo(404);
    assertThat(other.browser().post(letter + "/links", Map.of()).statusCode()).isEqualTo(404);
    assertThat(declining.mails(mailing, "again")).as("what is not there does nothing").isZero();
    isShut(SERVER.nobody().get(letter));
    isShut(SERVER.nobody().get("/letters/00000000-0000-4000-8000-000000000000"));

    assertThat(declining.answer(letter, "refused", " ").statusCode()).isEqualTo(422);
    assertThat(declining.answer(letter, "refused", "Trop court pour nous.").statusCode())
        .isEqualTo(302);
    assertThat(officer.get(mailing).body()).contains("Declining Partner", "Trop court pour nous.");
    Signing.now(SERVER.application());
    Reaching.receipts(SERVER.application());
    Verified.ProvenAct act =
        act(Delivering.enclosed(declining.mail(world, "Accusé")).orElseThrow());
    assertThat(act.act()).isEqualTo("letter.refused");
    assertThat(act.told()).containsEntry("reason", "Trop court pour nous.");
    declining.read(letter);
    assertThat(declining.answer(letter, "given", "").statusCode())
        .as("it may still acknowledge")
        .isEqualTo(302);
  }

  @Test
  void aLinkThatIsOverLeadsToANewOneUntilTheMailingEnds() throws MessagingException, IOException {
    Outside party = party("Overdue Partner", "en");
    String mailing = launched(Outside.form(edition, "Over", party));
    String link = Outside.link(party.mail(world, "Please read: Over"));
    party.enter(link);
    String letter = party.letter(mailing);
    assertThat(party.browser().get(letter).body()).contains("data-rule");

    bean(JdbcTemplate.class)
        .update(
            "update letter_link set ends_at = now() - interval '1 day' where letter_id = ?::uuid",
            id(letter));
    assertThat(SERVER.nobody().get(link).statusCode()).isEqualTo(410);
    assertThat(party.enter(link).statusCode()).isEqualTo(410);
    isShut(party.browser().get(letter));
    assertThat(party.browser().post(letter + "/answers", Map.of("kind", "given")).statusCode())
        .isEqualTo(302);

    HttpResponse<String> asked = SERVER.nobody().post(letter + "/links", Map.of());
    String unknown = "/letters/00000000-0000-4000-8000-000000000000/links";
    assertThat(asked.body()).contains("a new link is on its way");
    assertThat(SERVER.nobody().post(unknown, Map.of()).body()).contains("a new link is on its way");
    for (int i = 0; i < 5; i++) {
      SERVER.nobody().post(letter + "/links", Map.of());
    }
    assertThat(party.mails(mailing, "again")).as("not too often").isEqualTo(3);
    String next = Outside.link(party.mail(world, "Your new link: Over"));
    party.enter(next);
    assertThat(party.browser().get(letter).body()).contains("data-rule");

    officer.post(mailing + "/end", Map.of());
    assertThat(SERVER.nobody().get(next).statusCode()).isEqualTo(410);
    assertThat(SERVER.nobody().get(next).body()).contains("Nothing is asked of you any more");
    assertThat(party.browser().get(letter).body()).contains("Nothing is asked of you any more");
    isShut(SERVER.nobody().get(letter));
    assertThat(acts(mailing)).contains("mailing.ended");
    assertThat(SERVER.nobody().get("/letters/enter?token=none").statusCode()).isEqualTo(410);
  }

  private static String secrets() throws IOException {
    try (InputStream file = OutreachTest.class.getResourceAsStream("/secrets.en.coco.md")) {
      return Sites.as(
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8),
          "outside-secrets",
          "1");
    }
  }

  @Test
  void whatIsInternalIsNowhere() throws MessagingException, IOException {
    String before =
        Sites.publish(
            Map.of(
                Language.ENGLISH,
                secrets().replace("within 2 working days", "within 3 working days")));
    String secret =
        Sites.publish(
            Map.of(
                Language.ENGLISH,
                secrets()
                    .replace("edition: \"1\"", "edition: \"2\"")
                    .replace("effective: 2026-01-01", "effective: 2026-01-02")
                    .replace("zzgift.offered", "zzgift.made")));
    Outside party = party("Curious Partner", "fr");
    Map<String, String> form = Outside.form(secret, "Secrets", party);
    form.put("steps", "read,acknowledge");
    String mailing = launched(form);
    List<String> seen = new ArrayList<>();

    MimeMessage mail = party.mail(world, "Please read: Secrets");
    seen.add(Delivering.words(mail));
    assertThat(seen.getFirst())
        .as("in the language that there is, and says so")
        .contains("Cette édition n’est pas écrite en français", "What changed since edition 1");
    String letter = party.enter(world, mailing, "Please read: Secrets");
    seen.add(party.browser().get(letter).body());
    party.read(letter);
    seen.add(party.browser().get(letter).body());
    party.answer(letter, "given", "");
    Signing.now(SERVER.application());
    Reaching.receipts(SERVER.application());
    MimeMessage receipt = party.mail(world, "Accusé");
    seen.add(Delivering.words(receipt));
    seen.add(Delivering.enclosed(receipt).orElseThrow());
    seen.add(officer.get(mailing + "/parties.csv").body());

    // Salts, hashes and what guards a form are random, and may have any letters.
    assertThat(seen)
        .map(it -> it.replaceAll("[A-Za-z0-9+/=_-]{40,}", "").toLowerCase(Locale.ROOT))
        .noneMatch(it -> Pattern.compile("zz[a-z]+|et-7\\d").matcher(it).find());
    Sites.withdraw(secret);
    assertThat(party.browser().get(letter).body()).contains("retirée");
    Sites.withdraw(before);
  }

  @Test
  void anEditionWithoutAPublicRuleIsNotMailed() throws IOException {
    String closed =
        Sites.publish(
            Map.of(
                Language.ENGLISH,
                Sites.as(secrets(), "outside-closed", "1")
                    .replaceFirst("(?s)### G-1.*?(?=### G-2)", "")
                    .replaceFirst("(?s)### G-3.*?(?=## Zzheading)", "")
                    .replace("  service: What you can expect\n", "")
                    .replace("without:\n", "without:\n  service: a test\n")));
    Outside party = party("Nothing To Read", "en");

    HttpResponse<String> refused =
        officer.post("/office/mailings", Outside.form(closed, "Closed", party));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("All rules of this edition are internal");
    Sites.withdraw(closed);
  }

  @Test
  void pastedAddressesThatAreNobodysAreNamedAndNothingIsLost() {
    Outside party = party("Pasted Partner", "en");
    Map<String, String> form = Outside.form(edition, "Pasted & kept", party);
    form.put(
        "addresses",
        "%s\n\nnobody@example.net\n%s"
            .formatted(party.contact(), party.contact().toUpperCase(Locale.ROOT)));

    HttpResponse<String> refused = officer.post("/office/mailings", form);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "Line 3: no party has the address nobody@example.net.",
            "Line 4: PASTED.PARTNER@EXAMPLE.NET stands on line 1 already.",
            "Pasted &amp; kept",
            "nobody@example.net\n");
    form.put("addresses", "");
    assertThat(officer.post("/office/mailings", form).body())
        .contains("Write the addresses of those who are told");
  }

  @Test
  void whoJoinsIsToldAndACorrectedAddressGetsANewLink() throws MessagingException, IOException {
    Outside first = party("First Holder", "stakeholder", "fr", "Europe/Paris");
    Map<String, String> form = Outside.form(edition, "Holders");
    form.put("who", "kinds");
    form.put("kinds", "stakeholder");
    form.put("languages", "fr");
    String mailing = launched(form);
    Outside joiner = party("Joining Holder", "stakeholder", "fr", "Indian/Reunion");
    Reaching.join(SERVER.application());
    Reaching.join(SERVER.application());
    assertThat(joiner.mails(mailing, "told")).isEqualTo(1);
    assertThat(first.mails(mailing, "told")).isEqualTo(1);
    assertThat(
            rows(
                Boolean.class,
                "select due_at = ((last_on + 1)::timestamp at time zone 'Indian/Reunion') from letter where id = ?::uuid",
                id(joiner.letter(mailing))))
        .as("its day ends where it is")
        .containsExactly(true);

    String link = Outside.link(joiner.mail(world, "À lire"));
    Outside moved =
        new Outside(joiner.id(), joiner.name(), "moved.holder@example.net", SERVER.nobody());
    officer.post(
        joiner.page() + "/correction",
        Outside.entry(
            joiner.name(), "stakeholder", "fr", "Indian/Reunion", "moved.holder@example.net"));
    assertThat(SERVER.nobody().get(link).statusCode()).isEqualTo(410);
    moved.enter(world, mailing, "À lire");
    assertThat(moved.browser().get(moved.letter(mailing)).body()).contains("data-rule");
  }

  @Test
  void whoDidTheSameForAnEditionThatMeansTheSameIsLeftAlone()
      throws MessagingException, IOException {
    Outside done = party("Done Partner", "en");
    Outside open = party("Open Partner", "en");
    String mailing = launched(Outside.form(edition, "Once", done, open));
    String letter = done.enter(world, mailing, "Please read: Once");
    done.read(letter);
    done.answer(letter, "given", "");
    String same =
        Sites.publish(
            Map.of(
                Language.ENGLISH, same(Language.ENGLISH), Language.FRENCH, same(Language.FRENCH)));
    Map<String, String> form = Outside.form(same, "Again", done, open);
    form.put("onlyChanged", "true");
    String draft =
        officer
            .post("/office/mailings", form)
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^https?://[^/]*", "");

    assertThat(officer.get(draft).body())
        .contains("One party would be told.", "nothing changed for them: 1.");
    assertThat(officer.get(draft + "/draft").body()).contains(done.contact());
    officer.post(draft + "/launch", Map.of());
    assertThat(done.mails(draft, "told")).isZero();
    assertThat(open.mails(draft, "told")).isEqualTo(1);
    officer.post(draft + "/end", Map.of());
    Sites.withdraw(same);
  }

  private static String same(Language language) {
    return Objects.requireNonNull(
            Sites.renamed("water/riverside", "outside-water", "second").get(language))
        .replaceFirst("(?m)^effective: 2026-01-01", "effective: 2026-02-01");
  }

  /** The next Tuesday on which one works, at an hour in Paris. */
  private static Instant paris(int hour) {
    LocalDate day = Campaigning.today().plusDays(1);
    while (day.getDayOfWeek() != DayOfWeek.TUESDAY || HOLIDAYS.contains(MonthDay.from(day))) {
      day = day.plusDays(1);
    }
    return day.atTime(hour, 30).atZone(ZoneId.of("Europe/Paris")).toInstant();
  }

  @Test
  void workingDaysAreTheCodesAndEndWhereThePartyIs() {
    Outside east = party("Working East", "partner", "en", "Pacific/Auckland");
    Outside west = party("Working West", "partner", "en", "America/Los_Angeles");
    Map<String, String> form = Outside.form(edition, "In three working days", east, west);
    form.remove("day");
    form.put("until", "working-days");
    form.put("workingDays", "3");
    LocalDate last =
        bean(WholeEditions.class)
            .afterWorkingDays(
                bean(Publications.class).published(UUID.fromString(id(edition))).orElseThrow(),
                Instant.now(),
                3)
            .orElseThrow()
            .minusMillis(1)
            .atZone(ZoneId.of("Europe/Paris"))
            .toLocalDate();

    String mailing = launched(form);

    for (Outside each : List.of(east, west)) {
      String zone = each.equals(east) ? "Pacific/Auckland" : "America/Los_Angeles";
      assertThat(
              rows(
                  String.class,
                  "select (due_at at time zone '%s')::text from letter where mailing_id = ?::uuid and party_id = ?::uuid"
                      .formatted(zone),
                  id(mailing),
                  each.id()))
          .as(zone)
          .containsExactly(last.plusDays(1) + " 00:00:00");
    }
  }

  @Test
  void whoIsLateIsRemindedOnceByDayAndTheOfficerIsTold() {
    Outside party = party("Late Partner", "en");
    Outside bounced = party("Bounced Partner", "en");
    String mailing = launched(Outside.form(edition, "Be late", party, bounced));
    bounced.giveUp(mailing);
    for (Outside each : List.of(party, bounced)) {
      each.due(mailing, paris(11).plus(Duration.ofDays(2)));
    }

    Reaching.remind(SERVER.application(), paris(3));
    assertThat(party.mails(mailing, "soon")).as("never at night").isZero();
    Reaching.remind(SERVER.application(), paris(11));
    Reaching.remind(SERVER.application(), paris(12));
    assertThat(party.mails(mailing, "soon")).isEqualTo(1);
    assertThat(bounced.mails(mailing, "soon")).as("none where mails do not arrive").isZero();

    party.due(mailing, paris(11).minus(Duration.ofDays(3)));
    Reaching.remind(SERVER.application(), paris(2));
    assertThat(party.mails(mailing, "late")).isZero();
    Reaching.remind(SERVER.application(), paris(11));
    Reaching.remind(SERVER.application(), paris(12));
    assertThat(party.mails(mailing, "late")).isEqualTo(1);
    assertThat(
            rows(
                Long.class,
                "select count(*) from notification where about_id = ?::uuid and subject like 'Parties are late%'",
                id(mailing)))
        .containsExactly(1L);
    assertThat(officer.get(mailing).body())
        .contains("Could not be delivered", "Bounced Partner", bounced.page());
    party.due(mailing, Instant.now().minus(Duration.ofDays(3)));
    assertThat(officer.get(mailing).body()).contains("Late Partner");
    assertThat(officer.post(mailing + "/reminders", Map.of()).statusCode()).isEqualTo(302);
    assertThat(officer.post(mailing + "/reminders", Map.of()).statusCode()).isEqualTo(422);
    assertThat(party.mails(mailing, "late")).isEqualTo(2);
  }

  @Test
  void aPartyThatIsDeletedIsForgottenAndTheLogStillHolds() throws MessagingException, IOException {
    Outside party = party("Forgotten Partner", "en");
    String mailing = launched(Outside.form(edition, "Forget us", party));
    String letter = party.enter(world, mailing, "Please read: Forget us");
    party.read(letter);
    party.answer(letter, "refused", "We are Forgotten Partner, and say no.");
    SERVER.nobody().post(letter + "/links", Map.of());
    Signing.now(SERVER.application());
    Reaching.receipts(SERVER.application());
    String proof = Delivering.enclosed(party.mail(world, "Receipt: you declined")).orElseThrow();
    String page = officer.get(party.page()).body();
    assertThat(page).contains("One mailing told it", "values about it are erased");

    assertThat(officer.post(party.page() + "/removal", Map.of()).statusCode()).isEqualTo(302);
    Signing.now(SERVER.application());

    Viewer auditor = SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
    assertThat(bean(Evidence.class).check(auditor).faults()).isEmpty();
    assertThat(act(proof).act()).as("what was handed out still holds").isEqualTo("letter.refused");
    assertThat(
            rows(Long.class, "select count(*) from evidence_sealed where value like '%Forgotten%'"))
        .containsExactly(0L);
    assertThat(rows(Long.class, "select count(*) from mail where recipient = ?", party.contact()))
        .containsExactly(0L);
    assertThat(
            rows(
                Long.class,
                "select count(*) from letter_answer where letter_id = ?::uuid and reason like '%Forgotten%'",
                id(letter)))
        .containsExactly(0L);
    isShut(party.browser().get(letter));
    assertThat(officer.get(mailing).body())
        .contains("One party that was told is deleted")
        .doesNotContain("Forgotten Partner");
    PARTIES.remove(party);
  }

  @Test
  void aDraftIsChangedAndRemovedAndOthersDoNotSeeIt() {
    Outside party = party("Draft Partner", "en");
    Map<String, String> form = new HashMap<>(Outside.form(edition, "A draft", party));
    String draft =
        officer
            .post("/office/mailings", form)
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst("^https?://[^/]*", "");
    form.put("title", "Another title");
    assertThat(officer.post(draft + "/draft", form).statusCode()).isEqualTo(302);
    assertThat(officer.get("/office/mailings").body()).contains("Another title");
    assertThat(SERVER.somebody(Role.AUDITOR).get(draft).statusCode()).isEqualTo(404);
    assertThat(officer.get("/office/campaigns").body()).contains("href=\"/office/mailings\"");

    assertThat(officer.post(draft + "/removal", Map.of()).statusCode()).isEqualTo(302);
    assertThat(officer.get(draft).statusCode()).isEqualTo(404);
  }
}
