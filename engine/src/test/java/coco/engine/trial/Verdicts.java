package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.language.code.RuleId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one side says of a history, in a form that can be compared.
 *
 * @param rules by what they are about
 * @param levels in one order
 */
record Verdicts(Map<About, Verdict> rules, List<LevelVerdict> levels) {
  /** What identifies a verdict. */
  record About(RuleId rule, String edition, Interaction.Key trigger, int link) {
    static About of(Verdict.Subject subject) {
      return new About(subject.rule(), subject.edition(), subject.trigger(), subject.link());
    }

    private static final Comparator<About> ORDER =
        Comparator.comparing(About::rule)
            .thenComparing(About::edition)
            .thenComparing(about -> about.trigger().source())
            .thenComparing(about -> about.trigger().id())
            .thenComparingInt(About::link);
  }

  static Verdicts of(Collection<Verdict> verdicts, Collection<LevelVerdict> levels) {
    Map<About, Verdict> rules = HashMap.newHashMap(verdicts.size());
    for (Verdict verdict : verdicts) {
      if (rules.put(About.of(verdict.subject()), verdict) != null) {
        throw new IllegalStateException("judged twice: " + verdict);
      }
    }
    return new Verdicts(rules, levels.stream().map(Verdicts::plain).sorted(LEVELS).toList());
  }

  private static final Comparator<LevelVerdict> LEVELS =
      Comparator.comparing(LevelVerdict::rule)
          .thenComparing(LevelVerdict::edition)
          .thenComparing(LevelVerdict::period)
          .thenComparing(level -> String.valueOf(level.per()))
          .thenComparing(LevelVerdict::toString);

  /** The same with its numbers in one form: 100 and 1E+2 are one target. */
  private static LevelVerdict plain(LevelVerdict level) {
    return new LevelVerdict(
        level.rule(),
        level.edition(),
        level.period(),
        level.per(),
        level.opened(),
        level.met(),
        level.breached(),
        level.late(),
        level.voided(),
        level.waived(),
        level.pending(),
        new BigDecimal(level.target().stripTrailingZeros().toPlainString()),
        level.average(),
        level.state());
  }

  /** The verdicts of rules, by rule, edition, trigger and link. */
  List<Verdict> inOrder() {
    return rules.keySet().stream().sorted(About.ORDER).map(rules::get).toList();
  }

  /** All of what several say, the counts of levels added. */
  static Verdicts sum(List<Verdicts> shares) {
    List<Verdict> rules = new ArrayList<>();
    List<LevelVerdict> levels = new ArrayList<>();
    for (Verdicts share : shares) {
      rules.addAll(share.rules.values());
      levels.addAll(share.levels);
    }
    return of(rules, levels).summed();
  }

  /** The same with the levels of one period and group added, their states left out. */
  Verdicts summed() {
    Map<List<?>, LevelVerdict> sums = new LinkedHashMap<>();
    for (LevelVerdict level : levels) {
      sums.merge(
          Arrays.asList(level.rule(), level.edition(), level.period(), level.per()),
          add(level, null),
          Verdicts::add);
    }
    return new Verdicts(rules, sums.values().stream().sorted(LEVELS).toList());
  }

  private static LevelVerdict add(LevelVerdict one, @Nullable LevelVerdict other) {
    LevelVerdict.Average average = one.average();
    if (other != null && other.average() != null) {
      LevelVerdict.Average more = other.average();
      average =
          average == null
              ? more
              : new LevelVerdict.Average(
                  average.sum().add(more.sum()), average.kind(), average.done() + more.done());
    }
    return new LevelVerdict(
        one.rule(),
        one.edition(),
        one.period(),
        one.per(),
        one.opened() + (other == null ? 0 : other.opened()),
        one.met() + (other == null ? 0 : other.met()),
        one.breached() + (other == null ? 0 : other.breached()),
        one.late() + (other == null ? 0 : other.late()),
        one.voided() + (other == null ? 0 : other.voided()),
        one.waived() + (other == null ? 0 : other.waived()),
        one.pending() + (other == null ? 0 : other.pending()),
        one.target(),
        average,
        LevelVerdict.State.PENDING);
  }

  /** The first thing of which another side says otherwise. */
  Optional<Difference> firstDifference(Verdicts other) {
    if (equals(other)) {
      return Optional.empty();
    }
    return Stream.concat(rules.keySet().stream(), other.rules.keySet().stream())
        .distinct()
        .filter(about -> !Objects.equals(rules.get(about), other.rules.get(about)))
        .min(About.ORDER)
        .map(
            about ->
                new Difference(
                    about.rule(),
                    about.edition(),
                    Optional.ofNullable(rules.get(about)),
                    Optional.ofNullable(other.rules.get(about))))
        .or(() -> firstOfLevels(other));
  }

  private Optional<Difference> firstOfLevels(Verdicts other) {
    Optional<LevelVerdict> only =
        levels.stream().filter(level -> !other.levels.contains(level)).findFirst();
    Optional<LevelVerdict> otherOnly =
        other.levels.stream().filter(level -> !levels.contains(level)).findFirst();
    LevelVerdict any = only.or(() -> otherOnly).orElseThrow();
    return Optional.of(new Difference(any.rule(), any.edition(), only, otherOnly));
  }
}
