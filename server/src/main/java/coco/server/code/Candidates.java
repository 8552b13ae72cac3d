package coco.server.code;

import coco.language.text.Language;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds in a text of no form the sentences that oblige somebody: promises, duties, prohibitions.
 * They are candidates for rules; an author decides.
 */
final class Candidates {
  private static final int WORDS_LEAST = 4;
  private static final int ITEM_WORDS_LEAST = 3;
  private static final int LENGTH_MOST = 1_000;

  private static final Pattern ENGLISH =
      Pattern.compile(
          """
          (?x)\\b(?:
            must | mustn['’]t | shall | ought\\s+to
            | (?<!\\bwhether\\s.{0,60})(?<!\\bthat\\sa\\s.{0,40})should(?:n['’]t)?(?!\\s+(?:there|the|a|an|we|you|they|it)\\b)
            | (?:is|are|be|being)\\s+(?:strictly\\s+)?(?:required|obliged|obligated|expected|forbidden|prohibited|not\\s+(?:allowed|permitted|acceptable|tolerated))
            | (?:is|are)\\s+(?:a\\s+violation|responsible\\s+for)
            | (?:has|have)\\s+(?:the\\s+)?(?:right\\s+and\\s+)?(?:to\\s+(?!be\\s)|responsibility) | needs?\\s+to\\s+be
            | (?:may|can)\\s*not(?=\\s+(?:be|use|send|call|share|disclose)\\b)
            | (?<!\\bwhat\\s)will(?!\\s+(?:happen|be\\s+different|usually|depend)\\b) | won['’]t\\s+(?!find\\b) | (?:we|you|they)['’]ll
            | promise[sd]?\\s+to | guarantee | pledge | undertakes?\\s+to | commit(?:ted)?\\s+to | accepts?\\s+to
            | do\\s+not\\s+tolerate | happy\\s+to | you\\s+can\\s+have | we['’]d\\s+issue
          )(?:\\b|(?<=\\s))""",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern FRENCH =
      Pattern.compile(
          """
          (?x)\\b(?:
            doit | doivent | devons | devez | devra | devront
            | s['’](?:engage|engagent|oblige|obligent) | nous\\s+nous\\s+engageons | obligations?\\s+minimales?
            | (?:est|sont|soit|sera|seront)\\s+(?:tenus?|tenues?|interdits?|interdites?|obligatoires?|exigés?|exigées?|requis|requises?)
            | il\\s+(?:faut|convient) | ne\\s+(?:peut|peuvent|pourra|pourront|saurait|sauraient)
            | garanti(?:t|ssent|ssons) | veille(?:nt|ra|ront)?\\s+à | n['’]excède(?:nt)?\\s+pas
            | nous\\s+\\p{L}+(?:er|ir|r)ons | sera | seront
            | nous\\s+(?:vous\\s+)?(?:adressons|envoyons|répondons|remboursons|informons|rappelons|traitons|accusons)
          )\\b""",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private Candidates() {}

  /**
   * A sentence of a text.
   *
   * @param leadIn what obliges it from before its list: {@code We will}; empty for a sentence that
   *     obliges by its own words
   */
  record Found(String words, boolean isCandidate, Optional<String> leadIn) {}

  /** The sentences of each paragraph of a text, part by part; all else has none. */
  static List<List<Found>> of(OutsideText text) {
    List<List<Found>> all = new ArrayList<>();
    Optional<String> leadIn = Optional.empty();
    for (OutsideText.Part part : text.blocks()) {
      List<Found> found = new ArrayList<>();
      if (!(part instanceof OutsideText.Block block)) {
        leadIn = Optional.empty();
      } else if (block.level() == 0) {
        if (!block.isItem()) {
          leadIn = Optional.empty();
        }
        for (String words : sentences(block.words(), text.language())) {
          boolean isLead = words.endsWith(":");
          boolean obliges = isCandidate(words, text.language());
          if (isLead && (obliges || isShortLead(words, text.language()))) {
            leadIn = Optional.of(words.substring(0, words.length() - 1).strip());
            found.add(new Found(words, false, Optional.empty()));
          } else {
            Optional<String> from =
                block.isItem() && !obliges && wordCount(words) >= ITEM_WORDS_LEAST
                    ? leadIn
                    : Optional.empty();
            found.add(new Found(words, obliges || from.isPresent(), from));
          }
        }
      }
      all.add(found);
    }
    return all;
  }

  /** {@code We will:} is too short for a sentence, and obliges all that follows. */
  private static boolean isShortLead(String words, Language language) {
    return pattern(language).matcher(words).find();
  }

  private static Pattern pattern(Language language) {
    return language == Language.FRENCH ? FRENCH : ENGLISH;
  }

  private static int wordCount(String words) {
    return words.split("\\s+", -1).length;
  }

  /** The sentences of a paragraph. */
  private static List<String> sentences(String paragraph, Language language) {
    BreakIterator breaks =
        BreakIterator.getSentenceInstance(
            language == Language.FRENCH ? Locale.FRENCH : Locale.ENGLISH);
    breaks.setText(paragraph);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = paragraph.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private static boolean isCandidate(String sentence, Language language) {
    return !sentence.endsWith("?")
        && sentence.length() <= LENGTH_MOST
        && wordCount(sentence) >= WORDS_LEAST
        && pattern(language).matcher(sentence).find();
  }
}
