package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Nearest;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.language.text.Span;
import coco.language.text.Terms;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A place in a sentence, what was found on the way there, and what would have been understood.
 *
 * <p>Every phrase that was looked for and not found is noted with the token at which it failed. The
 * notes of the furthest token say what was expected there, and give the words among which a
 * misspelled one is looked for. A misspelled word is reported once and then read as the known word,
 * so that one slip gives one finding.
 */
final class Cursor {
  /** Stands for what a bracket names that is not defined; a finding says so. */
  static final String UNKNOWN = "?";

  private static final int QUOTE_MAX = 60;
  private static final int EXPECTED_MAX = 8;

  private final Clip clip;
  private final List<Token> tokens;
  private final Lexicon lexicon;
  private final Phrases phrases;
  private final Terms terms;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private int at;
  private int furthest = -1;
  private final SequencedSet<Phrase> expected = new LinkedHashSet<>();
  private final SequencedSet<String> expectedWords = new LinkedHashSet<>();
  private int bareTextEnd = -1;
  private final Set<String> doubtful = new HashSet<>();

  Cursor(Clip clip, Lexicon lexicon) {
    this(clip, Terms.of(lexicon));
  }

  Cursor(Clip clip, Terms terms) {
    this.clip = clip;
    this.terms = terms;
    lexicon = terms.lexicon();
    phrases = Phrases.of(lexicon.language());
    boolean fits = clip.text().length() <= Limits.CLAUSE_CHARACTERS;
    tokens = fits ? new ArrayList<>(Tokenizer.tokens(clip.text())) : new ArrayList<>();
    if (!fits) {
      findings.add(
          Finding.of(
              FindingKind.LIMIT_REACHED,
              clip.span(0, clip.text().length()),
              "" + Limits.CLAUSE_CHARACTERS,
              "" + clip.text().length()));
    }
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /** Whether a bare word is known to be an attribute; that it was asked is remembered. */
  boolean isAttribute(String word) {
    doubtful.add(word);
    return lexicon.attributes().contains(word);
  }

  /** The bare words of which it was asked whether they are attributes. */
  Set<String> doubtful() {
    return doubtful;
  }

  Phrases phrases() {
    return phrases;
  }

  Terms terms() {
    return terms;
  }

  Clip clip() {
    return clip;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** Whether what was read so far makes no sound whole. */
  boolean failed() {
    return findings.stream()
        .anyMatch(f -> f.kind().severity() == FindingKind.Severity.ERROR_OF_FORM);
  }

  // Where we are.

  int at() {
    return at;
  }

  boolean done() {
    return at >= tokens.size();
  }

  int size() {
    return tokens.size();
  }

  Optional<Token> peek() {
    return peek(0);
  }

  Optional<Token> peek(int ahead) {
    return at + ahead >= 0 && at + ahead < tokens.size()
        ? Optional.of(tokens.get(at + ahead))
        : Optional.empty();
  }

  boolean sees(Token.Kind kind) {
    return sees(0, kind);
  }

  boolean sees(int ahead, Token.Kind kind) {
    return peek(ahead).filter(token -> token.kind() == kind).isPresent();
  }

  boolean seesSign(String sign) {
    return seesSign(0, sign);
  }

  boolean seesSign(int ahead, String sign) {
    return peek(ahead)
        .filter(token -> token.kind() == Token.Kind.SIGN && token.text().equals(sign))
        .isPresent();
  }

  /** Whether the token {@code ahead} follows the one before it without a blank. */
  boolean touches(int ahead) {
    return peek(ahead - 1)
        .flatMap(before -> peek(ahead).filter(token -> token.from() == before.until()))
        .isPresent();
  }

  void advance() {
    at++;
  }

  void moveTo(int token) {
    at = Math.min(token, tokens.size());
  }

  boolean takeSign(String sign) {
    boolean sees = seesSign(sign);
    if (sees) {
      at++;
    }
    return sees;
  }

  void skipCommas() {
    while (seesSign(",")) {
      at++;
    }
  }

  /** A place to come back to. */
  record Mark(int at, int findings, int pieces) {}

  Mark mark() {
    return new Mark(at, findings.size(), pieces.size());
  }

  /** Goes back, and forgets what was found since. */
  void reset(Mark mark) {
    at = mark.at();
    findings.subList(mark.findings(), findings.size()).clear();
    pieces.subList(mark.pieces(), pieces.size()).clear();
  }

  // Phrases.

  boolean sees(Phrase phrase) {
    return match(phrase) > at;
  }

  boolean take(Phrase phrase) {
    int end = match(phrase);
    if (end <= at) {
      return false;
    }
    at = end;
    return true;
  }

  /** Takes the phrase that matches most words, the first of equals. */
  Optional<Phrase> takeAny(Phrase... candidates) {
    Phrase best = null;
    int bestEnd = at;
    for (Phrase candidate : candidates) {
      int end = match(candidate);
      if (end > bestEnd) {
        best = candidate;
        bestEnd = end;
      }
    }
    at = bestEnd;
    return Optional.ofNullable(best);
  }

  boolean seesAny(Phrase... candidates) {
    int here = at;
    boolean sees = takeAny(candidates).isPresent();
    at = here;
    return sees;
  }

  /** Index after the longest way of a phrase that stands here, or where we are if none does. */
  private int match(Phrase phrase) {
    int longest = at;
    for (List<String> way : phrases.ways(phrase)) {
      int token = at;
      int word = 0;
      while (word < way.size()) {
        if (way.get(word).equals(",")) {
          token += token < tokens.size() && tokens.get(token).reads(",") ? 1 : 0;
          word++;
          continue;
        }
        if (token >= tokens.size() || !phrases.same(tokens.get(token), way.get(word))) {
          expect(phrase, token, way.get(word));
          break;
        }
        token++;
        word++;
      }
      if (word == way.size()) {
        longest = Math.max(longest, token);
      }
    }
    return longest;
  }

  /** Notes that something would have been understood at a token. */
  private void expect(Phrase phrase, int token, String word) {
    if (token > furthest) {
      furthest = token;
      expected.clear();
      expectedWords.clear();
    }
    if (token == furthest) {
      expected.add(phrase);
      expectedWords.add(word);
    }
  }

  /** Notes that a kind of thing would have been understood here. */
  void expect(Phrase place) {
    if (at >= furthest) {
      expect(place, at, "");
    }
  }

  // Findings.

  Span span(int from, int until) {
    if (tokens.isEmpty()) {
      return clip.span(0, clip.text().length());
    }
    int first = Math.min(from, tokens.size() - 1);
    int last = Math.max(first, Math.min(until, tokens.size()) - 1);
    return from >= tokens.size()
        ? clip.span(tokens.getLast().until(), tokens.getLast().until())
        : clip.span(tokens.get(first).from(), tokens.get(last).until());
  }

  /** The author's words, blanks made even, long ones cut in the middle. */
  String quote(int from, int until) {
    if (from >= tokens.size() || until <= from) {
      return "";
    }
    String words =
        clip.text()
            .substring(tokens.get(from).from(), tokens.get(Math.min(until, size()) - 1).until())
            .replaceAll("\\s+", " ");
    return words.length() <= QUOTE_MAX
        ? words
        : words.substring(0, QUOTE_MAX / 2) + " … " + words.substring(words.length() - 20);
  }

  void report(FindingKind kind, int from, int until, String... arguments) {
    report(Finding.of(kind, span(from, until), arguments));
  }

  void report(Finding finding) {
    boolean said =
        findings.contains(finding)
            || (finding.kind() == FindingKind.NOT_UNDERSTOOD && isMisspelled(finding.span()));
    if (findings.size() < Limits.FINDINGS_PER_CLAUSE && !said) {
      findings.add(finding);
    }
  }

  /** Whether these very words are said to be misspelled: one finding about them is enough. */
  private boolean isMisspelled(Span span) {
    return findings.stream()
        .anyMatch(it -> it.kind() == FindingKind.UNKNOWN_WORD && it.span().equals(span));
  }

  /** One finding about a whole sentence in place of those about its words. */
  void replaceFindings(FindingKind kind, int from, int until, String... arguments) {
    boolean spelled = findings.stream().anyMatch(f -> f.kind() == FindingKind.UNKNOWN_WORD);
    boolean limit = findings.stream().anyMatch(f -> f.kind() == FindingKind.LIMIT_REACHED);
    if (!spelled && !limit) {
      findings.clear();
      report(kind, from, until, arguments);
    }
  }

  void point(Piece.Kind kind, String id, Span span) {
    pieces.add(new Piece(kind, id, span));
  }

  void point(Piece.Kind kind, String id, int from, int until) {
    point(kind, id, span(from, until));
  }

  /** Remembers that a bare word was just read as a text of the data. */
  void readBareText() {
    bareTextEnd = at;
  }

  /**
   * Reports that what stands here is not understood. A misspelled word is read as the nearest known
   * one from then on.
   *
   * @param until index after the last token that the author should look at
   * @param hints what to propose; where there are none, all that would have been understood
   * @return whether it is worth trying again from here
   */
  boolean misunderstood(int until, Phrase... hints) {
    if (bareTextEnd == at
        && sees(Token.Kind.WORD)
        && (!isKnownWord(at) || tokens.get(at).isCapital())) {
      report(FindingKind.TEXT_NEEDS_QUOTES, at - 1, at + 1, quote(at - 1, at + 1));
      return false;
    }
    if (respelled()) {
      return true;
    }
    if (isReported(at)) {
      return false;
    }
    report(
        FindingKind.NOT_UNDERSTOOD,
        at,
        Math.max(until, at + 1),
        quote(at, Math.max(until, at + 1)),
        hints.length > 0 ? print(List.of(hints)) : expectedHere());
    return false;
  }

  /** Reads a misspelled word that stands here as the nearest known one, with a finding. */
  boolean respelled() {
    return respell(furthest) || (furthest != at && respell(at));
  }

  /** Whether a finding already points at a token: a second one would not help. */
  private boolean isReported(int token) {
    if (token >= tokens.size()) {
      return false;
    }
    Span span = span(token, token + 1);
    return findings.stream()
        .anyMatch(f -> f.span().start() <= span.start() && span.end() <= f.span().end());
  }

  private boolean respell(int token) {
    if (token < at || token >= tokens.size() || tokens.get(token).kind() != Token.Kind.WORD) {
      return false;
    }
    Token word = tokens.get(token);
    if (word.norm().length() < 3 || isKnownWord(token)) {
      return false;
    }
    Optional<String> near =
        Nearest.of(word.norm(), token == furthest ? expectedWords : phrases.words());
    near.ifPresent(
        known -> {
          // Mustn't is two tokens to the reader, and one word to the author.
          boolean joined =
              known.endsWith("'")
                  && token + 1 < tokens.size()
                  && tokens.get(token + 1).kind() == Token.Kind.WORD
                  && tokens.get(token + 1).from() == word.until();
          int until = joined ? token + 2 : token + 1;
          String whole = joined ? known + tokens.get(token + 1).text() : known;
          report(FindingKind.UNKNOWN_WORD, token, until, quote(token, until), whole);
          tokens.set(token, word.readAs(known));
        });
    return near.isPresent();
  }

  private boolean isKnownWord(int token) {
    return phrases.words().contains(tokens.get(token).norm());
  }

  /** What would have been understood here, in the words that the author would write. */
  String expectedHere() {
    Set<Phrase> here = furthest == at ? expected : EnumSet.noneOf(Phrase.class);
    return print(here);
  }

  private String print(Collection<Phrase> here) {
    return here.stream()
        .map(phrases::print)
        .filter(words -> !words.isEmpty())
        .distinct()
        .limit(EXPECTED_MAX)
        .collect(Collectors.joining(", "));
  }

  // Brackets.

  /** Whether a bracket stands here, perhaps after an article. */
  boolean seesBracket() {
    return sees(Token.Kind.BRACKET) || (seesArticle() && sees(1, Token.Kind.BRACKET));
  }

  private boolean seesArticle() {
    return peek()
        .filter(t -> t.kind() == Token.Kind.WORD && phrases.isArticle(t.norm()))
        .isPresent();
  }

  /** The text of the bracket that {@link #seesBracket} sees. */
  String bracketText() {
    return sees(Token.Kind.BRACKET)
        ? tokens.get(at).text()
        : sees(1, Token.Kind.BRACKET) ? tokens.get(at + 1).text() : "";
  }

  /** Moves past the article, if there is one, and reports a bracket without its end. */
  private Token takeBracket() {
    if (!sees(Token.Kind.BRACKET)) {
      at++;
    }
    Token bracket = tokens.get(at);
    if (!bracket.closed()) {
      report(FindingKind.BRACKET_NOT_CLOSED, at, at + 1, quote(at, at + 1));
    }
    at++;
    return bracket;
  }

  /** Whether a bracket stands here that names a term of one of the kinds. */
  boolean seesTerm(Set<Lexicon.Kind> kinds) {
    return seesBracket() && !terms.find(bracketText(), kinds).isEmpty();
  }

  /**
   * The id of the term of a kind that a bracket names; {@link #UNKNOWN}, with a finding, where it
   * names none; empty, with a finding, where no term stands here at all.
   */
  Optional<String> term(Lexicon.Kind kind) {
    if (seesBracket()) {
      Token bracket = takeBracket();
      return Optional.of(resolve(bracket, kind));
    }
    return termWithoutBracket(kind);
  }

  private String resolve(Token bracket, Lexicon.Kind kind) {
    Span whole = clip.span(bracket.from(), bracket.until());
    List<Terms.Entry> fitting = terms.find(bracket.text(), Set.of(kind));
    if (fitting.size() == 1) {
      point(Piece.Kind.TERM, fitting.getFirst().id(), at - 1, at);
      return fitting.getFirst().id();
    }
    String wording = Tokenizer.strip(bracket.text()).replaceAll("\\s+", " ");
    if (fitting.size() > 1) {
      String ids = fitting.stream().map(Terms.Entry::id).collect(Collectors.joining(", "));
      report(Finding.of(FindingKind.AMBIGUOUS_TERM, whole, wording, ids));
      return UNKNOWN;
    }
    List<Terms.Entry> others = terms.find(bracket.text(), EnumSet.allOf(Lexicon.Kind.class));
    if (!others.isEmpty()) {
      report(
          Finding.of(
              FindingKind.TERM_OF_WRONG_KIND,
              whole,
              wording,
              phrases.print(place(others.getFirst().kind())),
              phrases.print(place(kind))));
      return UNKNOWN;
    }
    String near = terms.nearest(wording, Set.of(kind)).orElse("");
    report(Finding.of(FindingKind.UNDEFINED_TERM, whole, wording, near));
    return UNKNOWN;
  }

  private static Phrase place(Lexicon.Kind kind) {
    return switch (kind) {
      case EVENT -> Phrase.PLACE_EVENT;
      case STATE -> Phrase.PLACE_STATE;
      case GROUP -> Phrase.PLACE_GROUP;
      case ROLE -> Phrase.PLACE_ROLE;
      case ATTRIBUTE -> Phrase.PLACE_ATTRIBUTE;
    };
  }

  /** A term whose brackets were forgotten, if its words stand here; else a finding. */
  private Optional<String> termWithoutBracket(Lexicon.Kind kind) {
    int end = endOfWords();
    for (int until = end; until > at; until--) {
      String words = clip.text().substring(tokens.get(at).from(), tokens.get(until - 1).until());
      List<Terms.Entry> found = terms.find(words, Set.of(kind));
      if (found.size() == 1) {
        report(FindingKind.BRACKET_MISSING, at, until, quote(at, until));
        at = until;
        return Optional.of(found.getFirst().id());
      }
    }
    expect(Phrase.PLACE_BRACKET);
    report(
        FindingKind.NOT_UNDERSTOOD,
        at,
        Math.max(end, at + 1),
        quote(at, Math.max(end, at + 1)),
        phrases.print(Phrase.PLACE_BRACKET));
    return Optional.empty();
  }

  /** Index of the next token that is no word, at most a term's length away. */
  private int endOfWords() {
    int end = at;
    while (end < tokens.size() && end < at + 20 && tokens.get(end).kind() == Token.Kind.WORD) {
      end++;
    }
    return end;
  }

  /**
   * The id of the calendar that a bracket names; {@link #UNKNOWN}, with a finding, where it names
   * none; empty, with a finding, where there is no bracket.
   */
  Optional<String> calendar() {
    if (!seesBracket()) {
      report(
          FindingKind.NOT_UNDERSTOOD,
          at,
          Math.max(endOfWords(), at + 1),
          quote(at, Math.max(endOfWords(), at + 1)),
          phrases.print(Phrase.PLACE_CALENDAR));
      return Optional.empty();
    }
    Token bracket = takeBracket();
    Optional<String> found = terms.calendar(bracket.text());
    if (found.isPresent()) {
      point(Piece.Kind.CALENDAR, found.get(), at - 1, at);
      return found;
    }
    String name = Tokenizer.strip(bracket.text()).replaceAll("\\s+", " ");
    report(
        Finding.of(
            FindingKind.UNKNOWN_CALENDAR,
            clip.span(bracket.from(), bracket.until()),
            name,
            terms.nearestCalendar(name).orElse("")));
    return Optional.of(UNKNOWN);
  }
}
