/**
 * A code as one page for readers: HTML that needs nothing from elsewhere and no script.
 *
 * <p>Comes in: documents as read (one, or both language versions), and holidays for the timelines
 * of examples. Goes out: the page as text. It shows what the document says in the document's own
 * words; it never judges, and nothing of a document becomes markup of the page.
 */
@NullMarked
package coco.engine.page;

import org.jspecify.annotations.NullMarked;
