/**
 * Verdicts from interactions: the state of one party, its deadlines, and what late interactions
 * revise.
 *
 * <p>Comes in: compiled rules, interactions, instants to advance to. Goes out: verdicts and their
 * changes. Never reads a clock: time passes when it is told to.
 */
@NullMarked
package coco.engine.monitor;

import org.jspecify.annotations.NullMarked;
