/**
 * Recorded interactions in columns: the form in which a history is judged fast.
 *
 * <p>Comes in: interactions, or a prepared store. Goes out: chunks, each of whole parties, a
 * party's events in their order, every value a number of one dictionary. Knows no rule; it only
 * asks which attributes the rules read.
 */
@NullMarked
package coco.engine.column;

import org.jspecify.annotations.NullMarked;
