package coco.engine.rules;

import coco.engine.calendar.Holidays;
import coco.engine.calendar.Timekeeper;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.Code;
import coco.language.code.RuleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compiles editions of a code. */
public final class RulesCompiler {
  private final Symbols types = new Symbols();
  private final Slots slots = new Slots();
  private final Holidays holidays;

  private RulesCompiler(Holidays holidays) {
    this.holidays = holidays;
  }

  /**
   * The editions, ready to run.
   *
   * @param codes sound codes; editions of one code, each in force from its effective day until the
   *     next one's
   * @throws IllegalArgumentException where two editions begin on the same day, are of different
   *     codes, or name what they do not define
   */
  public static Rules compile(List<Code> codes, Holidays holidays) {
    return new RulesCompiler(holidays).compile(codes);
  }

  private Rules compile(List<Code> codes) {
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("no code was given");
    }
    List<Code> ordered =
        codes.stream().sorted(Comparator.comparingLong(RulesCompiler::from)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      refuseUnlessSuccessors(ordered.get(i - 1), ordered.get(i));
    }
    int zonePlace = slots.of(new Attribute(Owner.PARTY, "zone"));
    int kindPlace = slots.of(new Attribute(Owner.PARTY, "kind"));
    List<EditionCompiler> compilers = new ArrayList<>();
    for (int place = 0; place < ordered.size(); place++) {
      Code code = ordered.get(place);
      Timekeeper timekeeper = Timekeeper.of(code, holidays);
      compilers.add(new EditionCompiler(place, code, timekeeper, types, slots, kindPlace));
    }
    compilers.forEach(EditionCompiler::compile);
    List<CompiledEdition> editions = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      long until = i + 1 < ordered.size() ? from(ordered.get(i + 1)) : Long.MAX_VALUE;
      editions.add(compilers.get(i).edition(from(ordered.get(i)), until));
    }
    return new Rules(editions, types, slots, zonePlace);
  }

  private static void refuseUnlessSuccessors(Code earlier, Code later) {
    if (!earlier.id().equals(later.id())) {
      throw new IllegalArgumentException(
          "editions of one code were expected, but '%s' and '%s' are two codes"
              .formatted(earlier.id(), later.id()));
    }
    if (from(earlier) == from(later)) {
      throw new IllegalArgumentException(
          "editions '%s' and '%s' of '%s' begin on the same day"
              .formatted(earlier.edition(), later.edition(), later.id()));
    }
  }

  private static long from(Code code) {
    return code.effective()
        .map(
            day ->
                ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(code.zone()).toInstant()))
        .orElse(Long.MIN_VALUE);
  }

  /** What rule ids replace a rule of the code, directly or through others. */
  static List<RuleId> replacing(Code code, RuleId replaced) {
    List<RuleId> found = new ArrayList<>();
    List<RuleId> open = new ArrayList<>(List.of(replaced));
    while (!open.isEmpty()) {
      RuleId next = open.removeLast();
      for (var rule : code.rules()) {
        if (rule.annotations().replaces().contains(next)
            && !found.contains(rule.id())
            && !rule.id().equals(replaced)) {
          found.add(rule.id());
          open.add(rule.id());
        }
      }
    }
    return found;
  }
}
