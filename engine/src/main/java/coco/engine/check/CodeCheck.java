package coco.engine.check;

import coco.engine.calendar.Holidays;
import coco.engine.calendar.NoCalendarException;
import coco.engine.contradiction.Contradiction;
import coco.engine.contradiction.Contradictions;
import coco.engine.contradiction.Unsettled;
import coco.engine.example.ExampleResult;
import coco.engine.example.Examples;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.check.LanguageComparison;
import coco.language.print.ExamplePrinter;
import coco.language.syntax.OutcomeWords;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds to documents what is found by running them. */
public final class CodeCheck {
  private CodeCheck() {}

  /**
   * Language versions of one edition with every finding: examples run, rules held against each
   * other, languages compared.
   *
   * @param versions as read; whoever is not sound is compared only
   * @return in the same order
   */
  public static List<Document> of(List<Document> versions, Holidays holidays) {
    List<Document> checked = new ArrayList<>();
    for (Document version : versions) {
      checked.add(version.isSound() ? run(version, holidays) : version);
    }
    for (int i = 0; i < checked.size(); i++) {
      for (int j = i + 1; j < checked.size(); j++) {
        LanguageComparison.Result result = Codes.compareLanguages(checked.get(i), checked.get(j));
        checked.set(i, with(checked.get(i), result.first()));
        checked.set(j, with(checked.get(j), result.second()));
      }
    }
    return checked;
  }

  /** A sound document with what its examples and its contradictions add. */
  public static Document run(Document document, Holidays holidays) {
    return with(document, ran(document, holidays));
  }

  /**
   * What running a code brought. It holds for every document of an equal {@link Document#code()},
   * wherever its parts stand in the text.
   *
   * @param failures of examples, example by example in their order
   * @param contradictions absent where the code lacks something to be run
   */
  public record Ran(
      List<List<ExampleResult>> failures, Optional<Contradictions.Result> contradictions) {
    public Ran {
      failures = List.copyOf(failures);
    }
  }

  /** Runs the examples of a sound document and holds its rules against each other. */
  public static Ran ran(Document document, Holidays holidays) {
    return new Ran(failures(document, holidays), contradictions(document, holidays));
  }

  /** The document with a finding for all that running its code brought. */
  public static Document with(Document document, Ran ran) {
    List<Finding> findings = new ArrayList<>();
    ran.contradictions()
        .ifPresent(
            result -> {
              result.found().forEach(each -> findings.add(finding(document, each)));
              result.unsettled().forEach(each -> findings.add(finding(document, each)));
            });
    return with(withFailures(document, ran.failures()), findings);
  }

  /**
   * What does not come true in the examples of a sound document, example by example in its order;
   * nothing where it lacks something to be run, which is a finding of its own.
   */
  public static List<List<ExampleResult>> failures(Document document, Holidays holidays) {
    if (document.code().examples().isEmpty()) {
      return List.of();
    }
    try {
      Examples examples =
          new Examples(
              document.code(),
              RulesCompiler.compile(List.of(document.code().alwaysInForce()), holidays));
      return document.examples().stream()
          .flatMap(table -> table.example().stream())
          .map(examples::failures)
          .toList();
    } catch (NoCalendarException none) {
      return List.of();
    }
  }

  /** The document with a finding for each of its examples' failures. */
  public static Document withFailures(Document document, List<List<ExampleResult>> failures) {
    List<Document.ExampleTable> tables =
        document.examples().stream().filter(table -> table.example().isPresent()).toList();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < Math.min(tables.size(), failures.size()); i++) {
      for (ExampleResult failure : failures.get(i)) {
        findings.add(finding(document, tables.get(i), failure));
      }
    }
    return with(document, findings);
  }

  /** The document with findings beside its own. */
  public static Document with(Document document, List<Finding> more) {
    List<Finding> findings = new ArrayList<>(document.findings());
    findings.addAll(more);
    return Codes.with(document, findings);
  }

  private static Finding finding(
      Document document, Document.ExampleTable table, ExampleResult failure) {
    Language language = document.language();
    String expected = OutcomeWords.print(failure.expected(), language);
    String actual =
        failure.actual().isEmpty()
            ? OutcomeWords.none(language)
            : failure.actual().stream()
                .map(outcome -> OutcomeWords.print(outcome, language))
                .collect(Collectors.joining(", "));
    return Finding.of(
        FindingKind.EXAMPLE_FAILS,
        table.lines().get(failure.line()),
        failure.rule().equals(table.rule()) ? expected : failure.rule().text() + " " + expected,
        actual);
  }

  private static Optional<Contradictions.Result> contradictions(
      Document document, Holidays holidays) {
    try {
      return Optional.of(Contradictions.of(document, holidays));
    } catch (NoCalendarException none) {
      // What a rule lacks to be run is a finding of the document already.
      return Optional.empty();
    }
  }

  private static Finding finding(Document document, Contradiction contradiction) {
    FindingKind kind =
        switch (contradiction.kind()) {
          case DUE_AND_FORBIDDEN -> FindingKind.DUE_AND_FORBIDDEN;
          case ALWAYS_OUTSIDE -> FindingKind.ALWAYS_OUTSIDE;
          case MORE_THAN_CAPPED -> FindingKind.MORE_THAN_CAPPED;
          case IMPLIED -> FindingKind.IMPLIED;
          case REPLACE_TOGETHER -> FindingKind.REPLACE_TOGETHER;
        };
    return Finding.of(
        kind,
        document.rule(contradiction.rule()).map(Document.RuleText::place).orElseThrow(),
        contradiction.rule().text(),
        contradiction.other().text(),
        ExamplePrinter.print(contradiction.example(), document.lexicon()));
  }

  private static Finding finding(Document document, Unsettled unsettled) {
    return Finding.of(
        FindingKind.UNSETTLED,
        document.rule(unsettled.rule()).map(Document.RuleText::place).orElseThrow(),
        unsettled.rule().text(),
        unsettled.other().text(),
        String.format(document.language().locale(), "%,d", unsettled.most()));
  }
}
