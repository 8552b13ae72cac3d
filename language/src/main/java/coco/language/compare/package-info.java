/**
 * What differs in meaning between two codes: two editions, two language versions, or two codes of
 * different houses.
 *
 * <p>Comes in: two documents as read. Goes out: for {@link coco.language.Codes#compare}, the
 * changes, rule by rule, each in a sentence; for the check of two languages, which parts of a rule
 * differ. A difference is found on meanings in their one form ({@link
 * coco.language.compare.CanonicalMeaning}), so another wording of the same is none. Never judges
 * which of the two is right.
 */
@NullMarked
package coco.language.compare;

import org.jspecify.annotations.NullMarked;
