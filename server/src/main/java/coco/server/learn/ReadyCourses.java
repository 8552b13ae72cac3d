package coco.server.learn;

import coco.language.text.Language;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.CourseReader;
import coco.server.learn.text.CourseText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The courses that come with CoCo, each a folder of resources, to begin one's own from. */
@Component
public class ReadyCourses {
  private static final String PLACE = "/coco/server/learn/courses/";

  private final CourseReader reader;
  private final Map<String, CourseFolder> folders = new ConcurrentHashMap<>();
  private volatile List<String> keys = List.of();

  ReadyCourses(CourseReader reader) {
    this.reader = reader;
  }

  /** A course that is ready. */
  public record Ready(String key, String title, String summary, int minutes, int lessons) {}

  /** All of them, as a reader of a language is told of them. */
  List<Ready> all(Language language) {
    List<Ready> all = new ArrayList<>();
    for (String key : keys()) {
      Map<Language, CourseText> texts = reader.read(folder(key).orElseThrow()).texts();
      CourseText text =
          Objects.requireNonNullElseGet(
              texts.get(language), () -> texts.values().iterator().next());
      all.add(new Ready(key, text.title(), text.summary(), text.minutes(), text.lessons().size()));
    }
    return all;
  }

  /** The keys of all, in their order. */
  List<String> keys() {
    if (keys.isEmpty()) {
      keys =
          files("classpath*:" + PLACE + "*/course.*.md").stream()
              .map(ReadyCourses::folderOf)
              .distinct()
              .sorted()
              .toList();
    }
    return keys;
  }

  private static String folderOf(Resource file) {
    String[] parts = address(file).split("/", -1);
    return parts[parts.length - 2];
  }

  private static String address(Resource file) {
    try {
      return file.getURL().toString();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the ready courses", failure);
    }
  }

  private static List<Resource> files(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the ready courses", failure);
    }
  }

  /** The files of one; empty where there is none of this key. */
  Optional<CourseFolder> folder(String key) {
    return keys().contains(key)
        ? Optional.of(folders.computeIfAbsent(key, ReadyCourses::read))
        : Optional.empty();
  }

  /** What a course begins with that somebody writes here. */
  static String starter(Language language) {
    String file = "/coco/server/learn/starter.%s.md".formatted(language.tag());
    try (InputStream stream = ReadyCourses.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static CourseFolder read(String key) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Resource file : files("classpath*:" + PLACE + key + "/*.*")) {
      try (InputStream stream = file.getInputStream()) {
        files.put(Objects.requireNonNull(file.getFilename()), stream.readAllBytes());
      } catch (IOException failure) {
        throw new UncheckedIOException("cannot read the ready course " + key, failure);
      }
    }
    return new CourseFolder(files);
  }
}
