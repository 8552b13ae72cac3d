package coco.server.reading;

import coco.language.text.Language;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * Makes of a text the words that it is found by: without accents, elisions and endings, so that
 * <i>reclamations</i> finds <i>réclamation</i>. In {@link #WORDS} they stand as they are written,
 * to be proposed for a word that is mistyped.
 */
final class SearchAnalyzer extends Analyzer {
  /** The field of whole words. */
  static final String WORDS = "words";

  private final Language language;

  SearchAnalyzer(Language language) {
    super(PER_FIELD_REUSE_STRATEGY);
    this.language = language;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new StandardTokenizer();
    TokenStream words =
        switch (language) {
          case ENGLISH -> new EnglishPossessiveFilter(source);
          case FRENCH -> new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
        };
    words = new LowerCaseFilter(words);
    if (field.equals(WORDS)) {
      return new TokenStreamComponents(source, words);
    }
    return new TokenStreamComponents(
        source,
        switch (language) {
          case ENGLISH ->
              new SnowballFilter(
                  new ASCIIFoldingFilter(
                      new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)),
                  new EnglishStemmer());
          case FRENCH ->
              new SnowballFilter(
                  new ASCIIFoldingFilter(new StopFilter(words, FrenchAnalyzer.getDefaultStopSet())),
                  new FrenchStemmer());
        });
  }
}
