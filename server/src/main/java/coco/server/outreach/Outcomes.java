package coco.server.outreach;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.web.NotFound;
import coco.server.web.Spreadsheet;
import coco.server.web.Texts;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How mailings go, and reminders by hand. */
@Component
public class Outcomes {
  /** How many parties each list of a page names; the table names all. */
  private static final int NAMED_MOST = 50;

  /** Nobody is reminded by hand again within this. */
  private static final Duration REMINDED_LATELY = Duration.ofHours(1);

  private static final List<String> COLUMNS =
      List.of(
          "name",
          "contact",
          "kind",
          "language",
          "zone",
          "told",
          "sent",
          "last-day",
          "state",
          "read",
          "understood",
          "tries",
          "answer",
          "answered",
          "reason");

  /** The columns whose cells are keys of texts, and where these begin. */
  private static final Map<String, String> SAID =
      Map.of(
          "kind", "relations.kind.",
          "state", "outreach.table.state.",
          "answer", "inform.table.state.");

  private static final Set<String> PLAIN = Set.of("last-day", "tries");

  private final OutcomeStore store;
  private final MailingStore mailings;
  private final LetterStore letters;
  private final LetterPost post;
  private final Publications publications;
  private final Clock clock;

  Outcomes(
      OutcomeStore store,
      MailingStore mailings,
      LetterStore letters,
      LetterPost post,
      Publications publications,
      Clock clock) {
    this.store = store;
    this.mailings = mailings;
    this.letters = letters;
    this.post = post;
    this.publications = publications;
    this.clock = clock;
  }

  /** A mailing in a list, with how it goes. */
  public record Line(Mailing mailing, Outcome.Line total) {}

  /** Mailings, the latest first; those that are not launched for those who make them. */
  public List<Line> latest(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_CAMPAIGNS);
    return mailings.latest(viewer.may(Permission.MANAGE_CAMPAIGNS), Mailings.LIST_MOST).stream()
        .map(it -> new Line(it, Outcome.Line.sum(store.lines(it.id(), asOf(it)))))
        .toList();
  }

  /** Who was not done then is late: now, or when it ended; of a withdrawn edition nobody is. */
  private Instant asOf(Mailing mailing) {
    return mailing.isWithdrawn() ? Instant.EPOCH : mailing.ended().orElseGet(clock::instant);
  }

  /** How a mailing goes. */
  @Transactional(readOnly = true)
  public Outcome of(Viewer viewer, Mailing mailing) {
    viewer.mustBeAbleTo(Permission.READ_CAMPAIGNS);
    Instant asOf = asOf(mailing);
    List<Outcome.Line> kinds = store.lines(mailing.id(), asOf);
    return new Outcome(
        kinds,
        Outcome.Line.sum(kinds),
        store.gone(mailing.id()),
        store.late(mailing.id(), asOf, NAMED_MOST),
        store.undelivered(mailing.id(), asOf, NAMED_MOST),
        store.declined(mailing.id(), NAMED_MOST),
        mailings.lastReminder(mailing.id()));
  }

  /** Every party of a mailing, as a table for a spreadsheet. */
  @Transactional(readOnly = true)
  public byte[] table(Viewer viewer, Mailing mailing, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_CAMPAIGNS);
    return Spreadsheet.of(
            COLUMNS.stream().map(column -> texts.of("outreach.table." + column)).toList(),
            store.rows(mailing, asOf(mailing)).stream()
                .map(row -> COLUMNS.stream().map(it -> cell(row, it, texts)).toList())
                .toList())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(Map<String, String> row, String column, Texts texts) {
    String cell = row.getOrDefault(column, "");
    String key = SAID.get(column);
    if (key != null && !cell.isEmpty()) {
      return texts.of(key + cell);
    }
    return PLAIN.contains(column) ? cell : Spreadsheet.defused(cell);
  }

  /** What became of a reminder. */
  public sealed interface Reminded {
    record Yes(int parties) implements Reminded {}

    /** The key of why not. */
    record No(String problem) implements Reminded {}
  }

  /** Writes to those who are late, and whom mails reach. */
  @Transactional
  public Reminded remind(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    mailings.lock(id);
    Mailing mailing = mailings.byId(id).orElseThrow(() -> new NotFound("the mailing " + id));
    Optional<Published> edition = publications.published(mailing.editionId());
    if (!mailing.isRunning() || edition.isEmpty()) {
      return new Reminded.No("outreach.problem.not-running");
    }
    Instant now = clock.instant();
    if (mailings
        .lastReminder(id)
        .filter(it -> it.isAfter(now.minus(REMINDED_LATELY)))
        .isPresent()) {
      return new Reminded.No("inform.problem.reminded");
    }
    List<Letter> late =
        letters.of(
            mailing,
            LetterReminders.OPEN + " and due_at <= :now",
            Map.of("now", Timestamp.from(now)));
    if (late.isEmpty()) {
      return new Reminded.No("inform.problem.nobody-late");
    }
    post.write(LetterPost.Kind.LATE, edition.get(), late, now);
    mailings.reminded(id, viewer.id(), late.size(), now);
    return new Reminded.Yes(late.size());
  }
}
