package coco.server.review;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of reviews. */
@Repository
class ReviewStore {
  private final JdbcClient jdbc;

  ReviewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How often something is looked at, in months, where its code does not say it; and by whom. */
  record Plan(Subject subject, Optional<Integer> months, Optional<UUID> reviewer) {}

  List<Plan> plans(String code) {
    return jdbc.sql("select subject, months, reviewer_id from review_plan where code_key = :code")
        .param("code", code)
        .query(
            (row, number) ->
                new Plan(
                    Subject.of(row.getString("subject")).orElseThrow(),
                    Optional.ofNullable(row.getObject("months", Integer.class)),
                    Optional.ofNullable(row.getObject("reviewer_id", UUID.class))))
        .list();
  }

  void set(String code, Plan plan) {
    jdbc.sql(
            """
            insert into review_plan (code_key, subject, months, reviewer_id)
            values (:code, :subject, :months, :reviewer)
            on conflict (code_key, subject)
            do update set months = excluded.months, reviewer_id = excluded.reviewer_id
            """)
        .param("code", code)
        .param("subject", plan.subject().text())
        .param("months", plan.months().orElse(null))
        .param("reviewer", plan.reviewer().orElse(null))
        .update();
  }

  void remove(String code, Subject subject) {
    jdbc.sql("delete from review_plan where code_key = :code and subject = :subject")
        .param("code", code)
        .param("subject", subject.text())
        .update();
  }

  /** The reviews of a code, the latest first. */
  List<Review> done(String code) {
    return jdbc.sql(
            """
            select review.id, subject, edition_id, outcome, reason, at, person.name as by
            from review join person on person.id = by_id
            where code_key = :code order by at desc, review.id
            """)
        .param("code", code)
        .query(
            (row, number) ->
                new Review(
                    row.getObject("id", UUID.class),
                    Subject.of(row.getString("subject")).orElseThrow(),
                    row.getObject("edition_id", UUID.class),
                    Review.Outcome.of(row.getString("outcome")).orElseThrow(),
                    row.getString("reason"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("by")))
        .list();
  }

  /** Lets one review of a code be kept at a time, until the transaction ends. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('review ' || :code, 0))")
        .param("code", code)
        .query((row, number) -> true)
        .single();
  }

  void add(String code, Review review, UUID by, long entry) {
    jdbc.sql(
            """
            insert into review (id, code_key, subject, edition_id, outcome, reason, at, by_id, entry_id)
            values (:id, :code, :subject, :edition, :outcome, :reason, :at, :by, :entry)
            """)
        .param("id", review.id())
        .param("code", code)
        .param("subject", review.subject().text())
        .param("edition", review.edition())
        .param("outcome", review.outcome().key())
        .param("reason", review.reason())
        .param("at", Timestamp.from(review.at()))
        .param("by", by)
        .param("entry", entry)
        .update();
  }

  /** Notes that a reminder goes out; false where it went already, from any node. */
  boolean remind(String code, Subject subject, LocalDate due, String kind, Instant at) {
    return jdbc.sql(
                """
                insert into review_reminder (code_key, subject, due_on, kind, at)
                values (:code, :subject, :due, :kind, :at) on conflict do nothing
                """)
            .param("code", code)
            .param("subject", subject.text())
            .param("due", Date.valueOf(due))
            .param("kind", kind)
            .param("at", Timestamp.from(at))
            .update()
        > 0;
  }

  /** Who is meant by the owners that a code names. */
  Map<String, UUID> owners(String code) {
    Map<String, UUID> owners = new HashMap<>();
    jdbc.sql("select owner, person_id from rule_owner where code_key = :code")
        .param("code", code)
        .query(
            row -> {
              owners.put(row.getString("owner"), row.getObject("person_id", UUID.class));
            });
    return owners;
  }

  void setOwner(String code, String owner, UUID person) {
    jdbc.sql(
            """
            insert into rule_owner (code_key, owner, person_id) values (:code, :owner, :person)
            on conflict (code_key, owner) do update set person_id = excluded.person_id
            """)
        .param("code", code)
        .param("owner", owner)
        .param("person", person)
        .update();
  }

  void removeOwner(String code, String owner) {
    jdbc.sql("delete from rule_owner where code_key = :code and owner = :owner")
        .param("code", code)
        .param("owner", owner)
        .update();
  }

  /** Until when references hold, of which that is known. */
  Map<String, LocalDate> references(String code) {
    Map<String, LocalDate> references = new HashMap<>();
    jdbc.sql("select reference, until_on from rule_reference where code_key = :code")
        .param("code", code)
        .query(
            row -> {
              references.put(row.getString("reference"), row.getDate("until_on").toLocalDate());
            });
    return references;
  }

  void setReference(String code, String reference, LocalDate until) {
    jdbc.sql(
            """
            insert into rule_reference (code_key, reference, until_on) values (:code, :reference, :until)
            on conflict (code_key, reference) do update set until_on = excluded.until_on
            """)
        .param("code", code)
        .param("reference", reference)
        .param("until", Date.valueOf(until))
        .update();
  }

  void removeReference(String code, String reference) {
    jdbc.sql("delete from rule_reference where code_key = :code and reference = :reference")
        .param("code", code)
        .param("reference", reference)
        .update();
  }
}
