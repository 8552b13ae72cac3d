package coco.server.measures;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The latest measured months, for other modules. */
@Component
class LatestMeasures implements MeasuredRules {
  private final MeasureStore store;
  private final Clock clock;

  LatestMeasures(MeasureStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Latest> latest(String code, String rule) {
    return store
        .latest(code, clock.instant())
        .flatMap(
            month ->
                Optional.ofNullable(store.counts(code, month).get(rule))
                    .filter(count -> count.decided() > 0)
                    .map(count -> new Latest(month, count)));
  }

  @Override
  public List<String> codes() {
    return store.codes();
  }
}
