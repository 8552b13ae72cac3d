package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document.RuleText;
import coco.language.text.Language;
import coco.server.code.Publications;
import coco.server.code.Published;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds rules and terms of the editions in force by their words, in either language, and what
 * stands beside them.
 *
 * <p>Each edition's text has an index of its own in memory, made soon after it comes into force, at
 * the latest when it is first searched, and never changed, for the text never changes; a search
 * asks the database which editions are in force and looks at their indexes. So nothing can be lost
 * or stale, each node has its own, and what is public is indexed from the public text alone. What
 * stands beside the rules may change at any time: its index is made anew when it has changed.
 */
@Component
class Search {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  /** The longest question. */
  static final int LENGTH_MAX = 200;

  /** How many rules a page of the answer has. */
  static final int PAGE = 20;

  private static final String ID = "id";
  private static final String RULE = "rule";
  private static final String KIND = "kind";
  private static final String ANCHOR = "anchor";
  private static final String CODE = "code";
  private static final String TITLE = "title";
  private static final String SENTENCE = "sentence";
  private static final String SHOWN_TITLE = "shown-title";
  private static final String SHOWN_SENTENCE = "shown-sentence";
  private static final String ALL = "all";
  private static final String EDITION = "edition";
  private static final float ID_WEIGHT = 12;
  private static final float TITLE_WEIGHT = 4;
  private static final float SENTENCE_WEIGHT = 2;

  /** How many characters of text are kept indexed; an index takes some ten bytes for each. */
  private static final long KEPT_MOST = 20_000_000;

  /** How many indexes of what stands beside the rules are kept: one for each kind of readers. */
  private static final int BESIDE_MOST = 4;

  private final Publications publications;
  private final Readings readings;
  private final List<Findable> sources;
  private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);
  private final Cache<Key, Index> indexes =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_MOST)
          .weigher((Key key, Index index) -> index.weight())
          .build();

  private final Cache<BesideKey, IndexReader> beside =
      Caffeine.newBuilder().maximumSize(BESIDE_MOST).build();

  private final AtomicBoolean isMaking = new AtomicBoolean();
  private volatile boolean isStopped;

  private record Key(UUID edition, Language language, Readers readers) {}

  private record BesideKey(
      List<UUID> editions, String version, Language language, Readers readers) {}

  /** One edition's rules and terms, ready to be searched. */
  private record Index(IndexReader reader, int weight) {}

  Search(Publications publications, Readings readings, List<Findable> sources) {
    this.publications = publications;
    this.readings = readings;
    this.sources = List.copyOf(sources);
    for (Language language : Language.values()) {
      analyzers.put(language, new SearchAnalyzer(language));
    }
  }

  /**
   * Makes the indexes that are missing, beside what people do: after a start, after a publication
   * on any node, after an edition has come into force. On a thread of the system: one of the JVM's
   * own would keep requests from their turn.
   */
  @Scheduled(fixedDelay = 20_000, initialDelay = 1_000)
  void makeReady() {
    if (isMaking.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .name("coco-index")
          .daemon()
          .start(
              () -> {
                try {
                  makeMissing();
                } catch (DataAccessException failure) {
                  if (!isStopped) {
                    LOG.warn("Indexes wait for their next turn: {}", failure.getClass().getName());
                  }
                } finally {
                  isMaking.set(false);
                }
              });
    }
  }

  @PreDestroy
  void stop() {
    isStopped = true;
  }

  private void makeMissing() {
    for (Readers readers : Readers.values()) {
      for (Published edition : publications.inForce()) {
        for (Language language : readings.languages(edition)) {
          if (isStopped) {
            return;
          }
          index(edition, language, readers);
        }
      }
    }
  }

  /** What kind of thing is found. */
  enum Kind {
    RULE,
    TERM,
    GUIDANCE,
    RESOURCE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was found.
   *
   * @param id of the rule that it is, or stands beside; empty where there is none
   * @param anchor where it stands on the page of terms; empty for others
   * @param sentence what it says, with the words marked that were looked for
   */
  record Hit(
      Published edition,
      Kind kind,
      String code,
      String id,
      String anchor,
      String title,
      List<WordDiff.Piece> sentence) {
    Hit {
      sentence = List.copyOf(sentence);
    }
  }

  /**
   * An answer.
   *
   * @param total how many there are in all
   * @param instead what was looked for, where nothing was found for what was asked
   */
  record Answer(List<Hit> hits, int total, Optional<String> instead) {
    Answer {
      hits = List.copyOf(hits);
    }
  }

  /**
   * What the editions in force have with all words of a question, the best first.
   *
   * @param question of {@link #LENGTH_MAX} characters at most
   * @param page from 0
   */
  Answer find(String question, Language language, Readers readers, int page) {
    List<Published> editions = new ArrayList<>();
    List<IndexReader> all = new ArrayList<>();
    for (Published edition : publications.inForce()) {
      index(edition, language, readers)
          .ifPresent(
              index -> {
                editions.add(edition);
                all.add(index.reader());
              });
    }
    if (!editions.isEmpty()) {
      all.add(beside(editions, language, readers));
    }
    try {
      IndexReader reader = new MultiReader(all.toArray(IndexReader[]::new), false);
      IndexSearcher searcher = new IndexSearcher(reader);
      Optional<Query> query = query(question, language);
      if (query.isEmpty()) {
        return new Answer(List.of(), 0, Optional.empty());
      }
      Answer answer = answer(searcher, query.get(), editions, language, page);
      if (answer.total() > 0) {
        return answer;
      }
      Optional<String> instead = corrected(question, language, reader);
      Optional<Query> second = instead.flatMap(it -> query(it, language));
      if (second.isEmpty()) {
        return answer;
      }
      Answer other = answer(searcher, second.get(), editions, language, page);
      return other.total() == 0 ? answer : new Answer(other.hits(), other.total(), instead);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot search", failure);
    }
  }

  private Optional<Index> index(Published edition, Language language, Readers readers) {
    if (!readings.languages(edition).contains(language)) {
      return Optional.empty();
    }
    return Optional.of(
        indexes.get(
            new Key(edition.id(), language, readers),
            any -> made(readings.in(edition, language, readers).orElseThrow())));
  }

  private Index made(Reading reading) {
    int weight = reading.document().source().text().length() + 1_000;
    IndexReader reader =
        made(
            reading.language(),
            writer -> {
              for (RuleText rule : reading.rules()) {
                String id = rule.id().text();
                String words = reading.document().source().text(rule.section());
                Document document =
                    document(
                        reading,
                        Kind.RULE,
                        id,
                        "",
                        rule.title(),
                        Reading.sentence(rule),
                        plain(words));
                document.add(new StringField(ID, id.toLowerCase(Locale.ROOT), Field.Store.NO));
                writer.addDocument(document);
              }
              for (Reading.Word word : reading.words()) {
                String meaning = word.meaning();
                writer.addDocument(
                    document(
                        reading,
                        Kind.TERM,
                        "",
                        "term-" + word.anchor(),
                        word.term(),
                        meaning,
                        word.term() + " " + meaning));
              }
            });
    return new Index(reader, weight);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\[\\]>|`*_#]", " ");
  }

  /** What stands beside the rules that these readers see. */
  private IndexReader beside(List<Published> editions, Language language, Readers readers) {
    String version = sources.stream().map(Findable::version).collect(Collectors.joining(" "));
    BesideKey key =
        new BesideKey(editions.stream().map(Published::id).toList(), version, language, readers);
    return beside.get(key, any -> madeBeside(editions, language, readers));
  }

  private IndexReader madeBeside(List<Published> editions, Language language, Readers readers) {
    Map<String, Published> byCode = new HashMap<>();
    editions.forEach(edition -> byCode.put(edition.codeKey(), edition));
    return made(
        language,
        writer -> {
          for (Findable source : sources) {
            for (Findable.Thing thing : source.all(language)) {
              Published edition = byCode.get(thing.codeKey());
              if (edition != null && (readers == Readers.OWN || !thing.internal())) {
                Reading reading = readings.of(edition, language, readers);
                if (thing.rule().isEmpty() || reading.rule(thing.rule()).isPresent()) {
                  writer.addDocument(document(reading, thing));
                }
              }
            }
          }
        });
  }

  private static Document document(Reading reading, Findable.Thing thing) {
    Kind kind =
        switch (thing.kind()) {
          case GUIDANCE -> Kind.GUIDANCE;
          case RESOURCE -> Kind.RESOURCE;
        };
    return document(
        reading,
        kind,
        thing.rule(),
        "",
        thing.title(),
        thing.words(),
        thing.title() + " " + thing.words());
  }

  private static Document document(
      Reading reading,
      Kind kind,
      String rule,
      String anchor,
      String title,
      String sentence,
      String words) {
    Document document = new Document();
    document.add(new StoredField(KIND, kind.name()));
    document.add(new StoredField(RULE, rule));
    document.add(new StoredField(ANCHOR, anchor));
    document.add(new StoredField(EDITION, reading.edition().id().toString()));
    document.add(new StoredField(CODE, reading.title()));
    document.add(new StoredField(SHOWN_TITLE, title));
    document.add(new StoredField(SHOWN_SENTENCE, sentence));
    if (kind != Kind.TERM) {
      // A term is found like any text: a rule about the same thing comes before it.
      document.add(new TextField(TITLE, title, Field.Store.NO));
      document.add(new TextField(SENTENCE, sentence, Field.Store.NO));
    }
    document.add(new TextField(ALL, words, Field.Store.NO));
    document.add(new TextField(SearchAnalyzer.WORDS, words, Field.Store.NO));
    return document;
  }

  /** Writes what is to be found. */
  @FunctionalInterface
  private interface Writing {
    void to(IndexWriter writer) throws IOException;
  }

  private IndexReader made(Language language, Writing writing) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(analyzer(language)))) {
      writing.to(writer);
      writer.forceMerge(1);
      writer.commit();
      return DirectoryReader.open(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make an index", failure);
    }
  }

  private Analyzer analyzer(Language language) {
    Analyzer analyzer = analyzers.get(language);
    if (analyzer == null) {
      throw new IllegalStateException("no analyzer for " + language);
    }
    return analyzer;
  }

  /** The number of a rule. Where part of it means nothing alone, the rest does not stand for it. */
  private static final Pattern NUMBER = Pattern.compile("\\p{L}[\\p{L}\\p{N}]*(-[\\p{L}\\p{N}]+)+");

  /** Every word, in its title, its sentence or beside; empty where the question has no word. */
  private Optional<Query> query(String question, Language language) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    List<String> stems = tokens(question, ALL, language);
    for (String stem : stems) {
      words.add(
          new BooleanQuery.Builder()
              .add(weighed(TITLE, stem, TITLE_WEIGHT), Occur.SHOULD)
              .add(weighed(SENTENCE, stem, SENTENCE_WEIGHT), Occur.SHOULD)
              .add(weighed(ALL, stem, 1), Occur.SHOULD)
              .build(),
          Occur.MUST);
    }
    String id = question.strip().toLowerCase(Locale.ROOT);
    if (stems.isEmpty() && id.isEmpty()) {
      return Optional.empty();
    }
    boolean isNumberInPart =
        hasDigit(id)
            && NUMBER.matcher(id).matches()
            && stems.size() < tokens(question, SearchAnalyzer.WORDS, language).size();
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    if (!stems.isEmpty() && !isNumberInPart) {
      either.add(words.build(), Occur.SHOULD);
    }
    return Optional.of(either.add(weighed(ID, id, ID_WEIGHT), Occur.SHOULD).build());
  }

  private static Query weighed(String field, String word, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, word)), weight);
  }

  private List<String> tokens(String text, String field, Language language) {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer(language).tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term.toString());
      }
      stream.end();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the words of a question", failure);
    }
    return tokens;
  }

  private Answer answer(
      IndexSearcher searcher, Query query, List<Published> editions, Language language, int page)
      throws IOException {
    TopDocs found = searcher.search(query, (page + 1) * PAGE);
    Map<String, Published> byId = new HashMap<>();
    editions.forEach(edition -> byId.put(edition.id().toString(), edition));
    UnifiedHighlighter highlighter =
        UnifiedHighlighter.builderWithoutSearcher(analyzer(language))
            .withBreakIterator(WholeBreakIterator::new)
            .withFieldMatcher(field -> !field.equals(ID))
            .withFormatter(new Marked())
            .build();
    List<Hit> hits = new ArrayList<>();
    for (int i = page * PAGE; i < found.scoreDocs.length; i++) {
      ScoreDoc each = found.scoreDocs[i];
      Document document = searcher.storedFields().document(each.doc);
      Published edition = byId.get(document.get(EDITION));
      if (edition == null) {
        throw new IllegalStateException("an index of no edition");
      }
      hits.add(
          new Hit(
              edition,
              Kind.valueOf(document.get(KIND)),
              document.get(CODE),
              document.get(RULE),
              document.get(ANCHOR),
              document.get(SHOWN_TITLE),
              marked(highlighter, query, document.get(SHOWN_SENTENCE))));
    }
    return new Answer(hits, searcher.count(query), Optional.empty());
  }

  @SuppressWarnings("unchecked") // what Marked makes
  private static List<WordDiff.Piece> marked(
      UnifiedHighlighter highlighter, Query query, String sentence) throws IOException {
    if (sentence.isEmpty()) {
      return List.of();
    }
    Object pieces = highlighter.highlightWithoutSearcher(SENTENCE, query, sentence, 1);
    return pieces == null
        ? List.of(new WordDiff.Piece(sentence, false))
        : (List<WordDiff.Piece>) pieces;
  }

  /** A sentence in pieces, for pages to mark as they do. */
  private static final class Marked extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      List<WordDiff.Piece> pieces = new ArrayList<>();
      int from = 0;
      for (Passage passage : passages) {
        for (int i = 0; i < passage.getNumMatches(); i++) {
          int start = passage.getMatchStarts()[i];
          int end = passage.getMatchEnds()[i];
          if (start >= from) {
            add(pieces, content.substring(from, start), false);
            add(pieces, content.substring(start, end), true);
            from = end;
          }
        }
      }
      add(pieces, content.substring(from), false);
      return pieces;
    }

    private static void add(List<WordDiff.Piece> pieces, String text, boolean marked) {
      if (!text.isEmpty()) {
        pieces.add(new WordDiff.Piece(text, marked));
      }
    }
  }

  /** The question with each word that is nowhere replaced by the nearest that is somewhere. */
  private Optional<String> corrected(String question, Language language, IndexReader reader)
      throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMinPrefix(0);
    checker.setMinQueryLength(3);
    List<String> words = new ArrayList<>();
    boolean changed = false;
    for (String word : words(question, language)) {
      List<String> stem = tokens(word, ALL, language);
      boolean known =
          hasDigit(word) || stem.isEmpty() || reader.docFreq(new Term(ALL, stem.getFirst())) > 0;
      SuggestWord[] near =
          known
              ? new SuggestWord[0]
              : checker.suggestSimilar(
                  new Term(SearchAnalyzer.WORDS, word), 1, reader, SuggestMode.SUGGEST_ALWAYS);
      words.add(near.length == 0 ? word : near[0].string);
      changed |= near.length > 0;
    }
    return changed ? Optional.of(String.join(" ", words)) : Optional.empty();
  }

  /** The words of a question; what has a digit is a number or somebody's id, and stays whole. */
  private List<String> words(String question, Language language) throws IOException {
    List<String> words = new ArrayList<>();
    for (String piece : question.strip().split("\\s+", -1)) {
      words.addAll(
          hasDigit(piece) ? List.of(piece) : tokens(piece, SearchAnalyzer.WORDS, language));
    }
    return words;
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }
}
