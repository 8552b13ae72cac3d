package coco.engine.fuzz;

import coco.engine.source.Fault;
import coco.engine.source.SourceException;
import coco.engine.source.SourceInspector;
import coco.engine.source.SourceMapping;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file of any bytes after the first, which says how its name ends: it is refused, or a mapping is
 * proposed that can be read, but for what it asks for, and that reads the file.
 */
public final class InspectedTarget {
  private static final List<String> ENDINGS =
      List.of(".csv", ".tsv", ".ndjson", ".xes", ".txt", ".csv.gz", ".zip");

  private InspectedTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String ending = ENDINGS.get((bytes[0] & 0xFF) % ENDINGS.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Path file = Promises.file(ending, content);
    try {
      propose(ending, content, file);
    } catch (SourceException e) {
      Promises.tell(e.fault());
    } finally {
      Promises.delete(file);
    }
  }

  private static void propose(String ending, byte[] content, Path file) {
    String proposal = SourceInspector.propose(file);
    SourceMapping.Read read = SourceMapping.read("m", proposal);
    List<Fault> faults =
        read.faults().stream().filter(fault -> fault.kind() != Fault.Kind.NO_ZONE).toList();
    Promises.hold(faults.isEmpty(), "proposes what can be read", faults + "\n" + proposal);
    read.mapping().ifPresent(mapping -> Promises.ofFile(mapping, ending, content));
  }
}
