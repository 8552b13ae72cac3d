package coco.cli;

import coco.language.text.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that every command has: in which language it answers. */
final class AnswerLanguage {
  @Option(
      names = "--language",
      paramLabel = "en|fr",
      converter = Tag.class,
      description = "Language of the answer; the code's own unless given.")
  private @Nullable Language language;

  /** The language asked for, where one is. */
  Optional<Language> asked() {
    return Optional.ofNullable(language);
  }

  /** Reads {@code en} or {@code fr}. */
  static final class Tag implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return Language.ofTag(value)
          .orElseThrow(() -> new TypeConversionException("expected en or fr, was '" + value + "'"));
    }
  }
}
