package coco.engine.contradiction;

import coco.language.code.RuleId;

/**
 * Two rules of which it was not settled whether they go together.
 *
 * @param rule the duty
 * @param other what may forbid its act
 * @param most how many ways of doing the act are tried at most: there were more
 */
public record Unsettled(RuleId rule, RuleId other, int most) {}
