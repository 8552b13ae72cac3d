/**
 * What is drawn on a calendar: days in a row, the hours in which it is open, and marks at instants.
 *
 * <p>Comes in: instants, calendars, and how each thing is to be painted. Goes out: SVG, for the
 * command's picture of a verdict and for the timelines of examples on a page. Never decides what a
 * verdict is, and has no words of its own.
 */
@NullMarked
package coco.engine.picture;

import org.jspecify.annotations.NullMarked;
