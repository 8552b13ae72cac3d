package coco.engine.trial;

import coco.language.code.RuleId;
import java.util.Optional;

/**
 * What two sides say of one thing.
 *
 * @param one absent where that side says nothing, like the other
 */
record Difference(RuleId rule, String edition, Optional<?> one, Optional<?> other) {}
