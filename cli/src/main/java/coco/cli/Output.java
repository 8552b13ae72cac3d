package coco.cli;

import coco.language.text.Language;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that every command has: how it answers, and in which language. */
final class Output {
  /** Text for people, or JSON for programs. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      converter = FormatName.class,
      description = "Text for people (the default) or JSON for programs.")
  private Format format = Format.TEXT;

  @Mixin private AnswerLanguage language = new AnswerLanguage();

  boolean isJson() {
    return format == Format.JSON;
  }

  /** The language asked for, where one is. */
  Optional<Language> language() {
    return language.asked();
  }

  /** Reads {@code text} or {@code json}. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "text" -> Format.TEXT;
        case "json" -> Format.JSON;
        default -> throw new TypeConversionException("expected text or json, was '" + value + "'");
      };
    }
  }
}
