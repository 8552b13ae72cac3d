package coco.cli;

import coco.language.starter.Starter;
import coco.language.text.Language;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a first code to start from, with a sample log that it can be run over at once. */
@Command(
    name = "init",
    description =
        "Makes a first code that can be published and run at once, with a sample log and its mapping.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where; it is made if it is not there. This folder unless given.")
  private Path folder = Path.of(".");

  @Option(
      names = "--language",
      paramLabel = "en|fr|both",
      defaultValue = "both",
      converter = Languages.class,
      description = "Languages of the code: both unless given.")
  private List<Language> languages = List.of(Language.values());

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The organisation's name, for the title and the code's id.")
  private @Nullable String name;

  @Option(names = "--force", description = "Write over files of these names that are there.")
  private boolean force;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      converter = Output.FormatName.class,
      description = "Text for people (the default) or JSON for programs.")
  private Output.Format format = Output.Format.TEXT;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> given = Optional.ofNullable(name).map(String::strip);
    if (given.isPresent() && !Starter.isName(given.get())) {
      throw new Refusal(
          "--name '%s': a name has 1 to %d characters: letters, digits, blanks and . , : ; ! ? ' & + / ( ) -, and a letter or a digit among them"
              .formatted(given.get(), Starter.NAME_LENGTH_MAX));
    }
    SequencedMap<String, String> files = Starter.files(languages, given);
    List<Path> written = files.keySet().stream().map(folder::resolve).map(Path::normalize).toList();
    checkFree(written);
    makeFolder();
    files.forEach((file, text) -> NewFile.write(folder.resolve(file).normalize(), text));
    List<Path> codes =
        languages.stream().map(each -> folder.resolve(Starter.code(each)).normalize()).toList();
    List<String> next = next(codes, folder.resolve(Starter.MAPPING).normalize());
    switch (format) {
      case JSON ->
          Json.print(
              console.out(),
              Json.object("files", written.stream().map(Path::toString).toList(), "next", next));
      case TEXT -> print(written, codes.getFirst(), next);
    }
    return 0;
  }

  /** Nothing is written where anything is in the way. */
  private void checkFree(List<Path> files) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refusal(
          "%s is a file; name a folder, which is made if it is not there".formatted(folder));
    }
    List<String> there = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        throw new Refusal("%s is a folder; remove it, or name another FOLDER".formatted(file));
      }
      if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        there.add(file.toString());
      }
    }
    if (!there.isEmpty()) {
      throw new Refusal(
          "already there: %s. Name another FOLDER, or write over with --force. Nothing was written."
              .formatted(String.join(", ", there)));
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw new Refusal(
          "cannot make the folder %s: %s is a file".formatted(folder, file.getMessage()), file);
    } catch (IOException failed) {
      throw new Refusal(
          "cannot make the folder %s: you have no right to, or its place is not there (%s)"
              .formatted(folder, failed.getMessage()),
          failed);
    }
  }

  private static List<String> next(List<Path> codes, Path mapping) {
    StringBuilder check = new StringBuilder("./coco check");
    codes.forEach(code -> check.append(' ').append(quoted(code)));
    return List.of(
        check.toString(),
        "./coco backtest --code %s --source %s"
            .formatted(quoted(codes.getFirst()), quoted(mapping)));
  }

  /** As a shell takes it. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\p{L}\\p{N}._/@%+=:,-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private void print(List<Path> written, Path code, List<String> next) {
    Texts texts = Texts.in(languages.getFirst());
    console.out().println(texts.of("init.made"));
    written.forEach(file -> console.out().println("  " + file));
    console.out().println();
    console.out().println(texts.of("init.next"));
    next.forEach(command -> console.out().println("  " + command));
    console.out().println();
    console.out().println(texts.of("init.then", code.toString()));
  }

  /** Reads {@code en}, {@code fr} or {@code both}. */
  static final class Languages implements ITypeConverter<List<Language>> {
    @Override
    public List<Language> convert(String value) {
      if (value.toLowerCase(Locale.ROOT).equals("both")) {
        return List.of(Language.values());
      }
      return List.of(
          Language.ofTag(value)
              .orElseThrow(
                  () ->
                      new TypeConversionException("expected en, fr or both, was '" + value + "'")));
    }
  }
}
