package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.language.code.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * Prepares a made history of a help desk, in a process of its own: how long it takes, and the most
 * memory that the process had.
 */
final class MadeHistory {
  private static final String[] TYPES = {
    "request.received", "request.answered", "request.reopened", "request.closed", "note.added"
  };
  private static final String[] TEAMS = {"Billing", "Deliveries", "Returns", "Accounts", "Repairs"};

  private MadeHistory() {}

  /** The arguments: the folder, and how many events. */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    int events = Integer.parseInt(arguments[1]);
    PreparedHistory prepared = prepare(Path.of(arguments[0]), events);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%d events of %d given, in %d files of %d MB: %.1f s, %.2f million events a second; %s%n",
        prepared.events(),
        events,
        prepared.count(),
        prepared.bytes() >> 20,
        seconds,
        events / seconds / 1e6,
        peak());
  }

  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("")
            .replaceAll("\\s+", " ")
        : "no peak is told on this system";
  }

  static PreparedHistory prepare(Path store, int events) {
    SplittableRandom random = new SplittableRandom(1);
    try (Preparation preparation = Preparation.of(store, Runtime.getRuntime().maxMemory())) {
      for (int i = 0; i < events; i++) {
        preparation.add(interaction(i, events, random));
      }
      return preparation.finish((done, all) -> {});
    }
  }

  /** A case has five events, a party ten cases; one in a hundred repeats an earlier one. */
  @SuppressWarnings("NullAway") // the first events of some cases name no party
  private static Interaction interaction(int number, int events, SplittableRandom random) {
    int row = random.nextInt(100) == 0 ? random.nextInt(number + 1) : number;
    int of = Math.floorMod(row * 0x9E3779B1L, events);
    int caseNumber = of / 5;
    SequencedMap<String, Value> attributes = new LinkedHashMap<>();
    attributes.put("team", new Value.Text(TEAMS[caseNumber % 5]));
    attributes.put("amount", new Value.Quantity(BigDecimal.valueOf(caseNumber % 9_000, 2)));
    attributes.put("wanted", new Value.Moment(Instant.ofEpochSecond(1_600_000_000L + of * 61L)));
    attributes.put("urgent", new Value.Truth(caseNumber % 7 == 0));
    attributes.put("day", new Value.Day(LocalDate.ofEpochDay(18_000 + caseNumber % 700)));
    return new Interaction(
        "desk",
        "desk.csv:" + row + ":0",
        row,
        Instant.ofEpochSecond(1_600_000_000L + caseNumber + of % 5 * 7_200L),
        null,
        TYPES[of % 5],
        "R-" + caseNumber,
        of % 5 == 0 && caseNumber % 3 == 0 ? null : "customer " + caseNumber / 10,
        "agent " + caseNumber % 50,
        of % 2 == 0 ? "mail" : "phone",
        of % 5 == 0 ? Direction.INBOUND : Direction.OUTBOUND,
        attributes);
  }
}
