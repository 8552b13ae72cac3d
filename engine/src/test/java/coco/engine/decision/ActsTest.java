package coco.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.calendar.Holidays;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Audience;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Example.Outcome;
import coco.language.code.Rule;
import coco.language.code.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of an act gives the answers that the examples of the codes state. */
class ActsTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private static List<Document> documents() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      List<Document> documents = new ArrayList<>();
      for (Path file : all.filter(it -> it.toString().endsWith(".coco.md")).sorted().toList()) {
        documents.add(Codes.read(Files.readString(file), file.toString()));
      }
      return documents;
    }
  }

  /** What came before a line, told as a form would; empty where a form cannot. */
  private static Optional<List<Acts.Before>> before(
      Code code, Acts.Act act, List<Example.Line> lines) {
    List<Acts.Before> before = new ArrayList<>();
    for (Example.Line line : lines) {
      if (!(line.what() instanceof Example.Happens happens)) {
        continue;
      }
      String id =
          happens
              .term()
              .or(() -> begun(code, happens.type().orElseThrow()))
              .filter(act.before()::contains)
              .orElse("");
      if (happens.caseNumber() != 1
          || happens.partyNumber() != 1
          || !happens.with().isEmpty()
          || id.isEmpty()) {
        return Optional.empty();
      }
      before.add(new Acts.Before(id, line.when()));
    }
    return Optional.of(before);
  }

  private static Optional<String> begun(Code code, String type) {
    return code.definitions().values().stream()
        .filter(Definition.State.class::isInstance)
        .map(Definition.State.class::cast)
        .filter(state -> state.from().getFirst().type().equals(Optional.of(type)))
        .map(Definition.State::id)
        .findFirst();
  }

  private static Map<String, Value> told(Rule rule, Example.Happens happens) {
    Map<String, Value> told = new LinkedHashMap<>(happens.with());
    if (!rule.audience().isEmpty() && rule.audience().getFirst() instanceof Audience.Kind kind) {
      told.put("party.kind", new Value.Text(kind.kind().name().toLowerCase(Locale.ROOT)));
    }
    return told;
  }

  @Test
  void theExamplesAreAnsweredAsTheyState() throws IOException {
    int compared = 0;
    for (Document document : documents()) {
      Code code = document.code().alwaysInForce();
      List<Acts.Act> acts = Acts.of(code);
      if (acts.isEmpty()) {
        continue;
      }
      Rules rules = RulesCompiler.compile(List.of(code), HOLIDAYS);
      for (Example example : code.examples()) {
        Rule rule =
            code.rules().stream()
                .filter(it -> it.id().equals(example.rule()))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < example.lines().size(); i++) {
          Example.Line line = example.lines().get(i);
          Optional<Boolean> expected =
              line.expected().stream()
                  .filter(it -> it.rule().isEmpty())
                  .map(Example.Expected::outcome)
                  .filter(it -> it == Outcome.ALLOWED || it == Outcome.REFUSED)
                  .map(it -> it == Outcome.ALLOWED)
                  .findFirst();
          if (expected.isEmpty()
              || !(line.what() instanceof Example.Happens happens)
              || happens.term().isEmpty()
              || happens.caseNumber() != 1
              || happens.partyNumber() != 1) {
            continue;
          }
          String term = happens.term().get();
          Optional<Acts.Act> act = acts.stream().filter(it -> it.term().equals(term)).findFirst();
          if (act.isEmpty()
              || act.get().untold().contains(rule.id())
              || rule.audience().stream().anyMatch(Audience.Group.class::isInstance)) {
            continue;
          }
          Optional<List<Acts.Before>> before =
              before(code, act.get(), example.lines().subList(0, i));
          if (before.isEmpty()) {
            continue;
          }
          Map<String, Value> told = told(rule, happens);
          assertThat(act.get().facts().stream().map(Acts.Fact::name))
              .as(document.title() + " " + rule.id().text())
              .containsAll(happens.with().keySet());
          assertThat(allowed(code, rules, rule, term, line.when(), told, before.get()))
              .as("%s %s line %d", document.title(), rule.id().text(), i + 1)
              .isEqualTo(expected.get());
          compared++;
        }
      }
    }
    System.out.printf("acts: %d lines of examples answered as stated%n", compared);
    assertThat(compared).isGreaterThan(150);
  }

  private static boolean allowed(
      Code code,
      Rules rules,
      Rule rule,
      String term,
      LocalDateTime at,
      Map<String, Value> told,
      List<Acts.Before> before) {
    List<Interaction> scene = Acts.scene(code, rules, term, at, told, before);
    History past = new History();
    scene.subList(0, scene.size() - 1).forEach(past::add);
    return Decisions.by(rules, rule.id()).decide(past, scene.getLast()).isAllowed();
  }

  private static Acts.Act act(String rules, String definitions, String term) {
    Document document =
        Codes.read(
            """
            ---
            code: a
            language: en
            edition: "1"
            zone: Europe/Paris
            ---
            # A

            ## Ethics

            %s

            ## Definitions

            | Id | Term | Act | Kind | Meaning |
            |---|---|---|---|---|
            %s
            """
                .formatted(rules, definitions),
            "a.coco.md");
    return Acts.of(document.code()).stream()
        .filter(it -> it.term().equals(term))
        .findFirst()
        .orElseThrow();
  }

  /** A rule about all letters is a rule about reminders, and asks what it asks. */
  @Test
  void rulesOfTermsThatNameTheSameEventsAreAskedToo() {
    String rules =
        """
        ### R-1 · One

        > We must not [remind] more than 3 times.

        ### R-2 · Two

        > We must not [write] where the tone is "rude".
        """;
    String definitions =
        """
        | reminder | we remind | remind | event | `letter.sent` where template is "reminder" |
        | letter | we write | write | event | `letter.sent` |
        | tone | the tone | | attribute | tone |
        """;

    assertThat(act(rules, definitions, "reminder").facts().stream().map(Acts.Fact::name))
        .containsExactly("tone");
    assertThat(act(rules, definitions, "reminder").rules()).hasSize(1);
    assertThat(act(rules, definitions, "letter").facts().stream().map(Acts.Fact::name))
        .containsExactlyInAnyOrder("tone", "template");
  }

  @Test
  void whatAFormCannotTellIsSaid() {
    Acts.Act act =
        act(
            """
            ### R-1 · One

            > We must not [remind] within 3 days after [we write] where the tone is "rude".
            """,
            """
            | reminder | we remind | remind | event | `reminder.sent` |
            | letter | we write | write | event | `letter.sent` |
            | tone | the tone | | attribute | tone |
            """,
            "reminder");

    assertThat(act.before()).containsExactly("letter");
    assertThat(act.untold()).hasSize(1);
  }

  /** What makes an act this one must be told; what its rules look at besides may stay open. */
  @Test
  void onlyWhatMakesTheActIsNeeded() {
    Acts.Act act =
        act(
            """
            ### R-1 · One

            > We must not [contact] where the tone is "rude".

            ### R-2 · Two

            > We must not [contact] more than 3 times.
            """,
            """
            | contact | we contact | contact | event | `contact.made` where way in ("phone", "letter") |
            | tone | the tone | | attribute | tone |
            """,
            "contact");

    assertThat(act.facts().stream().filter(Acts.Fact::needed).map(Acts.Fact::name))
        .containsExactly("way");
    assertThat(act.facts()).hasSize(2);
  }
}
