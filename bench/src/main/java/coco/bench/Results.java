package coco.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What runs took, one line each, in {@code results.tsv} beside the histories. */
final class Results {
  private Results() {}

  /**
   * One run.
   *
   * @param dataset the history's name
   * @param place 0 for the first run of its Java, which is cold
   * @param seconds from the file of events to the files of verdicts
   * @param processor seconds of processors that it took, of all threads; what else the machine does
   *     changes these least
   * @param peakBytes the most memory that its process has held so far
   */
  record Run(
      String engine,
      String dataset,
      long rows,
      int place,
      double seconds,
      double processor,
      long peakBytes) {}

  static void add(Path folder, Run run) throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "%s\t%s\t%d\t%d\t%.3f\t%.3f\t%d%n",
            run.engine,
            run.dataset,
            run.rows,
            run.place,
            run.seconds,
            run.processor,
            run.peakBytes);
    Files.writeString(file(folder), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static List<Run> all(Path folder) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String line : Files.readAllLines(file(folder))) {
      String[] cells = line.split("\t", -1);
      runs.add(
          new Run(
              cells[0],
              cells[1],
              Long.parseLong(cells[2]),
              Integer.parseInt(cells[3]),
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5]),
              Long.parseLong(cells[6])));
    }
    return runs;
  }

  private static Path file(Path folder) {
    return folder.resolve("results.tsv");
  }

  /** The seconds of processors that this process has taken so far, of all its threads. */
  static double processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** The most memory that this process has held, where the system says so; else 0. */
  static long peakBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024;
        }
      }
    } catch (IOException none) {
      return 0;
    }
    return 0;
  }
}
