package coco.server.learn;

import coco.server.learn.text.CourseFolder;
import coco.server.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures of a course, served so that they can do nothing but be seen. */
final class PictureFiles {
  private PictureFiles() {}

  /**
   * One of them.
   *
   * @throws NotFound where the edition has none of this name
   */
  static ResponseEntity<byte[]> of(
      CourseEdition edition, String name, HttpServletResponse response) {
    byte[] bytes = edition.folder().files().get(name);
    if (bytes == null || !CourseFolder.isPicture(name)) {
      throw new NotFound("the picture " + name);
    }
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(CourseFolder.type(name)))
        .cacheControl(CacheControl.maxAge(1, TimeUnit.HOURS).cachePrivate())
        .body(bytes);
  }
}
