package coco.engine.fuzz;

import coco.engine.source.SourceMapping;
import java.util.Arrays;
import java.util.List;

/** A packed file of any bytes after the first, which says how its name ends. */
public final class PackedTarget {
  private static final String ROWS = "interactions: [{type: {column: type}, time: at}]\n";
  private static final SourceMapping TABLE =
      Promises.mapping("source: s\nzone: Europe/Paris\nfile: f.csv\n" + ROWS);
  private static final SourceMapping SHEET =
      Promises.mapping("source: s\nzone: Europe/Paris\nfile: f.xlsx\n" + ROWS);
  private static final List<String> ENDINGS =
      List.of(".csv.gz", ".csv.zip", ".xlsx", ".xlsx.gz", ".xlsx.zip");

  private PackedTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String ending = ENDINGS.get((bytes[0] & 0xFF) % ENDINGS.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    SourceMapping mapping = ending.startsWith(".xlsx") ? SHEET : TABLE;
    Promises.ofFile(mapping, ending, content);
    Promises.ofBytes(mapping, "f" + ending, content);
  }
}
