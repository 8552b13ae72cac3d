/**
 * Questions on rules: asked by whoever works here, by name or without, answered by who answers for
 * the rule, and, where the answer helps others, kept beside the rule as guidance.
 *
 * <p>In come rules in force and their owners, out go pages, mails, guidance beside rules ({@link
 * coco.server.reading.RuleNotes}) and what questions say for looking at a rule again.
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
      "review",
      "privacy"
    })
package coco.server.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
