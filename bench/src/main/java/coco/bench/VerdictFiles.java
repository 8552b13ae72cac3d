package coco.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts as lines of one form that every engine can write: a file for each rule, {@code
 * B-01.csv}.
 *
 * <p>A verdict is {@code rule,trigger,link,state,due,closedBy,late,reparations}: the trigger and
 * what closed it by their ids, the place in a series from 0, {@code met}, {@code breached}, {@code
 * pending}, {@code void} or {@code conflict}, the deadline in epoch microseconds, {@code late}
 * where a breach was done after all, and the states of its reparations joined by {@code +}. What
 * there is none of is empty. A period of a level is {@code
 * rule,period,per,opened,met,breached,state}. Not safe for several threads at once.
 */
public final class VerdictFiles implements AutoCloseable {
  private final Path folder;
  private final Map<String, BufferedWriter> writers = new TreeMap<>();
  private final StringBuilder line = new StringBuilder(96);

  /** Files in a folder, which is made where it is not there. */
  public VerdictFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Where a rule's lines are. */
  public Path file(String rule) {
    return folder.resolve(rule + ".csv");
  }

  /** The folder of all files. */
  public Path folder() {
    return folder;
  }

  /**
   * Writes one verdict.
   *
   * @param due in epoch microseconds; null where there is none
   */
  public void verdict(
      String rule,
      String trigger,
      int link,
      String state,
      @Nullable Long due,
      @Nullable String closedBy,
      boolean late,
      String reparations) {
    line.setLength(0);
    line.append(rule).append(',').append(trigger).append(',').append(link).append(',');
    line.append(state).append(',');
    if (due != null) {
      line.append(due.longValue());
    }
    line.append(',');
    if (closedBy != null) {
      line.append(closedBy);
    }
    line.append(',').append(late ? "late" : "").append(',').append(reparations).append('\n');
    write(rule);
  }

  /** Writes one period of a level. */
  public void level(
      String rule,
      String period,
      @Nullable String per,
      long opened,
      long met,
      long breached,
      String state) {
    line.setLength(0);
    line.append(rule).append(',').append(period).append(',').append(per == null ? "" : per);
    line.append(',').append(opened).append(',').append(met).append(',').append(breached);
    line.append(',').append(state).append('\n');
    write(rule);
  }

  private void write(String rule) {
    try {
      BufferedWriter writer = writers.get(rule);
      if (writer == null) {
        writer = Files.newBufferedWriter(file(rule), StandardCharsets.UTF_8);
        writers.put(rule, writer);
      }
      writer.append(line);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter writer : writers.values()) {
      writer.close();
    }
  }
}
