/**
 * A code's life: draft, review, approval, publication, and the pages that read it.
 *
 * <p>In come texts and decisions about them, out go editions in force. What a text means, and what
 * is wrong with it, the language and the engine say; this module keeps every text and every step,
 * and decides from them who may do what next.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"access", "web", "people", "notify", "evidence", "privacy"})
package coco.server.code;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
