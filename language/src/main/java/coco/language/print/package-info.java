/** And back: sentences of a clause in English and French, and the formatter. */
@NullMarked
package coco.language.print;

import org.jspecify.annotations.NullMarked;
