package coco.server.support;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
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
