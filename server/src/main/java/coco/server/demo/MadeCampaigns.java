package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.inform.Answer;
import coco.server.inform.Asked;
import coco.server.inform.Assignment;
import coco.server.inform.Assignments;
import coco.server.inform.Campaigns;
import coco.server.inform.Examination;
import coco.server.inform.QuestionBank;
import coco.server.inform.Understanding;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The campaigns of the demonstration: one of a year ago that is over, one that runs. */
@Component
class MadeCampaigns {
  /** Rules that most get wrong at first. */
  private static final Set<String> MISUNDERSTOOD = Set.of("CO-2", "CS-3", "CS-6", "DI-1", "ST-1");

  private static final int NEVER_WRONG = -1;

  /** How long each has the edition open: more than the campaign asks for. */
  private static final Duration READING = Duration.ofMinutes(12);

  private final Campaigns campaigns;
  private final Assignments assignments;
  private final Understanding understanding;
  private final QuestionBank bank;
  private final WholeEditions editions;
  private final People people;
  private final Directory directory;

  MadeCampaigns(
      Campaigns campaigns,
      Assignments assignments,
      Understanding understanding,
      QuestionBank bank,
      WholeEditions editions,
      People people,
      Directory directory) {
    this.campaigns = campaigns;
    this.assignments = assignments;
    this.understanding = understanding;
    this.bank = bank;
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
            wanted(
                edition,
                "finished",
                List.of("read", "acknowledge"),
                "2025-12-19",
                List.of("Direction", "Legal and ethics")));
    Instant at = begun;
    for (Viewer one : told(cast, campaign)) {
      at = at.plus(Duration.ofHours(7));
      answer(one, campaign, at, Answer.Kind.GIVEN, "");
    }
    MadeTime.at(Instant.parse("2025-12-22T09:00:00Z"), () -> campaigns.end(officer, campaign));
  }

  /** Everybody is asked; of eight, five are done, and its last day was three days ago. */
  UUID run(Viewer officer, Map<String, Viewer> cast, UUID edition) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    Instant begun = Instant.parse(today.minusDays(21) + "T08:00:00Z");
    UUID campaign =
        launch(
            officer,
            begun,
            wanted(
                edition,
                "running",
                List.of("read", "understand", "acknowledge"),
                today.minusDays(3).toString(),
                List.of()));
    Map<UUID, Integer> right =
        bank.sheet(officer, edition, Language.ENGLISH).questions().stream()
            .collect(Collectors.toMap(Asked::id, Asked::right));
    List<Viewer> told = told(cast, campaign);
    for (int i = 0; i < told.size(); i++) {
      Viewer one = told.get(i);
      Instant at = begun.plus(Duration.ofHours(6L * (i + 1)));
      switch (i) {
        case 13 -> answer(one, campaign, at, Answer.Kind.REFUSED, "campaign-refused.txt");
        case 22 -> answer(one, campaign, at, Answer.Kind.ASKED, "campaign-asked.txt");
        default -> {
          if (i % 8 < 7) {
            MadeTime.at(at.minus(READING), () -> open(one, campaign));
            MadeTime.at(at, () -> read(one, campaign));
          }
          if (i % 8 < 5) {
            understand(one, campaign, at.plus(Duration.ofMinutes(30)), i, right);
            answer(one, campaign, at.plus(Duration.ofHours(1)), Answer.Kind.GIVEN, "");
          } else if (i % 8 == 5) {
            tryOnce(one, campaign, at.plus(Duration.ofMinutes(30)), i, right);
          }
        }
      }
    }
    return campaign;
  }

  /** Tries until it is passed: what many misunderstand is right the second time. */
  private void understand(
      Viewer viewer, UUID campaign, Instant at, int number, Map<UUID, Integer> right) {
    if (!tryOnce(viewer, campaign, at, number, right)) {
      tryOnce(viewer, campaign, at.plus(Duration.ofMinutes(10)), NEVER_WRONG, right);
    }
  }

  /** Whether they passed. */
  private boolean tryOnce(
      Viewer viewer, UUID campaign, Instant at, int number, Map<UUID, Integer> right) {
    UUID id = assignment(viewer, campaign).orElseThrow().id();
    Language language = people.byId(viewer.id()).map(Person::language).orElseThrow();
    int begun = number(MadeTime.at(at, () -> understanding.begin(viewer, id, language)));
    Map<Integer, Integer> given = new TreeMap<>();
    for (Examination.Sheet sheet : understanding.paper(viewer, id, begun, language).questions()) {
      int choice = right.getOrDefault(sheet.id(), 0);
      boolean isWrong = isWrong(sheet, number);
      given.put(sheet.place(), isWrong ? 1 - Math.min(1, choice) : choice);
    }
    MadeTime.at(
        at.plus(Duration.ofMinutes(4)),
        () -> number(understanding.answer(viewer, id, begun, given, language)));
    return assignment(viewer, campaign).orElseThrow().understood().isPresent();
  }

  private static boolean isWrong(Examination.Sheet sheet, int number) {
    return number != NEVER_WRONG
        && (MISUNDERSTOOD.contains(sheet.rule())
            ? number % 3 > 0
            : (number + sheet.place()) % 9 == 0);
  }

  private static int number(Understanding.Outcome outcome) {
    return switch (outcome) {
      case Understanding.Outcome.Yes yes -> yes.number();
      case Understanding.Outcome.No no -> throw new IllegalStateException(no.problem());
    };
  }

  private Campaigns.Wanted wanted(
      UUID edition, String name, List<String> steps, String day, List<String> teams) {
    return new Campaigns.Wanted(
        edition.toString(),
        Cast.text("campaign-%s.txt".formatted(name)).strip(),
        steps,
        "8",
        "75",
        steps.contains("understand") ? "5" : "",
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
            named.questions(),
            named.percent(),
            named.least(),
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

  private Assignment open(Viewer viewer, UUID campaign) {
    return assignments.open(viewer, assignment(viewer, campaign).orElseThrow().id());
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
