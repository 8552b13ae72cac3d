package coco.server.support;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What questions hold of a person; those that wait for them are left to whoever may answer. */
@Component
class EnquiryHoldings implements Holdings {
  private static final String WAITING =
      """
       owner_id = :person
        and not exists (select 1 from enquiry_answer where question_id = enquiry.id)
      """;

  private final JdbcClient jdbc;

  EnquiryHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A contact that is somebody who goes would lead to nobody, on pages that everybody reads. */
  @Override
  public List<First> first(Leaver leaver, Texts texts) {
    return jdbc.sql(
            """
            select id, coalesce(name_en, name_fr) as name from resource
            where concat_ws(' ', name_en, text_en, name_fr, text_fr, email, link) ~* :pattern
            order by made limit 20
            """)
        .param("pattern", leaver.pattern())
        .query(
            (row, number) ->
                new First(
                    texts.of("support.erasure.first", row.getString("name")),
                    "/office/resources/" + row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    long asked = leaver.count(jdbc, "enquiry where author_id = :person");
    if (asked > 0) {
      held.add(
          Held.nameless(
              texts.of("support.erasure.asked", asked), texts.of("support.erasure.asked.why")));
    }
    long answered =
        leaver.count(jdbc, "enquiry_answer where by_id = :person")
            + leaver.count(jdbc, "guidance where by_id = :person");
    if (answered > 0) {
      held.add(
          Held.nameless(
              texts.of("support.erasure.answered", answered),
              texts.of("support.erasure.answered.why")));
    }
    long resources = leaver.count(jdbc, "resource where by_id = :person");
    if (resources > 0) {
      held.add(
          Held.nameless(
              texts.of("support.erasure.resources", resources),
              texts.of("support.erasure.resources.why")));
    }
    long waiting = leaver.count(jdbc, "enquiry where" + WAITING);
    if (waiting > 0) {
      held.add(
          Held.nameless(
              texts.of("support.erasure.waiting", waiting),
              texts.of("support.erasure.waiting.why")));
    }
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    jdbc.sql("update enquiry set owner_id = null where" + WAITING)
        .param("person", leaver.id())
        .update();
  }
}
