package coco.server.relations;

import coco.language.text.Language;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of parties. */
@Repository
class PartyStore {
  private static final String COLUMNS =
      "select id, kind, name, language, zone, contact, since from party";

  private static final String FOUND =
      """
       where (:kind = '' or kind = :kind)
        and (name ilike :part escape '\\' or contact ilike :part escape '\\')
      """;

  private static final String ORDER =
      """
      order by lower(substring(name from '^\\D*')), substring(name from '\\d{1,18}')::bigint nulls first,
        lower(name), id
      """;

  private final JdbcClient jdbc;

  PartyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Party party) {
    with(
            jdbc.sql(
                """
                insert into party (id, kind, name, language, zone, contact, since)
                values (:id, :kind, :name, :language, :zone, :contact, :since)
                """),
            party)
        .update();
  }

  /** Whether there was one to correct. */
  boolean correct(Party party) {
    return with(
                jdbc.sql(
                    """
                    update party set kind = :kind, name = :name, language = :language, zone = :zone,
                      contact = :contact, since = :since
                    where id = :id
                    """),
                party)
            .update()
        == 1;
  }

  /** The name of the one that is gone. */
  Optional<String> remove(UUID id) {
    return jdbc.sql("delete from party where id = :id returning name")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Party party) {
    return statement
        .param("id", party.id())
        .param("kind", party.kind().key())
        .param("name", party.name())
        .param("language", party.language().tag())
        .param("zone", party.zone().getId())
        .param("contact", party.contact())
        .param("since", Date.valueOf(party.since()));
  }

  Optional<Party> byId(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id").param("id", id).query(PartyStore::read).optional();
  }

  /** How many a search finds. */
  int count(String words, Optional<Party.Kind> kind) {
    return jdbc.sql("select count(*) from party" + FOUND)
        .param("part", part(words))
        .param("kind", kind.map(Party.Kind::key).orElse(""))
        .query(Integer.class)
        .single();
  }

  /** Some of what a search finds, by name, “Customer 2” before “Customer 10”. */
  List<Party> find(String words, Optional<Party.Kind> kind, int skip, int most) {
    return jdbc.sql(COLUMNS + FOUND + ORDER + " limit :most offset :skip")
        .param("part", part(words))
        .param("kind", kind.map(Party.Kind::key).orElse(""))
        .param("most", most)
        .param("skip", skip)
        .query(PartyStore::read)
        .list();
  }

  private static String part(String words) {
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  private static Party read(ResultSet row, int number) throws SQLException {
    return new Party(
        row.getObject("id", UUID.class),
        Party.Kind.ofKey(row.getString("kind")).orElseThrow(),
        row.getString("name"),
        Language.ofTag(row.getString("language")).orElseThrow(),
        ZoneId.of(row.getString("zone")),
        row.getString("contact"),
        row.getDate("since").toLocalDate());
  }
}
