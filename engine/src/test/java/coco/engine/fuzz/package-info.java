/**
 * Targets of the fuzzer: bytes go in by a front door, and every promise that holds for any bytes at
 * all is checked. A target is a class with a method {@code fuzzerTestOneInput}; {@code .ci/fuzz}
 * runs Jazzer on one for as long as one likes, and {@code FuzzTest} all kept inputs and a short run
 * over all of them.
 */
@NullMarked
package coco.engine.fuzz;

import org.jspecify.annotations.NullMarked;
