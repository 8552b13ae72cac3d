package coco.server.inform;

import coco.server.code.Publications;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.notify.TeamHours;
import coco.server.people.Absence;
import coco.server.people.AbsenceChanged;
import coco.server.people.Absences;
import coco.server.reading.WholeEditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deadlines of those who are away: from the day of their return somebody has as many working days
 * as they had left when they went, and one at least. {@code docs/decisions/leave.md} says why.
 */
@Component
class MovedDeadlines {
  private final MovedDeadlineStore store;
  private final CampaignStore campaigns;
  private final Absences absences;
  private final Publications publications;
  private final WholeEditions editions;
  private final TeamHours hours;
  private final Evidence evidence;
  private final Clock clock;

  MovedDeadlines(
      MovedDeadlineStore store,
      CampaignStore campaigns,
      Absences absences,
      Publications publications,
      WholeEditions editions,
      TeamHours hours,
      Evidence evidence,
      Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.absences = absences;
    this.publications = publications;
    this.editions = editions;
    this.hours = hours;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Somebody's absences changed: so do the deadlines of all that they still have to do. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(AbsenceChanged changed) {
    move(store.open(changed.person()));
  }

  /**
   * Moves the deadlines of those of a campaign who are away, and were not moved for it.
   *
   * @return the new ones, by person
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, Instant> move(Campaign campaign) {
    return move(store.away(campaign.id(), today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Map<UUID, Instant> move(List<MovedDeadlineStore.Open> all) {
    Map<UUID, Instant> moved = new HashMap<>();
    Map<UUID, Campaign> found =
        campaigns.byIds(all.stream().map(MovedDeadlineStore.Open::campaign).distinct().toList());
    List<Act> acts = new ArrayList<>();
    Instant now = clock.instant();
    for (MovedDeadlineStore.Open open : all) {
      Campaign campaign = found.get(open.campaign());
      // A campaign that is being launched is still a draft.
      if (campaign == null || campaign.ended().isPresent() || campaign.isWithdrawn()) {
        continue;
      }
      if (!open.due().isAfter(now)) {
        continue; // Who was late before stays so.
      }
      Instant due = due(campaign, open);
      if (!due.equals(open.due())) {
        store.move(open.id(), open.first(), due);
        moved.put(open.person(), due);
        acts.add(
            Act.of("deadline.moved", now)
                .with("campaign", campaign.id().toString())
                .with("due", due.toString())
                .about("person", open.person()));
      }
    }
    if (!acts.isEmpty()) {
      evidence.record(acts);
    }
    return moved;
  }

  private Instant due(Campaign campaign, MovedDeadlineStore.Open open) {
    ZoneId zone = campaign.zone();
    LocalDate told = open.enrolled().atZone(zone).toLocalDate();
    WorkingDays days = days(campaign, open.person());
    Instant due = open.first();
    for (Absence away : absences.since(open.person(), told)) {
      Instant leaves = later(start(away.from(), zone), open.enrolled());
      Instant returns = start(away.until().plusDays(1), zone);
      if (leaves.isBefore(due) && leaves.isBefore(returns)) {
        due = later(due, after(days, leaves, returns, due));
      }
    }
    return due;
  }

  /** Counts working days from an instant. */
  @FunctionalInterface
  private interface WorkingDays {
    Optional<Instant> after(Instant from, int days);
  }

  /** Those of the person's team, where it has said when it works, else those of the code. */
  private WorkingDays days(Campaign campaign, UUID person) {
    return hours
        .of(person)
        .<WorkingDays>map(own -> (from, days) -> Optional.of(own.after(from, days)))
        .orElseGet(
            () ->
                publications
                    .published(campaign.editionId())
                    .<WorkingDays>map(
                        edition -> (from, days) -> editions.afterWorkingDays(edition, from, days))
                    .orElse((from, days) -> Optional.empty()));
  }

  private static Instant after(WorkingDays days, Instant leaves, Instant returns, Instant due) {
    return days.after(returns, Math.max(1, count(days, leaves, due)))
        .orElse(due.plus(Duration.between(leaves, returns)));
  }

  /** How many working days end between two instants. */
  private static int count(WorkingDays days, Instant from, Instant until) {
    int least = 0;
    int most = Until.WorkingDays.MOST;
    while (least < most) {
      int middle = (least + most + 1) / 2;
      if (days.after(from, middle).filter(it -> !it.isAfter(until)).isPresent()) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return least;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
