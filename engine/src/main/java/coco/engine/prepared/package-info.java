/**
 * Prepared histories: recorded interactions as a folder of Parquet files, each once, sorted by
 * party, ready to be judged.
 *
 * <p>Comes in: interactions in any order, however many. Goes out: chunks of whole parties. Memory
 * does not grow with the history: what does not fit is put aside in files. Knows no rule.
 */
@NullMarked
package coco.engine.prepared;

import org.jspecify.annotations.NullMarked;
