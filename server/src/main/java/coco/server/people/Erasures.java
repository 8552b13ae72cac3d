package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases people who ask for it: what leads to them goes from every table, and what they did stays
 * without them. Their row in the directory stays, empty, so that it has a place.
 */
@Component
public class Erasures {
  static final int REASON_MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PeopleStore people;
  private final List<Holdings> holdings;
  private final Mentions mentions;
  private final Evidence evidence;
  private final SecurityEvents events;
  private final Clock clock;

  Erasures(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      PeopleStore people,
      List<Holdings> holdings,
      Mentions mentions,
      Evidence evidence,
      SecurityEvents events,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.people = people;
    this.holdings = List.copyOf(holdings);
    this.mentions = mentions;
    this.evidence = evidence;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What erasing somebody would do.
   *
   * @param first what has to be done before; they cannot be erased as long as there is something
   * @param held what goes first, then what stays
   */
  public record Preview(Leaver leaver, List<Holdings.First> first, List<Holdings.Held> held) {
    public Preview {
      first = List.copyOf(first);
      held = List.copyOf(held);
    }

    /** What goes, or stays. */
    public List<Holdings.Held> of(Holdings.Fate fate) {
      return held.stream().filter(it -> it.fate() == fate).toList();
    }
  }

  /**
   * What erasing somebody would do.
   *
   * @throws NotFound where there is nobody of this id, or nobody any more
   */
  public Preview preview(Viewer viewer, UUID id, Texts texts) {
    viewer.mustBeAbleTo(Permission.ERASE_PEOPLE);
    Leaver leaver = leaver(id, "");
    List<Holdings.Held> held = new ArrayList<>();
    holdings.forEach(it -> held.addAll(it.of(leaver, texts)));
    long named = mentions.count(leaver);
    if (named > 0) {
      held.add(Holdings.Held.goes(texts.of("people.erasure.mentions", named)));
    }
    held.add(
        Holdings.Held.goes(
            texts.of("people.erasure.sealed", evidence.countAbout(id, leaver.pattern()))));
    held.add(
        Holdings.Held.nameless(texts.of("people.erasure.log"), texts.of("people.erasure.log.why")));
    held.add(
        Holdings.Held.stays(
            texts.of("people.erasure.outside"), texts.of("people.erasure.outside.why")));
    held.sort(Comparator.comparing(Holdings.Held::fate));
    return new Preview(leaver, first(leaver, texts), held);
  }

  private List<Holdings.First> first(Leaver leaver, Texts texts) {
    return holdings.stream().flatMap(it -> it.first(leaver, texts).stream()).toList();
  }

  /**
   * Somebody as they are known.
   *
   * @param lock how their row is held, as SQL has it
   */
  private Leaver leaver(UUID id, String lock) {
    return jdbc.sql(
            """
            select name, email, exists (select 1 from person as other
                where other.id <> person.id and lower(other.name) = lower(person.name)) as namesake
            from person
            where id = :id and not exists (select 1 from person_erasure where person_id = person.id)
            """
                + lock)
        .param("id", id)
        .query(
            (row, number) ->
                new Leaver(
                    id, row.getString("name"), row.getString("email"), row.getBoolean("namesake")))
        .optional()
        .orElseThrow(() -> new NotFound("the person " + id));
  }

  /**
   * Erases somebody, all of it or nothing, and ends their sessions.
   *
   * @param reason why, in words that do not say who it is
   * @param typed their name or address, as whoever erases typed it
   * @return the key of what is wrong, or empty where it is done
   */
  public Optional<String> erase(Viewer viewer, UUID id, String reason, String typed, Texts texts) {
    viewer.mustBeAbleTo(Permission.ERASE_PEOPLE);
    Optional<String> problem =
        Objects.requireNonNull(
            transaction.execute(status -> eraseNow(viewer, id, reason.strip(), typed, texts)));
    if (problem.isEmpty()) {
      LOG.info("person.erased personId={} byId={}", id, viewer.id());
      mentions.settle();
    }
    return problem;
  }

  private Optional<String> eraseNow(
      Viewer viewer, UUID id, String reason, String typed, Texts texts) {
    people.lockFirst();
    // Whoever records an act of theirs meanwhile waits, and then finds nobody by this name.
    Leaver leaver = leaver(id, " for update");
    Optional<String> problem = problem(leaver, reason, typed);
    if (problem.isPresent()) {
      return problem;
    }
    if (!first(leaver, texts).isEmpty()) {
      return Optional.of("people.erasure.problem.first");
    }
    jdbc.sql("select set_config('coco.erasing', 'yes', true)").query().listOfRows();
    empty(leaver);
    holdings.forEach(it -> it.erase(leaver));
    mentions.takeOut(leaver);
    jdbc.sql("select set_config('coco.erasing', '', true)").query().listOfRows();
    record(viewer, leaver, reason);
    return Optional.empty();
  }

  private static Optional<String> problem(Leaver leaver, String reason, String typed) {
    if (reason.isEmpty() || reason.length() > REASON_MOST) {
      return Optional.of("people.erasure.problem.reason");
    }
    String said = reason.toLowerCase(Locale.ROOT);
    if (said.contains(leaver.email()) || said.contains(leaver.name().toLowerCase(Locale.ROOT))) {
      return Optional.of("people.erasure.problem.named");
    }
    boolean isMeant =
        typed.strip().equalsIgnoreCase(leaver.name())
            || People.account(typed).equals(leaver.email());
    return isMeant ? Optional.empty() : Optional.of("people.erasure.problem.typed");
  }

  /** Leaves a row of which nobody can say whose it was. */
  private void empty(Leaver leaver) {
    String number = leaver.id().toString().substring(0, 4);
    jdbc.sql(
            """
            update person set name = :name, email = :email, language = 'en', team_id = null,
              manager_id = null, joined_on = :today, left_on = :today
            where id = :id
            """)
        .param(
            "name",
            "%s / %s"
                .formatted(
                    Texts.in(Language.ENGLISH).of("people.erasure.somebody", number),
                    Texts.in(Language.FRENCH).of("people.erasure.somebody", number)))
        .param("email", "%s@erased.invalid".formatted(leaver.id()))
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("id", leaver.id())
        .update();
  }

  private void record(Viewer viewer, Leaver leaver, String reason) {
    Instant now = clock.instant();
    Act act = Act.of(EventKind.PERSON_ERASED.key(), now).with("reason", Optional.of(reason));
    if (!viewer.id().equals(leaver.id())) {
      act = act.about("by", viewer.id());
    }
    long entry = evidence.erase(leaver.id(), leaver.pattern(), act);
    jdbc.sql(
            """
            insert into person_erasure (person_id, at, by_id, entry_id)
            values (:person, :at, :by, :entry)
            """)
        .param("person", leaver.id())
        .param("at", Timestamp.from(now))
        .param("by", viewer.id())
        .param("entry", entry)
        .update();
    events.record(EventKind.PERSON_ERASED, leaver.id(), viewer.id(), null, null, null);
  }
}
