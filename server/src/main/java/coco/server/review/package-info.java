/**
 * Reviews: when a code, a chapter or a rule is looked at again, by whom, and what came of it; who
 * answers for which rule, and what speaks for looking earlier.
 *
 * <p>In come editions in force and comments on them, and from other modules {@link
 * coco.server.review.EarlyReasons} and {@link coco.server.review.KnownOfRule}; out go pages of the
 * office, reminders by mail, and acts in the log of evidence. It changes no text.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "web",
      "people",
      "notify",
      "evidence",
      "code",
      "reading",
      "privacy"
    })
package coco.server.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
