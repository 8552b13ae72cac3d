package coco.server.learn;

import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which courses somebody was asked to do, what they did about it, and their certificates. */
@Component
class KnownOfCourses implements KnownOfPerson {
  private static final int MOST = 500;

  private final LearningStore store;
  private final CertificateStore certificates;
  private final Courses courses;
  private final Clock clock;

  KnownOfCourses(LearningStore store, CertificateStore certificates, Courses courses, Clock clock) {
    this.store = store;
    this.certificates = certificates;
    this.courses = courses;
    this.clock = clock;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    List<Open> open = new ArrayList<>();
    List<Happened> happened = new ArrayList<>();
    Instant now = clock.instant();
    for (Enrolment enrolment : store.of(person, MOST)) {
      String title =
          courses
              .byId(enrolment.courseId())
              .map(it -> it.title(said.texts().language()))
              .orElse("");
      String what = said.of("learn.waiting", title);
      if (enrolment.isOpen()) {
        enrolment.due().ifPresent(due -> open.add(new Open(what, due, enrolment.isLate(now))));
      }
      happened.add(
          happened(
              enrolment.enrolled(),
              what,
              said.of(enrolment.due().isPresent() ? "learn.known.asked" : "learn.known.begun"),
              enrolment.risk()));
      for (LearningStore.Tried tried : store.tries(enrolment.id())) {
        happened.add(
            happened(
                tried.at(),
                what,
                said.of(tried.isPassed() ? "learn.known.passed" : "learn.known.failed"),
                said.of("learn.result.right", tried.right(), tried.asked())));
      }
      enrolment
          .done()
          .ifPresent(at -> happened.add(happened(at, what, said.of("learn.known.done"), "")));
    }
    for (Certificate certificate : certificates.ofPerson(person, MOST)) {
      String what =
          said.of(
              "learn.waiting",
              courses.edition(certificate.editionId()).title(said.texts().language()));
      happened.add(happened(certificate.issued(), what, said.of("learn.known.certificate"), ""));
      certificate
          .revoked()
          .ifPresent(
              at ->
                  happened.add(
                      happened(at, what, said.of("learn.known.revoked"), certificate.reason())));
    }
    return new Known(List.of(), open, happened);
  }

  private static Happened happened(Instant at, String course, String text, String detail) {
    return new Happened(at, course, Optional.empty(), text, detail);
  }
}
