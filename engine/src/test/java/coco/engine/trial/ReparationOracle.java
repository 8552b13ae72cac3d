package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict.Link;
import coco.engine.Verdict.LinkState;
import coco.engine.trial.NaiveClock.RunsOut;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of reparations after a missed deadline.
 *
 * @param setBy the event that set the missed deadline: only later ones repair
 */
record ReparationOracle(
    Reading reading, Rule rule, Happening trigger, Happening setBy, Instant asOf) {
  /**
   * The links opened so far.
   *
   * @param missed the missed deadline
   * @param release what voids the link that is pending
   * @param end the place of the event that voids it too; {@link Integer#MAX_VALUE}: none
   */
  List<Link> links(List<Clause.Demand> demands, Due missed, Optional<Occurrence> release, int end) {
    List<Link> links = new ArrayList<>();
    Due opened = missed;
    for (Clause.Demand demand : demands) {
      Link link = link(demand, opened, release, end);
      links.add(link);
      if (link.state() != LinkState.MISSED || link.due() == null) {
        break;
      }
      opened = link.due();
    }
    return links;
  }

  private Link link(Clause.Demand demand, Due opened, Optional<Occurrence> release, int end) {
    NaiveDeadline deadline =
        NaiveDeadline.opened(reading, demand, trigger).orElseThrow().startingAt(opened);
    for (Happening event : reading.story().after(setBy)) {
      boolean isPast = NaiveClock.isPast(opened, event.time());
      if (!isPast && !isBreachBy(setBy, opened)) {
        continue;
      }
      NaiveClock.Reading clock = deadline.at(event.place(), event.time());
      if (clock instanceof RunsOut out && NaiveClock.isPast(out.due(), event.time())) {
        return new Link(opened, out.due(), LinkState.MISSED, null);
      }
      if (isPast && is(demand.act(), event)) {
        return new Link(opened, due(clock), LinkState.MET, Subjects.closing(event));
      }
      if (event.place() == end || (release.isPresent() && is(release.get(), event))) {
        return new Link(opened, due(clock), LinkState.VOID, Subjects.closing(event));
      }
    }
    NaiveClock.Reading clock = deadline.at(reading.story().events().size(), asOf);
    boolean isMissed = clock instanceof RunsOut out && NaiveClock.isPast(out.due(), asOf);
    return new Link(opened, due(clock), isMissed ? LinkState.MISSED : LinkState.PENDING, null);
  }

  /**
   * Whether the event that set the deadline was itself the breach, so that a release of the same
   * instant comes after it.
   */
  private static boolean isBreachBy(Happening setBy, Due opened) {
    return opened.equals(Due.at(setBy.time()));
  }

  private boolean is(Occurrence occurrence, Happening event) {
    return reading.inOneScope(rule, trigger, event) && reading.is(occurrence, event, trigger);
  }

  private static @Nullable Due due(NaiveClock.Reading clock) {
    return clock instanceof RunsOut out ? out.due() : null;
  }
}
