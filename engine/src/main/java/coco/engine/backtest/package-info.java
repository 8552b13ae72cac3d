/**
 * A code over recorded interactions: all of them known, in parallel by party.
 *
 * <p>Comes in: compiled rules and a history. Goes out: verdicts, and what they sum up to. It is
 * judged in columns, by the same compiled rules that run live.
 */
@NullMarked
package coco.engine.backtest;

import org.jspecify.annotations.NullMarked;
