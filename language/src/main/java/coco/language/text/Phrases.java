package coco.language.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of one language: how each {@link Phrase} is said. English and French are two values of
 * this class; the grammar is one.
 */
public final class Phrases {
  private static final Map<Language, Phrases> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Phrases(language));
    }
  }

  private final Language language;
  private final Map<Phrase, List<String>> printed = new EnumMap<>(Phrase.class);
  private final Map<Phrase, List<List<String>>> read = new EnumMap<>(Phrase.class);
  private final Map<String, List<String>> alike = new HashMap<>();
  private final Map<String, Long> numbers = new TreeMap<>();
  private final Set<String> articles;
  private final Set<String> aspirated;
  private final SequencedSet<String> words = new LinkedHashSet<>();
  private final String openQuote;
  private final String closeQuote;

  private Phrases(Language language) {
    this.language = language;
    Properties properties = load("/coco/language/phrases_" + language.tag() + ".properties");
    for (String entry : list(properties, "ALIKE")) {
      int colon = entry.indexOf(':');
      alike.put(entry.substring(0, colon), List.of(entry.substring(colon + 1).split(",")));
    }
    for (String entry : list(properties, "NUMBERS")) {
      int colon = entry.indexOf(':');
      numbers.put(entry.substring(0, colon), Long.valueOf(entry.substring(colon + 1)));
    }
    articles = Set.copyOf(list(properties, "ARTICLES"));
    aspirated = Set.copyOf(list(properties, "ASPIRATED"));
    openQuote = properties.getProperty("OPEN_QUOTE");
    closeQuote = properties.getProperty("CLOSE_QUOTE");
    for (Phrase phrase : Phrase.values()) {
      add(phrase, Objects.requireNonNull(properties.getProperty(phrase.name()), phrase.name()));
    }
    words.addAll(numbers.keySet());
    alike.values().forEach(words::addAll);
  }

  private void add(Phrase phrase, String ways) {
    List<List<String>> sequences = new ArrayList<>();
    for (String way : ways.split("\\|", -1)) {
      // A lone / would be a sign, not a separator: forms are separated with blanks around it.
      List<String> forms = Arrays.stream(way.split(" / ")).map(String::strip).toList();
      printed.putIfAbsent(phrase, forms);
      for (String form : forms) {
        List<String> sequence = Tokenizer.tokens(form).stream().map(Token::norm).toList();
        if (!sequence.isEmpty() && !sequences.contains(sequence)) {
          sequences.add(sequence);
          words.addAll(sequence);
        }
      }
    }
    read.put(phrase, List.copyOf(sequences));
  }

  /** The words of a language. */
  public static Phrases of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  public Language language() {
    return language;
  }

  /** The way in which a phrase is printed; empty where this language has no words for it. */
  public String print(Phrase phrase) {
    return print(phrase, 0);
  }

  /**
   * The way in which a phrase is printed, in one of its forms.
   *
   * @param form from 0; the last form there is where there are fewer
   */
  public String print(Phrase phrase, int form) {
    List<String> forms = Objects.requireNonNull(printed.get(phrase));
    return forms.get(Math.min(form, forms.size() - 1));
  }

  /** All ways in which a phrase is read, as words in lower case; its commas are optional. */
  public List<List<String>> ways(Phrase phrase) {
    return Objects.requireNonNull(read.get(phrase));
  }

  /** Whether a token stands for a word of a phrase. */
  public boolean same(Token token, String word) {
    if (token.reads(word)) {
      return true;
    }
    for (String other : alike.getOrDefault(word, List.of())) {
      if (token.reads(other)) {
        return true;
      }
    }
    return false;
  }

  /** The number that a word means, in lower case; -1 where it means none. */
  public long number(String word) {
    return numbers.getOrDefault(word, -1L);
  }

  public boolean isArticle(String word) {
    return articles.contains(word);
  }

  /** Whether a word begins with an h that forbids elision. */
  public boolean isAspirated(String word) {
    return aspirated.contains(word);
  }

  /** Whether some phrase uses a word, so that a text of the data that is this word is quoted. */
  public boolean isReserved(String word) {
    return words.contains(Tokenizer.norm(word));
  }

  /** All words of all phrases, in a fixed order. */
  public SequencedSet<String> words() {
    return java.util.Collections.unmodifiableSequencedSet(words);
  }

  public String openQuote() {
    return openQuote;
  }

  public String closeQuote() {
    return closeQuote;
  }

  private static List<String> list(Properties properties, String key) {
    String value = properties.getProperty(key, "").strip();
    return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
  }

  private static Properties load(String resource) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the words " + resource, e);
    }
    return properties;
  }
}
