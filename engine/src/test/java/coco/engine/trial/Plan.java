package coco.engine.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How often each form, kind of time and modifier is generated: what few rules can carry is made
 * more often where it can be, so that every pair comes about often enough with every trait.
 */
final class Plan {
  /** A form with a kind of time. */
  record Combination(Form form, Timing timing) {}

  /** All that the language allows, some of them several times. */
  static final List<Combination> COMBINATIONS = combinations();

  /** A pair is made in as many rules as a combination that is listed so often, at least. */
  private static final double PAIR_WEIGHT = 3;

  private Plan() {}

  private static List<Combination> combinations() {
    List<Combination> all = new ArrayList<>();
    for (Form form : Form.values()) {
      for (Timing timing : Timing.values()) {
        for (int i = 0; timing.fits(form) && i < weight(form, timing); i++) {
          all.add(new Combination(form, timing));
        }
      }
    }
    // A history takes several in a row: they should not be the same.
    Collections.shuffle(all, new Random(3));
    return List.copyOf(all);
  }

  private static int weight(Form form, Timing timing) {
    return switch (form) {
      case DUTY, LEVEL_OF_DUTY -> timing.unit() == null ? 8 : 3;
      case REPEATED_DUTY, SILENCE, AVERAGE -> 3;
      case CAP -> timing == Timing.EACH_PERIOD || timing == Timing.EVER ? 20 : 3;
      case PRECEDENCE -> timing == Timing.NONE ? 6 : 7;
      case PROHIBITION, RESTRICTION -> 16;
      case QUALITY, LEVEL_OF_QUALITY -> 21;
    };
  }

  private static final Map<Combination, Map<Modifier, Integer>> PERCENT = percents();

  /** In how many of a hundred rules of a combination each modifier that fits stands. */
  static Map<Modifier, Integer> percents(Form form, Timing timing) {
    return PERCENT.getOrDefault(new Combination(form, timing), Map.of());
  }

  private static Map<Combination, Map<Modifier, Integer>> percents() {
    Map<Combination, Map<Modifier, Integer>> all = new HashMap<>();
    for (Combination each : COMBINATIONS) {
      Map<Modifier, Integer> percents = new EnumMap<>(Modifier.class);
      for (Modifier modifier : Modifier.values()) {
        if (modifier.fits(each.form(), each.timing())) {
          percents.put(modifier, percent(modifier, each));
        }
      }
      all.put(each, percents);
    }
    return all;
  }

  private static int percent(Modifier modifier, Combination in) {
    int ofForm = 0;
    int ofTiming = 0;
    for (Combination each : COMBINATIONS) {
      if (modifier.fits(each.form(), each.timing())) {
        ofForm += each.form() == in.form() ? 1 : 0;
        ofTiming += each.timing() == in.timing() ? 1 : 0;
      }
    }
    double share = PAIR_WEIGHT * rarity(modifier) / Math.min(ofForm, ofTiming);
    return Math.clamp(Math.round(100 * share), 4, 60);
  }

  /** How much oftener a modifier is tried, because rules that have it often judge nothing. */
  private static double rarity(Modifier modifier) {
    return switch (modifier) {
      case GROUP, WHILE -> 1.8;
      case DURING -> 1.5;
      case AUDIENCE, EXCEPTION, WHERE, ROLE, PARTY_LOCAL_TIME -> 1.3;
      case NOTICE_AT_MOST, REPARATION -> 1.2;
      default -> 1;
    };
  }
}
