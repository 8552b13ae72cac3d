/**
 * Campaigns: who must know which edition, by when, and what they did about it.
 *
 * <p>In come published editions and people of the directory, out go mails, pages to read, and acts
 * in the log of evidence: that a campaign was launched, that somebody read, acknowledged, declined
 * or asked for an exception; and, for reviews, which rules are misunderstood. It changes neither
 * texts nor people.
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
package coco.server.inform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
