package coco.server.relations;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A party whose contact is somebody of the directory: it has to get another one, for a party is not
 * erased with a person who works here.
 */
@Component
class PartyHoldings implements Holdings {
  private final JdbcClient jdbc;

  PartyHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<First> first(Leaver leaver, Texts texts) {
    return jdbc.sql(
            "select id, name from party where lower(contact) = :email order by name, id limit 20")
        .param("email", leaver.email())
        .query(
            (row, number) ->
                new First(
                    texts.of("relations.erasure.first", row.getString("name")),
                    "/office/parties/" + row.getObject("id", UUID.class)))
        .list();
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    return List.of();
  }

  @Override
  public void erase(Leaver leaver) {
    // Nothing here leads to them any more.
  }
}
