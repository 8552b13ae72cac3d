/**
 * Writes tables as Parquet files, which DuckDB, Spark, pandas and others read.
 *
 * <p>Comes in: columns and their values, row by row. Goes out: one file, every page with its
 * checksum. The encodings used are the plain one and dictionaries; what the format asks of its
 * footer is written by the format's own structures. Knows nothing of interactions.
 */
@NullMarked
package coco.engine.parquet;

import org.jspecify.annotations.NullMarked;
