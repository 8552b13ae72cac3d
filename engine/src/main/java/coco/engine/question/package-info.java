/**
 * Questions of understanding, made from a code's own examples.
 *
 * <p>Comes in: a sound code, a rule and a seed. Goes out: {@link coco.engine.question.Question}s,
 * each with its answer, and why a rule has none; {@link coco.engine.question.QuestionText} says one
 * in a language. Times and attributes are moved by chance, but the same seed gives the same
 * questions; the answer is never guessed: the engine has run each scene, and what it does not
 * settle is not asked.
 */
@NullMarked
package coco.engine.question;

import org.jspecify.annotations.NullMarked;
