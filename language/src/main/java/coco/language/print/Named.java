package coco.language.print;

import coco.language.text.Phrases;
import coco.language.text.Tokenizer;

/**
 * A name and the article that its definition gives it, which a sentence writes before the bracket.
 *
 * @param article in lower case; empty where there is none
 */
record Named(String article, String name) {
  static Named of(String wording, Phrases phrases) {
    String text = Tokenizer.strip(wording);
    String norm = Tokenizer.norm(text);
    int apostrophe = norm.indexOf('\'');
    int blank = norm.indexOf(' ');
    int end = apostrophe >= 0 && (blank < 0 || apostrophe < blank) ? apostrophe + 1 : blank;
    boolean article =
        end > 0
            && end < norm.length()
            && norm.length() == text.length()
            && phrases.isArticle(norm.substring(0, end));
    return article
        ? new Named(norm.substring(0, end), Tokenizer.strip(text.substring(end)))
        : new Named("", text);
  }

  /** Whether the name stands for several: told by its article, else by its first word's ending. */
  boolean isPlural() {
    return article.isEmpty()
        ? firstWord().endsWith("s") || firstWord().endsWith("x")
        : article.equals("les") || article.equals("des");
  }

  /**
   * Whether the name is feminine: told by its article, else by a few endings that leave no doubt.
   */
  boolean isFeminine() {
    return article.isEmpty()
        ? firstWord().matches(".*(euse|trice|i\u00e8re|ienne|tion|sion|\u00e9quipe|personne)")
        : article.equals("la") || article.equals("une");
  }

  /** The article that French writes before it: its own, or the plural's; else none is known. */
  String definiteArticle() {
    return switch (article) {
      case "le", "un" -> "le";
      case "la", "une" -> "la";
      case "les", "des" -> "les";
      case "l'" -> "l'";
      default -> isPlural() ? "les" : "";
    };
  }

  private String firstWord() {
    String norm = Tokenizer.norm(name);
    int blank = norm.indexOf(' ');
    return blank < 0 ? norm : norm.substring(0, blank);
  }
}
