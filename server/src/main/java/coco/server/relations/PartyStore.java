package coco.server.relations;

import coco.language.text.Language;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

  void correct(Party party) {
    with(
            jdbc.sql(
                """
                    update party set kind = :kind, name = :name, language = :language, zone = :zone,
                      contact = :contact, since = :since
                    where id = :id
                    """),
            party)
        .update();
  }

  void remove(UUID id) {
    jdbc.sql("delete from party where id = :id").param("id", id).update();
  }

  /** A party, held until the transaction ends. */
  Optional<Party> lock(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id for update")
        .param("id", id)
        .query(PartyStore::read)
        .optional();
  }

  Map<UUID, Party> byIds(Collection<UUID> ids) {
    return jdbc
        .sql(COLUMNS + " where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(PartyStore::read)
        .list()
        .stream()
        .collect(Collectors.toMap(Party::id, party -> party));
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
