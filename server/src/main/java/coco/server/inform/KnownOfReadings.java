package coco.server.inform;

import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What campaigns asked of somebody, what was shown to them, and what they did about it. */
@Component
class KnownOfReadings implements KnownOfPerson {
  private static final int MOST = 2_000;

  private final AssignmentStore store;
  private final CampaignStore campaigns;
  private final TryStore tries;
  private final GroupSessionStore sessions;
  private final JdbcClient jdbc;
  private final Clock clock;

  KnownOfReadings(
      AssignmentStore store,
      CampaignStore campaigns,
      TryStore tries,
      GroupSessionStore sessions,
      JdbcClient jdbc,
      Clock clock) {
    this.store = store;
    this.campaigns = campaigns;
    this.tries = tries;
    this.sessions = sessions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    List<AssignmentStore.Row> rows = store.of(person, MOST);
    Map<UUID, Campaign> found =
        campaigns.byIds(rows.stream().map(AssignmentStore.Row::campaign).distinct().toList());
    List<Open> open = new ArrayList<>();
    List<Happened> happened = new ArrayList<>();
    Instant now = clock.instant();
    for (AssignmentStore.Row row : rows) {
      Campaign campaign = found.get(row.campaign());
      if (campaign != null) {
        Assignment assignment = row.of(campaign);
        happened.addAll(new One(assignment, said).happened());
        if (assignment.standing().isOpen()) {
          open.add(
              new Open(
                  said.of(
                      "inform.known.open",
                      campaign.title(),
                      said.of("inform.standing." + assignment.standing().key())),
                  assignment.due(),
                  assignment.isLate(now)));
        }
      }
    }
    return new Known(List.of(), open, happened);
  }

  /** A rule that was shown, and for how many seconds. */
  private record Shown(String rule, Instant first, int seconds) {}

  /** One thing that they were asked to do. */
  private final class One {
    private final Assignment assignment;
    private final Said said;
    private final List<Happened> all = new ArrayList<>();

    One(Assignment assignment, Said said) {
      this.assignment = assignment;
      this.said = said;
    }

    List<Happened> happened() {
      add(
          assignment.enrolled(),
          said.of("inform.known.asked", assignment.campaign().title()),
          assignment.firstDue().equals(assignment.due())
              ? said.of("inform.known.by", said.texts().date(assignment.lastDay()))
              : said.of(
                  "inform.known.by.moved",
                  said.texts().date(assignment.campaign().lastDay(assignment.firstDue())),
                  said.texts().date(assignment.lastDay())));
      assignment.opened().ifPresent(at -> add(at, said.of("inform.known.opened"), ""));
      shown();
      assignment.read().ifPresent(at -> add(at, said.of("inform.known.read"), ""));
      for (Try each : tries.of(assignment.id())) {
        tried(each);
      }
      assignment.understood().ifPresent(at -> add(at, said.of("inform.known.understood"), ""));
      for (GroupSession.Mine mine : sessions.of(assignment.id())) {
        session(mine);
      }
      for (Answer answer : store.answers(assignment.id())) {
        add(
            answer.at(),
            said.of("inform.known.answer." + answer.kind().key()),
            answer.reason().orElse(""));
      }
      return all;
    }

    private void session(GroupSession.Mine mine) {
      GroupSession session = mine.session();
      add(
          session.entered(),
          said.of(
              "inform.session.of." + session.kind().key(),
              said.texts().date(session.held()),
              session.place()),
          said.of("inform.session.by", session.by()));
      mine.part()
          .objection()
          .ifPresent(it -> add(it.at(), said.of("inform.known.objected"), it.words()));
    }

    private void add(Instant at, String text, String detail) {
      Campaign campaign = assignment.campaign();
      all.add(
          new Happened(
              at,
              said.edition(campaign.codeKey(), Optional.of(campaign.editionName())),
              Optional.of(assignment.id()),
              text,
              detail));
    }

    private void shown() {
      List<Shown> rules =
          jdbc.sql(
                  """
                  select rule, first_at, seconds from assignment_rule
                  where assignment_id = :assignment order by first_at, rule
                  """)
              .param("assignment", assignment.id())
              .query(
                  (row, number) -> {
                    Timestamp first = row.getTimestamp("first_at");
                    return new Shown(
                        row.getString("rule"), first.toInstant(), row.getInt("seconds"));
                  })
              .list();
      if (!rules.isEmpty()) {
        int seconds = rules.stream().mapToInt(Shown::seconds).sum();
        add(
            rules.getFirst().first(),
            said.of("inform.known.shown", rules.size(), seconds),
            rules.stream()
                .map(
                    it ->
                        seconds == 0
                            ? it.rule()
                            : said.of("inform.known.rule", it.rule(), it.seconds()))
                .collect(Collectors.joining(", ")));
      }
    }

    private void tried(Try each) {
      if (each.result().isEmpty()) {
        add(each.begun(), said.of("inform.known.try.begun", each.number()), "");
        return;
      }
      Try.Result result = each.result().get();
      Map<Integer, Examination.Choice> choices = tries.choices(each.id());
      long right = choices.values().stream().filter(Examination.Choice::isRight).count();
      add(
          result.at(),
          said.of(
              result.isPassed() ? "inform.known.try.passed" : "inform.known.try.failed",
              each.number()),
          said.of("inform.known.try.right", right, choices.size()));
    }
  }
}
