/**
 * A code over recorded interactions: all of them known, in parallel by party.
 *
 * <p>Comes in: compiled rules and a history. Goes out: verdicts, and what they sum up to. The
 * monitor of each party is the same one that runs live.
 */
@NullMarked
package coco.engine.backtest;

import org.jspecify.annotations.NullMarked;
