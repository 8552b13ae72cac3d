/**
 * Trials: generated codes over generated histories, judged by the monitor and by the oracle, which
 * share no code. Seeded: a trial is known by its number.
 */
@NullMarked
package coco.engine.trial;

import org.jspecify.annotations.NullMarked;
