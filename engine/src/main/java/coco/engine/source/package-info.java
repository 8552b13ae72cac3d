/**
 * Real files and their mapping, as interactions.
 *
 * <p>Comes in: files (CSV, TSV, XLSX, XES, NDJSON; plain, gzip or in a ZIP) and a mapping ({@code
 * *.source.yaml}) that says what their columns mean. Goes out: one {@link coco.engine.Interaction}
 * after the other, and a value for every row that cannot be read. Files are streams: memory does
 * not grow with them, but for the identities of rows that a mapping says may be repeated.
 *
 * <p>Never guesses: a time without a zone, a number that is none, a type without a name in the code
 * are refused with file, line, column and reason.
 */
@NullMarked
package coco.engine.source;

import org.jspecify.annotations.NullMarked;
