/** Findings: names, completeness, two languages, the form of examples. */
@NullMarked
package coco.language.check;

import org.jspecify.annotations.NullMarked;
