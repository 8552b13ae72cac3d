package coco.server.learn;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What learning holds of a person. That somebody was asked, tried and completed stays, nameless, so
 * that what was taught still adds up; what they chose goes, and what leads from a certificate to
 * their address.
 */
@Component
class LearningHoldings implements Holdings {
  private static final String NAMED =
      """
      select count(distinct course_publication.edition_id) from course_file
        join course_publication on course_publication.edition_id = course_file.edition_id
      where name like '%.md' and convert_from(content, 'UTF8') ~* :pattern
      """;

  private final JdbcClient jdbc;

  LearningHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    long enrolments = leaver.count(jdbc, "enrolment where person_id = :person");
    if (enrolments > 0) {
      held.add(
          Held.nameless(
              texts.of("learn.erasure.enrolments", enrolments),
              texts.of("learn.erasure.enrolments.why")));
      held.add(Held.goes(texts.of("learn.erasure.answers")));
    }
    long certificates = leaver.count(jdbc, "certificate where person_id = :person");
    if (certificates > 0) {
      held.add(
          Held.nameless(
              texts.of("learn.erasure.certificates", certificates),
              texts.of("learn.erasure.certificates.why")));
    }
    long made =
        leaver.count(jdbc, "course_edition where made_by_id = :person")
            + leaver.count(jdbc, "course_assignment where made_by_id = :person");
    if (made > 0) {
      held.add(
          Held.nameless(texts.of("learn.erasure.made", made), texts.of("learn.erasure.made.why")));
    }
    long named = jdbc.sql(NAMED).param("pattern", leaver.pattern()).query(Long.class).single();
    if (named > 0) {
      held.add(
          Held.stays(texts.of("learn.erasure.named", named), texts.of("learn.erasure.named.why")));
    }
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    jdbc.sql(
            """
            update lesson_answer set chosen = '{}'
            where try_id in (select lesson_try.id from lesson_try
              join enrolment on enrolment.id = enrolment_id where person_id = :person)
            """)
        .param("person", leaver.id())
        .update();
    // The text of a draft: what is published is bound by its hash.
    jdbc.sql(
            """
            update course_file set content = convert_to(
              regexp_replace(convert_from(content, 'UTF8'), :pattern, :gone, 'gi'), 'UTF8')
            where name like '%.md' and convert_from(content, 'UTF8') ~* :pattern
              and edition_id not in (select edition_id from course_publication)
            """)
        .param("pattern", leaver.pattern())
        .param("gone", Leaver.GONE)
        .update();
    jdbc.sql("update certificate set salt = null, is_named = false where person_id = :person")
        .param("person", leaver.id())
        .update();
    jdbc.sql(
            """
            update certificate_revocation set reason = :gone
            where certificate_id in (select id from certificate where person_id = :person)
            """)
        .param("gone", Leaver.GONE)
        .param("person", leaver.id())
        .update();
    jdbc.sql(
            """
            update enrolment set closed_at = now()
            where person_id = :person and done_at is null and closed_at is null
            """)
        .param("person", leaver.id())
        .update();
  }
}
