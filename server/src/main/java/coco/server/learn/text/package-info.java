/**
 * The text of a course: a small folder of Markdown, pictures and small codes, read into lessons and
 * questions, with all that is wrong with it.
 *
 * <p>In come files, out go {@link coco.server.learn.text.CourseText} and problems. It stores and
 * shows nothing.
 */
@NullMarked
@NamedInterface("text")
package coco.server.learn.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
