package coco.cli;

import coco.engine.Due;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one row for each verdict, as CSV or NDJSON by the file's ending, in columns of a fixed
 * order. The file appears under its name only when all is written.
 */
final class VerdictRows implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of(
          "rule",
          "edition",
          "source",
          "case",
          "party",
          "trigger",
          "triggered",
          "due",
          "state",
          "closedBy",
          "closed",
          "late",
          "reparation",
          "revision");

  private final boolean csv;
  private final NewFile file;

  VerdictRows(Path file) {
    refuseUnlessKnown(file);
    this.csv = ending(file).equals(".csv");
    this.file = new NewFile(file);
    if (csv) {
      this.file.append(String.join(",", COLUMNS) + "\r\n");
    }
  }

  /** Refuses a file whose ending says no format that can be written. */
  static void refuseUnlessKnown(Path file) {
    if (!ending(file).equals(".csv") && !ending(file).equals(".ndjson")) {
      throw new Refusal("--out %s: name a file that ends in .csv or .ndjson".formatted(file));
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  /** One verdict of a rule, or of an occasion that a level counts. */
  void write(Verdict verdict) {
    Subject subject = verdict.subject();
    Closing closing = closing(verdict);
    write(
        subject.rule().text(),
        subject.edition(),
        subject.trigger().source(),
        subject.caseId(),
        subject.party(),
        subject.trigger().id(),
        subject.triggered().toString(),
        due(verdict),
        state(verdict),
        closing == null ? null : closing.event().id(),
        closing == null ? null : closing.time().toString(),
        verdict instanceof Verdict.Breached breached && breached.late() != null
            ? amount(breached.late().amount())
            : null,
        reparation(verdict),
        "0");
  }

  /** One period of a level. */
  void write(LevelVerdict level) {
    write(
        level.rule().text(),
        level.edition(),
        null,
        level.period().toString(),
        level.per(),
        null,
        null,
        null,
        level.state().name().toLowerCase(Locale.ROOT),
        null,
        null,
        null,
        null,
        "0");
  }

  private void write(@Nullable String... cells) {
    file.append(csv ? csv(cells) + "\r\n" : ndjson(cells) + "\n");
  }

  private static String csv(@Nullable String... cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      quoted.add(cell == null ? "" : quoted(cell));
    }
    return String.join(",", quoted);
  }

  /** Quoted where need be; what a spreadsheet would take for a formula is given as a text. */
  private static String quoted(String cell) {
    boolean isFormula = cell.matches("(?s)[=@\\t\\r].*|[+-].*[^-+0-9 .,()eE].*");
    String safe = isFormula ? "'" + cell : cell;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String ndjson(@Nullable String... cells) {
    SequencedMap<String, @Nullable Object> row = Json.object();
    for (int i = 0; i < COLUMNS.size(); i++) {
      row.put(COLUMNS.get(i), COLUMNS.get(i).equals("revision") ? Integer.valueOf(0) : cells[i]);
    }
    return Json.line(row);
  }

  static String state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> "met";
      case Verdict.Breached breached -> "breached";
      case Verdict.Pending pending -> pending.remaining() == null ? "pending" : "suspended";
      case Verdict.Void released -> "void";
      case Verdict.Waived waived -> "waived";
      case Verdict.Conflict conflict -> "conflict";
    };
  }

  private static @Nullable String due(Verdict verdict) {
    Due due =
        switch (verdict) {
          case Verdict.Met met -> met.due();
          case Verdict.Breached breached -> breached.due();
          case Verdict.Pending pending -> pending.due();
          case Verdict.Void released -> null;
          case Verdict.Waived waived -> null;
          case Verdict.Conflict conflict -> null;
        };
    return due == null ? null : due.instant().toString();
  }

  private static @Nullable Closing closing(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> met.by();
      case Verdict.Breached breached -> breached.late() == null ? null : breached.late().by();
      case Verdict.Pending pending -> null;
      case Verdict.Void released -> released.by();
      case Verdict.Waived waived -> null;
      case Verdict.Conflict conflict -> null;
    };
  }

  /** What became of a breach's reparations: that of the last link opened. */
  private static @Nullable String reparation(Verdict verdict) {
    if (!(verdict instanceof Verdict.Breached breached) || breached.reparations().isEmpty()) {
      return null;
    }
    return switch (breached.reparations().getLast().state()) {
      case MET -> "repaired";
      case MISSED -> "unrepaired";
      case PENDING -> "pending";
      case VOID -> "void";
    };
  }

  /** An amount as ISO 8601 writes it: {@code PT3H20M}, {@code P4D}. */
  static String amount(Amount amount) {
    return switch (amount.kind()) {
      case ELAPSED, WORKING_TIME ->
          Duration.between(Instant.EPOCH, Instant.EPOCH.plus(amount.count(), ChronoUnit.MICROS))
              .toString();
      case DAYS, WORKING_DAYS, BUSINESS_DAYS ->
          Period.ofDays(Math.toIntExact(amount.count())).toString();
    };
  }

  /** All has been written: the file takes its name. */
  void finish() {
    file.finish();
  }

  @Override
  public void close() {
    file.close();
  }
}
