package coco.server.people;

import coco.server.access.Viewer;
import coco.server.web.Visits;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whom a session belongs to; sessions are found by the person's id. */
record SignedInPerson(Viewer viewer)
    implements AuthenticatedPrincipal, Visits.SignedIn, Serializable {
  @Override
  public String getName() {
    return viewer.id().toString();
  }
}
