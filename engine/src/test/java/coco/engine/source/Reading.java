package coco.engine.source;

import coco.engine.Interaction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a mapping makes of a file, for tests. */
record Reading(List<Interaction> interactions, SourceSummary summary) {
  static Reading of(String mapping, String file, String content) {
    return of(mapping, file, content.getBytes(StandardCharsets.UTF_8));
  }

  static Reading of(String mapping, String file, byte[] content) {
    List<Interaction> found = new ArrayList<>();
    SourceReader reader = new SourceReader(SourceMapping.read("test", mapping).orElseThrow());
    return new Reading(found, reader.read(new ByteArrayInputStream(content), file, found::add));
  }

  static Reading of(String mapping, Path file) {
    List<Interaction> found = new ArrayList<>();
    SourceReader reader = new SourceReader(SourceMapping.read("test", mapping).orElseThrow());
    return new Reading(found, reader.read(List.of(file), found::add));
  }
}
