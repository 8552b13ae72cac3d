package coco.server.measures;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How often the promises of a code were kept, month by month of its own time zone, by when each
 * occasion arose: brought as files of verdicts, kept as counts.
 */
@Component
public class Measures {
  /** From how many broken cases of a hundred on a rule is often broken, unless somebody says so. */
  static final int PERCENT = 10;

  /** One or two broken cases are anybody's bad day, however few cases there were. */
  static final long BROKEN_LEAST = 3;

  static final int MONTHS_SHOWN = 24;
  static final int FILES_SHOWN = 50;

  /** More lines than ten years of a code of four hundred rules have. */
  static final int LINES_MOST = 50_000;

  private final MeasureStore store;
  private final Publications publications;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final List<AfterMeasures> after;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Measures(
      MeasureStore store,
      Publications publications,
      WholeEditions editions,
      Evidence evidence,
      List<AfterMeasures> after,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.publications = publications;
    this.editions = editions;
    this.evidence = evidence;
    this.after = List.copyOf(after);
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What became of a file. */
  public sealed interface Outcome {
    /** Its counts are kept. */
    record Yes(List<YearMonth> months, long verdicts, String sha256) implements Outcome {
      public Yes {
        months = List.copyOf(months);
      }
    }

    /**
     * Nothing of it is.
     *
     * @param why in the reader's language
     * @param isKnown whether it would be where the reader said that it replaces what there is
     */
    record No(String why, boolean isKnown) implements Outcome {}
  }

  /**
   * Keeps what a file of verdicts says of a code. It is read before the database is held: some come
   * slowly.
   *
   * @param isReplacing whether months that were measured before may be measured anew
   * @throws NotFound where no edition of the code is published
   */
  public Outcome bring(
      Viewer viewer, String code, InputStream file, boolean isReplacing, Texts texts) {
    viewer.mustBeAbleTo(Permission.MEASURE_CODE);
    Map<String, Published> known =
        published(code).stream()
            .collect(Collectors.toMap(Published::name, it -> it, (later, earlier) -> later));
    Instant now = clock.instant();
    VerdictFile.Counted counted;
    try {
      counted =
          VerdictFile.read(
              file,
              name -> Optional.ofNullable(known.get(name)).map(this::known),
              // Made-up records may lie ahead.
              YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusYears(1));
    } catch (WrongFile wrong) {
      return new Outcome.No(texts.of(wrong.key(), wrong.arguments()), false);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read a file of verdicts", failure);
    }
    VerdictFile.Counted read = counted;
    return Objects.requireNonNull(
        transaction.execute(status -> kept(viewer, code, known, read, isReplacing, now, texts)));
  }

  private Outcome kept(
      Viewer viewer,
      String code,
      Map<String, Published> known,
      VerdictFile.Counted counted,
      boolean isReplacing,
      Instant now,
      Texts texts) {
    store.lock(code);
    List<MeasureStore.Line> lines = new ArrayList<>();
    counted
        .counts()
        .forEach(
            (place, count) -> {
              Published edition = Objects.requireNonNull(known.get(place.edition()));
              lines.add(new MeasureStore.Line(place.month(), edition.id(), place.rule(), count));
            });
    Optional<Again> again = again(code, lines);
    if (again.isPresent() && !isReplacing) {
      return new Outcome.No(
          texts.of(
              "measures.problem.known",
              texts.month(again.get().month()),
              texts.date(again.get().at().atOffset(ZoneOffset.UTC).toLocalDate())),
          true);
    }
    keep(viewer, code, counted, lines, again.isPresent(), now);
    after.forEach(it -> it.measured(code));
    return new Outcome.Yes(List.copyOf(months(lines)), counted.verdicts(), counted.sha256());
  }

  private List<Published> published(String code) {
    List<Published> published = publications.of(code);
    if (published.isEmpty()) {
      throw new NotFound("the code " + code);
    }
    return published;
  }

  private VerdictFile.Known known(Published edition) {
    return new VerdictFile.Known(
        editions.titles(edition, Language.ENGLISH).keySet(), editions.zone(edition));
  }

  private static SortedSet<YearMonth> months(List<MeasureStore.Line> lines) {
    return lines.stream()
        .map(MeasureStore.Line::month)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A month of an edition that was measured before, and when. */
  private record Again(YearMonth month, Instant at) {}

  private Optional<Again> again(String code, List<MeasureStore.Line> lines) {
    Map<UUID, Map<YearMonth, Instant>> measured = new HashMap<>();
    return lines.stream()
        .flatMap(
            line -> {
              Instant at =
                  measured
                      .computeIfAbsent(line.edition(), it -> store.measured(code, it))
                      .get(line.month());
              return Optional.ofNullable(at).map(it -> new Again(line.month(), it)).stream();
            })
        .max(Comparator.comparing(Again::month));
  }

  private void keep(
      Viewer viewer,
      String code,
      VerdictFile.Counted counted,
      List<MeasureStore.Line> lines,
      boolean isAgain,
      Instant now) {
    SortedSet<String> names =
        counted.counts().keySet().stream()
            .map(VerdictFile.Place::edition)
            .collect(Collectors.toCollection(TreeSet::new));
    long entry =
        evidence.record(
            Act.of(isAgain ? "measures.replaced" : "measures.brought", now)
                .with("code", code)
                .with("name", String.join(", ", names))
                .with(
                    "months",
                    months(lines).stream()
                        .map(YearMonth::toString)
                        .collect(Collectors.joining(" ")))
                .with("verdicts", Integer.toString(counted.verdicts()))
                .with("file", counted.sha256())
                .about("by", viewer.id()));
    MeasureFile file =
        new MeasureFile(
            UUID.randomUUID(), counted.sha256(), counted.verdicts(), now, "", List.of());
    store.add(code, file, viewer.id(), entry);
    lines.forEach(line -> store.remove(code, line.month(), line.edition()));
    store.add(code, file.id(), lines);
  }

  /**
   * A rule in a month.
   *
   * @param title empty of a rule that the edition in force does not have
   * @param points by how many of a hundred it was kept more often than in the measured month
   *     before; nothing where either is not known
   */
  public record Row(
      String rule, String title, Count count, OptionalLong points, boolean isOftenBroken) {}

  /**
   * What is known of a code.
   *
   * @param month that is shown; nothing was measured where it is absent
   * @param months that were measured, the latest first
   * @param rows in the order of the code
   * @param percent from how many broken cases of a hundred on a rule is often broken
   */
  public record Sheet(
      Published edition,
      String title,
      Optional<YearMonth> month,
      List<YearMonth> months,
      List<Row> rows,
      Count all,
      int percent,
      List<MeasureFile> files) {
    public Sheet {
      months = List.copyOf(months);
      rows = List.copyOf(rows);
      files = List.copyOf(files);
    }

    public String address() {
      return Measures.address(edition.codeKey());
    }

    public long oftenBroken() {
      return rows.stream().filter(Row::isOftenBroken).count();
    }
  }

  /**
   * Takes away what was counted in a month.
   *
   * @param month {@code 2026-10}
   * @throws NotFound where it was not measured
   */
  @Transactional
  public void remove(Viewer viewer, String code, String month) {
    viewer.mustBeAbleTo(Permission.MEASURE_CODE);
    store.lock(code);
    YearMonth measured =
        store.months(code, Integer.MAX_VALUE).stream()
            .filter(it -> it.toString().equals(month))
            .findFirst()
            .orElseThrow(() -> new NotFound("the month " + month));
    store.remove(code, measured);
    evidence.record(
        Act.of("measures.removed", clock.instant())
            .with("code", code)
            .with("months", measured.toString())
            .about("by", viewer.id()));
    after.forEach(it -> it.measured(code));
  }

  static String address(String code) {
    return "/office/codes/%s/measures".formatted(code);
  }

  /**
   * What is known of a code in a month.
   *
   * @param asked {@code 2026-10}; the latest where that was not measured
   * @throws NotFound where no edition of the code is published
   */
  public Sheet of(Viewer viewer, String code, String asked, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    List<Published> published = published(code);
    Published edition = publications.inForce(published).orElse(published.getFirst());
    List<YearMonth> months = store.months(code, MONTHS_SHOWN + 1);
    int place =
        Math.max(
            0,
            months.stream().limit(MONTHS_SHOWN).map(YearMonth::toString).toList().indexOf(asked));
    Optional<YearMonth> month = months.stream().skip(place).findFirst();
    Map<String, Count> now = month.map(it -> store.counts(code, it)).orElse(Map.of());
    Map<String, Count> before =
        months.stream()
            .skip(place + 1L)
            .findFirst()
            .map(it -> store.counts(code, it))
            .orElse(Map.of());
    int percent = percent(code);
    SequencedMap<String, String> titles = editions.titles(edition, texts.language());
    now.keySet().stream().sorted().forEach(rule -> titles.putIfAbsent(rule, ""));
    List<Row> rows = new ArrayList<>();
    titles.forEach(
        (rule, title) -> {
          Count count = now.get(rule);
          if (count != null) {
            rows.add(
                new Row(
                    rule,
                    title,
                    count,
                    points(count, before.getOrDefault(rule, Count.ZERO)),
                    isOftenBroken(count, percent)));
          }
        });
    return new Sheet(
        edition,
        editions.title(edition, texts.language()),
        month,
        months.stream().limit(MONTHS_SHOWN).toList(),
        rows,
        now.values().stream().reduce(Count.ZERO, Count::and),
        percent,
        store.files(code, FILES_SHOWN));
  }

  private static OptionalLong points(Count now, Count before) {
    OptionalLong kept = now.percentKept();
    OptionalLong earlier = before.percentKept();
    return kept.isPresent() && earlier.isPresent()
        ? OptionalLong.of(kept.getAsLong() - earlier.getAsLong())
        : OptionalLong.empty();
  }

  static boolean isOftenBroken(Count count, int percent) {
    return count.broken() >= BROKEN_LEAST && count.isBrokenInMoreThan(percent);
  }

  int percent(String code) {
    return store.threshold(code).orElse(PERCENT);
  }

  /**
   * Says from when on a rule of a code is often broken.
   *
   * @param percent from 0 to 99: more than so many of a hundred decided cases
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> setPercent(Viewer viewer, String code, String percent) {
    viewer.mustBeAbleTo(Permission.MEASURE_CODE);
    published(code);
    if (!percent.strip().matches("\\d{1,2}")) {
      return Optional.of("measures.problem.percent");
    }
    store.setThreshold(code, Integer.parseInt(percent.strip()));
    return Optional.empty();
  }

  /** All that was counted of a code, as a file for spreadsheets. */
  public byte[] table(Viewer viewer, String code, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    published(code);
    Map<UUID, String> names = new HashMap<>();
    Map<UUID, Map<String, String>> titles = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (MeasureStore.Line line : store.all(code, LINES_MOST)) {
      String name = names.computeIfAbsent(line.edition(), it -> publications.name(it).orElse(""));
      Map<String, String> of =
          titles.computeIfAbsent(
              line.edition(),
              it ->
                  publications
                      .published(it)
                      .<Map<String, String>>map(
                          edition -> editions.titles(edition, texts.language()))
                      .orElse(Map.of()));
      Count count = line.count();
      rows.add(
          List.of(
              line.month().toString(),
              name,
              line.rule(),
              of.getOrDefault(line.rule(), ""),
              Long.toString(count.kept()),
              Long.toString(count.broken()),
              Long.toString(count.pending()),
              Long.toString(count.none())));
    }
    return MeasureTable.of(rows, texts);
  }
}
