package coco.server.code;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of publications: light, for every request of a reader asks for it. */
@Repository
class PublicationStore {
  private static final String PUBLISHED =
      """
      select edition_step.edition_id, code.key, publication.name, publication.in_force_from, edition_step.at,
        case edition_step.kind when 'corrected' then edition_step.reason end as urgent_reason
      from publication join code on code.id = publication.code_id
        join edition_step on edition_step.edition_id = publication.edition_id and edition_step.kind in ('published', 'corrected')
      where not exists (select 1 from edition_step as later
        where later.edition_id = publication.edition_id and later.kind = 'withdrawn')
      """;

  private final JdbcClient jdbc;

  PublicationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of a code, the latest in force first. */
  List<Published> of(String codeKey, int most) {
    return jdbc.sql(
            PUBLISHED
                + """
                 and code.key = :key
                order by publication.in_force_from desc, publication.edition_id limit :most
                """)
        .param("key", codeKey)
        .param("most", most)
        .query(PublicationStore::read)
        .list();
  }

  /** What an edition is called that was published, be it withdrawn now. */
  Optional<String> name(UUID edition) {
    return jdbc.sql("select name from publication where edition_id = :edition")
        .param("edition", edition)
        .query(String.class)
        .optional();
  }

  /** Those of all codes: by key, the latest in force first. */
  List<Published> all(int most) {
    return jdbc.sql(
            PUBLISHED
                + " order by code.key, publication.in_force_from desc, publication.edition_id limit"
                + " :most")
        .param("most", most)
        .query(PublicationStore::read)
        .list();
  }

  /** Those of a code that were withdrawn, the latest withdrawn first. */
  List<Withdrawn> withdrawn(String codeKey, int most) {
    return jdbc.sql(
            """
            select edition_step.edition_id, code.key, publication.name, publication.in_force_from, edition_step.at,
              coalesce(edition_step.reason, '') as reason
            from publication join code on code.id = publication.code_id
              join edition_step on edition_step.edition_id = publication.edition_id
                and edition_step.kind = 'withdrawn'
            where code.key = :key
            order by edition_step.at desc, edition_step.edition_id limit :most
            """)
        .param("key", codeKey)
        .param("most", most)
        .query(
            (row, number) ->
                new Withdrawn(
                    row.getObject("edition_id", UUID.class),
                    row.getString("key"),
                    row.getString("name"),
                    row.getTimestamp("in_force_from").toInstant(),
                    row.getTimestamp("at").toInstant(),
                    row.getString("reason")))
        .list();
  }

  Optional<Published> one(UUID edition) {
    return jdbc.sql(PUBLISHED + " and publication.edition_id = :edition")
        .param("edition", edition)
        .query(PublicationStore::read)
        .optional();
  }

  SortedMap<Language, String> hashes(UUID edition) {
    SortedMap<Language, String> hashes = new TreeMap<>();
    jdbc.sql(
            """
            select distinct on (language) language, hash from edition_text
            where edition_id = :edition order by language, number desc
            """)
        .param("edition", edition)
        .query(
            row -> {
              hashes.put(
                  Language.ofTag(row.getString("language")).orElseThrow(), row.getString("hash"));
            });
    return hashes;
  }

  /** The texts of an edition as they stand: those of a published one stand for ever. */
  Map<Language, String> texts(UUID edition) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    jdbc.sql(
            """
            select distinct on (language) language, text from edition_text
            where edition_id = :edition order by language, number desc
            """)
        .param("edition", edition)
        .query(
            row -> {
              texts.put(
                  Language.ofTag(row.getString("language")).orElseThrow(), row.getString("text"));
            });
    return texts;
  }

  private static Published read(ResultSet row, int number) throws SQLException {
    Timestamp from = row.getTimestamp("in_force_from");
    return new Published(
        row.getObject("edition_id", UUID.class),
        row.getString("key"),
        row.getString("name"),
        from.toInstant(),
        row.getTimestamp("at").toInstant(),
        Optional.ofNullable(row.getString("urgent_reason")));
  }
}
