/**
 * Markdown and clause parsers: text in, parsed pieces with their spans out. Report findings; never
 * throw on any text.
 */
@NullMarked
package coco.language.syntax;

import org.jspecify.annotations.NullMarked;
