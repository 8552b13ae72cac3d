/**
 * Mailings: which parties outside were told of which edition by mail, and what came of it.
 *
 * <p>In come published editions and parties, out go mails with a link of their own, pages that need
 * no account, and acts in the log of evidence: that a mail went out, that a party read,
 * acknowledged or declined. It shows of an edition what everybody may read, and nothing else.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "settings",
      "web",
      "notify",
      "evidence",
      "code",
      "reading",
      "relations",
      "inform",
      "privacy"
    })
package coco.server.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
