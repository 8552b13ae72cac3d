/**
 * Judges a history in columns: one sweep over the rows of each party, with all state in arrays.
 *
 * <p>Comes in: compiled rules and a chunk. Goes out: verdicts, as numbers that point to rows.
 * Conditions, calendars and clocks are those of the compiled rules, so that a clause means here
 * what it means in the monitor; only how state is kept is another. Never reads a clock; keeps
 * nothing from one party to the next.
 */
@NullMarked
package coco.engine.sweep;

import org.jspecify.annotations.NullMarked;
