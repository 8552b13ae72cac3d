package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.inform.Answer;
import coco.server.inform.Assignment;
import coco.server.inform.Assignments;
import coco.server.inform.Campaigns;
import coco.server.people.Directory;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import coco.server.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The campaigns of the demonstration: one of a year ago that is over, one that runs. */
@Component
class MadeCampaigns {
  private final Campaigns campaigns;
  private final Assignments assignments;
  private final WholeEditions editions;
  private final People people;
  private final Directory directory;

  MadeCampaigns(
      Campaigns campaigns,
      Assignments assignments,
      WholeEditions editions,
      People people,
      Directory directory) {
    this.campaigns = campaigns;
    this.assignments = assignments;
    this.editions = editions;
    this.people = people;
    this.directory = directory;
  }

  /** Those who lead acknowledged the edition before it came into force, each a few hours apart. */
  void finish(Viewer officer, Map<String, Viewer> cast, UUID edition) {
    Instant begun = Instant.parse("2025-12-01T08:00:00Z");
    UUID campaign =
        launch(
            officer,
            begun,
            wanted(edition, "finished", "2025-12-19", List.of("Direction", "Legal and ethics")));
    Instant at = begun;
    for (Viewer one : told(cast, campaign)) {
      at = at.plus(Duration.ofHours(7));
      answer(one, campaign, at, Answer.Kind.GIVEN, "");
    }
    MadeTime.at(Instant.parse("2025-12-22T09:00:00Z"), () -> campaigns.end(officer, campaign));
  }

  /** Everybody is asked; of eight, five are done, and its last day was three days ago. */
  void run(Viewer officer, Map<String, Viewer> cast, UUID edition) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    Instant begun = Instant.parse(today.minusDays(21) + "T08:00:00Z");
    UUID campaign =
        launch(
            officer, begun, wanted(edition, "running", today.minusDays(3).toString(), List.of()));
    List<Viewer> told = told(cast, campaign);
    for (int i = 0; i < told.size(); i++) {
      Viewer one = told.get(i);
      Instant at = begun.plus(Duration.ofHours(6L * (i + 1)));
      switch (i) {
        case 13 -> answer(one, campaign, at, Answer.Kind.REFUSED, "campaign-refused.txt");
        case 22 -> answer(one, campaign, at, Answer.Kind.ASKED, "campaign-asked.txt");
        default -> {
          if (i % 8 < 5) {
            answer(one, campaign, at, Answer.Kind.GIVEN, "");
          } else if (i % 8 == 5) {
            MadeTime.at(at, () -> read(one, campaign));
          }
        }
      }
    }
  }

  private Campaigns.Wanted wanted(UUID edition, String name, String day, List<String> teams) {
    return new Campaigns.Wanted(
        edition.toString(),
        Cast.text("campaign-%s.txt".formatted(name)).strip(),
        List.of("read", "acknowledge"),
        "day",
        day,
        "",
        false,
        teams,
        List.of(),
        List.of());
  }

  private UUID launch(Viewer officer, Instant at, Campaigns.Wanted named) {
    List<String> teams =
        directory.teams(officer).stream()
            .filter(team -> named.teams().contains(team.name()))
            .map(team -> team.id().toString())
            .toList();
    Campaigns.Wanted wanted =
        new Campaigns.Wanted(
            named.edition(),
            named.title(),
            named.steps(),
            named.until(),
            named.day(),
            named.workingDays(),
            named.onlyChanged(),
            teams,
            named.roles(),
            named.languages());
    return switch (MadeTime.at(at, () -> campaigns.make(officer, wanted))) {
      case Campaigns.Made.No no -> throw new IllegalStateException(no.problems().toString());
      case Campaigns.Made.Yes yes -> {
        MadeTime.at(at, () -> campaigns.launch(officer, yes.id())).ifPresent(MadeCampaigns::refuse);
        yield yes.id();
      }
    };
  }

  private static void refuse(String problem) {
    throw new IllegalStateException("the demonstration's campaign: " + problem);
  }

  /** Those who were told, in the order of the cast. */
  private List<Viewer> told(Map<String, Viewer> cast, UUID campaign) {
    List<Viewer> told = new ArrayList<>();
    for (Viewer viewer : cast.values()) {
      if (assignment(viewer, campaign).isPresent()) {
        told.add(viewer);
      }
    }
    return told;
  }

  private Optional<Assignment> assignment(Viewer viewer, UUID campaign) {
    return assignments.mine(viewer).stream()
        .filter(it -> it.campaign().id().equals(campaign))
        .findFirst();
  }

  private Assignment read(Viewer viewer, UUID campaign) {
    Assignment assignment = assignment(viewer, campaign).orElseThrow();
    Published edition = assignments.edition(assignment).orElseThrow();
    Language language = people.byId(viewer.id()).map(Person::language).orElseThrow();
    List<String> rules =
        editions.of(edition, language).rules().stream().map(WholeEditions.Rule::id).toList();
    assignments.read(viewer, assignment.id(), language, rules).ifPresent(MadeCampaigns::refuse);
    return assignment;
  }

  /** Reads, where they acknowledge, and answers; the reason is in a file beside this class. */
  private void answer(Viewer viewer, UUID campaign, Instant at, Answer.Kind kind, String reason) {
    Assignment assignment =
        kind == Answer.Kind.GIVEN
            ? MadeTime.at(at, () -> read(viewer, campaign))
            : assignment(viewer, campaign).orElseThrow();
    Published edition = assignments.edition(assignment).orElseThrow();
    Language language = people.byId(viewer.id()).map(Person::language).orElseThrow();
    MadeTime.at(
            at.plus(Duration.ofMinutes(4)),
            () ->
                assignments.answer(
                    viewer,
                    assignment.id(),
                    kind,
                    Texts.in(language),
                    assignments.bound(edition),
                    reason.isEmpty() ? "" : Cast.text(reason).strip()))
        .ifPresent(MadeCampaigns::refuse);
  }
}
