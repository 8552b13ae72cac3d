package coco.server.code;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of codes, editions, their texts and steps. */
@Repository
class CodeStore {
  private static final String EDITION =
      """
      select edition.id, edition.code_id, code.key, edition.made_at, maker.name as made_by, publication.name, publication.in_force_from
      from edition join code on code.id = edition.code_id join person maker on maker.id = edition.made_by_id
        left join publication on publication.edition_id = edition.id
      """;

  private static final String TEXT =
      """
      select edition_text.language, number, text, hash, saved_at, saved_by_id, person.name as saved_by, remark,
        made_by_act
      from edition_text join person on person.id = edition_text.saved_by_id
      """;

  private final JdbcClient jdbc;

  CodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The code of a key, made where there is none. */
  UUID code(String key, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into code (id, key, made_at, made_by_id) values (:id, :key, :at, :by)
            on conflict (key) do nothing
            """)
        .param("id", UUID.randomUUID())
        .param("key", key)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    return jdbc.sql("select id from code where key = :key")
        .param("key", key)
        .query(UUID.class)
        .single();
  }

  UUID addEdition(UUID code, @Nullable UUID basedOn, UUID by, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into edition (id, code_id, based_on_id, made_at, made_by_id)
            values (:id, :code, :basedOn, :at, :by)
            """)
        .param("id", id)
        .param("code", code)
        .param("basedOn", basedOn)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    return id;
  }

  /** Holds the edition until the transaction ends, so that saves and steps come one by one. */
  void lock(UUID edition) {
    jdbc.sql("select id from edition where id = :id for update")
        .param("id", edition)
        .query(UUID.class)
        .optional();
  }

  void addText(
      UUID edition,
      Language language,
      int number,
      String text,
      String hash,
      UUID by,
      Instant at,
      @Nullable Remark remark) {
    String about =
        switch (remark) {
          case null -> null;
          case Remark.Own own -> own.words();
          case Remark.Made made -> made.about();
        };
    jdbc.sql(
            """
            insert into edition_text (edition_id, language, number, text, hash, saved_at, saved_by_id, remark, made_by_act)
            values (:edition, :language, :number, :text, :hash, :at, :by, :remark, :act)
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("number", number)
        .param("text", text)
        .param("hash", hash)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("remark", about)
        .param("act", remark instanceof Remark.Made made ? made.kind().key() : null)
        .update();
  }

  void addStep(
      UUID edition,
      Step.Kind kind,
      UUID by,
      Instant at,
      @Nullable String reason,
      Map<Language, Integer> texts) {
    jdbc.sql(
            """
            insert into edition_step (edition_id, kind, at, by_id, reason, en, fr)
            values (:edition, :kind, :at, :by, :reason, :en, :fr)
            """)
        .param("edition", edition)
        .param("kind", kind.key())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("reason", reason)
        .param("en", texts.get(Language.ENGLISH))
        .param("fr", texts.get(Language.FRENCH))
        .update();
  }

  void publish(UUID edition, UUID code, String name, Instant from) {
    jdbc.sql(
            """
            insert into publication (edition_id, code_id, name, in_force_from)
            values (:edition, :code, :name, :from)
            """)
        .param("edition", edition)
        .param("code", code)
        .param("name", name)
        .param("from", Timestamp.from(from))
        .update();
  }

  boolean isTaken(UUID code, String name) {
    return jdbc.sql("select true from publication where code_id = :code and name = :name")
        .param("code", code)
        .param("name", name)
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  Optional<Edition> edition(UUID id) {
    return jdbc.sql(EDITION + " where edition.id = :id")
        .param("id", id)
        .query(CodeStore::readRow)
        .optional()
        .map(this::whole);
  }

  /** Those of some editions that wait for no approval: sent back, published or withdrawn. */
  Set<UUID> editionsNotInReview(Set<UUID> editions) {
    return Set.copyOf(
        jdbc.sql(
                """
                select edition_id from (
                  select distinct on (edition_id) edition_id, kind from edition_step
                  where edition_id = any(:editions) order by edition_id, id desc) as last
                where kind in ('returned', 'published', 'withdrawn')
                """)
            .param("editions", editions.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /** All editions without their texts, the latest first. */
  List<Heading> headings(int most) {
    String listed = "(select id from edition order by made_at desc, id limit :most)";
    Map<UUID, Map<Language, Heading.Mark>> marks = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (edition_id, language) edition_id, language, number, hash
            from edition_text where edition_id in %s order by edition_id, language, number desc
            """
                .formatted(listed))
        .param("most", most)
        .query(
            row -> {
              Heading.Mark mark = readMark(row);
              marks
                  .computeIfAbsent(
                      row.getObject("edition_id", UUID.class), id -> new EnumMap<>(Language.class))
                  .put(mark.language(), mark);
            });
    Map<UUID, Edition.State> states = new HashMap<>();
    jdbc.sql(
            "select edition_id, kind from edition_step where edition_id in %s order by id"
                .formatted(listed))
        .param("most", most)
        .query(
            row -> {
              UUID id = row.getObject("edition_id", UUID.class);
              Edition.State before = states.getOrDefault(id, Edition.State.DRAFT);
              states.put(id, before.after(readKind(row)));
            });
    return jdbc
        .sql(EDITION + " order by edition.made_at desc, edition.id limit :most")
        .param("most", most)
        .query(CodeStore::readRow)
        .list()
        .stream()
        .filter(row -> marks.containsKey(row.id()))
        .map(
            row ->
                new Heading(
                    row.id(),
                    row.key(),
                    states.getOrDefault(row.id(), Edition.State.DRAFT),
                    Objects.requireNonNull(marks.get(row.id())),
                    row.made(),
                    row.by()))
        .toList();
  }

  /** Every edition of a code, the latest first. */
  List<Edition> editions(String codeKey, int most) {
    return jdbc
        .sql(
            EDITION
                + " where code.key = :key order by edition.made_at desc, edition.id limit :most")
        .param("key", codeKey)
        .param("most", most)
        .query(CodeStore::readRow)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  /** Editions for which somebody may have to do something, by their last step; the latest first. */
  List<Edition> waiting(int most) {
    return jdbc
        .sql(
            EDITION
                + """
                 where (select kind from edition_step
                    where edition_id = edition.id and kind <> 'approved' order by id desc limit 1)
                  in ('submitted', 'returned', 'corrected')
                order by edition.made_at desc, edition.id limit :most
                """)
        .param("most", most)
        .query(CodeStore::readRow)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  /** Published editions of a code that are not withdrawn, the latest in force first. */
  List<Edition> published(String codeKey, int most) {
    return jdbc
        .sql(
            EDITION
                + """
                 where code.key = :key and publication.edition_id is not null
                  and not exists (select 1 from edition_step
                    where edition_id = edition.id and kind = 'withdrawn')
                order by publication.in_force_from desc, edition.id limit :most
                """)
        .param("key", codeKey)
        .param("most", most)
        .query(CodeStore::readRow)
        .list()
        .stream()
        .map(this::whole)
        .toList();
  }

  /** The keys of codes of which an edition is published, in their order. */
  List<String> publishedKeys() {
    return jdbc.sql(
            """
            select distinct code.key from publication join code on code.id = publication.code_id
            order by code.key
            """)
        .query(String.class)
        .list();
  }

  Optional<Saved> text(UUID edition, Language language, int number) {
    return jdbc.sql(
            TEXT
                + " where edition_id = :edition and edition_text.language = :language and number = :number")
        .param("edition", edition)
        .param("language", language.tag())
        .param("number", number)
        .query(CodeStore::readText)
        .optional();
  }

  /** Every text of a language, the latest first. */
  List<Saved> texts(UUID edition, Language language, int most) {
    return jdbc.sql(
            TEXT
                + " where edition_id = :edition and edition_text.language = :language order by number desc limit :most")
        .param("edition", edition)
        .param("language", language.tag())
        .param("most", most)
        .query(CodeStore::readText)
        .list();
  }

  /** Which texts of a language were saved before an instant, the latest first; without a limit. */
  List<Heading.Mark> marks(UUID edition, Language language, Instant end) {
    return jdbc.sql(
            """
            select language, number, hash from edition_text
            where edition_id = :edition and language = :language and saved_at < :end
            order by number desc
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("end", Timestamp.from(end))
        .query((row, number) -> readMark(row))
        .list();
  }

  /** Whether a person saved any text of a language. */
  boolean hasWritten(UUID edition, Language language, UUID person) {
    return jdbc.sql(
            """
            with recursive origin (id, based_on_id) as (
              select id, based_on_id from edition where id = :edition
              union
              select base.id, base.based_on_id from edition base join origin on base.id = origin.based_on_id
              where not exists (select 1 from publication where edition_id = base.id))
            select exists (select 1 from edition_text join origin on origin.id = edition_id
              where language = :language and saved_by_id = :person)
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /** A code by its key. */
  Optional<UUID> codeOf(String key) {
    return jdbc.sql("select id from code where key = :key")
        .param("key", key)
        .query(UUID.class)
        .optional();
  }

  void addApprovalRule(UUID code, ApprovalRule rule, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into approval_rule (code_id, at, by_id, groups)
            values (:code, :at, :by, cast(:groups as jsonb))
            """)
        .param("code", code)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("groups", JsonMapper.shared().writeValueAsString(rule.groups()))
        .update();
  }

  ApprovalRule approvalRule(UUID code) {
    return jdbc.sql(
            "select groups from approval_rule where code_id = :code order by id desc limit 1")
        .param("code", code)
        .query(String.class)
        .optional()
        .map(CodeStore::readRule)
        .orElse(ApprovalRule.ANYBODY);
  }

  /** The rule that counted at an instant. */
  ApprovalRule approvalRule(UUID code, Instant at) {
    return jdbc.sql(
            """
            select groups from approval_rule
            where code_id = :code and at <= :at order by id desc limit 1
            """)
        .param("code", code)
        .param("at", Timestamp.from(at))
        .query(String.class)
        .optional()
        .map(CodeStore::readRule)
        .orElse(ApprovalRule.ANYBODY);
  }

  private static ApprovalRule readRule(String groups) {
    return new ApprovalRule(
        List.of(JsonMapper.shared().readValue(groups, ApprovalRule.Group[].class)));
  }

  void keepCopy(UUID edition, Language language, UUID person, WorkingCopy copy) {
    jdbc.sql(
            """
            insert into working_copy (edition_id, language, person_id, base, text, at)
            values (:edition, :language, :person, :base, :text, :at)
            on conflict (edition_id, language, person_id)
            do update set base = excluded.base, text = excluded.text, at = excluded.at
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("person", person)
        .param("base", copy.base())
        .param("text", copy.text())
        .param("at", Timestamp.from(copy.at()))
        .update();
  }

  Optional<WorkingCopy> copy(UUID edition, Language language, UUID person) {
    return jdbc.sql(
            """
            select text, base, at from working_copy
            where edition_id = :edition and language = :language and person_id = :person
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("person", person)
        .query(
            (row, number) ->
                new WorkingCopy(
                    row.getString("text"), row.getInt("base"), row.getTimestamp("at").toInstant()))
        .optional();
  }

  void dropCopy(UUID edition, Language language, UUID person) {
    jdbc.sql(
            """
            delete from working_copy
            where edition_id = :edition and language = :language and person_id = :person
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("person", person)
        .update();
  }

  /** The names of those who have unsaved words in a text, since an instant. */
  List<String> writers(UUID edition, Language language, Instant since) {
    return jdbc.sql(
            """
            select person.name from working_copy join person on person.id = working_copy.person_id
            where edition_id = :edition and working_copy.language = :language and at >= :since
            order by person.name
            """)
        .param("edition", edition)
        .param("language", language.tag())
        .param("since", Timestamp.from(since))
        .query(String.class)
        .list();
  }

  private Map<Language, Saved> latest(UUID edition) {
    Map<Language, Saved> latest = new EnumMap<>(Language.class);
    jdbc.sql(
            TEXT
                + """
                 where (edition_id, edition_text.language, number) in (
                  select edition_id, language, max(number) from edition_text
                  where edition_id = :edition group by edition_id, language)
                """)
        .param("edition", edition)
        .query(CodeStore::readText)
        .list()
        .forEach(saved -> latest.put(saved.language(), saved));
    return latest;
  }

  private List<Step> steps(UUID edition) {
    return jdbc.sql(
            """
            select kind, at, by_id, person.name as by_name, reason, en, fr
            from edition_step join person on person.id = edition_step.by_id
            where edition_id = :edition order by edition_step.id
            """)
        .param("edition", edition)
        .query(
            (row, number) -> {
              Map<Language, Integer> texts = new EnumMap<>(Language.class);
              for (Language language : Language.values()) {
                Integer text = row.getObject(language.tag(), Integer.class);
                if (text != null) {
                  texts.put(language, text);
                }
              }
              return new Step(
                  readKind(row),
                  row.getTimestamp("at").toInstant(),
                  row.getObject("by_id", UUID.class),
                  row.getString("by_name"),
                  Optional.ofNullable(row.getString("reason")),
                  texts);
            })
        .list();
  }

  private record Row(
      UUID id,
      UUID code,
      String key,
      Instant made,
      String by,
      Optional<Edition.Publication> publication) {}

  private static Row readRow(ResultSet row, int number) throws SQLException {
    Timestamp from = row.getTimestamp("in_force_from");
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("code_id", UUID.class),
        row.getString("key"),
        row.getTimestamp("made_at").toInstant(),
        row.getString("made_by"),
        from == null
            ? Optional.empty()
            : Optional.of(new Edition.Publication(row.getString("name"), from.toInstant())));
  }

  private Edition whole(Row row) {
    return new Edition(
        row.id(),
        row.code(),
        row.key(),
        latest(row.id()),
        steps(row.id()),
        row.publication(),
        row.made());
  }

  private static Step.Kind readKind(ResultSet row) throws SQLException {
    return Step.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
  }

  private static Heading.Mark readMark(ResultSet row) throws SQLException {
    return new Heading.Mark(
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getInt("number"),
        row.getString("hash"));
  }

  private static @Nullable Remark remark(ResultSet row) throws SQLException {
    String remark = row.getString("remark");
    String act = row.getString("made_by_act");
    if (remark == null) {
      return null;
    }
    return act == null ? new Remark.Own(remark) : new Remark.Made(Remark.Kind.of(act), remark);
  }

  private static Saved readText(ResultSet row, int number) throws SQLException {
    return new Saved(
        Language.ofTag(row.getString("language")).orElseThrow(),
        row.getInt("number"),
        row.getString("text"),
        row.getString("hash"),
        row.getTimestamp("saved_at").toInstant(),
        row.getObject("saved_by_id", UUID.class),
        row.getString("saved_by"),
        Optional.ofNullable(remark(row)));
  }
}
