package coco.bench;

import coco.engine.Due;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CoCo's and the oracle's verdicts as lines. */
final class VerdictText {
  private VerdictText() {}

  static void write(Verdict verdict, VerdictFiles files) {
    switch (verdict) {
      case Verdict.Met met -> write(files, met, "met", met.due(), met.by(), false, List.of());
      case Verdict.Breached missed -> {
        Verdict.Late late = missed.late();
        write(
            files,
            missed,
            "breached",
            missed.due(),
            late == null ? null : late.by(),
            late != null,
            missed.reparations());
      }
      case Verdict.Pending open ->
          write(files, open, "pending", open.due(), null, false, List.of());
      case Verdict.Void none -> write(files, none, "void", null, none.by(), false, List.of());
      case Verdict.Conflict unclear ->
          write(files, unclear, "conflict", null, null, false, List.of());
      case Verdict.Waived waived ->
          throw new IllegalStateException("nobody waives in a benchmark: " + waived);
    }
  }

  private static void write(
      VerdictFiles files,
      Verdict verdict,
      String state,
      @Nullable Due due,
      Verdict.@Nullable Closing by,
      boolean late,
      List<Verdict.Link> links) {
    Verdict.Subject subject = verdict.subject();
    files.verdict(
        subject.rule().text(),
        id(subject.trigger().id()),
        subject.link(),
        state,
        due == null ? null : micros(due.instant()),
        by == null ? null : id(by.event().id()),
        late,
        links.stream()
            .map(link -> link.state().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("+")));
  }

  static void write(LevelVerdict level, VerdictFiles files) {
    files.level(
        level.rule().text(),
        level.period().toString(),
        level.per(),
        level.opened(),
        level.met(),
        level.breached(),
        level.state().name().toLowerCase(Locale.ROOT));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The row's own id: a mapping adds the type after a slash. */
  private static String id(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }
}
