/**
 * The compiled code: what the monitor runs.
 *
 * <p>Comes in: one or more editions of a {@link coco.language.code.Code}. Goes out: for an
 * interaction, the compiled rules that may concern it, and tests that answer in three values. Holds
 * no state of any party.
 */
@NullMarked
package coco.engine.rules;

import org.jspecify.annotations.NullMarked;
