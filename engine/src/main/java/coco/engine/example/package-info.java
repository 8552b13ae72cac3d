/**
 * Examples that stand in a document, run as tests of its code.
 *
 * <p>Comes in: a code's examples and its compiled rules. Goes out: for each line what was expected
 * and what came. Never reports to the author: that is the language's and the command line's.
 */
@NullMarked
package coco.engine.example;

import org.jspecify.annotations.NullMarked;
