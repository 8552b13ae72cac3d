package coco.engine.monitor;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.LinkState;
import coco.engine.rules.CompiledDemand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reparations of one breach: each link opens where the one before is missed. */
final class Chain {
  private static final class Link {
    final Due opened;
    final CompiledDemand demand;
    @Nullable Countdown countdown;
    LinkState state = LinkState.PENDING;
    @Nullable Closing by;

    Link(Due opened, CompiledDemand demand) {
      this.opened = opened;
      this.demand = demand;
    }
  }

  private final DutyMonitor owner;
  private final List<CompiledDemand> demands;
  private final View trigger;
  private final java.time.@Nullable ZoneId zone;
  private final List<Link> links = new ArrayList<>();

  Chain(
      DutyMonitor owner,
      List<CompiledDemand> demands,
      View trigger,
      java.time.@Nullable ZoneId zone) {
    this.owner = owner;
    this.demands = demands;
    this.trigger = trigger;
    this.zone = zone;
  }

  /** The deadline before was missed: the next link opens there, if there is one. */
  void open(Due missed) {
    if (links.size() == demands.size()) {
      return;
    }
    Link link = new Link(missed, demands.get(links.size()));
    links.add(link);
    link.countdown = owner.start(link.demand, missed, trigger, zone, () -> miss(link));
    if (link.countdown == null) {
      link.state = LinkState.VOID;
    }
  }

  private void miss(Link link) {
    Countdown countdown = running(link);
    Due missed = countdown.missed();
    countdown.end();
    link.state = LinkState.MISSED;
    open(missed);
  }

  boolean isPending() {
    return !links.isEmpty() && links.getLast().state == LinkState.PENDING;
  }

  /** Ends the pending link by this event if it is its act, past the missed deadline. */
  void observe(View facts) {
    Link link = links.getLast();
    if (link.opened.isPastAt(facts.event().interaction().time())
        && link.demand.act().matches(facts)) {
      link.state = LinkState.MET;
      link.by = RuleMonitor.closing(facts);
      running(link).end();
    }
  }

  /** Ends the pending link: a release, or the end of a series. */
  void release(Closing by) {
    Link link = links.getLast();
    link.state = LinkState.VOID;
    link.by = by;
    running(link).end();
  }

  /** The data have changed: the pending link's length may have. */
  void reread(long at) {
    Link link = links.getLast();
    if (link.demand.isByCase() && !running(link).reread(trigger, at)) {
      link.state = LinkState.VOID;
      running(link).end();
    }
  }

  private static Countdown running(Link link) {
    if (link.countdown == null) {
      throw new IllegalStateException("a link without a clock is not pending: " + link.opened);
    }
    return link.countdown;
  }

  List<Verdict.Link> report() {
    return links.stream()
        .map(
            link ->
                new Verdict.Link(
                    link.opened,
                    link.countdown == null ? null : link.countdown.due(),
                    link.state,
                    link.by))
        .toList();
  }
}
