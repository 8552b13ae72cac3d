package coco.server.inform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Chooses the questions of a try: rules that changed for the person first, then those that they
 * answered wrong before, then those that somebody wrote a question about, then those that were
 * asked least; one question a rule as long as there are rules, and none twice as long as there are
 * others.
 */
final class Draw {
  private final List<QuestionStore.Drawable> all;
  private final Set<String> changed;
  private final List<Examination.Earlier> earlier;
  private final RandomGenerator chance;

  /**
   * A draw.
   *
   * @param earlier what was asked before, the longest ago first
   */
  Draw(
      List<QuestionStore.Drawable> all,
      Set<String> changed,
      List<Examination.Earlier> earlier,
      RandomGenerator chance) {
    this.all = List.copyOf(all);
    this.changed = Set.copyOf(changed);
    this.earlier = List.copyOf(earlier);
    this.chance = chance;
  }

  /** So many questions, or all that there are. */
  List<UUID> questions(int count) {
    Map<String, List<QuestionStore.Drawable>> fresh = fresh();
    List<UUID> drawn = new ArrayList<>();
    List<String> rules = rules(fresh);
    boolean hasMore = true;
    while (drawn.size() < count && hasMore) {
      hasMore = false;
      for (String rule : rules) {
        List<QuestionStore.Drawable> left = fresh.getOrDefault(rule, List.of());
        if (!left.isEmpty() && drawn.size() < count) {
          drawn.add(left.removeFirst().id());
          hasMore = true;
        }
      }
    }
    Set<UUID> known = new HashSet<>(all.stream().map(QuestionStore.Drawable::id).toList());
    for (Examination.Earlier asked : earlier) {
      if (drawn.size() < count && known.contains(asked.question())) {
        drawn.add(asked.question());
      }
    }
    return drawn;
  }

  /** The questions that were not asked yet, by rule; within one by chance, written ones first. */
  private Map<String, List<QuestionStore.Drawable>> fresh() {
    Set<UUID> seen = new HashSet<>(earlier.stream().map(Examination.Earlier::question).toList());
    List<QuestionStore.Drawable> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, Random.from(chance));
    shuffled.sort(Comparator.comparing((QuestionStore.Drawable it) -> !it.isWritten()));
    Map<String, List<QuestionStore.Drawable>> fresh = new HashMap<>();
    for (QuestionStore.Drawable one : shuffled) {
      if (!seen.contains(one.id())) {
        fresh.computeIfAbsent(one.rule(), any -> new ArrayList<>()).add(one);
      }
    }
    return fresh;
  }

  private List<String> rules(Map<String, List<QuestionStore.Drawable>> fresh) {
    Map<String, Long> times = new HashMap<>();
    Set<String> wrong = new HashSet<>();
    for (Examination.Earlier asked : earlier) {
      times.merge(asked.rule(), 1L, Long::sum);
      if (asked.isWrong()) {
        wrong.add(asked.rule());
      }
    }
    List<String> rules = new ArrayList<>(fresh.keySet().stream().sorted().toList());
    Collections.shuffle(rules, Random.from(chance));
    rules.sort(
        Comparator.comparing((String rule) -> !changed.contains(rule))
            .thenComparing(rule -> !wrong.contains(rule))
            .thenComparing(
                rule ->
                    fresh.getOrDefault(rule, List.of()).stream()
                        .noneMatch(QuestionStore.Drawable::isWritten))
            .thenComparing(rule -> times.getOrDefault(rule, 0L)));
    return rules;
  }
}
