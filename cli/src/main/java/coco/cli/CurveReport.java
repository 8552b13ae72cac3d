package coco.cli;

import coco.engine.calendar.ProofText;
import coco.engine.curve.Curve;
import coco.engine.curve.Curve.Count;
import coco.engine.curve.Curves;
import coco.language.code.Length;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter.Sentence;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Promise curves as text, as JSON (a stable contract, to which keys may be added), and as CSV. */
final class CurveReport {
  /** The shares for which a deadline is given, in percent. */
  static final List<Integer> SHARES = List.of(80, 90, 95, 99);

  private static final int ROWS = 16;
  private static final int BAR = 30;

  private final Console console;
  private final PrintStream out;
  private final Editions editions;
  private final RuleId rule;
  private final boolean grouped;
  private final Texts texts;
  private final ProofText proofs;

  CurveReport(Console console, Editions editions, RuleId rule, boolean grouped) {
    this.console = console;
    this.out = console.out();
    this.editions = editions;
    this.rule = rule;
    this.grouped = grouped;
    this.texts = Texts.in(editions.language());
    this.proofs = new ProofText(editions.language());
  }

  void print(List<Curves.OfEdition> found) {
    if (found.isEmpty()) {
      out.println(texts.of("curve.none", rule.text()));
    }
    for (Curves.OfEdition each : found) {
      Sentence sentence = editions.sentence(each.edition(), rule);
      out.println(
          console.paint(
              Console.Paint.STRONG,
              texts.of("curve.title", rule.text(), sentence.title(), each.edition())));
      Wrap.lines(sentence.text(), Math.max(40, console.width() - 4))
          .forEach(line -> out.println("  > " + line));
      Count own = each.whole().own();
      out.println();
      Wrap.lines(
              texts.of(
                  "curve.own",
                  length(each.whole(), own.deadline()),
                  own.kept(),
                  own.counted(),
                  share(own),
                  own.pending(),
                  own.voided()),
              Math.max(40, console.width()))
          .forEach(out::println);
      out.println();
      chart(each.whole());
      out.println();
      out.println(texts.of("curve.shares"));
      shares(each);
      out.println();
    }
  }

  /** Rows at the deadlines at which something happens, thinned; the rule's own is marked. */
  private void chart(Curve curve) {
    Table table =
        new Table(
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.RIGHT,
            Table.Align.LEFT);
    table.head(
        texts.of("curve.column.deadline"),
        texts.of("curve.column.kept"),
        texts.of("curve.column.of"),
        texts.of("curve.column.share"),
        "");
    for (long deadline : deadlines(curve)) {
      Count count = curve.at(deadline);
      String mark = deadline == curve.length().count() ? " ◀" : "";
      table.row(
          length(curve, deadline),
          texts.number(count.kept()),
          texts.number(count.counted()),
          share(count),
          (count.counted() == 0 ? "" : Bar.of(count.kept(), count.counted(), BAR)) + mark);
    }
    table.lines(2).forEach(out::println);
  }

  private static NavigableSet<Long> deadlines(Curve curve) {
    List<Long> steps = curve.steps().stream().filter(each -> each <= curve.last()).toList();
    NavigableSet<Long> shown = new TreeSet<>();
    shown.add(curve.length().count());
    int every = Math.max(1, (steps.size() + ROWS - 1) / ROWS);
    for (int i = 0; i < steps.size(); i += every) {
      shown.add(steps.get(i));
    }
    for (int percent : SHARES) {
      curve.deadlineFor(percent).ifPresent(shown::add);
    }
    return shown;
  }

  private void shares(Curves.OfEdition found) {
    List<String> head = new ArrayList<>(List.of("", texts.of("curve.column.counted")));
    Table.Align[] columns = new Table.Align[3 + SHARES.size()];
    java.util.Arrays.fill(columns, Table.Align.RIGHT);
    columns[0] = Table.Align.LEFT;
    head.add(texts.of("curve.column.share"));
    SHARES.forEach(percent -> head.add(texts.of("percent", percent)));
    Table table = new Table(columns).head(head.toArray(String[]::new));
    if (grouped) {
      found.groups().forEach((name, curve) -> table.row(row(name, curve)));
    }
    table.row(row(texts.of("curve.all"), found.whole()));
    table.lines(2).forEach(out::println);
  }

  private String[] row(String name, Curve curve) {
    List<String> cells =
        new ArrayList<>(List.of(name, texts.number(curve.own().counted()), share(curve.own())));
    for (int percent : SHARES) {
      OptionalLong deadline = curve.deadlineFor(percent);
      cells.add(deadline.isPresent() ? length(curve, deadline.getAsLong()) : "–");
    }
    return cells.toArray(String[]::new);
  }

  private String share(Count count) {
    return count.counted() == 0 ? "–" : texts.percent(count.kept(), count.counted());
  }

  private String length(Curve curve, long count) {
    return length(proofs, curve, count);
  }

  static String length(ProofText proofs, Curve curve, long count) {
    Length own = curve.length();
    return proofs.length(new Length(count, own.unit(), own.calendar(), own.extended()));
  }

  SequencedMap<String, @Nullable Object> json(List<Curves.OfEdition> found, Instant asOf) {
    return Json.object(
        "code", editions.code().id(),
        "rule", rule.text(),
        "asOf", asOf.toString(),
        "editions",
            found.stream()
                .map(
                    each -> {
                      SequencedMap<String, @Nullable Object> json = json(each.whole());
                      json.putFirst("edition", each.edition());
                      List<Object> groups = new ArrayList<>();
                      if (grouped) {
                        each.groups()
                            .forEach(
                                (name, curve) -> {
                                  SequencedMap<String, @Nullable Object> group = json(curve);
                                  group.putFirst("per", name);
                                  groups.add(group);
                                });
                      }
                      json.put("groups", groups);
                      return json;
                    })
                .toList());
  }

  private static SequencedMap<String, @Nullable Object> json(Curve curve) {
    SequencedMap<String, @Nullable Object> shares = Json.object();
    for (int percent : SHARES) {
      OptionalLong deadline = curve.deadlineFor(percent);
      shares.put(String.valueOf(percent), deadline.isPresent() ? deadline.getAsLong() : null);
    }
    return Json.object(
        "unit", unit(curve),
        "occasions", curve.occasions(),
        "own", json(curve.own()),
        "deadlineFor", shares,
        "curve", curve.steps().stream().map(each -> json(curve.at(each))).toList());
  }

  private static SequencedMap<String, @Nullable Object> json(Count count) {
    return Json.object(
        "deadline", count.deadline(),
        "kept", count.kept(),
        "breached", count.breached(),
        "pending", count.pending(),
        "void", count.voided(),
        "share", number(count));
  }

  private static String unit(Curve curve) {
    return curve.length().unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For reading: counts are exact. */
  private static @Nullable BigDecimal number(Count count) {
    return count.counted() == 0
        ? null
        : BigDecimal.valueOf(count.kept() * 100)
            .divide(BigDecimal.valueOf(count.counted()), 4, RoundingMode.HALF_UP);
  }

  void csv(List<Curves.OfEdition> found) {
    out.print("edition,per,unit,deadline,kept,breached,pending,void,share\r\n");
    for (Curves.OfEdition each : found) {
      if (grouped) {
        each.groups().forEach((name, curve) -> rows(each.edition(), name, curve));
      }
      rows(each.edition(), "", each.whole());
    }
  }

  private void rows(String edition, String per, Curve curve) {
    NavigableSet<Long> deadlines = new TreeSet<>(curve.steps());
    deadlines.add(curve.length().count());
    for (long deadline : deadlines) {
      Count count = curve.at(deadline);
      BigDecimal share = number(count);
      out.print(
          String.join(
                  ",",
                  quoted(edition),
                  quoted(per),
                  unit(curve),
                  String.valueOf(deadline),
                  String.valueOf(count.kept()),
                  String.valueOf(count.breached()),
                  String.valueOf(count.pending()),
                  String.valueOf(count.voided()),
                  share == null ? "" : share.toPlainString())
              + "\r\n");
    }
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
