/**
 * Promise curves: which share of a duty's occasions each deadline would have kept.
 *
 * <p>Comes in: editions of a code, one of their rules, a history. Goes out: for each edition a
 * {@link coco.engine.curve.Curve}, whole and by group. What happened is judged by the backtest;
 * nothing here gives a duty a second meaning.
 */
@NullMarked
package coco.engine.curve;

import org.jspecify.annotations.NullMarked;
