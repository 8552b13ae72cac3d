package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.check.LanguageComparison;
import coco.language.code.Annotations;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Phrases;
import coco.language.text.Span;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair of language versions under {@code examples/}: whichever third token of a sentence, a
 * definition, a calendar or an example is changed or left out in one version, the comparison names
 * what it belongs to at both places, or the form is refused, or the token is listed here as one
 * that changes words and no meaning.
 */
class TwoLanguagesTokenTest {
  private static final Path EXAMPLES = Path.of("../examples");

  /** Every so many tokens are changed: each by {@code -Dcoco.tokens.each=1}, in minutes. */
  private static final int EACH = Integer.getInteger("coco.tokens.each", 3);

  /**
   * What may be left out or said otherwise, and what for: commas, the last full stop, the colon of
   * an annotation, the weekday of an example's line; {@code may not} is {@code must not}, {@code we
   * must … only} is {@code we may … only}; {@code when} is {@code whenever}, and the other way
   * round; {@code unless} takes a bare condition; a bare state after {@code where} is read as
   * {@code while}, and so is one after {@code unless}; {@code est parmi} is {@code parmi}.
   */
  private static final Map<Language, Set<String>> OTHER_WORDS =
      Map.of(
          Language.ENGLISH,
          Set.of(
              ", ",
              ". ",
              ": ",
              "mon ",
              "tue ",
              "wed ",
              "thu ",
              "fri ",
              "sat ",
              "sun ",
              "any ",
              "may must",
              "must may",
              "where ",
              "and ",
              "whenever when",
              "when whenever",
              "on ",
              "while where",
              "while ",
              "the ",
              "none "),
          Language.FRENCH,
          Set.of(
              ", ",
              ". ",
              ": ",
              "lun ",
              "mar ",
              "mer ",
              "jeu ",
              "ven ",
              "sam ",
              "dim ",
              "les ",
              "le ",
              "ne ",
              "si ",
              "que ",
              "et ",
              "dans ",
              "du ",
              "à ",
              "aucun ",
              "la ",
              "l' ",
              "lorsque si",
              "lorsque ",
              "est ",
              "devons pouvons",
              "pouvons devons"));

  record Pair(Path english, Path french) {
    @Override
    public String toString() {
      return english.getFileName().toString();
    }
  }

  static Stream<Pair> pairs() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".en.coco.md"))
          .sorted()
          .map(
              file ->
                  new Pair(file, Path.of(file.toString().replace(".en.coco.md", ".fr.coco.md"))))
          .filter(pair -> Files.exists(pair.french()))
          .toList()
          .stream();
    }
  }

  /** A place that a change must be reported at. */
  private record Place(String name, Span span) {}

  @ParameterizedTest
  @MethodSource("pairs")
  void everyTokenCounts(Pair pair) throws IOException {
    Document english = read(pair.english());
    Document french = read(pair.french());
    assertThat(Codes.compareLanguages(english, french).isSame()).isTrue();

    List<Set<RuleId>> kept = new ArrayList<>();
    english.rules().forEach(rule -> kept.add(Set.of(rule.id())));
    kept.add(Set.of());
    // On all cores: each token is read in a document of its own.
    List<String> unnoticed =
        kept.parallelStream().flatMap(rules -> unnoticed(english, french, rules)).sorted().toList();

    assertThat(unnoticed).isEmpty();
  }

  private static Stream<String> unnoticed(Document english, Document french, Set<RuleId> rules) {
    Set<RuleId> named = new TreeSet<>(rules);
    rules.forEach(rule -> named.addAll(namedBy(english, rule)));
    Document one = only(english, named);
    Document other = only(french, named);
    return Stream.concat(
        unnoticedIn(one, other, rules).stream(), unnoticedIn(other, one, rules).stream());
  }

  /** The rules that a rule replaces, or that its examples name. */
  private static Set<RuleId> namedBy(Document document, RuleId id) {
    Set<RuleId> named = new TreeSet<>();
    document
        .rule(id)
        .flatMap(Document.RuleText::rule)
        .ifPresent(rule -> named.addAll(rule.annotations().replaces()));
    document.code().examples().stream()
        .filter(example -> example.rule().equals(id))
        .flatMap(example -> example.lines().stream())
        .flatMap(line -> line.expected().stream())
        .forEach(expected -> expected.rule().ifPresent(named::add));
    return named;
  }

  /** The document with these rules alone: reading all of it for each token would take minutes. */
  private static Document only(Document document, Set<RuleId> rules) {
    String text = document.source().text();
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (Document.RuleText rule : document.rules()) {
      if (!rules.contains(rule.id())) {
        kept.append(text, from, rule.section().start());
        from = rule.section().end();
      }
    }
    Document only = Codes.read(kept.append(text.substring(from)).toString(), document.file());
    assertThat(only.isSound()).as("%s with %s alone", document.file(), rules).isTrue();
    return only;
  }

  private static Document read(Path file) throws IOException {
    return Codes.read(Files.readString(file), file.getFileName().toString());
  }

  private static Set<String> unnoticedIn(Document document, Document other, Set<RuleId> rules) {
    Set<String> unnoticed = new TreeSet<>();
    for (Place place : rules.isEmpty() ? tables(document) : sentences(document, rules)) {
      String text = document.source().text().substring(place.span().start(), place.span().end());
      int turn = place.name().length();
      for (Token token : Tokenizer.tokens(text)) {
        boolean isDue = turn++ % EACH == 0;
        if (isDue && !Set.of("|", ">").contains(token.text())) {
          for (String replacement : replacements(token, document)) {
            if (OTHER_WORDS
                .getOrDefault(document.language(), Set.of())
                .contains(token.norm() + " " + replacement)) {
              continue;
            }
            changed(document, place, token, replacement)
                .filter(later -> isUnnoticed(document, later, other, place))
                .ifPresent(
                    later ->
                        unnoticed.add(
                            "%s %s: '%s' → '%s' in %s"
                                .formatted(
                                    document.language().tag(),
                                    place.name(),
                                    token.text(),
                                    replacement,
                                    around(text, token))));
          }
        }
      }
    }
    return unnoticed;
  }

  private static String around(String text, Token token) {
    int from = Math.max(0, token.from() - 25);
    int until = Math.min(text.length(), token.until() + 15);
    return text.substring(from, until).replaceAll("\\s+", " ");
  }

  private static List<Place> sentences(Document document, Set<RuleId> rules) {
    List<Place> places = new ArrayList<>();
    for (RuleId rule : rules) {
      document
          .rule(rule)
          .flatMap(Document.RuleText::quote)
          .ifPresent(quote -> places.add(new Place(rule.text(), quote)));
    }
    document.examples().stream()
        .filter(table -> rules.contains(table.rule()))
        .forEach(
            table ->
                table.lines().forEach(line -> places.add(new Place(table.rule().text(), line))));
    return places;
  }

  private static List<Place> tables(Document document) {
    List<Place> places = new ArrayList<>();
    document.definitions().forEach(row -> places.add(new Place(row.id(), row.row())));
    document.calendars().forEach(row -> places.add(new Place(row.id(), row.row())));
    return places;
  }

  /** Other numbers, other terms, other words of the same kind, and nothing at all. */
  private static SequencedSet<String> replacements(Token token, Document document) {
    SequencedSet<String> all = new LinkedHashSet<>();
    all.add("");
    switch (token.kind()) {
      case NUMBER -> all.add(number(token.text()));
      case DATE -> all.add(token.text().replace("2026-", "2025-"));
      case BRACKET -> terms(document, token).forEach(term -> all.add("[" + term + "]"));
      case QUOTE -> all.add("\"" + token.text() + "x\"");
      case CODE -> all.add("`" + token.text() + "x`");
      case WORD -> all.addAll(words(token, document.language()));
      case SIGN ->
          all.addAll(Set.of("<", ">", "<=").contains(token.text()) ? List.of(">=") : List.of());
    }
    String plain = token.text().replaceAll("\\s*\\R>?\\s*", " ");
    all.removeIf(it -> it.equals(plain) || it.equals("[" + plain + "]"));
    return all;
  }

  private static String number(String text) {
    char last = text.charAt(text.length() - 1);
    return text.substring(0, text.length() - 1) + (last == '9' ? '8' : (char) (last + 1));
  }

  private static List<String> terms(Document document, Token token) {
    Lexicon lexicon = document.lexicon();
    List<String> terms = new ArrayList<>();
    lexicon.terms().values().stream()
        .filter(it -> !it.fact().equals(token.text()) && !it.act().equals(token.text()))
        .limit(2)
        .forEach(it -> terms.add(it.act()));
    lexicon.terms().values().stream()
        .filter(it -> it.kind() != Lexicon.Kind.EVENT && !it.fact().equals(token.text()))
        .limit(2)
        .forEach(it -> terms.add(it.fact()));
    lexicon.calendars().values().stream()
        .filter(it -> !it.equals(token.text()))
        .forEach(terms::add);
    return terms;
  }

  private static final List<List<String>> ENGLISH_KINDS =
      List.of(
          List.of("must", "should", "may"),
          List.of("seconds", "minutes", "hours", "days", "weeks", "months"),
          List.of("day", "month", "quarter", "year"),
          List.of("customers", "partners", "stakeholders", "employees", "everyone"),
          List.of("minor", "serious", "critical"),
          List.of("before", "after"),
          List.of("during", "outside"),
          List.of("and", "or"),
          List.of("least", "most"),
          List.of("when", "whenever", "before"),
          List.of("while", "where", "unless"),
          List.of("met", "breached", "pending", "void", "allowed", "refused", "conflict"),
          List.of("event", "state", "group", "role", "attribute"),
          List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
          List.of("from", "until"),
          List.of("is", "contains"));
  private static final List<List<String>> FRENCH_KINDS =
      List.of(
          List.of("devons", "devrions", "pouvons"),
          List.of("secondes", "minutes", "heures", "jours", "semaines", "mois"),
          List.of("jour", "mois", "trimestre", "année"),
          List.of("ouvrés", "ouvrables", "francs"),
          List.of("clients", "partenaires", "salariés"),
          List.of("mineur", "grave", "critique"),
          List.of("avant", "après"),
          List.of("pendant", "lorsque", "si"),
          List.of("et", "ou"),
          List.of("moins", "plus"),
          List.of("tenu", "manqué", "permis", "refusé", "conflit"),
          List.of("événement", "état", "groupe", "rôle", "attribut"),
          List.of("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
          List.of("est", "contient"));

  /** Words of the same kind, and a word that is in no phrase. */
  private static List<String> words(Token token, Language language) {
    List<String> words = new ArrayList<>();
    List<List<String>> kinds =
        switch (language) {
          case ENGLISH -> ENGLISH_KINDS;
          case FRENCH -> FRENCH_KINDS;
        };
    for (List<String> kind : kinds) {
      if (kind.contains(token.norm())) {
        kind.stream().filter(word -> !word.equals(token.norm())).forEach(words::add);
      }
    }
    if (!Phrases.of(language).isReserved(token.text())) {
      words.add(token.text() + "x");
    }
    return words;
  }

  private static Optional<Document> changed(
      Document document, Place place, Token token, String replacement) {
    String text = document.source().text();
    int start = place.span().start();
    String later =
        text.substring(0, start + token.from())
            + replacement
            + text.substring(start + token.until());
    Document read = Codes.read(later, document.file());
    return read.isSound() ? Optional.of(read) : Optional.empty();
  }

  private static boolean isUnnoticed(
      Document document, Document later, Document other, Place place) {
    LanguageComparison.Result result = Codes.compareLanguages(later, other);
    boolean here = result.first().stream().anyMatch(it -> it.arguments().contains(place.name()));
    boolean there = result.second().stream().anyMatch(it -> it.arguments().contains(place.name()));
    return !(here && there) && !isOtherWords(document, later);
  }

  /** Whether only free text or the words of terms differ. */
  private static boolean isOtherWords(Document document, Document later) {
    return !document.lexicon().terms().equals(later.lexicon().terms())
        || !document.lexicon().calendars().equals(later.lexicon().calendars())
        || !texts(document).equals(texts(later));
  }

  private static List<String> texts(Document document) {
    List<String> texts = new ArrayList<>();
    for (Document.RuleText rule : document.rules()) {
      rule.text().ifPresent(texts::add);
      rule.rule().map(Rule::annotations).ifPresent(it -> texts.addAll(free(it)));
    }
    return texts;
  }

  private static List<String> free(Annotations annotations) {
    return List.of(
        annotations.owner().orElse(""),
        annotations.reference().orElse(""),
        annotations.measure().orElse(""));
  }
}
