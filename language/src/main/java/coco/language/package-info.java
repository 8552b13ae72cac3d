/**
 * The front door of the language: read a document, check it, print it, compare it.
 *
 * <p>Same input, same output: nothing here reads a clock, the default locale or zone, or a file of
 * its own accord.
 */
@NullMarked
package coco.language;

import org.jspecify.annotations.NullMarked;
