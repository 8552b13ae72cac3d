/**
 * A made history of interactions: deterministic in its size, its variant and its seed.
 *
 * <p>Comes in: a size. Goes out: one Parquet file in the order of arrival, and the mapping that
 * reads it. It never holds more than a slice of the history in memory.
 */
@NullMarked
package coco.bench.made;

import org.jspecify.annotations.NullMarked;
