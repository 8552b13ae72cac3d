package coco.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Proposes a mapping for a file: reads its first rows, looks at names and values of its columns,
 * and writes YAML with comments where a person has to decide. What it cannot see, the zone above
 * all, it asks for.
 */
public final class SourceInspector {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private SourceInspector() {}

  /**
   * The mapping proposed for a file, as YAML.
   *
   * @throws SourceException where the file cannot be read
   */
  public static String propose(Path file) {
    String name = file.getFileName().toString();
    Look look = look(file);
    FileProfile profile;
    try {
      profile = profile(file, look, StandardCharsets.UTF_8);
    } catch (SourceException e) {
      if (e.fault().kind() != Fault.Kind.WRONG_ENCODING) {
        throw e;
      }
      profile = profile(file, look, WINDOWS);
      return new MappingProposal(name, look.format(), look.separator(), "windows-1252", profile)
          .write();
    }
    if (profile.rows() == 0) {
      throw new SourceException(Fault.of(Fault.Kind.EMPTY, name, 0));
    }
    return new MappingProposal(name, look.format(), look.separator(), "", profile).write();
  }

  /** What the name and the first line of a file say. */
  private record Look(Format format, char separator) {}

  private static Look look(Path file) {
    String[] start = new String[1];
    String[] inside = {file.getFileName().toString()};
    SourceFiles.open(
        file,
        (in, name) -> {
          if (start[0] == null) {
            start[0] = new String(in.readNBytes(1 << 16), StandardCharsets.ISO_8859_1);
            inside[0] = name;
          }
        });
    String text = start[0] == null ? "" : start[0];
    Format format = Format.ofName(inside[0]).orElseGet(() -> formatOf(text));
    return new Look(format, format == Format.TSV ? '\t' : separator(format, text));
  }

  private static Format formatOf(String text) {
    String first = text.stripLeading();
    if (text.startsWith("PK")) {
      return Format.XLSX;
    }
    return first.startsWith("<") ? Format.XES : first.startsWith("{") ? Format.NDJSON : Format.CSV;
  }

  /** The sign that parts the first line most often, outside quotes. */
  private static char separator(Format format, String text) {
    if (format != Format.CSV) {
      return ',';
    }
    String line = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    char best = ',';
    long most = 0;
    for (char sign : SEPARATORS) {
      long count = line.chars().filter(c -> c == sign).count();
      if (count > most) {
        most = count;
        best = sign;
      }
    }
    return best;
  }

  private static FileProfile profile(Path file, Look look, Charset encoding) {
    FileProfile profile = new FileProfile();
    SourceFiles.open(
        file,
        (in, name) -> {
          if (!profile.isDone()) {
            read(in, name, file, look, encoding, profile);
          }
        });
    return profile;
  }

  private static void read(
      InputStream in, String name, Path file, Look look, Charset encoding, FileProfile profile)
      throws IOException {
    boolean plain = Files.isRegularFile(file) && !isPacked(name);
    new RowFormats(encoding, look.separator())
        .read(look.format(), in, name, plain ? file : null, profile.columns(), profile);
  }

  private static boolean isPacked(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.contains(".zip/");
  }
}
