package coco.engine.fuzz;

import coco.language.Codes;
import coco.language.Finding;
import coco.language.FindingTexts;
import coco.language.code.ChapterKind;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.ClausePrinter;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ConditionParser;
import coco.language.syntax.MeaningParser;
import coco.language.syntax.Nature;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One sentence of any bytes, in English where the first is even and in French where it is odd, with
 * the terms of an example: it is read without an exception, each finding can be told, and a
 * sentence without findings prints in both languages as one that is read as the same rule.
 */
public final class ClauseTarget {
  private static final Path WATER = Path.of("..", "examples", "water");
  private static final RuleId ID = new RuleId("R-1");
  private static final Map<Language, Lexicon> LEXICONS = lexicons();

  private ClauseTarget() {}

  private static Map<Language, Lexicon> lexicons() {
    Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String name = "riverside.%s.coco.md".formatted(language.tag());
      try {
        String text = Files.readString(WATER.resolve(name));
        lexicons.put(language, Codes.read(text, name).lexicon());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
    return lexicons;
  }

  /** How the terms are called that a sentence may name. */
  static Lexicon lexicon(Language language) {
    return Objects.requireNonNull(LEXICONS.get(language));
  }

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    Language language = bytes[0] % 2 == 0 ? Language.ENGLISH : Language.FRENCH;
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    Clip clip = Clip.contiguous(text, 0);
    Nature nature = new Nature(Lexicon.Kind.STATE, Definition.Reach.CASE);
    tell(text, language, ConditionParser.parse(clip, lexicon(language)).findings());
    tell(text, language, ConditionParser.literal(clip, lexicon(language)).findings());
    tell(text, language, MeaningParser.parse("x", nature, clip, lexicon(language)).findings());
    ParsedClause parsed = ClauseParser.parse(clip, lexicon(language));
    tell(text, language, parsed.findings());
    Optional<Rule> rule = parsed.rule(ID, ChapterKind.SERVICE);
    if (rule.isEmpty() && parsed.findings().isEmpty()) {
      throw new AssertionError("neither a clause nor a finding");
    }
    if (rule.isPresent() && parsed.findings().isEmpty()) {
      for (Language printed : Language.values()) {
        // A norm in another language's words stands as it is, and may say something there.
        if (printed == language || parsed.text().isEmpty()) {
          printsAndReadsBack(rule.get(), parsed.text(), printed);
        }
      }
    }
  }

  private static void tell(String text, Language language, Iterable<Finding> findings) {
    FindingTexts texts = FindingTexts.in(language);
    for (Finding finding : findings) {
      String told = texts.what(finding) + texts.why(finding) + texts.todo(finding);
      if (told.isBlank() || finding.span().end() > text.length()) {
        throw new AssertionError("cannot tell " + finding);
      }
    }
  }

  private static void printsAndReadsBack(Rule rule, Optional<String> free, Language language) {
    String printed = ClausePrinter.print(rule, free, lexicon(language));
    ParsedClause again = ClauseParser.parse(Clip.contiguous(printed, 0), lexicon(language));
    if (!again.findings().isEmpty()
        || !again.rule(ID, ChapterKind.SERVICE).equals(Optional.of(rule))
        || !again.text().equals(free)) {
      throw new AssertionError(
          "prints as another clause: %s%n%s%n%s%n%s"
              .formatted(printed, rule, again.rule(ID, ChapterKind.SERVICE), again.findings()));
    }
  }
}
