package coco.server.code;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What codes hold of a person: texts, steps and comments that are theirs. */
@Component
class CodeHoldings implements Holdings {
  private final JdbcClient jdbc;

  CodeHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<First> first(Leaver leaver, Texts texts) {
    return jdbc.sql(
            """
            select key from code cross join lateral (
              select groups from approval_rule where code_id = code.id order by id desc limit 1) as rule
            where exists (
              select 1 from jsonb_array_elements(groups) as one,
                jsonb_array_elements_text(one -> 'members') as member
              where member = cast(:person as text))
            order by key
            """)
        .param("person", leaver.id().toString())
        .query(
            (row, number) ->
                new First(
                    texts.of("code.erasure.first", row.getString("key")),
                    "/office/codes/%s/approvers".formatted(row.getString("key"))))
        .list();
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    long copies = leaver.count(jdbc, "working_copy where person_id = :person");
    if (copies > 0) {
      held.add(Held.goes(texts.of("code.erasure.copies", copies)));
    }
    long steps = leaver.count(jdbc, "edition_step where by_id = :person");
    if (steps > 0) {
      held.add(
          Held.nameless(texts.of("code.erasure.steps", steps), texts.of("code.erasure.steps.why")));
    }
    long saves = leaver.count(jdbc, "edition_text where saved_by_id = :person");
    if (saves > 0) {
      held.add(
          Held.nameless(texts.of("code.erasure.texts", saves), texts.of("code.erasure.texts.why")));
    }
    long comments =
        leaver.count(jdbc, "comment where author_id = :person")
            + leaver.count(jdbc, "comment_outcome where by_id = :person");
    if (comments > 0) {
      held.add(
          Held.nameless(
              texts.of("code.erasure.comments", comments), texts.of("code.erasure.comments.why")));
    }
    long named =
        jdbc.sql("select count(*) from edition_text where text ~* :pattern")
            .param("pattern", leaver.pattern())
            .query(Long.class)
            .single();
    if (named > 0) {
      held.add(
          Held.stays(texts.of("code.erasure.named", named), texts.of("code.erasure.named.why")));
    }
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    jdbc.sql("delete from working_copy where person_id = :person")
        .param("person", leaver.id())
        .update();
    jdbc.sql(
            """
            update comment set author_name = null, author_contact = null
            where lower(author_contact) = :email
            """)
        .param("email", leaver.email())
        .update();
    jdbc.sql("delete from invitation where lower(recipient) = :email")
        .param("email", leaver.email())
        .update();
  }
}
