/**
 * The front door of the engine: interactions in, verdicts out.
 *
 * <p>Verdicts are a function of the set of interactions, the editions, the calendars and the
 * instant asked about. Nothing here reads a clock, the default zone or locale, or a random source.
 */
@NullMarked
package coco.engine;

import org.jspecify.annotations.NullMarked;
