package coco.server.inform;

import coco.language.text.Language;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of questions: those made from examples, and those that people wrote. */
@Repository
class QuestionStore {
  private static final String QUESTION =
      """
      select question.id, question.rule, question.right_choice, question.choices as count,
        person.name as author, question_retirement.at as retired_at, question_text.*
      from question join question_text on question_text.question_id = question.id
        left join person on person.id = question.written_by_id
        left join question_retirement on question_retirement.question_id = question.id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  QuestionStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Holds the questions of an edition until the transaction ends. */
  void lock(UUID edition) {
    jdbc.sql("select id from edition where id = :id for update")
        .param("id", edition)
        .query(UUID.class)
        .optional();
  }

  /** Whether the examples of an edition were made into questions. */
  boolean isMade(UUID edition) {
    return jdbc.sql("select exists (select 1 from question_making where edition_id = :id)")
        .param("id", edition)
        .query(Boolean.class)
        .single();
  }

  void made(UUID edition, Instant at, Map<String, String> missing) {
    jdbc.sql("insert into question_making (edition_id, at) values (:id, :at)")
        .param("id", edition)
        .param("at", Timestamp.from(at))
        .update();
    batches.batchUpdate(
        "insert into question_missing (edition_id, rule, why) values (?, ?, ?)",
        missing.entrySet().stream()
            .map(it -> new Object[] {edition, it.getKey(), it.getValue()})
            .toList());
  }

  /** Why rules gave no questions, by rule. */
  SequencedMap<String, String> missing(UUID edition) {
    SequencedMap<String, String> missing = new LinkedHashMap<>();
    jdbc.sql("select rule, why from question_missing where edition_id = :id order by rule")
        .param("id", edition)
        .query(
            row -> {
              missing.put(row.getString("rule"), row.getString("why"));
            });
    return missing;
  }

  /** Keeps questions of an edition, of nobody or of whom wrote them. */
  void add(UUID edition, Collection<Asked> questions, @Nullable UUID by, Instant at) {
    batches.batchUpdate(
        """
        insert into question (id, edition_id, rule, choices, right_choice, made_at, written_by_id)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        questions.stream()
            .map(
                it ->
                    new Object[] {
                      it.id(),
                      edition,
                      it.rule(),
                      it.in(Language.ENGLISH).choices().size(),
                      it.right(),
                      Timestamp.from(at),
                      by
                    })
            .toList());
    batches.batchUpdate(
        """
        insert into question_text
          (question_id, language, about, scene, asked, choices, sentence, why, timeline)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        questions.stream()
            .flatMap(it -> it.words().values().stream().map(words -> row(it.id(), words)))
            .toList());
  }

  private static Object[] row(UUID id, Asked.Words words) {
    return new Object[] {
      id,
      words.language().tag(),
      words.about(),
      words.scene().stream()
          .map(line -> line.when() + "\t" + line.what())
          .collect(Collectors.joining("\n")),
      words.asked(),
      String.join("\n", words.choices()),
      words.sentence(),
      String.join("\n", words.why()),
      words.timeline()
    };
  }

  void retire(UUID question, UUID by, Instant at) {
    jdbc.sql(
            """
            insert into question_retirement (question_id, at, by_id) values (:id, :at, :by)
            on conflict (question_id) do nothing
            """)
        .param("id", question)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** The questions of an edition, rule by rule, those that people wrote first. */
  List<Asked> of(UUID edition) {
    return read(
        jdbc.sql(
                QUESTION
                    + """
                     where question.edition_id = :edition
                    order by question.rule, question.written_by_id is null, question.made_at,
                      question.id, question_text.language
                    """)
            .param("edition", edition));
  }

  /** One question of an edition. */
  Optional<Asked> of(UUID edition, UUID id) {
    return read(
            jdbc.sql(
                    QUESTION
                        + " where question.edition_id = :edition and question.id = :id order by question_text.language")
                .param("edition", edition)
                .param("id", id))
        .stream()
        .findFirst();
  }

  /** Some questions, in their order. */
  List<Asked> inOrder(List<UUID> ids) {
    return read(
        jdbc.sql(
                QUESTION
                    + """
                     where question.id = any(:ids)
                    order by array_position(:ids, question.id), question_text.language
                    """)
            .param("ids", ids.toArray(UUID[]::new)));
  }

  private static List<Asked> read(JdbcClient.StatementSpec asked) {
    SequencedMap<UUID, Asked> found = new LinkedHashMap<>();
    asked.query(
        row -> {
          UUID id = row.getObject("id", UUID.class);
          Language language = Language.ofTag(row.getString("language")).orElseThrow();
          Map<Language, Asked.Words> words = new EnumMap<>(Language.class);
          Asked known = found.get(id);
          if (known != null) {
            words.putAll(known.words());
          }
          words.put(
              language,
              new Asked.Words(
                  language,
                  row.getString("about"),
                  scene(row.getString("scene")),
                  row.getString("asked"),
                  lines(row.getString("choices")),
                  row.getString("sentence"),
                  lines(row.getString("why")),
                  row.getString("timeline")));
          found.put(
              id,
              new Asked(
                  id,
                  row.getString("rule"),
                  row.getInt("right_choice"),
                  Optional.ofNullable(row.getString("author")),
                  Optional.ofNullable(row.getTimestamp("retired_at")).map(Timestamp::toInstant),
                  words));
        });
    return List.copyOf(found.values());
  }

  private static List<String> lines(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\n"));
  }

  private static List<Asked.Line> scene(String joined) {
    List<Asked.Line> scene = new ArrayList<>();
    for (String line : lines(joined)) {
      int tab = line.indexOf('\t');
      scene.add(new Asked.Line(line.substring(0, tab), line.substring(tab + 1)));
    }
    return scene;
  }

  /** A question that may be drawn: not retired. */
  record Drawable(UUID id, String rule, boolean isWritten) {}

  /** The questions of an edition that are asked, in a fixed order. */
  List<Drawable> drawable(UUID edition) {
    return jdbc.sql(
            """
            select id, rule, written_by_id is not null as written from question
            where edition_id = :edition
              and not exists (select 1 from question_retirement where question_id = id)
            order by rule, id
            """)
        .param("edition", edition)
        .query(
            (row, number) ->
                new Drawable(
                    row.getObject("id", UUID.class),
                    row.getString("rule"),
                    row.getBoolean("written")))
        .list();
  }
}
