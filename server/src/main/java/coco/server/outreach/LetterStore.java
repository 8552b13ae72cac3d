package coco.server.outreach;

import coco.language.text.Language;
import coco.server.inform.Answer;
import coco.server.inform.Examination;
import coco.server.inform.Try;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of letters: what each party of a mailing did. */
@Repository
class LetterStore {
  private static final String TRY =
      """
      select letter_try.id, number, begun_at, at, language, passed, entry_id
      from letter_try left join letter_result on letter_result.try_id = letter_try.id
      where letter_id = :letter
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final MailingStore mailings;

  LetterStore(JdbcClient jdbc, JdbcTemplate batches, MailingStore mailings) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.mailings = mailings;
  }

  void add(List<Letter> letters) {
    batches.batchUpdate(
        """
        insert into letter (id, mailing_id, party_id, enrolled_at, due_at, last_on)
        values (?, ?, ?, ?, ?, ?)
        """,
        letters.stream()
            .map(
                it ->
                    new Object[] {
                      it.id(),
                      it.mailing().id(),
                      it.party().orElseThrow(),
                      Timestamp.from(it.enrolled()),
                      Timestamp.from(it.due()),
                      Date.valueOf(it.lastDay())
                    })
            .toList());
  }

  Optional<Letter> byId(UUID id) {
    return letters("where id = :id", spec -> spec.param("id", id)).stream().findFirst();
  }

  /** What a party was told, the latest first. */
  List<Letter> ofParty(UUID party) {
    return letters(
        "where party_id = :party order by enrolled_at desc, id",
        spec -> spec.param("party", party));
  }

  /** Some letters of a mailing; {@code which} is a condition in SQL. */
  List<Letter> of(Mailing mailing, String which, Map<String, ?> params) {
    return letters(
        "where mailing_id = :mailing and " + which + " order by due_at, id",
        spec -> spec.param("mailing", mailing.id()).params(params));
  }

  private List<Letter> letters(
      String which, Function<JdbcClient.StatementSpec, JdbcClient.StatementSpec> bind) {
    Map<UUID, Optional<Mailing>> known = new TreeMap<>();
    return bind.apply(jdbc.sql("select * from letter " + which))
        .query(
            (row, number) ->
                read(
                    row,
                    known
                        .computeIfAbsent(row.getObject("mailing_id", UUID.class), mailings::byId)
                        .orElseThrow()))
        .list();
  }

  private static Letter read(ResultSet row, Mailing mailing) throws SQLException {
    return new Letter(
        row.getObject("id", UUID.class),
        mailing,
        Optional.ofNullable(row.getObject("party_id", UUID.class)),
        row.getTimestamp("enrolled_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        row.getDate("last_on").toLocalDate(),
        moment(row, "opened_at"),
        moment(row, "read_at"),
        moment(row, "understood_at"),
        Optional.ofNullable(row.getString("answer")).flatMap(Answer.Kind::ofKey),
        moment(row, "done_at"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** Holds a letter until the transaction ends. */
  void lock(UUID id) {
    jdbc.sql("select id from letter where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /** The edition for which a party last did a mailing of the same code, before this one. */
  Optional<UUID> lastDone(Letter letter) {
    return jdbc.sql(
            """
            select earlier.edition_id from letter
              join mailing as earlier on earlier.id = letter.mailing_id
              join edition as of_earlier on of_earlier.id = earlier.edition_id
              join edition as of_this on of_this.id = :edition
            where letter.party_id = :party and letter.done_at <= :enrolled
              and of_earlier.code_id = of_this.code_id and earlier.edition_id <> :edition
            order by letter.done_at desc limit 1
            """)
        .param("edition", letter.mailing().editionId())
        .param("party", letter.party().orElse(null))
        .param("enrolled", Timestamp.from(letter.enrolled()))
        .query(UUID.class)
        .optional();
  }

  /** The rules of which the party said that they had read them. */
  Set<String> rulesRead(UUID letter) {
    return new HashSet<>(
        jdbc.sql("select rule from letter_rule where letter_id = :id and read_at is not null")
            .param("id", letter)
            .query(String.class)
            .list());
  }

  void opened(UUID letter, Instant at) {
    jdbc.sql("update letter set opened_at = :at where id = :id and opened_at is null")
        .param("at", Timestamp.from(at))
        .param("id", letter)
        .update();
  }

  /** For how many seconds rules were before their eyes, as the page's script counted. */
  long secondsSeen(UUID letter) {
    return jdbc.sql("select coalesce(sum(seconds), 0) from letter_rule where letter_id = :id")
        .param("id", letter)
        .query(Long.class)
        .single();
  }

  /** Rules were before somebody's eyes, for so many seconds more each. */
  void seen(UUID letter, Language language, Map<String, Integer> secondsByRule, Instant at) {
    batches.batchUpdate(
        """
        insert into letter_rule (letter_id, rule, language, first_at, seconds)
        values (?, ?, ?, ?, ?)
        on conflict (letter_id, rule) do update
          set seconds = least(1000000, letter_rule.seconds + excluded.seconds)
        """,
        secondsByRule.entrySet().stream()
            .map(
                it ->
                    new Object[] {
                      letter, it.getKey(), language.tag(), Timestamp.from(at), it.getValue()
                    })
            .toList());
  }

  /** Somebody says that they have read rules. */
  void rulesRead(UUID letter, Language language, Collection<String> rules, Instant at) {
    batches.batchUpdate(
        """
        insert into letter_rule (letter_id, rule, language, first_at, read_at)
        values (?, ?, ?, ?, ?)
        on conflict (letter_id, rule) do update
          set read_at = coalesce(letter_rule.read_at, excluded.read_at), language = excluded.language
        """,
        rules.stream()
            .map(
                rule ->
                    new Object[] {
                      letter, rule, language.tag(), Timestamp.from(at), Timestamp.from(at)
                    })
            .toList());
  }

  void read(UUID letter, Instant at, boolean isDone) {
    stepped("read_at", letter, at, isDone);
  }

  void understood(UUID letter, Instant at, boolean isDone) {
    stepped("understood_at", letter, at, isDone);
  }

  private void stepped(String column, UUID letter, Instant at, boolean isDone) {
    jdbc.sql(
            """
            update letter set %1$s = :at,
              done_at = case when :done then cast(:at as timestamptz) else done_at end
            where id = :id and %1$s is null
            """
                .formatted(column))
        .param("at", Timestamp.from(at))
        .param("done", isDone)
        .param("id", letter)
        .update();
  }

  void answer(UUID letter, Answer answer) {
    jdbc.sql(
            """
            insert into letter_answer (letter_id, kind, at, language, reason, entry_id)
            values (:letter, :kind, :at, :language, :reason, :entry)
            """)
        .param("letter", letter)
        .param("kind", answer.kind().key())
        .param("at", Timestamp.from(answer.at()))
        .param("language", answer.language().tag())
        .param("reason", answer.reason().orElse(null))
        .param("entry", answer.entry())
        .update();
    jdbc.sql(
            """
            update letter set answer = :kind, answered_at = :at,
              done_at = case when :kind = 'given' then cast(:at as timestamptz) end
            where id = :letter
            """)
        .param("letter", letter)
        .param("kind", answer.kind().key())
        .param("at", Timestamp.from(answer.at()))
        .update();
  }

  /** What was answered, in order. */
  List<Answer> answers(UUID letter) {
    return jdbc.sql(
            """
            select kind, at, language, reason, entry_id from letter_answer
            where letter_id = :letter order by id
            """)
        .param("letter", letter)
        .query(
            (row, number) ->
                new Answer(
                    Answer.Kind.ofKey(row.getString("kind")).orElseThrow(),
                    row.getTimestamp("at").toInstant(),
                    Language.ofTag(row.getString("language")).orElseThrow(),
                    Optional.ofNullable(row.getString("reason")),
                    row.getLong("entry_id"),
                    Optional.empty()))
        .list();
  }

  /** All tries of a letter, in order. */
  List<Try> tries(UUID letter) {
    return jdbc.sql(TRY + " order by number")
        .param("letter", letter)
        .query(LetterStore::tried)
        .list();
  }

  private static Try tried(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp("at");
    return new Try(
        row.getLong("id"),
        row.getInt("number"),
        row.getTimestamp("begun_at").toInstant(),
        at == null
            ? Optional.empty()
            : Optional.of(
                new Try.Result(
                    at.toInstant(),
                    Language.ofTag(row.getString("language")).orElseThrow(),
                    row.getBoolean("passed"),
                    row.getLong("entry_id"))));
  }

  void begin(UUID letter, int number, Instant at, List<UUID> questions) {
    long id =
        jdbc.sql(
                """
                insert into letter_try (letter_id, number, begun_at)
                values (:letter, :number, :at) returning id
                """)
            .param("letter", letter)
            .param("number", number)
            .param("at", Timestamp.from(at))
            .query(Long.class)
            .single();
    List<Object[]> rows = new ArrayList<>();
    for (UUID question : questions) {
      rows.add(new Object[] {id, rows.size() + 1, question});
    }
    batches.batchUpdate(
        "insert into letter_question (try_id, place, question_id) values (?, ?, ?)", rows);
  }

  /** What a try asks, in its order. */
  List<UUID> questions(long id) {
    return jdbc.sql("select question_id from letter_question where try_id = :try order by place")
        .param("try", id)
        .query(UUID.class)
        .list();
  }

  /** What a letter's tries asked, the longest ago first. */
  List<Examination.Earlier> earlier(UUID letter) {
    return jdbc
        .sql(
            """
            select distinct on (asked.question_id) asked.question_id, question.rule,
              letter_try.number, coalesce(not choice.is_right, false) as wrong
            from letter_try
              join letter_question as asked on asked.try_id = letter_try.id
              join question on question.id = asked.question_id
              left join letter_choice as choice
                on choice.try_id = asked.try_id and choice.place = asked.place
            where letter_id = :letter
            order by asked.question_id, letter_try.number desc
            """)
        .param("letter", letter)
        .query(
            (row, number) ->
                new Examination.Earlier(
                    row.getObject("question_id", UUID.class),
                    row.getString("rule"),
                    row.getInt("number"),
                    row.getBoolean("wrong")))
        .list()
        .stream()
        .sorted(Comparator.comparingInt(Examination.Earlier::number))
        .toList();
  }

  /** What was answered in a try, by place; nothing until it was handed in. */
  Map<Integer, Examination.Choice> choices(long id) {
    Map<Integer, Examination.Choice> choices = new TreeMap<>();
    jdbc.sql("select place, choice, is_right from letter_choice where try_id = :try")
        .param("try", id)
        .query(
            row -> {
              choices.put(
                  row.getInt("place"),
                  new Examination.Choice(row.getInt("choice"), row.getBoolean("is_right")));
            });
    return choices;
  }

  void answer(long id, Try.Result result, Map<Integer, Examination.Choice> choices) {
    jdbc.sql(
            """
            insert into letter_result (try_id, at, language, passed, entry_id)
            values (:try, :at, :language, :passed, :entry)
            """)
        .param("try", id)
        .param("at", Timestamp.from(result.at()))
        .param("language", result.language().tag())
        .param("passed", result.isPassed())
        .param("entry", result.entry())
        .update();
    batches.batchUpdate(
        "insert into letter_choice (try_id, place, choice, is_right) values (?, ?, ?, ?)",
        choices.entrySet().stream()
            .map(
                it ->
                    new Object[] {id, it.getKey(), it.getValue().choice(), it.getValue().isRight()})
            .toList());
  }
}
