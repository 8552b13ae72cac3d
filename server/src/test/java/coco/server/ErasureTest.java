package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.backup.Backup;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.evidence.LogKeeper;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.people.Erasures;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.privacy.Holdings;
import coco.server.web.Texts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody does all that can be done here, is erased, and is looked for everywhere. */
class ErasureTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final String NAME = "Zephyrine Quillfeather";
  private static final String EMAIL = "zephyrine.quillfeather@example.org";
  private static final String TEAM = "Erased and others";

  @TempDir static Path temporary = Path.of("");

  private static final Viewer ADA =
      SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
  private static final Viewer AUDITOR = SERVER.person(Role.AUDITOR).viewer();
  private static final List<String> editions = new ArrayList<>();

  private static Somebody administrator;
  private static Somebody officer;

  @BeforeAll
  static void begin() {
    administrator = SERVER.somebody(Role.ADMINISTRATOR);
    officer = SERVER.somebody(Role.COMPLIANCE_OFFICER, Role.AUTHOR);
  }

  @AfterAll
  static void withdraw() {
    editions.forEach(Sites::withdraw);
  }

  private static <T> T bean(Class<T> type) {
    return SERVER.application().getBean(type);
  }

  private static List<String> rows(String query, Object... with) {
    return bean(JdbcTemplate.class).queryForList(query, String.class, with);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static String to(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  private static String erasure(Person person) {
    return "/office/people/%s/erasure".formatted(person.id());
  }

  private static Map<String, String> form(Person person) {
    return Map.of("reason", "Request 12 of this year", "typed", person.email());
  }

  private static String published(String key) {
    String edition = Sites.publish(Sites.renamed("bank/harbourside", key, "first"));
    editions.add(edition);
    return edition;
  }

  /** A campaign of somebody's for the team, launched. */
  private static String campaign(Somebody by, String title, Map<String, String> more) {
    Matcher edition =
        Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>Harbourside")
            .matcher(by.get("/office/campaigns/new").body());
    assertThat(edition.find()).isTrue();
    Map<String, String> form = new HashMap<>();
    form.put("edition", edition.group(1));
    form.put("title", title);
    form.put("steps", "read,acknowledge");
    form.put("until", "working-days");
    form.put("workingDays", "10");
    form.put("teams", rows("select id::text from team where name = ?", TEAM).getFirst());
    form.putAll(more);
    String campaign = to(by.post("/office/campaigns", form));
    to(by.post(campaign + "/launch", Map.of()));
    return campaign;
  }

  private static String reading(Somebody reader, String title) {
    Matcher link =
        Pattern.compile("href=\"(/me/readings/[0-9a-f-]{36})\">" + Pattern.quote(title))
            .matcher(reader.get("/me/readings").body());
    assertThat(link.find()).as(title).isTrue();
    return link.group(1);
  }

  private static void answer(Somebody reader, String reading, String kind, String reason) {
    Matcher part =
        Pattern.compile("name=\"part\" value=\"([^\"]+)\"").matcher(reader.get(reading).body());
    while (part.find()) {
      reader.post(reading + "/parts", Map.of("part", part.group(1)));
    }
    Matcher texts =
        Pattern.compile("name=\"texts\" value=\"([^\"]+)\"").matcher(reader.get(reading).body());
    String bound = texts.find() ? texts.group(1) : "";
    to(reader.post(reading + "/answers", Map.of("kind", kind, "texts", bound, "reason", reason)));
  }

  private static Person added(String name, String email, List<String> roles, Optional<UUID> boss) {
    People people = SERVER.people();
    assertThat(people.add(ADA, name, email, "fr", roles)).isEmpty();
    Person person = people.byEmail(email).orElseThrow();
    people.place(ADA, person.id(), today().minusDays(10), Optional.of(TEAM), boss);
    return people.byId(person.id()).orElseThrow();
  }

  /** An account in use: every way to sign in, and every trace of it. */
  private static Somebody usesTheirAccount(Person person) {
    Somebody leaver = SERVER.signedIn(person);
    leaver.post("/me/account/language", Map.of("language", "en"));
    leaver.post("/me/account/password", Map.of("chosen", "a phrase of quite some length"));
    leaver.post(
        "/me/account/tokens", Map.of("name", "Token of " + NAME, "permissions", "read-code"));
    leaver.post("/me/notifications/calendar", Map.of());
    leaver.post(
        "/me/notifications",
        Map.of(
            "comment",
            "digest",
            "zone",
            "Europe/Paris",
            "from",
            "08:00",
            "until",
            "18:00",
            "days",
            "1",
            "holidays",
            ""));
    Somebody elsewhere = SERVER.nobody();
    elsewhere.get("/sign-in");
    elsewhere.post("/sign-in", Map.of("email", EMAIL, "password", "a wrong guess"));
    elsewhere.post("/sign-in/links", Map.of("email", EMAIL));
    bean(JdbcTemplate.class)
        .update(
            """
            insert into passkey (credential_id, person_id, name, public_key, signature_count,
              uv_initialized, backup_eligible, backup_state, transports, made_at, last_used_at)
            values (?, ?, ?, ?, 0, true, false, false, '', now(), now())
            """,
            EMAIL.getBytes(StandardCharsets.UTF_8),
            person.id(),
            "Telephone of " + NAME,
            new byte[] {1});
    return leaver;
  }

  /** A draft that is written, commented, sent, decided on; and another that waits. */
  private static void writes(Somebody leaver, String published) {
    String draft = to(leaver.post("/office/editions", Map.of("from", "water")));
    leaver.post(draft + "/texts/en/copy", Map.of("text", "not saved yet", "base", "1"));
    leaver.post(draft + "/comments", Map.of("rule", "CS-1", "words", "Two days, says " + NAME));
    officer.post(
        draft + "/comments", Map.of("rule", "CS-1", "words", "I agree with " + EMAIL + "."));
    rows("select comment.id::text from comment where words like 'I agree with zeph%'")
        .forEach(
            comment ->
                leaver.post(
                    "/office/comments/%s/outcome".formatted(comment),
                    Map.of("kind", "answered", "words", "Thank you. " + NAME)));
    leaver.post(
        draft + "/consultations",
        Map.of("audience", "invited", "ends", today().plusDays(9).toString(), "recipients", EMAIL));
    leaver.post(draft + "/submission", Map.of());
    officer.press(draft, "return", officer.shown(draft), NAME + " forgot a rule.");
    leaver.press(published, "withdrawal", leaver.shown(published), "Withdrawn by " + NAME);
  }

  /** Decides on what others wrote, and saves, names and adds things. */
  private static void decides(Somebody leaver) {
    String key = "erasure-decided";
    String edition = Sites.draft(Sites.renamed("bank/harbourside", key, "first"));
    editions.add(edition);
    String approvers = "/office/codes/%s/approvers".formatted(key);
    to(
        leaver.post(
            approvers,
            Map.of("name", "Board of " + NAME, "needed", "1", "members", SERVER.idOf(leaver))));
    officer.post(edition + "/submission", Map.of());
    leaver.press(edition, "approval");
    leaver.press(edition, "publication");
    assertThat(officer.get(edition).body()).contains("state-published", NAME);
    String draft = to(leaver.post("/office/editions", Map.of("from", "bank")));
    to(
        leaver.post(
            draft + "/texts/en",
            Map.of("text", "Nothing yet.", "base", "1", "remark", "Begun anew by " + NAME)));
    to(leaver.post("/office/teams", Map.of("name", "Team of " + NAME)));
    to(
        leaver.post(
            "/office/people",
            Map.of("name", "Added By Her", "email", "added.by.her@example.org", "language", "en")));
  }

  /** Writes a question of understanding, and answers it with others in a campaign of their own. */
  private static void understands(Somebody leaver, String edition) {
    Map<String, String> question = new HashMap<>(Map.of("rule", "CS-1", "right", "0"));
    for (String tag : List.of("en", "fr")) {
      question.put("asked." + tag, "Does " + NAME + " keep it?");
      question.put("choice.%s.0".formatted(tag), "Yes, " + NAME);
      question.put("choice.%s.1".formatted(tag), "No");
      question.put("why." + tag, "As says " + EMAIL);
    }
    to(leaver.post(edition + "/questions", question));
    String title = "Understood by " + NAME;
    campaign(
        leaver,
        title,
        Map.of(
            "edition",
            edition.replaceFirst(".*/", ""),
            "steps",
            "understand,acknowledge",
            "questions",
            "3",
            "percent",
            "80"));
    String tries = reading(leaver, title) + "/tries";
    to(leaver.post(tries, Map.of()));
    to(
        leaver.post(
            tries + "/1/answers", Map.of("answer.1", "0", "answer.2", "0", "answer.3", "0")));
  }

  /** Is away, was entered in a session with a scan, says that it is not right, and is answered. */
  private static void meets(Somebody leaver) {
    String title = "Met by " + NAME;
    String campaign = campaign(leaver, title, Map.of());
    String far = today().plusDays(90).toString();
    to(leaver.post("/me/leave", Map.of("from", far, "until", far)));
    Map<String, String> session = new HashMap<>();
    session.put("kind", "paper");
    session.put("day", LocalDate.now(ZoneId.of("Europe/London")).toString());
    session.put("place", "Room of " + NAME);
    session.put("led", NAME);
    session.put("steps", "read");
    session.put("addresses", EMAIL);
    to(
        officer.upload(
            campaign + "/sessions",
            session,
            "list of %s.pdf".formatted(NAME),
            ("%PDF-1.7 " + NAME).getBytes(StandardCharsets.UTF_8)));
    Pattern objection = Pattern.compile("action=\"([^\"]+/objection)\"");
    Matcher place = objection.matcher(leaver.get(reading(leaver, title)).body());
    assertThat(place.find()).isTrue();
    to(leaver.post(place.group(1), Map.of("words", NAME + " was not there.")));
    Somebody trainer = SERVER.somebody(Role.TRAINER);
    Pattern settlement = Pattern.compile("action=\"([^\"]+/settlements/[^\"]+)\"");
    Matcher settled = settlement.matcher(trainer.get(campaign).body());
    assertThat(settled.find()).isTrue();
    to(trainer.post(settled.group(1), Map.of("words", "Indeed: not " + NAME)));
  }

  private static void asksAndReviews(Somebody leaver, String key) {
    assertThat(
            leaver
                .upload(
                    "/office/codes/%s/measures".formatted(key),
                    Map.of(),
                    "counted by %s.csv".formatted(NAME),
                    MeasuresTest.file(MeasuresTest.rows("CS-1", "2026-10", "met", 4)))
                .statusCode())
        .isEqualTo(302);
    String asks = "/me/code/%s/rules/CS-1/questions".formatted(key);
    String own = to(leaver.post(asks, Map.of("words", "I am " + NAME + ": may I?")));
    String others = to(officer.post(asks, Map.of("words", "May " + NAME + " do it?")));
    to(leaver.post(others + "/answer", Map.of("words", "She may. " + NAME)));
    to(
        leaver.post(
            others + "/guidance",
            Map.of("asked", "May " + NAME + "?", "words", "Yes.", "audience", "internal")));
    to(officer.post(own + "/answer", Map.of("words", "Dear " + NAME + ", yes.")));
    to(
        leaver.post(
            "/office/codes/%s/reviews".formatted(key),
            Map.of("subject", "code", "outcome", "unchanged", "reason", "Seen by " + NAME)));
    to(
        officer.post(
            "/office/codes/%s/reviews".formatted(key),
            Map.of("subject", "code", "outcome", "unchanged", "reason", NAME + " was right")));
  }

  /** Writes a course, asks others to do one, does it, shows its certificate, and loses it. */
  private static void learns(Somebody leaver) {
    editions.add(Sites.publish(Sites.renamed("bank/harbourside", "learn-water", "for an erasure")));
    String course = CoursesTest.published("erasure-course");
    CoursesTest.complete(leaver, "erasure-course");
    Matcher certificate =
        Pattern.compile("href=\"(/me/certificates/[0-9a-f-]{36})\"")
            .matcher(leaver.get("/me/courses/erasure-course").body());
    assertThat(certificate.find()).isTrue();
    to(leaver.post(certificate.group(1) + "/name", Map.of("named", "true")));
    String open = certificate.group(1).replace("/me/", "/");
    assertThat(SERVER.nobody().get(open).body()).contains(NAME);
    to(officer.post(course + open + "/revocation", Map.of("reason", NAME + " had help")));
    to(
        leaver.post(
            "/office/courses/assignments",
            Map.of(
                "title",
                "Asked by " + NAME,
                "courses",
                course.replaceFirst(".*/", ""),
                "days",
                "9",
                "risk",
                "What befell " + NAME,
                "teams",
                rows("select id::text from team where name = ?", TEAM).getFirst())));
    String text = to(leaver.post("/office/courses/written", Map.of("key", "erasure-written")));
    to(leaver.post(text, Map.of("text", "# Written by " + NAME + " {#one}\n")));
  }

  private static void isImported(Somebody leaver) {
    for (Somebody by : List.of(leaver, administrator)) {
      to(
          by.upload(
              "/office/people/import",
              Map.of("complete", "false"),
              "people of %s.csv".formatted(NAME),
              "email,name,team\n%s,%s,%s\n"
                  .formatted(EMAIL, NAME, TEAM)
                  .getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void nothingOfThemIsLeftAndEveryProofHolds() throws IOException {
    List<String> roles =
        Stream.of(Role.values()).filter(it -> it != Role.EMPLOYEE).map(Role::key).toList();
    Person person = added(NAME, EMAIL, roles, Optional.empty());
    Person other =
        added("Report Of Hers", "report.of.hers@example.org", List.of(), Optional.of(person.id()));
    Somebody leaver = usesTheirAccount(person);
    Somebody colleague = SERVER.signedIn(other);
    String bank = published("erasure-bank");
    String withdrawn = published("erasure-withdrawn");
    String campaign = campaign(leaver, "Made by " + NAME, Map.of());
    String title = "Made by " + NAME;
    answer(leaver, reading(leaver, title), "refused", "Because I am " + NAME);
    answer(leaver, reading(leaver, title), "given", "");
    answer(colleague, reading(colleague, title), "asked", NAME + " told me to");
    writes(leaver, withdrawn);
    decides(leaver);
    understands(leaver, bank);
    meets(leaver);
    asksAndReviews(leaver, "erasure-bank");
    learns(leaver);
    isImported(leaver);
    place(other, "Other boss " + NAME);
    Signing.now(SERVER.application());
    byte[] hers = leaver.getBytes(reading(leaver, title) + "/proof").body();
    byte[] theirs = colleague.getBytes(reading(colleague, title) + "/proof").body();
    List<String> before = found();
    assertThat(before)
        .contains(
            "person.name",
            "person.email",
            "api_token.name",
            "passkey.name",
            "passkey.credential_id",
            "security_event.account",
            "sign_in_attempt.account",
            "spring_session_attributes.attribute_bytes",
            "mail.recipient",
            "mail.body",
            "notification.body",
            "people_import.content",
            "people_import.file_name",
            "invitation.recipient",
            "comment.words",
            "comment_outcome.words",
            "edition_step.reason",
            "edition_text.remark",
            "approval_rule.groups",
            "team.name",
            "question_text.asked",
            "question_text.why",
            "campaign.title",
            "assignment_answer.reason",
            "group_session.place",
            "group_session.led_by",
            "group_session_file.name",
            "group_session_objection.words",
            "group_session_settlement.words",
            "enquiry.words",
            "enquiry_answer.words",
            "guidance.question",
            "review.reason",
            "evidence_sealed.value");
    String progress = totals(campaign);

    String page = administrator.get(erasure(person)).body();
    assertThat(page).contains("Report Of Hers").doesNotContain("Erase for good");
    assertThat(administrator.post(erasure(person), form(person)).statusCode()).isEqualTo(422);
    place(other, TEAM);
    String approvers = "/office/codes/erasure-decided/approvers";
    assertThat(administrator.get(erasure(person)).body()).contains(approvers);
    to(officer.post(approvers + "/removal", Map.of("name", "Board of " + NAME)));
    assertThat(administrator.get(erasure(person)).body())
        .contains("Erase for good", "One review", "asked by name", "One file of measurements");
    for (Map<String, String> wrong :
        List.of(
            Map.of("reason", "A request", "typed", "Somebody Else"),
            Map.of("reason", "", "typed", NAME),
            Map.of("reason", NAME + " asked", "typed", NAME))) {
      HttpResponse<String> refused = administrator.post(erasure(person), wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Nothing was erased");
    }
    assertThat(leaver.get("/me").statusCode()).isEqualTo(200);

    assertThat(to(administrator.post(erasure(person), form(person)))).isEqualTo("/office/people");

    assertThat(leaver.get("/me").statusCode()).isEqualTo(302);
    assertThat(found()).isEmpty();
    assertThat(inFiles()).isEmpty();
    assertThat(inBackup()).isEmpty();
    assertThat(administrator.get(erasure(person)).statusCode()).isEqualTo(404);
    assertThat(administrator.get("/office/people/" + person.id()).statusCode()).isEqualTo(404);
    for (String list :
        List.of(
            "/office/people?state=all&q=Quillfeather",
            "/office/people/export",
            "/office/records",
            "/office/mails",
            campaign,
            "/office/comments?settled=true",
            "/office/codes/erasure-bank/reviews",
            withdrawn,
            "/me/code/erasure-bank/rules/CS-1")) {
      Somebody looks = SERVER.somebody(Role.ADMINISTRATOR, Role.COMPLIANCE_OFFICER);
      HttpResponse<String> answer = looks.get(list);
      assertThat(answer.statusCode()).as(list).isEqualTo(200);
      assertThat(answer.body().toLowerCase(Locale.ROOT).replace("q=quillfeather", ""))
          .as(list)
          .doesNotContain("zephyrine");
    }
    assertThat(totals(campaign)).isEqualTo(progress);
    proofsHold(person, hers, theirs, colleague, title);
  }

  /** Gives somebody another manager, or none. */
  private static void place(Person person, String team) {
    UUID boss = team.equals(TEAM) ? ADA.id() : SERVER.people().byEmail(EMAIL).orElseThrow().id();
    bean(People.class)
        .place(ADA, person.id(), today().minusDays(10), Optional.of(team), Optional.of(boss));
  }

  /** How many people a campaign told, and what they answered, whoever they are. */
  private static String totals(String campaign) {
    return rows(
            """
            select count(*) || ' ' || count(read_at) || ' ' || count(answer) || ' ' || count(done_at)
            from assignment where campaign_id = ?::uuid
            """,
            campaign.replaceFirst(".*/", ""))
        .getFirst();
  }

  private static void proofsHold(
      Person person, byte[] hers, byte[] theirs, Somebody colleague, String title) {
    Signing.now(SERVER.application());
    LogKeeper.Checked checked = bean(Evidence.class).check(AUDITOR);
    Optional<NoteKey> key = Optional.of(NoteKey.parse(bean(Evidence.class).key()));

    assertThat(checked.faults()).isEmpty();
    assertThat(Verified.of(hers, key).acts().getFirst().told().get("person")).contains(EMAIL);
    assertThat(Verified.of(theirs, key).acts().getFirst().told().get("person"))
        .contains("report.of.hers@example.org");
    byte[] now =
        colleague.getBytes(reading(colleague, title.replace(NAME, "[…]")) + "/proof").body();
    assertThat(Verified.of(now, key).acts()).hasSize(1);
    assertThat(
            rows(
                "select line from evidence_entry join person_erasure on entry_id = evidence_entry.id where person_id = ?",
                person.id()))
        .singleElement()
        .asString()
        .contains("\"act\":\"person.erased\"", "sha256:")
        .doesNotContain(person.id().toString());
    for (String tampering :
        List.of(
            "delete from evidence_sealed where (entry_id, name) in (select entry_id, name from evidence_sealed limit 1)",
            "delete from evidence_erased where (entry_id, name) in (select entry_id, name from evidence_erased limit 1)")) {
      List<LogKeeper.Fault> faults =
          bean(TransactionTemplate.class)
              .execute(
                  status -> {
                    status.setRollbackOnly();
                    bean(JdbcTemplate.class)
                        .execute("set local session_replication_role = replica");
                    bean(JdbcTemplate.class).execute(tampering);
                    return bean(Evidence.class).check(AUDITOR).faults();
                  });
      assertThat(faults).as(tampering).isNotEmpty();
    }
  }

  /** The columns in which their name or address stands, whatever the table. */
  private static List<String> found() {
    List<String> found = new ArrayList<>();
    for (String column :
        rows(
            """
            select table_name || ' ' || column_name || ' ' || data_type
            from information_schema.columns where table_schema = current_schema()
            """)) {
      String[] parts = column.split(" ", 3);
      String text =
          parts[2].equals("bytea")
              ? "encode(\"%s\", 'escape')".formatted(parts[1])
              : "\"%s\"::text".formatted(parts[1]);
      boolean isFound =
          !rows("select 'found' from \"%s\" where %s ~* 'zephyrine|quillfeather' limit 1"
                  .formatted(parts[0], text))
              .isEmpty();
      if (isFound) {
        found.add(parts[0] + "." + parts[1]);
      }
    }
    rows("select tablename || '.' || attname || ' sampled' from pg_stats where coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '') ~* 'zephyrine|quillfeather'")
        .forEach(found::add);
    return found;
  }

  private static boolean names(Path file) {
    try {
      String content =
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT);
      return content.contains("zephyrine") || content.contains("quillfeather");
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** Files of the data folder, those of PostgreSQL aside: what they say is looked at above. */
  private static List<Path> inFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SERVER.data())) {
      return files
          .filter(file -> !file.startsWith(SERVER.data().resolve("database")))
          .filter(Files::isRegularFile)
          .filter(ErasureTest::names)
          .toList();
    }
  }

  private static List<Path> inBackup() throws IOException {
    Path backup = temporary.resolve("later.coco-backup");
    Backup.make(RunningServer.settings(SERVER.data(), 0), backup);
    try (FileSystem zip = FileSystems.newFileSystem(backup);
        Stream<Path> parts = Files.walk(zip.getPath("/"))) {
      return parts.filter(Files::isRegularFile).filter(ErasureTest::names).toList();
    }
  }

  @Test
  void whoAnswersForSomethingIsReplacedFirst() {
    Person person = SERVER.person(Role.APPROVER);
    published("erasure-owner");
    String code = "/office/codes/erasure-owner";
    to(
        officer.post(
            code + "/owners", Map.of("owner", "Head of complaints", "email", person.email())));
    to(
        officer.post(
            code + "/reviews/plans",
            Map.of("subject", "code", "months", "", "reviewer", person.id().toString())));
    to(
        officer.post(
            code + "/approvers",
            Map.of("name", "Board", "needed", "1", "members", person.id().toString())));

    assertThat(officer.get(erasure(person)).body())
        .contains(code + "/owners", code + "/reviews", code + "/approvers")
        .doesNotContain("Erase for good");
    assertThat(officer.post(erasure(person), form(person)).statusCode()).isEqualTo(422);

    to(officer.post(code + "/approvers/removal", Map.of("name", "Board")));
    to(officer.post(code + "/owners", Map.of("owner", "Head of complaints", "email", "")));
    to(
        officer.post(
            code + "/reviews/plans", Map.of("subject", "code", "months", "", "reviewer", "")));
    to(officer.post(erasure(person), form(person)));
  }

  @Test
  void anAdministratorMayGoAndTheLastOneMayNot() {
    Person one = SERVER.person(Role.ADMINISTRATOR);
    Somebody self = SERVER.signedIn(one);

    to(self.post(erasure(one), form(one)));

    assertThat(self.get("/me").statusCode()).isEqualTo(302);
    Signing.now(SERVER.application());
    assertThat(bean(Evidence.class).check(AUDITOR).faults()).isEmpty();
    assertThat(
            rows(
                "select line from evidence_entry join person_erasure on entry_id = evidence_entry.id where person_id = ?",
                one.id()))
        .singleElement()
        .asString()
        .doesNotContain("\"by\"");
    List<Holdings.First> first =
        bean(TransactionTemplate.class)
            .execute(
                status -> {
                  status.setRollbackOnly();
                  bean(JdbcTemplate.class)
                      .update(
                          "delete from person_role where role = 'administrator' and person_id <> ?",
                          ADA.id());
                  return bean(Erasures.class)
                      .preview(ADA, ADA.id(), Texts.in(Language.ENGLISH))
                      .first();
                });
    assertThat(first)
        .extracting(Holdings.First::text)
        .contains("There has to be another administrator: give somebody this role.");
  }

  @Test
  void whatIsBeingDoneMeanwhileIsErasedToo() {
    Person person = SERVER.person(Role.TRAINER);
    CompletableFuture<HttpResponse<String>> erasing =
        Objects.requireNonNull(
            bean(TransactionTemplate.class)
                .execute(
                    status -> {
                      bean(Evidence.class)
                          .record(
                              Act.of("account.roles", Instant.now()).about("person", person.id()));
                      CompletableFuture<HttpResponse<String>> asked =
                          CompletableFuture.supplyAsync(
                              () -> administrator.post(erasure(person), form(person)));
                      while (!asked.isDone()
                          && rows("select 'waits' from pg_locks where not granted").isEmpty()) {
                        Thread.onSpinWait();
                      }
                      assertThat(asked).isNotDone();
                      return asked;
                    }));

    to(erasing.join());

    assertThat(
            rows(
                "select value from evidence_sealed where subject_id = ? or value like ?",
                person.id(),
                "%" + person.email() + "%"))
        .isEmpty();
    Signing.now(SERVER.application());
    assertThat(bean(Evidence.class).check(AUDITOR).faults()).isEmpty();
  }

  @Test
  void aNamesakeKeepsTheirName() {
    Person one = added("Common Name", "common.one@example.org", List.of(), Optional.empty());
    Person two = added("Common Name", "common.two@example.org", List.of(), Optional.empty());
    published("erasure-names");
    String asks = "/me/code/erasure-names/rules/CS-1/questions";
    to(officer.post(asks, Map.of("words", "What of Common Name, xcommon.one@example.org?")));
    to(officer.post(asks, Map.of("words", "And of Common.One@example.org, please?")));

    assertThat(administrator.get(erasure(one)).body()).contains("Somebody else bears");
    to(administrator.post(erasure(one), form(one)));

    assertThat(rows("select words from enquiry where code_key = 'erasure-names' order by at"))
        .containsExactly("What of Common Name, xcommon.one@example.org?", "And of […], please?");
    assertThat(SERVER.people().byId(two.id()).orElseThrow().name()).isEqualTo("Common Name");
  }
}
