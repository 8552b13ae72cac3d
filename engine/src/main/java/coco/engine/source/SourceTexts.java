package coco.engine.source;

import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The texts of faults and refused rows in one language. */
public final class SourceTexts {
  private static final Map<Language, SourceTexts> TEXTS = readAll();

  private final Language language;
  private final Properties texts;

  private SourceTexts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** The texts in a language. */
  public static SourceTexts in(Language language) {
    return Objects.requireNonNull(TEXTS.get(language));
  }

  /** What is wrong. */
  public String what(Fault fault) {
    Object[] arguments = fault.arguments().toArray();
    if (fault.kind() == Fault.Kind.LIMIT) {
      arguments[0] = text("limit." + arguments[0]);
    }
    return text(fault.kind() + ".what", arguments);
  }

  /** Why it matters. */
  public String why(Fault fault) {
    return text(fault.kind() + ".why", fault.arguments().toArray());
  }

  /** What to do about it. */
  public String todo(Fault fault) {
    return text(fault.kind() + ".do", fault.arguments().toArray());
  }

  /** A fault in one line: where, what, why, and what to do. */
  public String line(Fault fault) {
    String where = fault.line() > 0 ? fault.file() + ":" + fault.line() : fault.file();
    return text("line", where, what(fault), why(fault), todo(fault));
  }

  /** A refused row in one line: where and why. */
  public String line(Refused refused) {
    String column = refused.column() == null ? "" : text("refused.column", refused.column());
    return text(
        "refused.line",
        refused.file() + ":" + refused.line(),
        column,
        reason(refused.reason()),
        refused.text());
  }

  /** Why a row was refused. */
  public String reason(Refused.Reason reason) {
    return text("refused." + reason);
  }

  private String text(String key, Object... arguments) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text '%s' in %s".formatted(key, language));
    }
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  private static Map<Language, SourceTexts> readAll() {
    Map<Language, SourceTexts> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new SourceTexts(language, read(language)));
    }
    return all;
  }

  private static Properties read(Language language) {
    String resource = "/coco/engine/source_%s.properties".formatted(language.tag());
    Properties texts = new Properties();
    try (InputStream in = SourceTexts.class.getResourceAsStream(resource)) {
      texts.load(
          new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return texts;
  }
}
