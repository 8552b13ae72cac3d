/**
 * What proves that something was done: an append-only log of acts, and proofs of it that need
 * neither this installation nor anybody's word.
 *
 * <p>In comes an act, in the transaction that does it; out go checkpoints that the organisation
 * signs, and bundles that anybody checks offline. {@code docs/evidence.md} has the formats.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "settings", "web"})
package coco.server.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
