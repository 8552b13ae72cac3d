package coco.engine.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.calendar.Holidays;
import coco.engine.contradiction.Contradiction.Kind;
import coco.engine.example.Examples;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Example;
import coco.language.code.RuleId;
import coco.language.print.ExamplePrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contradictions are found where there are any, and each is shown by what the engine judges. */
class ContradictionsTest {
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private static final String HEAD =
      """
      ---
      code: c
      language: en
      edition: "1"
      zone: Europe/Paris
      calendar: office
      chapters: {service: Rules, definitions: Definitions, calendars: Hours}
      ---

      # C

      ## Rules

      """;

  private static final String TAIL =
      """

      ## Definitions

      | Id | Term | Act | Kind | Meaning |
      |---|---|---|---|---|
      | t | a thing happens | | event | `t` |
      | u | another happens | | event | `u` |
      | a | we act | act | event | `a` |
      | b | we ask | ask | event | `b` |
      | both | we do either | do either | event | `a` or `b` |
      | e | it ends | | event | `e` |
      | on | it is on | | state | from `s+` until `s-` |
      | old | it is old | | state | from 2 days after `s+` until `s-` |
      | ours | it is ours | | state | from `s+` until `b` |
      | asked | we have asked | | state | from `b` for 1 hour |
      | gold | gold customers | | group | customers where party.tier is gold |
      | lead | team lead | | role | actor.role is lead |

      ## Hours

      | Calendar | Opening hours | Time zone | Holidays |
      |---|---|---|---|
      | office | Mon–Fri 09:00–17:00 | Europe/Paris | FR |
      | always | Mon–Sun 00:00–24:00 | Europe/Paris | none |
      """;

  private static Document document(String... sentences) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < sentences.length; i++) {
      text.append("### R-%d · rule\n\n> %s\n\n".formatted(i + 1, sentences[i]));
    }
    Document document = Codes.read(text + TAIL, "c.en.coco.md");
    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    return document;
  }

  private static List<String> kinds(String... sentences) {
    return Contradictions.of(document(sentences), HOLIDAYS).found().stream()
        .map(each -> each.kind() + " " + each.rule() + " " + each.other())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "We must not [act].",
        "We must not [act] while [it is on].",
        "We may [act] only while not [it is on].",
        "We must not [act] within 2 days after [another happens].",
        "We must not [act] outside [office].",
        "We may [act] only between 08:00 and 09:00.",
        "We must not [act] where party.tier is gold.",
        "For [gold customers]: we must not [act].",
        "We must not [act] where channel is phone or not channel is phone or not channel exists.",
        "Whenever [we act], it must be true that case.ready is true.",
        "We must not [do either]."
      })
  void whatForbidsUntilItIsTooLateIsFound(String barrier) {
    assertThat(kinds("When [a thing happens], we must [act] within 1 hour.", barrier))
        .containsExactly("DUE_AND_FORBIDDEN R-1 R-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "We should not [act].",
        "For employees: we must not [act].",
        "We must not [act] where channel is phone.",
        "We must not [act] where channel is phone or not channel exists.",
        "We must not [act], unless purpose is emergency.",
        "We must not [act] while [it is ours].",
        "We must not [act] while not [it is ours].",
        "We must not [act] within 30 minutes after [another happens].",
        "We must not [act] outside [always].",
        "We must not [act] where subject contains \"x\".",
        "We must not [act] where approver is author.",
        "We must not [act] where actor.role is lead.",
        "We must not [act] more than once.",
        "Before we [act], we must [ask].",
        "We must not [ask]."
      })
  void whatLeavesAWayIsNotTold(String barrier) {
    assertThat(
            kinds("For customers: when [a thing happens], we must [act] within 1 hour.", barrier))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "within 1 hour; We must not [act] while [it is old].",
        "within 1 hour; We may [act] only while not [it is old].",
        "within 1 hour where case.priority is P1, otherwise 3 working days; We must not [act] within 2 hours after [a thing happens].",
        "within 3 days where case.priority is P1, 1 hour where case.priority is P2; We must not [act] within 2 hours after [a thing happens].",
        "within 3 days where case.priority is P1, otherwise 1 hour; We must not [act] within 2 hours after [a thing happens].",
        "no later than due_on; We must not [act].",
        "no later than 2 days before case.due_on; We may [act] only while [it is on].",
        "; We must not [act].",
        "; We must not [do either].",
        "within 30 minutes; We must not [act] while [we have asked]."
      })
  void everyKindOfDeadlineAndStateIsLookedAt(String deadline, String barrier) {
    String within = deadline == null ? "" : " " + deadline;

    assertThat(kinds("When [a thing happens], we must [act]%s.".formatted(within), barrier))
        .containsExactly("DUE_AND_FORBIDDEN R-1 R-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "by 10:00 on the next working day; We may [act] only during [office] and while [we have asked].",
        "no later than due_on; We must not [act] within 2 days after [a thing happens].",
        "no later than due_on; We may [act] only during [office].",
        "; We may [act] only while [it is on].",
        "; We must not [act] within 2 days after [a thing happens].",
        "; Whenever [we act], it must be true that case.ready is true."
      })
  void whatTimeOrDataMayBringIsLeftOpen(String deadline, String barrier) {
    String within = deadline == null ? "" : " " + deadline;

    assertThat(kinds("When [a thing happens], we must [act]%s.".formatted(within), barrier))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "within 1 hour; within 3 days of the missed deadline; We must not [act].",
        "within 1 hour; within 1 hour of the missed deadline; We may [act] only during [office].",
        "within 1 hour; within 1 hour of the missed deadline; We must not [act] within 3 hours after [a thing happens].",
        "at least every 1 day until [it ends]; within 1 hour of the missed deadline; We must not [act]."
      })
  void whatAReparationDemandsMayBeForbidden(String deadline, String next, String barrier) {
    String duty =
        "When [a thing happens], we must [ask] %s; failing that, we must [act] %s."
            .formatted(deadline, next);

    assertThat(kinds(duty, barrier)).containsExactly("DUE_AND_FORBIDDEN R-1 R-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "within 3 working hours of the missed deadline; We may [act] only during [office].",
        "within 1 hour of the missed deadline; We must not [act] within 1 hour after [a thing happens].",
        "within 1 hour of the missed deadline; We must not [act] more than once."
      })
  void aReparationThatCanBeDoneIsNotTold(String next, String barrier) {
    String duty =
        "When [a thing happens], we must [ask] within 1 hour; failing that, we must [act] ";

    assertThat(kinds(duty + next + ".", barrier)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "within 1 hour; Before we [act], we must [ask] at least 2 days ahead.;",
        "at least every 1 day until [it ends]; Before we [act], we must [ask] at least 3 days ahead.;",
        "within 1 hour; Before we [act], we must [ask].; We must not [ask].",
        "within 1 hour; Before we [act], we must [ask] each time.; We must not [ask] while [it is on].",
        "within 1 hour; Before we [act], we must [ask].; We may [ask] only during [office]."
      })
  void whatMustComeFirstMayBeForbiddenOrLate(String deadline, String before, String third) {
    String duty = "When [a thing happens], we must [act] %s.".formatted(deadline);

    assertThat(kinds(duty, before, third == null ? "Value: calm." : third))
        .containsExactly("DUE_AND_FORBIDDEN R-1 R-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "within 3 days; Before we [act], we must [ask] at least 2 days ahead.;",
        "within 3 days; Before we [act], we must [ask] at most 1 day ahead.;",
        "within 1 hour; Before we [act], we should [ask] at least 2 days ahead.;",
        "within 2 working hours; Before we [act], we must [ask].; We may [ask] only during [office].",
        "within 1 hour; Before we [act], we must [do either].; We must not [ask].",
        "within 1 hour; Before we [act], we must [ask], unless channel is phone.; We must not [ask]."
      })
  void whatMayComeFirstInTimeIsNotTold(String deadline, String before, String third) {
    String duty = "When [a thing happens], we must [act] %s.".formatted(deadline);

    assertThat(kinds(duty, before, third == null ? "Value: calm." : third)).isEmpty();
  }

  @Test
  void whatRulesOutTheSituationIsRespected() {
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 hour, unless while [it is on].",
                "We must not [act] while [it is on]."))
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens] during [office], we must [act] within 2 working hours.",
                "We may [act] only during [office]."))
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 hour.",
                "We must not [act].",
                "We must not [act] where channel is phone. Replaces R-2."))
        .as("replaced only by telephone, but that is ours to choose")
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 hour.",
                "We must not [act].",
                "We must not [act] while [we have asked] and where channel is phone. Replaces R-2."))
        .as("replaced once we have asked, which is ours to do")
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], we must [do either] within 1 hour.", "We must not [act]."))
        .as("asking is left")
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], the [team lead] must [act] within 1 hour.",
                "We must not [act] where actor.role is lead."))
        .containsExactly("DUE_AND_FORBIDDEN R-1 R-2");
  }

  @Test
  void moreWaysThanAreTriedAreNotPassedOverInSilence() {
    String wide =
        "p in (a, b, c) and q in (a, b, c) and r in (a, b, c) and s in (a, b, c) and v in (a, b, c) and w in (a, b, c).";
    String duty = "When [a thing happens], we must [act] within 1 hour.";
    Document narrow = document(duty, "We may [act] only where " + wide);
    Document easy = document(duty, "We must not [act] where " + wide);

    assertThat(Contradictions.of(narrow, HOLIDAYS).unsettled())
        .containsExactly(new Unsettled(new RuleId("R-1"), new RuleId("R-2"), 2_000));
    assertThat(Contradictions.of(easy, HOLIDAYS))
        .as("one way that is allowed settles it")
        .isEqualTo(new Contradictions.Result(List.of(), List.of()));
  }

  @Test
  void implicationsGoOneWay() {
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 day.",
                "When [a thing happens], we must [act] within 2 working days."))
        .containsExactly("IMPLIED R-2 R-1");
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 2 working days.",
                "When [a thing happens], we must [act] within 2 days."))
        .containsExactly("IMPLIED R-1 R-2");
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 day.",
                "When [a thing happens], we must [act] within 1 day."))
        .as("of two alike the later")
        .containsExactly("IMPLIED R-2 R-1");
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 24 hours.",
                "When [a thing happens], we must [act] within 1 working day by [always]."))
        .as("what cannot be compared implies nothing")
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], we should [act] within 1 day.",
                "When [a thing happens], we must [act] within 2 days."))
        .as("advice implies no duty")
        .isEmpty();
    assertThat(
            kinds(
                "When [a thing happens], we must [act] within 1 day, unless [it ends] in the meantime.",
                "When [a thing happens], we must [act] within 2 days."))
        .isEmpty();
  }

  static Stream<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../corpus"))) {
      return files
          .filter(file -> file.toString().endsWith(".coco.md"))
          .filter(
              file -> {
                String found = file.getFileName().toString().contains(".fr.") ? "fr" : "en";
                Path findings = file.resolveSibling("findings.%s.txt".formatted(found));
                return Files.exists(findings) && read(findings).matches("(?s).* S80[1-5].*");
              })
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void everyHistoryReadsBackAndComesTrueInTheDocument(Path file) {
    String text = read(file);
    Document document = Codes.read(text, file.toString());
    List<Contradiction> found = Contradictions.of(document, HOLIDAYS).found();
    assertThat(found).isNotEmpty();

    for (Contradiction each : found) {
      Document.RuleText rule = document.rule(each.rule()).orElseThrow();
      String lead = document.language().tag().equals("en") ? "Example: shown" : "Exemple : montré";
      String pasted =
          text.substring(0, rule.section().end())
              + "\n**"
              + lead
              + "**\n\n"
              + ExamplePrinter.print(each.example(), document.lexicon())
              + "\n\n"
              + text.substring(rule.section().end());
      Document again = Codes.read(pasted, file.toString());

      assertThat(again.isSound()).as(pasted + again.findings()).isTrue();
      Example read = again.code().examples().getLast();
      assertThat(read).isEqualTo(each.example());
      assertThat(
              new Examples(
                      again.code(),
                      RulesCompiler.compile(List.of(again.code().alwaysInForce()), HOLIDAYS))
                  .failures())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../examples/water/riverside.en.coco.md",
    "../examples/water/riverside.fr.coco.md",
    "../examples/real/bank-calls.en.coco.md",
    "../examples/real/bank-complaints.en.coco.md",
    "../examples/real/boston-311.en.coco.md",
    "../examples/real/help-desk.en.coco.md",
    "../examples/real/incidents.en.coco.md",
    "../examples/real/permits.en.coco.md",
    "../examples/real/traffic-fines.en.coco.md"
  })
  void ourExamplesDoNotContradictThemselves(String file) {
    Document document = Codes.read(read(Path.of(file)), file);

    Contradictions.Result result = Contradictions.of(document, HOLIDAYS);
    assertThat(result.found()).isEmpty();
    assertThat(result.unsettled()).isEmpty();
  }

  @Test
  void threeHundredRulesAreCheckedInSeconds() {
    Document document = large(300);
    long begun = System.nanoTime();

    List<Contradiction> found = Contradictions.of(document, HOLIDAYS).found();

    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.printf("300 rules: %d contradictions in %d ms%n", found.size(), took.toMillis());
    assertThat(found.stream().map(Contradiction::kind).distinct())
        .contains(Kind.DUE_AND_FORBIDDEN, Kind.IMPLIED);
    assertThat(took).isLessThan(Duration.ofSeconds(15));
  }

  /** Rules of ten subjects, of many forms, in which acts and triggers meet again and again. */
  private static Document large(int rules) {
    StringBuilder text = new StringBuilder(HEAD);
    StringBuilder terms = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      terms.append("| t%d | thing %d happens | | event | `t%d` |\n".formatted(i, i, i));
      terms.append("| a%d | we act %d | act %d | event | `a%d` |\n".formatted(i, i, i, i));
    }
    for (int i = 0; i < rules; i++) {
      int subject = i % 30;
      String act = "act " + subject;
      String sentence =
          switch (i / 30) {
            case 0 -> "For customers: when [thing %d happens], we must [%s] within 2 working days.";
            case 1 ->
                "For [gold customers]: when [thing %d happens], we must [%s] within 1 hour where case.priority is P1, 2 days where case.priority is P2.";
            case 2 -> "We may [%2$s] only during [office], unless purpose is emergency.";
            case 3 -> "We must not [%2$s] more than 5 times in any 30 days.";
            case 4 -> "We must not [%2$s] within 1 day after [it ends], unless amount > %1$d.";
            case 5 -> "Before we [%2$s], we must [ask] at least 1 day ahead.";
            case 6 -> "Whenever [we %2$s], it must be true that channel in (phone, mail, web).";
            case 7 -> "We must not [%2$s] while [it is on] and where channel is phone.";
            case 8 ->
                "When [thing %d happens] where channel is phone, we must [%s] at least every 3 days until [it ends].";
            default ->
                "For customers: when [thing %d happens], we must [%s] within 5 working days.";
          };
      text.append("### R-%d · rule\n\n> %s\n\n".formatted(i + 1, sentence.formatted(subject, act)));
    }
    text.append("### R-999 · rule\n\n> We must not [act 0] while [it is on].\n\n");
    String all = text + TAIL.replace("| t | a thing", terms + "| t | a thing");
    Document document = Codes.read(all, "c.en.coco.md");
    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    return document;
  }
}
