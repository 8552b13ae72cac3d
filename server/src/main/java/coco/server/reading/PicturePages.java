package coco.server.reading;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.privacy.KnownOfPerson;
import coco.server.web.Paging;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The full picture of one person, as a page and as a PDF: one's own, and that of others. */
@Controller
public class PicturePages {
  static final int PAGE = 100;

  private static final String OFFICE = "/office/people/{id}/picture";
  private static final String OWN = "/me/picture";

  private final Pictures pictures;

  PicturePages(Pictures pictures) {
    this.pictures = pictures;
  }

  /**
   * The picture.
   *
   * @param address of this page
   */
  public record Shown(Visit visit, Pictures.Picture picture, Paging paging, String address) {
    /** What stands on this page, by edition. */
    public SequencedMap<String, List<KnownOfPerson.Happened>> editions() {
      return picture.editions(paging.before(PAGE), PAGE);
    }

    /** The address of another page of the same list. */
    public String address(int number) {
      return "%s?page=%d".formatted(address, number);
    }
  }

  @GetMapping(OFFICE)
  @Needs(Permission.READ_TEAM_PICTURES)
  ModelAndView picture(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
    return page(
        visit,
        pictures.of(visit.signedIn(), id, visit.texts()),
        page,
        OFFICE.replace("{id}", id.toString()));
  }

  @GetMapping(OWN)
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView own(Visit visit, @RequestParam(defaultValue = "1") int page) {
    return page(visit, pictures.own(visit.signedIn(), visit.texts()), page, OWN);
  }

  private static ModelAndView page(
      Visit visit, Pictures.Picture picture, int page, String address) {
    Paging paging = Paging.of(page, picture.happened().size(), PAGE);
    return Templates.page("reading/picture", new Shown(visit, picture, paging, address));
  }

  @GetMapping(OFFICE + ".pdf")
  @Needs(Permission.READ_TEAM_PICTURES)
  ResponseEntity<byte[]> pdf(Visit visit, @PathVariable UUID id) {
    return file(pictures.of(visit.signedIn(), id, visit.texts()));
  }

  @GetMapping(OWN + ".pdf")
  @Needs(Permission.OWN_ACCOUNT)
  ResponseEntity<byte[]> ownPdf(Visit visit) {
    return file(pictures.own(visit.signedIn(), visit.texts()));
  }

  private static ResponseEntity<byte[]> file(Pictures.Picture picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename("picture-%s.pdf".formatted(picture.person().id()), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(PicturePdf.of(picture));
  }
}
