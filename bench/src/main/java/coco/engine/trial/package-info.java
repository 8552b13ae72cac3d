/** The way from benchmarks to the oracle, which is the engine's own test. */
@NullMarked
package coco.engine.trial;

import org.jspecify.annotations.NullMarked;
