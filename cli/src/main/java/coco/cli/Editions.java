package coco.cli;

import coco.engine.calendar.Holidays;
import coco.engine.calendar.NoCalendarException;
import coco.engine.rules.Rules;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Deadline;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter.Sentence;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The editions of a code as given on the command line, compiled, and how their rules are said in a
 * language. Of two language versions of one edition the first is run; the other gives its words.
 */
final class Editions {
  private final Rules rules;
  private final Language language;
  private final Holidays holidays;
  private final Map<String, SequencedMap<RuleId, Sentence>> sentences;

  private Editions(
      Rules rules,
      Language language,
      Holidays holidays,
      Map<String, SequencedMap<RuleId, Sentence>> sentences) {
    this.rules = rules;
    this.language = language;
    this.holidays = holidays;
    this.sentences = sentences;
  }

  /**
   * Reads and compiles them.
   *
   * @param asked the language of the answer; the first file's unless given
   */
  static Editions read(Console console, List<Path> files, Optional<Language> asked) {
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = reader.editions(files);
    Language language = asked.orElse(read.getFirst().document().language());
    Map<String, Document> editions = new LinkedHashMap<>();
    read.forEach(each -> editions.putIfAbsent(each.document().code().edition(), each.document()));
    Map<String, SequencedMap<RuleId, Sentence>> sentences = new LinkedHashMap<>();
    editions.forEach(
        (edition, document) ->
            sentences.put(
                edition,
                Codes.sentences(
                    document,
                    language,
                    read.stream()
                        .map(CodeFiles.Read::document)
                        .filter(each -> each.code().edition().equals(edition))
                        .filter(each -> each.language() == language)
                        .findFirst())));
    List<Code> codes = editions.values().stream().map(Document::code).toList();
    try {
      Holidays holidays = reader.holidays(read);
      return new Editions(RulesCompiler.compile(codes, holidays), language, holidays, sentences);
    } catch (NoCalendarException none) {
      throw new Refusal("cannot run %s: %s".formatted(files.getFirst(), none.getMessage()), none);
    } catch (IllegalArgumentException notTogether) {
      throw new Refusal("cannot run together: " + notTogether.getMessage(), notTogether);
    }
  }

  Holidays holidays() {
    return holidays;
  }

  /** The ids of the rules that are duties, or levels or averages over one. */
  String duties() {
    return code().rules().stream()
        .filter(rule -> isDuty(rule.clause()))
        .map(rule -> rule.id().text())
        .collect(Collectors.joining(", "));
  }

  private static boolean isDuty(Clause clause) {
    return switch (clause) {
      case Clause.Duty duty -> duty.demand().deadline() instanceof Deadline.Within;
      case Clause.ServiceLevel level -> isDuty(level.measured());
      case Clause.Average average -> true;
      default -> false;
    };
  }

  Rules rules() {
    return rules;
  }

  /** The language of the answer. */
  Language language() {
    return language;
  }

  /** The last edition, in whose zone times are read and told. */
  Code code() {
    return rules.codes().getLast();
  }

  /** A rule's title and sentence. */
  Sentence sentence(String edition, RuleId rule) {
    return Optional.ofNullable(sentences.get(edition))
        .map(of -> of.get(rule))
        .orElse(new Sentence(rule.text(), ""));
  }
}
