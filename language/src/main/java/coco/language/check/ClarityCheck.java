package coco.language.check;

import coco.language.Document;
import coco.language.Document.DefinitionRow;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Clause;
import coco.language.code.Example;
import coco.language.code.RuleId;
import coco.language.code.RuleParts;
import coco.language.syntax.Piece;
import coco.language.text.Clip;
import coco.language.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Clarity: what readers stumble over although a machine does not. */
final class ClarityCheck {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’-]*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)|;");

  private final Document document;
  private final List<Finding> findings;

  ClarityCheck(Document document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
  }

  void run() {
    checkUse();
    Set<RuleId> shown =
        document.examples().stream()
            .map(Document.ExampleTable::rule)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    document
        .examples()
        .forEach(
            table ->
                table
                    .example()
                    .ifPresent(
                        example ->
                            example
                                .lines()
                                .forEach(
                                    line ->
                                        line.expected()
                                            .forEach(it -> it.rule().ifPresent(shown::add)))));
    for (RuleText text : document.rules()) {
      text.clause().ifPresent(this::checkWords);
      text.clause().ifPresent(this::checkLength);
      boolean needsExample = text.rule().map(rule -> hasVerdicts(rule.clause())).orElse(false);
      if (needsExample && !shown.contains(text.id())) {
        findings.add(Finding.of(FindingKind.RULE_WITHOUT_EXAMPLE, text.place(), text.id().text()));
      }
    }
  }

  /** Whether single events have verdicts under a clause, so that an example can show them. */
  private static boolean hasVerdicts(Clause clause) {
    return switch (clause) {
      case Clause.Norm norm -> false;
      case Clause.Value value -> false;
      case Clause.ServiceLevel level -> false;
      case Clause.Average average -> false;
      case Clause.Duty duty -> true;
      case Clause.RepeatedDuty duty -> true;
      case Clause.Prohibition prohibition -> true;
      case Clause.Silence silence -> true;
      case Clause.Restriction restriction -> true;
      case Clause.Cap cap -> true;
      case Clause.Precedence precedence -> true;
      case Clause.Quality quality -> true;
    };
  }

  private void checkUse() {
    Set<String> used = new LinkedHashSet<>();
    for (RuleText text : document.rules()) {
      text.pieces().stream()
          .filter(piece -> piece.kind() == Piece.Kind.TERM)
          .forEach(piece -> used.add(piece.id()));
      text.rule()
          .ifPresent(
              rule -> RuleParts.of(rule).occurrences().forEach(event -> used.add(event.term())));
    }
    for (DefinitionRow row : document.definitions()) {
      row.pieces().stream()
          .filter(piece -> piece.kind() == Piece.Kind.TERM && !piece.id().equals(row.id()))
          .forEach(piece -> used.add(piece.id()));
    }
    used.addAll(ClosingTerms.of(document));
    document.code().examples().stream()
        .flatMap(example -> example.lines().stream())
        .forEach(
            line -> {
              if (line.what() instanceof Example.Happens happens) {
                happens.term().ifPresent(used::add);
              }
            });
    // What could not be read may use any term: silence is better than a wrong warning.
    boolean allRead = document.rules().stream().allMatch(rule -> rule.rule().isPresent());
    if (allRead) {
      for (DefinitionRow row : document.definitions()) {
        if (!used.contains(row.id()) && !isNamed(row)) {
          Span place = row.fact().span(0, row.fact().text().length());
          findings.add(Finding.of(FindingKind.UNUSED_DEFINITION, place, row.fact().text()));
        }
      }
    }
  }

  /** A term for an attribute may stand in conditions without any bracket. */
  private boolean isNamed(DefinitionRow row) {
    return document.lexicon().named().containsKey(row.id())
        && document.rules().stream()
            .anyMatch(
                rule ->
                    rule.clause()
                        .map(clip -> clip.text().contains(row.fact().text()))
                        .orElse(false));
  }

  private void checkWords(Clip clause) {
    Matcher matcher = VagueWords.in(document.language()).matcher(clause.text());
    while (matcher.find()) {
      findings.add(
          Finding.of(
              FindingKind.VAGUE_WORDS,
              clause.span(matcher.start(), matcher.end()),
              matcher.group()));
    }
  }

  private void checkLength(Clip clause) {
    int start = 0;
    Matcher end = SENTENCE_END.matcher(clause.text());
    while (start < clause.text().length()) {
      int until = end.find(start) ? end.end() : clause.text().length();
      Matcher words = WORD.matcher(clause.text()).region(start, until);
      int count = 0;
      while (words.find()) {
        count++;
      }
      if (count > Limits.SENTENCE_WORDS) {
        findings.add(
            Finding.of(
                FindingKind.LONG_SENTENCE,
                clause.span(start, until),
                String.valueOf(count),
                String.valueOf(Limits.SENTENCE_WORDS)));
      }
      start = until;
    }
  }
}
