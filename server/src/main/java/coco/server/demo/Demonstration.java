package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.code.ApprovalRule;
import coco.server.code.Comment;
import coco.server.code.Comments;
import coco.server.code.Consultation;
import coco.server.code.Editions;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.relations.Parties;
import coco.server.settings.Settings;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with a made water utility, before the pages open: 60 people, 400 parties,
 * two published editions and the draft of a third, with comments on both, a campaign that is over
 * and one that runs, and a mailing to partners. All of it or nothing, in one transaction; where
 * somebody has an account already, nothing.
 */
@Component
public class Demonstration implements SmartInitializingSingleton {
  private static final String CODE = "riverside-water";
  private static final String EXAMPLES = "/coco/server/examples/water/riverside";

  /** Whose links are printed, and as what they sign in. */
  private static final Map<String, Role> SHOWN = shown();

  private final Settings settings;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final People people;
  private final Editions editions;
  private final Comments comments;
  private final Parties parties;
  private final MadeCampaigns campaigns;
  private final MadeMailings mailings;
  private final MadeTeams teams;
  private final MadeReviews reviews;
  private final MadeEnquiries enquiries;
  private final MadeResources resources;
  private final MadeMeasures measures;
  private final MadeCourses courses;

  Demonstration(
      Settings settings,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      People people,
      Editions editions,
      Comments comments,
      Parties parties,
      MadeCampaigns campaigns,
      MadeMailings mailings,
      MadeTeams teams,
      MadeReviews reviews,
      MadeEnquiries enquiries,
      MadeResources resources,
      MadeMeasures measures,
      MadeCourses courses) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.people = people;
    this.editions = editions;
    this.comments = comments;
    this.parties = parties;
    this.campaigns = campaigns;
    this.mailings = mailings;
    this.teams = teams;
    this.reviews = reviews;
    this.enquiries = enquiries;
    this.resources = resources;
    this.measures = measures;
    this.courses = courses;
  }

  private static Map<String, Role> shown() {
    Map<String, Role> shown = new LinkedHashMap<>();
    shown.put("sofia.lindqvist@example.org", Role.AUTHOR);
    shown.put("yann.le.goff@example.org", Role.APPROVER);
    shown.put("helene.marchetti@example.org", Role.COMPLIANCE_OFFICER);
    shown.put("claire.fontanel@example.org", Role.ADMINISTRATOR);
    shown.put("emily.carver@example.org", Role.EMPLOYEE);
    return shown;
  }

  /** A link that signs one of the demonstration's people in, once, within a day. */
  public record Link(String name, Role role, String path) {}

  /** Links for some of the demonstration's people; none where this is not the demonstration. */
  public List<Link> links() {
    if (!isMade()) {
      return List.of();
    }
    return SHOWN.entrySet().stream()
        .flatMap(
            shown ->
                people.byEmail(shown.getKey()).stream()
                    .map(
                        person ->
                            new Link(
                                person.name(),
                                shown.getValue(),
                                "/sign-in/link?token=" + people.demonstrationLink(person))))
        .toList();
  }

  /** Whether this database was filled with the demonstration. */
  public boolean isMade() {
    return jdbc.sql("select exists (select 1 from demonstration)").query(Boolean.class).single();
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.demo()) {
      transaction.executeWithoutResult(
          status -> {
            // Of two nodes that start at once, one makes it.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('coco.demo'))").query().listOfRows();
            if (people.isEmpty()) {
              make();
            }
          });
    }
  }

  private void make() {
    Map<String, Viewer> cast = at("2024-11-04T08:00:00Z", this::employ);
    Map<Language, String> before = texts(".2025");
    Map<Language, String> now = texts("");
    UUID first = publish(cast, before, null, "2024-11-12", "2024-12-09");
    UUID second = publish(cast, now, first, "2025-10-06", "2025-11-24");
    campaigns.finish(viewer(cast, "helene.marchetti"), cast, second);
    at("2026-01-05T09:00:00Z", () -> meet(viewer(cast, "helene.marchetti")));
    UUID draft = draft(cast, now, texts(".2027"), second);
    Cast.comments().forEach(it -> comment(cast, it, draft));
    consult(viewer(cast, "helene.marchetti"), draft);
    UUID running = campaigns.run(viewer(cast, "helene.marchetti"), cast, second);
    mailings.run(viewer(cast, "helene.marchetti"), second);
    teams.make(viewer(cast, "helene.marchetti"), cast, running);
    reviews.make(cast);
    enquiries.make(cast);
    resources.make(viewer(cast, "helene.marchetti"), CODE);
    measures.make(viewer(cast, "helene.marchetti"));
    courses.make(viewer(cast, "helene.marchetti"), cast);
    jdbc.sql("insert into demonstration (made_at) values (now())").update();
  }

  private static <T> T at(String instant, Supplier<T> act) {
    return MadeTime.at(Instant.parse(instant), act);
  }

  private static Viewer viewer(Map<String, Viewer> cast, String who) {
    Viewer viewer = cast.get(who + "@example.org");
    if (viewer == null) {
      throw new IllegalStateException("nobody is " + who);
    }
    return viewer;
  }

  /** Everybody, by their address. The first is an administrator whose password nobody knows. */
  private Map<String, Viewer> employ() {
    List<Cast.Employee> employees = Cast.employees();
    Cast.Employee head = employees.getFirst();
    byte[] password = new byte[32];
    new SecureRandom().nextBytes(password);
    Person administrator =
        people
            .makeFirst(
                people.firstLink(),
                head.email(),
                head.name(),
                Language.ofTag(head.language()).orElseThrow(),
                HexFormat.of().formatHex(password))
            .orElseThrow();
    Viewer by = administrator.viewer();
    employees.stream()
        .skip(1)
        .forEach(
            it ->
                people
                    .add(by, it.name(), it.email(), it.language(), it.roles())
                    .ifPresent(problem -> refuse(it.email(), problem)));
    people.setRoles(by, administrator.id(), head.roles());
    Map<String, Viewer> cast = new LinkedHashMap<>();
    for (Cast.Employee it : employees) {
      Person person = people.byEmail(it.email()).orElseThrow();
      cast.put(it.email(), person.viewer());
      people.place(
          by,
          person.id(),
          it.joined(),
          Optional.of(it.team()),
          it.manager().map(cast::get).map(Viewer::id));
    }
    return cast;
  }

  private int meet(Viewer by) {
    for (List<String> cells : Cast.parties()) {
      Parties.Entry entry =
          new Parties.Entry(
              cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
      if (parties.add(by, entry) instanceof Parties.Outcome.Refused no) {
        refuse(cells.get(1), no.problems().toString());
      }
    }
    return Cast.parties().size();
  }

  private static void refuse(String what, String why) {
    throw new IllegalStateException("the demonstration's %s: %s".formatted(what, why));
  }

  private static Map<Language, String> texts(String edition) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      texts.put(
          language, Cast.text("%s%s.%s.coco.md".formatted(EXAMPLES, edition, language.tag())));
    }
    return texts;
  }

  private Editions.Outcome approve(Map<String, Viewer> cast, String who, UUID id) {
    Viewer viewer = viewer(cast, who);
    return editions.approve(viewer, id, Editions.shown(editions.visibleTo(viewer, id)));
  }

  private Editions.Outcome publish(Map<String, Viewer> cast, String who, UUID id) {
    Viewer viewer = viewer(cast, who);
    return editions.publish(viewer, id, Editions.shown(editions.visibleTo(viewer, id)));
  }

  /** An edition from its first text to its publication. */
  private UUID publish(
      Map<String, Viewer> cast,
      Map<Language, String> texts,
      @Nullable UUID basedOn,
      String begun,
      String published) {
    Viewer author = viewer(cast, "sofia.lindqvist");
    UUID id = at(begun + "T09:10:00Z", () -> done(editions.make(author, texts, basedOn)));
    at(published + "T08:30:00Z", () -> done(editions.submit(author, id)));
    at(published + "T10:05:00Z", () -> done(approve(cast, "marc.delorme", id)));
    at(published + "T13:40:00Z", () -> done(approve(cast, "yann.le.goff", id)));
    at(published + "T15:00:00Z", () -> done(publish(cast, "helene.marchetti", id)));
    return id;
  }

  /** The next edition: sent back once, approved once, and changed since, so that it lapsed. */
  private UUID draft(
      Map<String, Viewer> cast, Map<Language, String> now, Map<Language, String> next, UUID last) {
    Viewer author = viewer(cast, "sofia.lindqvist");
    UUID id = at("2026-09-14T07:30:00Z", () -> done(editions.make(author, now, last)));
    at("2026-09-14T08:00:00Z", () -> group(cast));
    Map<Language, String> almost = new EnumMap<>(next);
    almost.replaceAll((language, text) -> text.replace("> 30.", "> 50."));
    at(
        "2026-09-21T13:15:00Z",
        () -> save(viewer(cast, "priya.raman"), id, Language.ENGLISH, almost, 1));
    at(
        "2026-09-22T08:45:00Z",
        () -> save(viewer(cast, "solene.kervran"), id, Language.FRENCH, almost, 1));
    at("2026-09-23T09:00:00Z", () -> done(editions.submit(author, id)));
    at(
        "2026-10-02T14:20:00Z",
        () ->
            done(
                editions.giveBack(
                    viewer(cast, "yann.le.goff"), id, Cast.text("reason.txt").strip())));
    at("2026-10-05T07:50:00Z", () -> done(editions.submit(author, id)));
    at("2026-10-08T12:30:00Z", () -> done(approve(cast, "antoine.verdier", id)));
    at(
        "2026-10-12T09:05:00Z",
        () -> save(viewer(cast, "priya.raman"), id, Language.ENGLISH, next, 2));
    at(
        "2026-10-12T09:40:00Z",
        () -> save(viewer(cast, "solene.kervran"), id, Language.FRENCH, next, 2));
    return id;
  }

  /** Who has to approve from now on: one who leads, and one of those who have to keep it. */
  private int group(Map<String, Viewer> cast) {
    ApprovalRule rule =
        new ApprovalRule(
            List.of(
                new ApprovalRule.Group(
                    "Direction", 1, ids(cast, "helene.marchetti", "david.okafor")),
                new ApprovalRule.Group(
                    "Service",
                    1,
                    ids(cast, "yann.le.goff", "antoine.verdier", "isabelle.mercier"))));
    editions.setApprovalRule(viewer(cast, "helene.marchetti"), CODE, rule);
    return rule.groups().size();
  }

  private static List<UUID> ids(Map<String, Viewer> cast, String... who) {
    return Stream.of(who).map(it -> viewer(cast, it).id()).toList();
  }

  /** A comment of the file, and what became of it where that is told. */
  private void comment(Map<String, Viewer> cast, List<String> cells, UUID draft) {
    Viewer author = viewer(cast, cells.get(1));
    Comments.Words words =
        new Comments.Words(
            cells.get(3),
            Language.ofTag(cells.get(4)).orElseThrow(),
            cells.get(5),
            cells.get(6),
            "",
            "");
    at(
        cells.get(0),
        () ->
            kept(
                cells.get(2).equals("draft")
                    ? comments.add(author, draft, words)
                    : comments.addToCurrent(author, CODE, words)));
    if (cells.get(7).isEmpty()) {
      return;
    }
    Comment.Kind kind = Comment.Kind.valueOf(cells.get(7).toUpperCase(Locale.ROOT));
    UUID id = comments.mine(author).getFirst().id();
    at(
        cells.get(8),
        () ->
            kept(
                comments.settle(
                    viewer(cast, cells.get(9)),
                    id,
                    kind,
                    cells.get(10),
                    Optional.of(draft).filter(it -> kind == Comment.Kind.CHANGED),
                    false)));
  }

  private static boolean kept(Optional<?> problem) {
    problem.ifPresent(it -> refuse("comment", it.toString()));
    return true;
  }

  /** The draft is open to everybody, for three weeks from the day that this is made. */
  private void consult(Viewer by, UUID draft) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    at(
        today.minusDays(6) + "T09:00:00Z",
        () ->
            kept(
                comments.open(
                    by,
                    draft,
                    Consultation.Audience.PUBLIC,
                    today.plusDays(21),
                    List.of(),
                    Language.FRENCH)));
    Consultation consultation = comments.consultations(by, draft).getFirst();
    at(
        today.minusDays(2) + "T17:30:00Z",
        () ->
            kept(
                comments.addFromOutside(
                    consultation,
                    "",
                    new Comments.Words(
                        "DI-3",
                        Language.ENGLISH,
                        Cast.text("from-outside.txt").strip(),
                        "",
                        "Tenants of the Quay",
                        "tenants@example.org"),
                    "127.0.0.1")));
  }

  private int save(
      Viewer viewer, UUID id, Language language, Map<Language, String> texts, int base) {
    String text = texts.getOrDefault(language, "");
    if (editions.save(viewer, id, language, text, base, null) instanceof Editions.Save.Kept kept) {
      return kept.number();
    }
    throw new IllegalStateException("the demonstration's draft in " + language.tag());
  }

  private static UUID done(Editions.Outcome outcome) {
    return switch (outcome) {
      case Editions.Outcome.Yes yes -> yes.edition().id();
      case Editions.Outcome.No no -> throw new IllegalStateException(no.why().key());
    };
  }
}
