package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.monitor.Monitor;
import coco.engine.trial.Story.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of every trial; each tells the first thing of which it is not. */
enum Law {
  /** The monitor says what the oracle says. */
  ORACLE {
    @Override
    Optional<Difference> check(Bench bench) {
      return bench.foretold().firstDifference(bench.monitored());
    }
  },

  /** A backtest says what the monitor says. */
  BACKTEST {
    @Override
    Optional<Difference> check(Bench bench) {
      return bench.monitored().firstDifference(bench.backtested());
    }
  },

  /** The order of arrival changes nothing. */
  SHUFFLED {
    @Override
    Optional<Difference> check(Bench bench) {
      List<Interaction> shuffled = new ArrayList<>(bench.trial().arrivals());
      Collections.shuffle(shuffled, new Random(bench.trial().seed()));
      return bench.monitored().firstDifference(bench.monitored(shuffled));
    }
  },

  /** Letting time pass between the arrivals, and asking, changes nothing. */
  STEPS {
    @Override
    Optional<Difference> check(Bench bench) {
      Trial trial = bench.trial();
      Monitor monitor = bench.monitor();
      Random random = new Random(trial.seed());
      for (Interaction arrival : trial.arrivals()) {
        monitor.observe(arrival);
        Instant step = arrival.time().plusSeconds(1_800L * random.nextInt(6));
        monitor.advanceTo(step.isAfter(trial.asOf()) ? trial.asOf() : step);
        if (random.nextInt(4) == 0) {
          monitor.verdicts();
        }
      }
      return bench.monitored().firstDifference(Bench.ask(monitor, trial.asOf()));
    }
  },

  /** Judging each party by itself changes nothing; counts of levels add. */
  PARTIES {
    @Override
    Optional<Difference> check(Bench bench) {
      Trial trial = bench.trial();
      List<Verdicts> shares = new ArrayList<>();
      for (Story story : Story.all(trial.arrivals(), trial.asOf())) {
        Set<Interaction.Key> own =
            story.events().stream()
                .map(Happening::event)
                .map(Interaction::key)
                .collect(Collectors.toSet());
        shares.add(
            bench.monitored(
                trial.arrivals().stream().filter(event -> own.contains(event.key())).toList()));
      }
      return bench.monitored().summed().firstDifference(Verdicts.sum(shares));
    }
  },

  /** A final verdict does not change without a revision, nor without a late interaction. */
  FINAL {
    @Override
    Optional<Difference> check(Bench bench) {
      return new Finality(bench).check();
    }
  },

  /**
   * Where the calendar is open day and night, working time is elapsed time. One trial in a hundred.
   */
  ALWAYS_OPEN {
    @Override
    Optional<Difference> check(Bench bench) {
      if (bench.trial().seed() % 100 != 0) {
        return Optional.empty();
      }
      Trial open = OpenAlways.open(bench.trial());
      Trial elapsed = OpenAlways.elapsed(open);
      if (elapsed.editions().equals(open.editions())) {
        return Optional.empty();
      }
      return OpenAlways.elapsed(new Bench(open).monitored())
          .firstDifference(new Bench(elapsed).monitored());
    }
  };

  abstract Optional<Difference> check(Bench bench);
}
