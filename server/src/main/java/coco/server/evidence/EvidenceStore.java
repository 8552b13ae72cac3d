package coco.server.evidence;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the log. */
@Repository
class EvidenceStore implements Tiles.Kept {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  EvidenceStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Which log it is, and the key that signs it. */
  record Log(String origin, String key) {}

  /** An entry; {@code position} is null as long as it has no place. */
  record Row(long id, @Nullable Long position, Instant at, String act, String line) {}

  /** What an entry commits to; the salt in Base64. */
  record SealedRow(long entry, String name, @Nullable UUID subject, String salt, String value) {
    byte[] rawSalt() {
      return Base64Text.parse(salt);
    }
  }

  /** What was signed. */
  record Signed(long size, Instant at, String note) {}

  static byte[] salt() {
    byte[] salt = new byte[Hash.LENGTH];
    RANDOM.nextBytes(salt);
    return salt;
  }

  Optional<Log> log() {
    return jdbc.sql(
            """
            select origin, coalesce(
              (select key from evidence_key_change order by number desc limit 1), key) as key
            from evidence_log
            """)
        .query((row, number) -> new Log(row.getString("origin"), row.getString("key")))
        .optional();
  }

  /** The log, locked until the transaction ends: one node at a time gives places. */
  Optional<Log> locked() {
    return jdbc.sql("select origin from evidence_log for update")
        .query(String.class)
        .optional()
        .flatMap(any -> log());
  }

  /** The keys that signed the log. */
  KeyChain keys() {
    List<KeyChain.Link> links = new ArrayList<>();
    links.add(
        new KeyChain.Link(
            NoteKey.parse(jdbc.sql("select key from evidence_log").query(String.class).single()),
            0,
            Optional.empty()));
    links.addAll(
        jdbc.sql("select key, size, note from evidence_key_change order by number")
            .query(
                (row, number) ->
                    new KeyChain.Link(
                        NoteKey.parse(row.getString("key")),
                        row.getLong("size"),
                        Optional.ofNullable(row.getString("note"))))
            .list());
    return new KeyChain(links);
  }

  /** Another key signs from now on; the {@code number}-th change. */
  void change(int number, KeyChain.Link link) {
    jdbc.sql(
            """
            insert into evidence_key_change (number, size, key, note)
            values (:number, :size, :key, :note)
            """)
        .param("number", number)
        .param("size", link.from())
        .param("key", link.key().toString())
        .param("note", link.note().orElse(null))
        .update();
  }

  /** Begins the log, unless another node just did. */
  void begin(Log log, Instant at) {
    jdbc.sql(
            """
            insert into evidence_log (origin, key, made_at) values (:origin, :key, :at)
            on conflict do nothing
            """)
        .param("origin", log.origin())
        .param("key", log.key())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Keeps entries, in their order; gives the id of each. */
  List<Long> add(List<Entry> entries, List<List<SealedRow>> sealed) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      long id =
          jdbc.sql(
                  "insert into evidence_entry (at, act, line) values (:at, :act, :line) returning id")
              .param("at", Timestamp.from(entry.at()))
              .param("act", entry.act())
              .param("line", entry.line())
              .query(Long.class)
              .single();
      ids.add(id);
      batches.batchUpdate(
          "insert into evidence_sealed (entry_id, name, subject_id, salt, value) values (?, ?, ?, ?, ?)",
          sealed.get(i).stream()
              .map(it -> new Object[] {id, it.name(), it.subject(), it.rawSalt(), it.value()})
              .toList());
    }
    return ids;
  }

  /** Whether an entry commits to something about somebody. */
  boolean isAbout(long entry, UUID subject) {
    return jdbc.sql(
            """
            select exists (select 1 from evidence_sealed where entry_id = :entry and subject_id = :subject)
            """)
        .param("entry", entry)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  /** The place of an entry, once it has one. */
  Optional<Long> position(long entry) {
    return jdbc.sql(
            "select position from evidence_entry where id = :entry and position is not null")
        .param("entry", entry)
        .query(Long.class)
        .optional();
  }

  /**
   * How people of the directory are named in proofs: name and address. Until the transaction ends,
   * nobody of them is erased.
   */
  Map<UUID, String> people(List<UUID> people) {
    Map<UUID, String> named = new HashMap<>();
    if (!people.isEmpty()) {
      jdbc.sql(
              """
            select id, name || ' <' || email || '>' as named from person where id in (:people)
            for key share
            """)
          .param("people", people)
          .query(
              row -> {
                named.put(row.getObject("id", UUID.class), row.getString("named"));
              });
    }
    return named;
  }

  /** Entries without a place, the earliest first. */
  List<Row> waiting(int most) {
    return jdbc.sql(
            """
            select id, position, at, act, line from evidence_entry where position is null
            order by id limit :most
            """)
        .param("most", most)
        .query(EvidenceStore::row)
        .list();
  }

  long countWaiting() {
    return jdbc.sql("select count(*) from evidence_entry where position is null")
        .query(Long.class)
        .single();
  }

  /** The place that the next entry gets. */
  long size() {
    return jdbc.sql("select coalesce(max(position) + 1, 0) from evidence_entry")
        .query(Long.class)
        .single();
  }

  void place(Map<Long, Long> positionsById) {
    batches.batchUpdate(
        "update evidence_entry set position = ? where id = ?",
        positionsById.entrySet().stream()
            .map(it -> new Object[] {it.getValue(), it.getKey()})
            .toList());
  }

  @Override
  public byte[] tile(Tiles.Place place) {
    return jdbc.sql("select hashes from evidence_tile where level = :level and number = :number")
        .param("level", place.level())
        .param("number", place.number())
        .query((row, number) -> row.getBytes("hashes"))
        .optional()
        .orElse(new byte[0]);
  }

  void keep(Map<Tiles.Place, byte[]> tiles) {
    batches.batchUpdate(
        """
        insert into evidence_tile (level, number, hashes) values (?, ?, ?)
        on conflict (level, number) do update set hashes = excluded.hashes
        """,
        tiles.entrySet().stream()
            .map(it -> new Object[] {it.getKey().level(), it.getKey().number(), it.getValue()})
            .toList());
  }

  void keep(Signed signed) {
    jdbc.sql("insert into evidence_checkpoint (size, at, note) values (:size, :at, :note)")
        .param("size", signed.size())
        .param("at", Timestamp.from(signed.at()))
        .param("note", signed.note())
        .update();
  }

  Optional<Signed> latest() {
    return jdbc.sql("select size, at, note from evidence_checkpoint order by size desc limit 1")
        .query(EvidenceStore::signed)
        .optional();
  }

  /** What was signed when the log had this size. */
  Optional<Signed> checkpoint(long size) {
    return jdbc.sql("select size, at, note from evidence_checkpoint where size = :size")
        .param("size", size)
        .query(EvidenceStore::signed)
        .optional();
  }

  /** Everything that was signed after a size, the smallest first. */
  List<Signed> checkpointsAfter(long size, int most) {
    return jdbc.sql(
            """
            select size, at, note from evidence_checkpoint where size > :size order by size limit :most
            """)
        .param("size", size)
        .param("most", most)
        .query(EvidenceStore::signed)
        .list();
  }

  /** The entries from a place on. */
  List<Row> from(long position, int most) {
    return jdbc.sql(
            """
            select id, position, at, act, line from evidence_entry where position >= :position
            order by position limit :most
            """)
        .param("position", position)
        .param("most", most)
        .query(EvidenceStore::row)
        .list();
  }

  Optional<Row> at(long position) {
    return from(position, 1).stream()
        .filter(row -> Objects.equals(row.position(), position))
        .findFirst();
  }

  /** What entries commit to, by name. */
  List<SealedRow> sealed(List<Long> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select entry_id, name, subject_id, salt, value from evidence_sealed
            where entry_id in (:entries) order by entry_id, name
            """)
        .param("entries", entries)
        .query(EvidenceStore::sealedRow)
        .list();
  }

  /** A value that an entry commits to, and the line of the entry. */
  record Committed(long entry, String name, String line) {}

  /** What is kept about somebody, or names them. */
  List<Committed> about(UUID subject, String pattern) {
    return jdbc.sql(
            """
            select entry_id, name, line from evidence_sealed join evidence_entry on id = entry_id
            where subject_id = :subject or value ~* :pattern order by entry_id, name
            """)
        .param("subject", subject)
        .param("pattern", pattern)
        .query(EvidenceStore::committed)
        .list();
  }

  /** What is kept about somebody. */
  List<Committed> about(UUID subject) {
    return jdbc.sql(
            """
            select entry_id, name, line from evidence_sealed join evidence_entry on id = entry_id
            where subject_id = :subject order by entry_id, name
            """)
        .param("subject", subject)
        .query(EvidenceStore::committed)
        .list();
  }

  int countAbout(UUID subject, String pattern) {
    return jdbc.sql(
            "select count(*) from evidence_sealed where subject_id = :subject or value ~* :pattern")
        .param("subject", subject)
        .param("pattern", pattern)
        .query(Integer.class)
        .single();
  }

  /** Forgets values, under the act that took them out; the entries stay. */
  void erase(List<Committed> values, long erasing) {
    batches.batchUpdate(
        "delete from evidence_sealed where entry_id = ? and name = ?",
        values.stream().map(it -> new Object[] {it.entry(), it.name()}).toList());
    batches.batchUpdate(
        "insert into evidence_erased (entry_id, name, erased_by_id) values (?, ?, ?)",
        values.stream().map(it -> new Object[] {it.entry(), it.name(), erasing}).toList());
  }

  /** The names of the values of entries that acts took out, by entry. */
  Map<Long, List<String>> erased(List<Long> entries) {
    Map<Long, List<String>> names = new HashMap<>();
    if (!entries.isEmpty()) {
      jdbc.sql("select entry_id, name from evidence_erased where entry_id in (:entries)")
          .param("entries", entries)
          .query(
              row -> {
                names
                    .computeIfAbsent(row.getLong("entry_id"), any -> new ArrayList<>())
                    .add(row.getString("name"));
              });
    }
    return names;
  }

  /** The acts under which values were taken out, by what the table says. */
  List<Long> erasing() {
    return jdbc.sql("select distinct erased_by_id from evidence_erased order by erased_by_id")
        .query(Long.class)
        .list();
  }

  /** Everything that an act took out, by what the table says. */
  List<Committed> erasedBy(long erasing) {
    return jdbc.sql(
            """
            select entry_id, name, line from evidence_erased join evidence_entry on id = entry_id
            where erased_by_id = :erasing order by entry_id, name
            """)
        .param("erasing", erasing)
        .query(EvidenceStore::committed)
        .list();
  }

  private static Committed committed(ResultSet row, int number) throws SQLException {
    return new Committed(row.getLong("entry_id"), row.getString("name"), row.getString("line"));
  }

  /** An entry by its id. */
  Optional<Row> byId(long entry) {
    return jdbc.sql("select id, position, at, act, line from evidence_entry where id = :entry")
        .param("entry", entry)
        .query(EvidenceStore::row)
        .optional();
  }

  /** What is kept of a tile's number of hashes, for those that look at all of them. */
  Map<Tiles.Place, byte[]> tiles(int level, long from, int most) {
    Map<Tiles.Place, byte[]> tiles = new TreeMap<>((a, b) -> Long.compare(a.number(), b.number()));
    jdbc.sql(
            """
            select number, hashes from evidence_tile where level = :level and number >= :from
            order by number limit :most
            """)
        .param("level", level)
        .param("from", from)
        .param("most", most)
        .query(
            row -> {
              tiles.put(new Tiles.Place(level, row.getLong("number")), row.getBytes("hashes"));
            });
    return tiles;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getObject("position", Long.class),
        row.getTimestamp("at").toInstant(),
        row.getString("act"),
        row.getString("line"));
  }

  private static SealedRow sealedRow(ResultSet row, int number) throws SQLException {
    return new SealedRow(
        row.getLong("entry_id"),
        row.getString("name"),
        row.getObject("subject_id", UUID.class),
        Base64Text.of(row.getBytes("salt")),
        row.getString("value"));
  }

  private static Signed signed(ResultSet row, int number) throws SQLException {
    return new Signed(
        row.getLong("size"), row.getTimestamp("at").toInstant(), row.getString("note"));
  }
}
