package coco.engine.fuzz;

import coco.engine.source.SourceMapping;
import coco.engine.source.SourceSummary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** NDJSON of any bytes: each line that is not blank is a row. */
public final class LinesTarget {
  private static final SourceMapping MAPPING =
      Promises.mapping(
          """
          source: s
          file: f.ndjson
          zone: Europe/Paris
          columns:
            data.amount: number
            data.on: date
            data.took: duration
          id: id
          case: data.ticket.id
          party: data.tags.0
          actor: [data.by, data.for]
          attributes: {amount: data.amount, on: data.on, took: data.took, dotted: data.a.b}
          interactions:
            - {type: {column: type}, time: time}
            - {type: {column: kind, others: keep}, time: time, where: data.amount > 1}
          """);

  private LinesTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Optional<SourceSummary> read = Promises.ofBytes(MAPPING, MAPPING.file(), bytes);
    if (read.isPresent()) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      long rows = 0;
      for (String line : plain.split("\n", -1)) {
        rows += line.isBlank() ? 0 : 1;
      }
      Promises.hold(read.get().rows() == rows, "meets each line", rows + " " + read.get());
    }
  }
}
