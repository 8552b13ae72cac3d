package coco.server.learn;

import coco.server.access.Permission;
import coco.server.access.Secrets;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Certificates: issued when a course is done, shown by their holders, taken back with a reason. */
@Component
public class Certificates {
  static final int LIST_MOST = 200;
  static final int REASON_MOST = 500;

  private final CertificateStore store;
  private final Evidence evidence;
  private final Clock clock;

  Certificates(CertificateStore store, Evidence evidence, Clock clock) {
    this.store = store;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Issues one to who has just done a course. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID issue(
      Viewer viewer, Enrolment enrolment, CourseEdition edition, Optional<Instant> validUntil) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    long entry =
        evidence.record(act("certificate.issued", id, edition, now).about("by", viewer.id()));
    store.add(
        id,
        enrolment.id(),
        viewer.id(),
        edition.id(),
        now,
        validUntil,
        Secrets.next().substring(0, 32),
        entry);
    return id;
  }

  private static Act act(String kind, UUID id, CourseEdition edition, Instant at) {
    return Act.of(kind, at)
        .with("certificate", id.toString())
        .with("course", edition.courseKey())
        .with("edition", edition.id().toString())
        .with("number", Integer.toString(edition.number()));
  }

  /** That of an enrolment, where it was done. */
  Optional<Certificate> of(Enrolment enrolment) {
    return store.ofEnrolment(enrolment.id());
  }

  /**
   * The viewer's own.
   *
   * @throws NotFound where they have none of this id
   */
  public Certificate own(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store
        .byId(id)
        .filter(it -> it.personId().equals(viewer.id()))
        .orElseThrow(() -> missing(id));
  }

  private static NotFound missing(UUID id) {
    return new NotFound("the certificate " + id);
  }

  /**
   * One, for whoever has its address.
   *
   * @throws NotFound where there is none
   */
  public Certificate open(UUID id) {
    return store.byId(id).orElseThrow(() -> missing(id));
  }

  /** Says whether everybody who has its address reads the viewer's name. */
  @Transactional
  public void name(Viewer viewer, UUID id, boolean isNamed) {
    store.name(own(viewer, id).id(), isNamed);
  }

  /** Those of a course, the latest first. */
  public List<Certificate> ofCourse(Viewer viewer, UUID course) {
    viewer.mustBeAbleTo(Permission.READ_COURSES);
    return store.ofCourse(course, LIST_MOST);
  }

  /**
   * Takes one back.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> revoke(Viewer viewer, UUID id, CourseEdition edition, String reason) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    Certificate certificate = open(id);
    String why = reason.strip();
    if (why.isEmpty() || why.length() > REASON_MOST) {
      return Optional.of("learn.problem.reason");
    }
    if (certificate.revoked().isPresent()) {
      return Optional.of("learn.problem.revoked");
    }
    Instant now = clock.instant();
    store.revoke(id, now, viewer.id(), why);
    evidence.record(
        act("certificate.revoked", id, edition, now)
            .about("by", viewer.id())
            .about("holder", certificate.personId())
            .about("reason", certificate.personId(), why));
    return Optional.empty();
  }
}
