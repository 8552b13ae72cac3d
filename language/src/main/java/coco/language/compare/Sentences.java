package coco.language.compare;

import coco.language.code.Audience;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.print.PartPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says one difference in words: one sentence, or one for each branch of a deadline. */
final class Sentences {
  private final Words words;
  private final PartPrinter earlier;
  private final PartPrinter later;
  private final PartPrinter ids;

  /**
   * @param earlier prints with the terms of the earlier code
   * @param ids prints terms by their ids: where both codes have the same words for two things
   */
  Sentences(Words words, PartPrinter earlier, PartPrinter later, PartPrinter ids) {
    this.words = words;
    this.earlier = earlier;
    this.later = later;
    this.ids = ids;
  }

  /** One sentence, with the words of the part in either code. */
  record Said(String before, String after, String sentence) {}

  List<Said> say(Difference difference) {
    List<Said> said = new ArrayList<>();
    for (Said each : main(difference)) {
      said.add(
          difference.place() == 0 || difference.part() == Part.REPARATION
              ? each
              : new Said(
                  each.before(),
                  each.after(),
                  words.of("in.reparation", difference.place(), each.sentence())));
    }
    return said;
  }

  private List<Said> main(Difference difference) {
    Object before = difference.before().map(Facet::value).orElse("");
    Object after = difference.after().map(Facet::value).orElse("");
    if (before instanceof Deadline.ByCase one
        && after instanceof Deadline.ByCase other
        && hasSameCases(one, other)) {
      return branches(one, other);
    }
    return List.of(one(difference, before, after));
  }

  private Said one(Difference difference, Object before, Object after) {
    String was = difference.before().map(it -> it.text().apply(earlier)).orElse("");
    String is = difference.after().map(it -> it.text().apply(later)).orElse("");
    if (was.equals(is)) {
      was = difference.before().map(it -> it.text().apply(ids)).orElse("");
      is = difference.after().map(it -> it.text().apply(ids)).orElse("");
    }
    String key = "part." + difference.part() + ".";
    String sentence =
        switch (difference.part()) {
          case AUDIENCE -> audience(before, after, was, is);
          case FORCE, TRIGGER_WHICH, USE, REACH -> words.of(key + after);
          case SERVES, REPLACES -> ids(key, before, after, was, is);
          case DEADLINE -> deadline(before, after, was, is);
          case SILENCE, DELAY, LASTING -> length(key, before, after, was, is);
          default -> words.of(key + how(difference), was, is);
        };
    return new Said(was, is, sentence);
  }

  private static String how(Difference difference) {
    return difference.before().isEmpty()
        ? "added"
        : difference.after().isEmpty() ? "removed" : "changed";
  }

  private String audience(Object before, Object after, String was, String is) {
    List<?> one = before instanceof List<?> list ? list : List.of();
    List<?> other = after instanceof List<?> list ? list : List.of();
    if (isEveryone(one) || isEveryone(other)) {
      return words.of("part.AUDIENCE." + (isEveryone(one) ? "only" : "everyone"), was, is);
    }
    if (other.containsAll(one)) {
      return words.of("part.AUDIENCE.more", later.audience(without(other, one)));
    }
    if (one.containsAll(other)) {
      return words.of("part.AUDIENCE.fewer", earlier.audience(without(one, other)));
    }
    return words.of("part.AUDIENCE.changed", was, is);
  }

  private static boolean isEveryone(List<?> audience) {
    return audience.isEmpty() || audience.stream().anyMatch(Audience.Everyone.class::isInstance);
  }

  private static List<Audience> without(List<?> all, List<?> some) {
    return all.stream()
        .filter(it -> !some.contains(it))
        .map(Audience.class::cast)
        .distinct()
        .toList();
  }

  /** Of lists of ids only what came or went is told. */
  private String ids(String key, Object before, Object after, String was, String is) {
    List<?> one = before instanceof List<?> list ? list : List.of();
    List<?> other = after instanceof List<?> list ? list : List.of();
    if (other.containsAll(one)) {
      return words.of(key + "added", "", joined(other, one));
    }
    if (one.containsAll(other)) {
      return words.of(key + "removed", joined(one, other), "");
    }
    return words.of(key + "changed", was, is);
  }

  private static String joined(List<?> all, List<?> without) {
    return String.join(
        ", ", all.stream().filter(it -> !without.contains(it)).map(String::valueOf).toList());
  }

  private String deadline(Object before, Object after, String was, String is) {
    if (before instanceof Deadline.Within one
        && after instanceof Deadline.Within other
        && one.length().unit() != Length.Unit.CLEAR_DAY
        && other.length().unit() != Length.Unit.CLEAR_DAY) {
      return lengths("part.DEADLINE.length", one.length(), other.length());
    }
    String how = was.isEmpty() ? "added" : is.isEmpty() ? "removed" : "changed";
    return words.of("part.DEADLINE." + how, was, is);
  }

  private String length(String key, Object before, Object after, String was, String is) {
    if (before instanceof Length one && after instanceof Length other) {
      return lengths(key + "changed", one, other);
    }
    return words.of(key + (was.isEmpty() ? "added" : "removed"), was, is);
  }

  /** Where only the number differs, the unit is said once: from 2 working days to 1. */
  private String lengths(String key, Length one, Length other) {
    boolean sameUnit =
        one.unit() == other.unit()
            && one.calendar().equals(other.calendar())
            && one.extended() == other.extended();
    String was = earlier.length(one);
    String is =
        sameUnit && one.calendar().isEmpty() && !one.extended()
            ? String.valueOf(other.count())
            : later.length(other);
    return words.of(key, was, is);
  }

  private static boolean hasSameCases(Deadline.ByCase one, Deadline.ByCase other) {
    return conditions(one).equals(conditions(other));
  }

  private static List<?> conditions(Deadline.ByCase deadline) {
    return deadline.branches().stream().map(Deadline.Branch::when).toList();
  }

  private List<Said> branches(Deadline.ByCase one, Deadline.ByCase other) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < one.branches().size(); i++) {
      Length was = one.branches().get(i).length();
      Length is = other.branches().get(i).length();
      if (!was.equals(is)) {
        said.add(
            new Said(
                earlier.length(was),
                later.length(is),
                words.of(
                    "in.case",
                    later.condition(other.branches().get(i).when()),
                    lengths("part.DEADLINE.length", was, is))));
      }
    }
    if (!one.otherwise().equals(other.otherwise())) {
      said.add(otherwise(one.otherwise(), other.otherwise()));
    }
    return said;
  }

  private Said otherwise(Optional<Length> was, Optional<Length> is) {
    String before = was.map(earlier::length).orElse("");
    String after = is.map(later::length).orElse("");
    String sentence =
        was.isPresent() && is.isPresent()
            ? words.of("in.other.cases", lengths("part.DEADLINE.length", was.get(), is.get()))
            : words.of("part.OTHERWISE." + (was.isEmpty() ? "added" : "removed"), before, after);
    return new Said(before, after, sentence);
  }
}
