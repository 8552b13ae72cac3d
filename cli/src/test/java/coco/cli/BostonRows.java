package coco.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the city's own verdicts with as little as will do: the columns in question stand before any
 * quoted one.
 */
final class BostonRows {
  private BostonRows() {}

  /** Puts the verdict of every request that was closed, had a target and got one. */
  static void read(Path file, Map<String, String> verdicts) throws IOException {
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      rows.readLine();
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",", 6);
        if (cells.length == 6
            && !cells[2].isEmpty()
            && !cells[3].isEmpty()
            && !cells[4].isEmpty()) {
          verdicts.put(cells[0], cells[4]);
        }
      }
    }
  }
}
