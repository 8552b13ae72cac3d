package coco.server.review;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What reviews hold of a person; who answers for something is replaced before they go. */
@Component
class ReviewHoldings implements Holdings {
  private final JdbcClient jdbc;

  ReviewHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<First> first(Leaver leaver, Texts texts) {
    List<First> first =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select code_key, owner from rule_owner where person_id = :person
                    order by code_key, owner
                    """)
                .param("person", leaver.id())
                .query(
                    (row, number) ->
                        new First(
                            texts.of(
                                "review.erasure.owner",
                                row.getString("owner"),
                                row.getString("code_key")),
                            "/office/codes/%s/owners".formatted(row.getString("code_key"))))
                .list());
    first.addAll(
        jdbc.sql(
                """
                select distinct code_key from review_plan where reviewer_id = :person
                order by code_key
                """)
            .param("person", leaver.id())
            .query(
                (row, number) ->
                    new First(
                        texts.of("review.erasure.reviewer", row.getString("code_key")),
                        "/office/codes/%s/reviews".formatted(row.getString("code_key"))))
            .list());
    return first;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    long done =
        jdbc.sql("select count(*) from review where by_id = :person")
            .param("person", leaver.id())
            .query(Long.class)
            .single();
    return done == 0
        ? List.of()
        : List.of(
            Held.nameless(
                texts.of("review.erasure.done", done), texts.of("review.erasure.done.why")));
  }

  @Override
  public void erase(Leaver leaver) {
    // Nothing here leads to them any more.
  }
}
