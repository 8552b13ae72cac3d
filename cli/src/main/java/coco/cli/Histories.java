package coco.cli;

import coco.engine.backtest.History;
import coco.engine.source.Refused;
import coco.engine.source.SourceException;
import coco.engine.source.SourceTexts;
import coco.engine.source.Sources;
import coco.language.text.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads sources into a history; counts, and lists where asked, what cannot be read. */
final class Histories {
  private final Console console;
  private final Language language;
  private final @Nullable Path rejectedFile;
  private long rejected;
  private long read;

  Histories(Console console, Language language, @Nullable Path rejectedFile) {
    this.console = console;
    this.language = language;
    this.rejectedFile = rejectedFile;
  }

  /** How many rows could not be read. */
  long rejected() {
    return rejected;
  }

  /**
   * All interactions of some mappings.
   *
   * @param file read instead of the mapping's own; for one mapping only
   */
  History read(List<Path> mappings, @Nullable Path file) {
    if (file != null && mappings.size() > 1) {
      throw new Refusal("--file goes with one --source; %d were given".formatted(mappings.size()));
    }
    History history = new History();
    try (Progress progress = new Progress(console, Texts.in(language));
        BufferedWriter list = list()) {
      for (Path mapping : mappings) {
        Sources.read(
            mapping,
            file,
            interaction -> {
              history.add(interaction);
              progress.reading(++read);
            },
            refused -> {
              rejected++;
              write(list, refused);
            });
      }
    } catch (SourceException failed) {
      throw new Refusal(SourceTexts.in(language).line(failed.fault()), failed);
    } catch (IOException failed) {
      throw new Refusal("cannot write %s: %s".formatted(rejectedFile, failed), failed);
    }
    return history;
  }

  private @Nullable BufferedWriter list() throws IOException {
    return rejectedFile == null
        ? null
        : Files.newBufferedWriter(rejectedFile, StandardCharsets.UTF_8);
  }

  private void write(@Nullable BufferedWriter list, Refused refused) {
    if (list == null) {
      return;
    }
    try {
      list.write(SourceTexts.in(language).line(refused));
      list.newLine();
    } catch (IOException failed) {
      throw new Refusal("cannot write %s: %s".formatted(rejectedFile, failed), failed);
    }
  }
}
