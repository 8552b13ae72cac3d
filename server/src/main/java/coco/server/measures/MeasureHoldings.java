package coco.server.measures;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What measures hold of a person: that they brought some. */
@Component
class MeasureHoldings implements Holdings {
  private final JdbcClient jdbc;

  MeasureHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    long brought = leaver.count(jdbc, "measure_file where by_id = :person");
    return brought == 0
        ? List.of()
        : List.of(
            Held.nameless(
                texts.of("measures.erasure.brought", brought),
                texts.of("measures.erasure.brought.why")));
  }

  @Override
  public void erase(Leaver leaver) {
    // Nothing here leads to them any more.
  }
}
