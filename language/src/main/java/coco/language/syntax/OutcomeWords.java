package coco.language.syntax;

import coco.language.code.Example.Outcome;
import coco.language.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of the column {@code Then} / {@code Résultat}. */
public final class OutcomeWords {
  private OutcomeWords() {}

  /** The word of an outcome. */
  public static String print(Outcome outcome, Language language) {
    return switch (language) {
      case ENGLISH -> english(outcome);
      case FRENCH -> french(outcome);
    };
  }

  /** The word for no outcome at all; no document writes it. */
  public static String none(Language language) {
    return switch (language) {
      case ENGLISH -> "nothing";
      case FRENCH -> "rien";
    };
  }

  /** The outcome of a word; French ones agree in gender and number. */
  static Optional<Outcome> read(String text, Language language) {
    String plain = Names.plain(DateWords.plain(text));
    return Arrays.stream(Outcome.values())
        .filter(outcome -> isForm(plain, DateWords.plain(print(outcome, language)), language))
        .findFirst();
  }

  private static boolean isForm(String word, String known, Language language) {
    return switch (language) {
      case ENGLISH -> word.equals(known);
      case FRENCH -> Stream.of("", "e", "s", "es").anyMatch(ending -> word.equals(known + ending));
    };
  }

  static List<String> all(Language language) {
    return Arrays.stream(Outcome.values()).map(outcome -> print(outcome, language)).toList();
  }

  private static String english(Outcome outcome) {
    return switch (outcome) {
      case MET -> "met";
      case BREACHED -> "breached";
      case PENDING -> "pending";
      case VOID -> "void";
      case ALLOWED -> "allowed";
      case REFUSED -> "refused";
      case CONFLICT -> "conflict";
    };
  }

  private static String french(Outcome outcome) {
    return switch (outcome) {
      case MET -> "tenu";
      case BREACHED -> "manqué";
      case PENDING -> "en cours";
      case VOID -> "sans objet";
      case ALLOWED -> "permis";
      case REFUSED -> "refusé";
      case CONFLICT -> "conflit";
    };
  }
}
