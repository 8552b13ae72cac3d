/**
 * The parties that the organisation deals with: customers, partners, other stakeholders.
 *
 * <p>In come their names, languages, time zones and addresses, out go lists that can be searched.
 * What happens between them and the organisation is not kept here: modules that keep some of it say
 * so of a party through an interface.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web", "privacy"})
package coco.server.relations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
