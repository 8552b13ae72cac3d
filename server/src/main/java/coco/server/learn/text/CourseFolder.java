package coco.server.learn.text;

import coco.language.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a course, by their name: a folder without folders in it. */
public record CourseFolder(SortedMap<String, byte[]> files) {
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9][a-z0-9-]{0,60}(?:\\.(?:en|fr))?(?:\\.coco)?\\.(?:md|png|jpe?g|svg)");

  private static final Pattern CODE = Pattern.compile("([a-z0-9-]+)\\.(en|fr)\\.coco\\.md");

  public CourseFolder {
    files = new TreeMap<>(files);
  }

  /** The same folder with a file in it. */
  public CourseFolder with(String name, byte[] content) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.put(name, content);
    return new CourseFolder(more);
  }

  /** The same folder without a file. */
  public CourseFolder without(String name) {
    SortedMap<String, byte[]> fewer = new TreeMap<>(files);
    fewer.remove(name);
    return new CourseFolder(fewer);
  }

  /** What a course's file of a language is called. */
  public static String course(Language language) {
    return "course.%s.md".formatted(language.tag());
  }

  /** Whether a file of this name may be in a course. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && (!name.endsWith(".md") || name.matches("course\\.(en|fr)\\.md") || isCode(name));
  }

  static boolean isCode(String name) {
    return CODE.matcher(name).matches();
  }

  /** Whether a file is a picture, by its name. */
  public static boolean isPicture(String name) {
    return name.matches(".*\\.(png|jpe?g|svg)");
  }

  /** What a browser is told that a picture is. */
  public static String type(String name) {
    if (name.endsWith(".svg")) {
      return "image/svg+xml";
    }
    return name.endsWith(".png") ? "image/png" : "image/jpeg";
  }

  /** A text of the folder; empty where there is none, or none in UTF-8. */
  public Optional<String> text(String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? Optional.empty() : decoded(bytes);
  }

  static Optional<String> decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0
          ? Optional.of(text.replace("\uFEFF", "").replaceAll("\r\n?", "\n"))
          : Optional.empty();
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** The text of a code of this folder: in a language, where it has one in it. */
  public Optional<String> code(String name, Language language) {
    return text("%s.%s.coco.md".formatted(name, language.tag()));
  }

  /** Whether the folder has a code of this name in some language. */
  public boolean hasCode(String name) {
    return files.keySet().stream()
        .map(CODE::matcher)
        .filter(Matcher::matches)
        .anyMatch(it -> it.group(1).equals(name));
  }

  /** What became of an archive. */
  public record Unpacked(CourseFolder folder, List<Problem> problems) {
    public Unpacked {
      problems = List.copyOf(problems);
    }
  }

  /** The files of an archive; folders in it do not matter. */
  public static Unpacked unpacked(String archive, byte[] bytes) {
    List<Problem> problems = new ArrayList<>();
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (bytes.length > Limits.ARCHIVE) {
      return new Unpacked(new CourseFolder(files), List.of(large(archive, Limits.ARCHIVE)));
    }
    int left = Limits.FOLDER;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replaceFirst("^.*/", "");
        boolean isOurs =
            !entry.isDirectory() && !entry.getName().contains("__MACOSX") && !name.startsWith(".");
        byte[] content = zip.readNBytes(Math.min(left, Limits.FILE) + 1);
        left -= content.length;
        if (content.length > Limits.FILE || left < 0) {
          problems.add(large(name, left < 0 ? Limits.FOLDER : Limits.FILE));
          return new Unpacked(new CourseFolder(files), problems);
        }
        if (isOurs) {
          files.put(name, content);
        }
        if (files.size() > Limits.FILES) {
          problems.add(many(archive, Limits.FILES, files.size()));
          return new Unpacked(new CourseFolder(files), problems);
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      problems.add(new Problem(archive, 0, Problem.Kind.UNREADABLE, List.of(archive)));
    }
    if (files.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(archive, 0, Problem.Kind.UNREADABLE, List.of(archive)));
    }
    return new Unpacked(new CourseFolder(files), problems);
  }

  static Problem many(String name, int most, int count) {
    return new Problem(
        name, 0, Problem.Kind.MANY, List.of(Integer.toString(most), Integer.toString(count)));
  }

  static Problem large(String name, int most) {
    return new Problem(name, 0, Problem.Kind.LARGE, List.of(name, Integer.toString(most / 1_000)));
  }

  /** The folder as an archive, always alike. */
  public byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
