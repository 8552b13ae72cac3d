package coco.language.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that codes are written in. */
public enum Language {
  ENGLISH("en"),
  FRENCH("fr");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language's BCP 47 tag, {@code en} or {@code fr}. */
  public String tag() {
    return tag;
  }

  /** The locale of its numbers and dates. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language of a tag; a region is ignored ({@code fr-FR}); empty for any other language. */
  public static Optional<Language> ofTag(String tag) {
    String primary = Locale.forLanguageTag(tag.strip()).getLanguage();
    return Arrays.stream(values()).filter(language -> language.tag.equals(primary)).findFirst();
  }
}
