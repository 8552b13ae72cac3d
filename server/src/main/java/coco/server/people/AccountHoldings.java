package coco.server.people;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the directory, accounts and the record of them hold of a person; it is said first. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccountHoldings implements Holdings {
  private static final int REPORTS_MOST = 20;

  private final JdbcClient jdbc;
  private final PeopleStore people;

  AccountHoldings(JdbcClient jdbc, PeopleStore people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  private record Report(UUID id, String name) {}

  @Override
  public List<First> first(Leaver leaver, Texts texts) {
    List<First> first = new ArrayList<>();
    if (people.isLastAdministrator(leaver.id())) {
      first.add(new First(texts.of("people.erasure.first.administrator"), "/office/people"));
    }
    jdbc.sql(
            """
            select id, name from person
            where manager_id = :person and (left_on is null or left_on > current_date)
            order by name, id limit :most
            """)
        .param("person", leaver.id())
        .param("most", REPORTS_MOST)
        .query((row, number) -> new Report(row.getObject("id", UUID.class), row.getString("name")))
        .list()
        .forEach(
            report ->
                first.add(
                    new First(
                        texts.of("people.erasure.first.report", report.name()),
                        "/office/people/" + report.id())));
    return first;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    held.add(Held.goes(texts.of("people.erasure.account")));
    held.add(Held.goes(texts.of("people.erasure.access")));
    long days = leaver.count(jdbc, "absence where person_id = :person");
    if (days > 0) {
      held.add(Held.goes(texts.of("people.erasure.leave", days)));
    }
    long events = leaver.count(jdbc, "security_event where person_id = :person");
    held.add(
        Held.nameless(
            texts.of("people.erasure.events", events), texts.of("people.erasure.events.why")));
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    for (String of :
        List.of(
            "person_role where person_id",
            "password where person_id",
            "one_time_link where person_id",
            "passkey where person_id",
            "known_browser where person_id",
            "absence where person_id",
            "delegation where manager_id",
            "delegation where delegate_id",
            "api_token where owner_id")) {
      jdbc.sql("delete from " + of + " = :person").param("person", leaver.id()).update();
    }
    jdbc.sql("delete from spring_session where principal_name = :person")
        .param("person", leaver.id().toString())
        .update();
    jdbc.sql("delete from sign_in_attempt where lower(account) = :email")
        .param("email", leaver.email())
        .update();
    // They were made for a directory with this person in it, and could no longer be confirmed.
    jdbc.sql("delete from people_import where done_at is null").update();
    jdbc.sql("update person set manager_id = null where manager_id = :person")
        .param("person", leaver.id())
        .update();
    eraseEvents(leaver);
  }

  private void eraseEvents(Leaver leaver) {
    jdbc.sql(
            """
            update security_event set account = null, address = null,
              detail = case when person_id = :person then null else detail end
            where person_id = :person or lower(account) = :email
            """)
        .param("person", leaver.id())
        .param("email", leaver.email())
        .update();
    jdbc.sql("update security_event set address = null where by_id = :person")
        .param("person", leaver.id())
        .update();
  }
}
