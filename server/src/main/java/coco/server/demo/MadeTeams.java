package coco.server.demo;

import coco.server.access.Viewer;
import coco.server.inform.Assignment;
import coco.server.inform.Assignments;
import coco.server.inform.Campaigns;
import coco.server.inform.GroupSessions;
import coco.server.people.Absences;
import coco.server.people.Deputies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What happens around the demonstration's campaign: two people of the same depot were told there,
 * somebody is away, and a manager has somebody stand in.
 */
@Component
class MadeTeams {
  private static final int MET = 2;
  private static final String CARE = "sofia.lindqvist@example.org";

  private final Campaigns campaigns;
  private final Assignments assignments;
  private final GroupSessions sessions;
  private final Absences absences;
  private final Deputies deputies;

  MadeTeams(
      Campaigns campaigns,
      Assignments assignments,
      GroupSessions sessions,
      Absences absences,
      Deputies deputies) {
    this.campaigns = campaigns;
    this.assignments = assignments;
    this.sessions = sessions;
    this.absences = absences;
    this.deputies = deputies;
  }

  void make(Viewer officer, Map<String, Viewer> cast, UUID campaign) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    List<Map.Entry<String, Viewer>> unread =
        cast.entrySet().stream()
            .filter(it -> !it.getValue().id().equals(officer.id()))
            .filter(it -> isUnread(it.getValue(), campaign))
            .toList();
    meet(officer, campaign, today, unread.stream().limit(MET).map(Map.Entry::getKey).toList());
    unread.stream().skip(MET).findFirst().ifPresent(it -> away(it.getValue(), today));
    delegate(cast, today);
  }

  private boolean isUnread(Viewer viewer, UUID campaign) {
    return assignments.mine(viewer).stream()
        .anyMatch(
            it ->
                it.campaign().id().equals(campaign)
                    && it.standing() == Assignment.Standing.TO_READ);
  }

  private void meet(Viewer officer, UUID campaign, LocalDate today, List<String> people) {
    List<String> told = Cast.text("session.txt").strip().lines().toList();
    GroupSessions.Wanted wanted =
        new GroupSessions.Wanted(
            "session",
            today.minusDays(9).toString(),
            told.get(0),
            told.get(1),
            List.of("read"),
            List.of(),
            String.join("\n", people));
    GroupSessions.Entered entered =
        MadeTime.at(
            Instant.now().minus(Duration.ofDays(8)),
            () ->
                sessions.enter(
                    officer,
                    GroupSessions.Place.OFFICE,
                    campaigns.visibleTo(officer, campaign),
                    wanted,
                    Optional.empty()));
    if (entered instanceof GroupSessions.Entered.No no) {
      throw new IllegalStateException("the demonstration's session: " + no.problems());
    }
  }

  private void away(Viewer viewer, LocalDate today) {
    refuse(
        MadeTime.at(
            Instant.now().minus(Duration.ofDays(7)),
            () ->
                absences.enter(
                    viewer,
                    viewer.id(),
                    today.minusDays(6).toString(),
                    today.plusDays(8).toString())));
  }

  /** Whoever leads customer care has the first of their people stand in. */
  private void delegate(Map<String, Viewer> cast, LocalDate today) {
    for (Cast.Employee employee : Cast.employees()) {
      Viewer manager = employee.manager().filter(CARE::equals).map(cast::get).orElse(null);
      if (manager != null) {
        refuse(
            deputies.delegate(
                manager, employee.email(), today.toString(), today.plusDays(14).toString()));
        return;
      }
    }
  }

  private static void refuse(Optional<String> problem) {
    problem.ifPresent(
        it -> {
          throw new IllegalStateException("the demonstration's team: " + it);
        });
  }
}
