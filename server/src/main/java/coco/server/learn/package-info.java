/**
 * Learning: courses of lessons and questions, who is to do which by when, what they did, and the
 * certificates that say so.
 *
 * <p>In come the files of courses, people of the directory, and how often rules are broken, out go
 * pages to learn from, acts in the log of evidence, certificates that others can check, and
 * packages for other learning systems. It changes neither codes nor people.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "web",
      "settings",
      "people",
      "notify",
      "evidence",
      "code",
      "reading",
      "review",
      "measures",
      "privacy"
    })
package coco.server.learn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
