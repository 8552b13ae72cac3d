package coco.engine.trial;

import coco.engine.Interaction;
import coco.language.code.Code;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One trial.
 *
 * @param rules what is in the rules, by the name of their edition
 * @param arrivals in the order of their arrival
 * @param asOf the instant asked about; nothing arrives that happened later
 */
record Trial(
    long seed,
    List<Code> editions,
    SequencedMap<String, List<RuleGenerator.Tagged>> rules,
    List<Interaction> arrivals,
    Instant asOf,
    Set<Trait> traits) {}
