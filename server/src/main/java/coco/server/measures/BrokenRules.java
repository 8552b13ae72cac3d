package coco.server.measures;

import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.reading.WholeEditions;
import coco.server.review.EarlyReasons;
import coco.server.review.KnownOfRule;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What measures say of rules: those that are often broken are looked at again. */
@Component
class BrokenRules implements EarlyReasons, KnownOfRule {
  private final Measures measures;
  private final MeasureStore store;
  private final WholeEditions editions;
  private final Clock clock;

  BrokenRules(Measures measures, MeasureStore store, WholeEditions editions, Clock clock) {
    this.measures = measures;
    this.store = store;
    this.editions = editions;
    this.clock = clock;
  }

  private Optional<YearMonth> latest(String code) {
    return store.latest(code, clock.instant());
  }

  /** The latest month, where it ended after the last review or is not over. */
  @Override
  public List<Reason> of(Published edition, Instant since, Texts texts) {
    String code = edition.codeKey();
    Optional<YearMonth> month =
        latest(code)
            .filter(
                it ->
                    it.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(editions.zone(edition))
                        .toInstant()
                        .isAfter(since));
    if (month.isEmpty()) {
      return List.of();
    }
    int percent = measures.percent(code);
    List<Reason> reasons = new ArrayList<>();
    store
        .counts(code, month.get())
        .forEach(
            (rule, count) -> {
              if (Measures.isOftenBroken(count, percent)) {
                reasons.add(
                    new Reason(
                        rule,
                        texts.of(
                            "measures.early",
                            count.broken(),
                            count.decided(),
                            texts.month(month.get()))));
              }
            });
    return reasons;
  }

  @Override
  public List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts) {
    String code = edition.codeKey();
    return latest(code)
        .flatMap(
            month -> {
              Map<String, Count> counts = store.counts(code, month);
              return Optional.ofNullable(counts.get(rule))
                  .map(count -> fact(code, month, count, texts));
            })
        .map(List::of)
        .orElse(List.of());
  }

  private static Fact fact(String code, YearMonth month, Count count, Texts texts) {
    return new Fact(
        texts.of("measures.fact"),
        texts.of(
            "measures.fact.text",
            texts.month(month),
            count.kept(),
            count.decided(),
            count.pending()),
        Measures.address(code) + "?month=" + month);
  }
}
