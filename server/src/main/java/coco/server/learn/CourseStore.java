package coco.server.learn;

import coco.server.learn.text.CourseFolder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of courses: their editions, files, publications. */
@Repository
class CourseStore {
  private static final String EDITION =
      """
      select course_edition.id, course.id as course_id, course.key, course_edition.number,
        course_publication.at
      from course_edition join course on course.id = course_edition.course_id
        left join course_publication on course_publication.edition_id = course_edition.id
      """;

  private final JdbcClient jdbc;

  CourseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An edition, still without its files. */
  record Row(UUID id, UUID courseId, String key, int number, Optional<Instant> published) {}

  /** A course's id and key. */
  record Named(UUID id, String key) {}

  List<Named> courses(int most) {
    return jdbc.sql("select id, key from course order by key limit :most")
        .param("most", most)
        .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("key")))
        .list();
  }

  Optional<UUID> course(String key) {
    return jdbc.sql("select id from course where key = :key")
        .param("key", key)
        .query(UUID.class)
        .optional();
  }

  Optional<String> key(UUID course) {
    return jdbc.sql("select key from course where id = :id")
        .param("id", course)
        .query(String.class)
        .optional();
  }

  UUID add(String key, Instant at, UUID by) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into course (id, key, made_at, made_by_id) values (:id, :key, :at, :by)")
        .param("id", id)
        .param("key", key)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    return id;
  }

  /** Holds a course until the transaction ends. */
  void lock(UUID course) {
    jdbc.sql("select id from course where id = :id for update")
        .param("id", course)
        .query(UUID.class)
        .optional();
  }

  /** Whether it was taken out of use after its last publication. */
  boolean isEnded(UUID course) {
    return jdbc.sql(
            """
            select coalesce(
              (select max(at) from course_end where course_id = :course)
                >= (select max(course_publication.at) from course_publication
                    join course_edition on course_edition.id = edition_id
                    where course_id = :course), false)
            """)
        .param("course", course)
        .query(Boolean.class)
        .single();
  }

  void end(UUID course, Instant at, UUID by) {
    jdbc.sql("insert into course_end (course_id, at, by_id) values (:course, :at, :by)")
        .param("course", course)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** The editions of a course, the latest first. */
  List<Row> editions(UUID course) {
    return jdbc.sql(EDITION + " where course.id = :course order by number desc")
        .param("course", course)
        .query(CourseStore::row)
        .list();
  }

  Optional<Row> edition(UUID id) {
    return jdbc.sql(EDITION + " where course_edition.id = :id")
        .param("id", id)
        .query(CourseStore::row)
        .optional();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("course_id", UUID.class),
        row.getString("key"),
        row.getInt("number"),
        moment(row.getTimestamp("at")));
  }

  private static Optional<Instant> moment(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  UUID addEdition(UUID course, Instant at, UUID by) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into course_edition (id, course_id, number, made_at, made_by_id)
            select :id, :course, coalesce(max(number), 0) + 1, :at, :by
            from course_edition where course_id = :course
            """)
        .param("id", id)
        .param("course", course)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    return id;
  }

  /** Puts these files in the place of those of a draft. */
  void files(UUID edition, CourseFolder folder) {
    jdbc.sql("delete from course_file where edition_id = :edition")
        .param("edition", edition)
        .update();
    for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
      jdbc.sql(
              "insert into course_file (edition_id, name, content) values (:edition, :name, :content)")
          .param("edition", edition)
          .param("name", file.getKey())
          .param("content", file.getValue())
          .update();
    }
  }

  CourseFolder folder(UUID edition) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    jdbc.sql("select name, content from course_file where edition_id = :edition")
        .param("edition", edition)
        .query(
            row -> {
              files.put(row.getString("name"), row.getBytes("content"));
            });
    return new CourseFolder(files);
  }

  /** Throws a draft away. */
  void remove(UUID edition) {
    jdbc.sql("delete from course_edition where id = :id").param("id", edition).update();
  }

  void publish(UUID edition, Instant at, UUID by, long entry) {
    jdbc.sql(
            """
            insert into course_publication (edition_id, at, by_id, entry_id)
            values (:edition, :at, :by, :entry)
            """)
        .param("edition", edition)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("entry", entry)
        .update();
  }
}
