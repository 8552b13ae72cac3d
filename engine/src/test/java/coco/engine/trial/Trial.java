package coco.engine.trial;

import coco.engine.Interaction;
import coco.language.code.Code;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One trial.
 *
 * @param arrivals in the order of their arrival
 * @param asOf the instant asked about
 */
record Trial(
    long seed,
    List<Code> editions,
    List<RuleGenerator.Tagged> rules,
    List<Interaction> arrivals,
    Instant asOf,
    Set<Trait> traits) {}
