/**
 * Working time, holidays, deadlines and their proofs.
 *
 * <p>Comes in: calendar definitions, zones, instants and lengths. Goes out: deadlines, amounts of
 * time taken, and the list of what was counted and why the rest was not. Instants are microseconds
 * since 1970 inside, {@link java.time.Instant} at the front door {@link
 * coco.engine.calendar.Timekeeper}.
 *
 * <p>Never reads a clock, the default zone or the default locale, and never takes a calendar that
 * is missing or that never opens for one that is always open.
 */
@NullMarked
package coco.engine.calendar;

import org.jspecify.annotations.NullMarked;
