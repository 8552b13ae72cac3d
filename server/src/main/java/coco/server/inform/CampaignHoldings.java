package coco.server.inform;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What campaigns hold of a person. That somebody was told, and answered, stays, so that what a
 * campaign came to still adds up; what was before their eyes, and why they declined, goes.
 */
@Component
class CampaignHoldings implements Holdings {
  private final JdbcClient jdbc;
  private final ExceptionStore exceptions;
  private final GroupSessionStore sessions;

  CampaignHoldings(JdbcClient jdbc, ExceptionStore exceptions, GroupSessionStore sessions) {
    this.jdbc = jdbc;
    this.exceptions = exceptions;
    this.sessions = sessions;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    long asked = leaver.count(jdbc, "assignment where person_id = :person");
    if (asked > 0) {
      held.add(
          Held.nameless(
              texts.of("inform.erasure.asked", asked), texts.of("inform.erasure.asked.why")));
      held.add(Held.goes(texts.of("inform.erasure.readings")));
    }
    long taken = sessions.count(leaver.id());
    if (taken > 0) {
      held.add(
          Held.nameless(
              texts.of("inform.erasure.sessions", taken), texts.of("inform.erasure.asked.why")));
    }
    if (sessions.isOnScansOfOthers(leaver.id())) {
      held.add(Held.stays(texts.of("inform.erasure.scans"), texts.of("inform.erasure.scans.why")));
    }
    long made =
        leaver.count(jdbc, "campaign where made_by_id = :person")
            + leaver.count(jdbc, "group_session where entered_by_id = :person")
            + leaver.count(jdbc, "question where written_by_id = :person");
    if (made > 0) {
      held.add(
          Held.nameless(
              texts.of("inform.erasure.made", made), texts.of("inform.erasure.made.why")));
    }
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    jdbc.sql(
            """
            delete from assignment_rule
            where assignment_id in (select id from assignment where person_id = :person)
            """)
        .param("person", leaver.id())
        .update();
    jdbc.sql("update assignment set opened_at = null where person_id = :person")
        .param("person", leaver.id())
        .update();
    jdbc.sql(
            """
            update assignment_answer set reason = :gone
            where reason is not null
              and assignment_id in (select id from assignment where person_id = :person)
            """)
        .param("gone", Leaver.GONE)
        .param("person", leaver.id())
        .update();
    exceptions.erase(leaver.id(), Leaver.GONE);
    sessions.erase(leaver.id(), Leaver.GONE);
  }
}
