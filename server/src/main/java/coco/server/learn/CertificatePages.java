package coco.server.learn;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.learn.text.CourseText;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Certificates: to their holder, to those who issue them, and to whoever has to check one. */
@Controller
public class CertificatePages {
  private static final String OWN = "/me/certificates/{id}";
  private static final String OPEN = "/certificates/{id}";
  private static final String OFFICE = CoursePages.ONE + "/certificates";

  private final Certificates certificates;
  private final Courses courses;
  private final Badges badges;
  private final Clock clock;

  CertificatePages(Certificates certificates, Courses courses, Badges badges, Clock clock) {
    this.certificates = certificates;
    this.courses = courses;
    this.badges = badges;
    this.clock = clock;
  }

  /**
   * A certificate.
   *
   * @param address of the page on which everybody can check it
   * @param isOwn whether its holder looks at it
   */
  public record One(
      Visit visit,
      Instant now,
      Certificate certificate,
      CourseEdition edition,
      CourseText course,
      String address,
      boolean isOwn) {
    public String here() {
      return "/me/certificates/" + certificate.id();
    }

    public boolean showsName() {
      return isOwn || certificate.isNamed();
    }
  }

  /** The certificates of a course. */
  public record Office(
      Visit visit,
      Instant now,
      Courses.Course course,
      List<Certificate> certificates,
      Optional<String> problem) {
    public Office {
      certificates = List.copyOf(certificates);
    }

    public String address() {
      return "%s/%s/certificates".formatted(CoursePages.ALL, course.id());
    }
  }

  @GetMapping(OWN)
  @Needs(Permission.READ_CODE)
  ModelAndView own(Visit visit, @PathVariable UUID id) {
    return Templates.page(
        "learn/certificate", one(visit, certificates.own(visit.signedIn(), id), true));
  }

  private One one(Visit visit, Certificate certificate, boolean isOwn) {
    CourseEdition edition = courses.edition(certificate.editionId());
    return new One(
        visit,
        clock.instant(),
        certificate,
        edition,
        edition.in(visit.language()),
        badges.address(certificate.id()),
        isOwn);
  }

  @PostMapping(OWN + "/name")
  @Needs(Permission.READ_CODE)
  String name(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean named) {
    certificates.name(visit.signedIn(), id, named);
    return "redirect:/me/certificates/" + id;
  }

  @GetMapping(OWN + "/pdf")
  @Needs(Permission.READ_CODE)
  ResponseEntity<byte[]> pdf(Visit visit, @PathVariable UUID id) {
    Certificate certificate = certificates.own(visit.signedIn(), id);
    CourseText course = courses.edition(certificate.editionId()).in(visit.language());
    byte[] file = CertificatePdf.of(certificate, course, badges.address(id), visit.texts());
    return file(file, MediaType.APPLICATION_PDF_VALUE, id + ".pdf");
  }

  @GetMapping(OWN + "/badge")
  @Needs(Permission.READ_CODE)
  ResponseEntity<byte[]> badge(Visit visit, @PathVariable UUID id) {
    String credential =
        badges
            .credential(certificates.own(visit.signedIn(), id))
            .orElseThrow(() -> new NotFound("the key of certificates on this node"));
    return file(credential.getBytes(StandardCharsets.US_ASCII), "application/vc+jwt", id + ".jwt");
  }

  private static ResponseEntity<byte[]> file(byte[] bytes, String type, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("certificate-" + name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }

  @GetMapping(OPEN)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView open(Visit visit, @PathVariable UUID id) {
    return Templates.page("learn/certificate", one(visit, certificates.open(id), false));
  }

  @GetMapping("/certificates/issuer")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> issuer() {
    return json(badges.servedIssuer());
  }

  @GetMapping("/certificates/key")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> key() {
    return json(badges.key());
  }

  @GetMapping("/certificates/achievements/{id}")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> achievement(@PathVariable UUID id) {
    CourseEdition edition = courses.edition(id);
    if (edition.published().isEmpty()) {
      throw new NotFound("the course edition " + id);
    }
    return json(badges.achievement(edition));
  }

  @GetMapping("/certificates/status/{list}")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> status(@PathVariable int list) {
    if (list < 0 || list > 10_000) {
      throw new NotFound("the list of status " + list);
    }
    return badges
        .status(list)
        .map(
            it ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/vc+jwt"))
                    .cacheControl(CacheControl.noCache())
                    .body(it))
        .orElseThrow(() -> new NotFound("the key of certificates on this node"));
  }

  private ResponseEntity<byte[]> json(Map<String, Object> object) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(badges.written(object));
  }

  @GetMapping(OFFICE)
  @Needs(Permission.READ_COURSES)
  ModelAndView office(Visit visit, @PathVariable UUID id) {
    return office(visit, id, Optional.empty());
  }

  private ModelAndView office(Visit visit, UUID id, Optional<String> problem) {
    Courses.Course course = courses.visibleTo(visit.signedIn(), id);
    ModelAndView view =
        Templates.page(
            "learn/certificates",
            new Office(
                visit,
                clock.instant(),
                course,
                certificates.ofCourse(visit.signedIn(), id),
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(OFFICE + "/{certificate}/revocation")
  @Needs(Permission.MANAGE_COURSES)
  ModelAndView revoke(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable UUID certificate,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    CourseEdition edition = courses.edition(certificates.open(certificate).editionId());
    if (!edition.courseId().equals(id)) {
      throw new NotFound("the certificate " + certificate);
    }
    Optional<String> problem = certificates.revoke(visit.signedIn(), certificate, edition, reason);
    if (problem.isPresent()) {
      return office(visit, id, problem);
    }
    flash.addFlashAttribute("notice", visit.text("learn.revoked"));
    return new ModelAndView("redirect:%s/%s/certificates".formatted(CoursePages.ALL, id));
  }
}
