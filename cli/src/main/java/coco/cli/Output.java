package coco.cli;

import coco.language.text.Language;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
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

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      converter = LanguageTag.class,
      description = "Language of the answer; the code's own unless given.")
  private @Nullable Language language;

  boolean isJson() {
    return format == Format.JSON;
  }

  /** The language asked for, where one is. */
  Optional<Language> language() {
    return Optional.ofNullable(language);
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

  /** Reads {@code en} or {@code fr}. */
  static final class LanguageTag implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return Language.ofTag(value)
          .orElseThrow(() -> new TypeConversionException("expected en or fr, was '" + value + "'"));
    }
  }
}
