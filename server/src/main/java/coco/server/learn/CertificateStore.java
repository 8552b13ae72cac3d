package coco.server.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of certificates. */
@Repository
class CertificateStore {
  private static final String CERTIFICATE =
      """
      select certificate.*, person.name as holder, person.email, certificate_revocation.at as revoked_at,
        coalesce(certificate_revocation.reason, '') as reason
      from certificate join person on person.id = certificate.person_id
        left join certificate_revocation on certificate_id = certificate.id
      """;

  private final JdbcClient jdbc;

  CertificateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(
      UUID id,
      UUID enrolment,
      UUID person,
      UUID edition,
      Instant at,
      Optional<Instant> validUntil,
      String salt,
      long entry) {
    jdbc.sql(
            """
            insert into certificate (id, status_index, enrolment_id, person_id, edition_id,
              issued_at, valid_until, salt, entry_id)
            values (:id, nextval('certificate_status_index'), :enrolment, :person, :edition, :at,
              :until, :salt, :entry)
            """)
        .param("id", id)
        .param("enrolment", enrolment)
        .param("person", person)
        .param("edition", edition)
        .param("at", Timestamp.from(at))
        .param("until", validUntil.map(Timestamp::from).orElse(null))
        .param("salt", salt)
        .param("entry", entry)
        .update();
  }

  Optional<Certificate> byId(UUID id) {
    return jdbc.sql(CERTIFICATE + " where certificate.id = :id")
        .param("id", id)
        .query(CertificateStore::certificate)
        .optional();
  }

  Optional<Certificate> ofEnrolment(UUID enrolment) {
    return jdbc.sql(CERTIFICATE + " where enrolment_id = :enrolment")
        .param("enrolment", enrolment)
        .query(CertificateStore::certificate)
        .optional();
  }

  /** Those of a course, the latest first. */
  List<Certificate> ofCourse(UUID course, int most) {
    return jdbc.sql(
            CERTIFICATE
                + """
                  where edition_id in (select id from course_edition where course_id = :course)
                  order by issued_at desc, certificate.id limit :most
                  """)
        .param("course", course)
        .param("most", most)
        .query(CertificateStore::certificate)
        .list();
  }

  /** Those of a person, in order. */
  List<Certificate> ofPerson(UUID person, int most) {
    return jdbc.sql(
            CERTIFICATE
                + " where certificate.person_id = :person order by issued_at, certificate.id limit :most")
        .param("person", person)
        .param("most", most)
        .query(CertificateStore::certificate)
        .list();
  }

  private static Certificate certificate(ResultSet row, int number) throws SQLException {
    return new Certificate(
        row.getObject("id", UUID.class),
        row.getInt("status_index"),
        row.getObject("enrolment_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("holder"),
        row.getString("email"),
        Optional.ofNullable(row.getString("salt")),
        row.getObject("edition_id", UUID.class),
        row.getTimestamp("issued_at").toInstant(),
        moment(row.getTimestamp("valid_until")),
        row.getBoolean("is_named"),
        moment(row.getTimestamp("revoked_at")),
        row.getString("reason"));
  }

  private static Optional<Instant> moment(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  void name(UUID id, boolean isNamed) {
    jdbc.sql("update certificate set is_named = :named where id = :id")
        .param("named", isNamed)
        .param("id", id)
        .update();
  }

  void revoke(UUID id, Instant at, UUID by, String reason) {
    jdbc.sql(
            """
            insert into certificate_revocation (certificate_id, at, by_id, reason)
            values (:id, :at, :by, :reason)
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** The places, from one on, of those that were taken back. */
  List<Integer> revoked(int from, int to) {
    return jdbc.sql(
            """
            select status_index from certificate
              join certificate_revocation on certificate_id = certificate.id
            where status_index >= :from and status_index < :to order by status_index
            """)
        .param("from", from)
        .param("to", to)
        .query(Integer.class)
        .list();
  }

  /** The public half of the key, in Base64 (X.509); empty before the first start. */
  Optional<String> key() {
    return jdbc.sql("select public_key from certificate_key").query(String.class).optional();
  }

  /** Keeps the public half of the key, where none is kept. */
  void key(String publicKey, Instant at) {
    jdbc.sql(
            """
            insert into certificate_key (public_key, made_at) values (:key, :at)
            on conflict do nothing
            """)
        .param("key", publicKey)
        .param("at", Timestamp.from(at))
        .update();
  }
}
