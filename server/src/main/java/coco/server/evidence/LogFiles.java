package coco.server.evidence;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The log as C2SP's {@code tlog-tiles} lays it out, for tools that nobody here wrote. Its hashes
 * are everybody's: they tell nothing, and hold us to what we did. Its entries are for those who may
 * read records.
 */
@Controller
class LogFiles {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final Pattern PLACE =
      Pattern.compile("/((?:x[0-9]{3}/){0,4})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  private final Evidence evidence;
  private final EvidenceStore store;

  LogFiles(Evidence evidence, EvidenceStore store) {
    this.evidence = evidence;
    this.store = store;
  }

  /** Which tile, and how many of its hashes. */
  private record Asked(long number, int width) {
    static Asked of(String place) {
      Matcher asked = PLACE.matcher(place);
      if (!asked.matches()) {
        throw new NotFound("the tile " + place);
      }
      String higher = asked.group(1).replace("x", "").replace("/", "");
      long number = Long.parseLong(higher + asked.group(2));
      int width = asked.group(3) == null ? Tiles.WIDTH : Integer.parseInt(asked.group(3));
      boolean isPadded = higher.startsWith("000");
      if (isPadded || (asked.group(3) != null && width >= Tiles.WIDTH)) {
        throw new NotFound("the tile " + place);
      }
      return new Asked(number, width);
    }
  }

  @GetMapping("/evidence/checkpoint")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> checkpoint() {
    String note = evidence.checkpoint().orElseThrow(() -> new NotFound("a checkpoint"));
    return ResponseEntity.ok().contentType(TEXT).cacheControl(CacheControl.noCache()).body(note);
  }

  @GetMapping("/evidence/key")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> key() {
    return ResponseEntity.ok()
        .contentType(TEXT)
        .cacheControl(CacheControl.noCache())
        .body(evidence.key() + "\n");
  }

  @GetMapping("/evidence/tile/{level}/{*place}")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String place) {
    Asked asked = Asked.of(place);
    if (!level.matches("[0-7]")) {
      throw new NotFound("the level " + level);
    }
    byte[] hashes = store.tile(new Tiles.Place(Integer.parseInt(level), asked.number()));
    int length = asked.width() * Hash.LENGTH;
    if (hashes.length < length) {
      throw new NotFound("the tile " + place);
    }
    return unchanging(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .body(Arrays.copyOf(hashes, length));
  }

  @GetMapping("/evidence/tile/entries/{*place}")
  @Needs(Permission.READ_RECORDS)
  ResponseEntity<byte[]> entries(@PathVariable String place) {
    Asked asked = Asked.of(place);
    long first = asked.number() * Tiles.WIDTH;
    List<EvidenceStore.Row> rows = store.from(first, asked.width());
    if (rows.size() < asked.width()) {
      throw new NotFound("the tile " + place);
    }
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (EvidenceStore.Row row : rows) {
      byte[] line = row.line().getBytes(StandardCharsets.UTF_8);
      bundle.writeBytes(ByteBuffer.allocate(2).putShort((short) line.length).array());
      bundle.writeBytes(line);
    }
    return unchanging(CacheControl.noStore()).body(bundle.toByteArray());
  }

  private static ResponseEntity.BodyBuilder unchanging(CacheControl control) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(control);
  }
}
