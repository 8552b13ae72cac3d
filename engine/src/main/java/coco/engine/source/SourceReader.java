package coco.engine.source;

import coco.engine.Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads files through a mapping: the front door of this package.
 *
 * <p>Interactions are handed on one after the other, in the order of the files' names and of their
 * rows. Rows that cannot be read are refused one by one and listed; what stops a whole file is a
 * {@link SourceException}.
 */
public final class SourceReader {
  private final SourceMapping mapping;

  public SourceReader(SourceMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The files that the mapping names, in the order of their names.
   *
   * @param folder the mapping's
   * @throws SourceException where there is none
   */
  public List<Path> files(Path folder) {
    return SourceFiles.find(folder, mapping.file());
  }

  /**
   * Reads files.
   *
   * @throws SourceException where a file cannot be read on
   */
  public SourceSummary read(List<Path> files, Consumer<Interaction> sink) {
    RowMapper mapper = new RowMapper(mapping, sink);
    for (Path file : files) {
      SourceFiles.open(file, (in, name) -> rows(in, name, file, mapper));
    }
    return mapper.summary();
  }

  /**
   * Reads files without remembering the identities of rows: repetitions are handed on too, and are
   * not counted. So memory does not grow with the files.
   *
   * @throws SourceException where a file cannot be read on
   */
  public SourceSummary readAll(List<Path> files, RepeatedSink sink) {
    RowMapper mapper = new RowMapper(mapping, sink);
    for (Path file : files) {
      SourceFiles.open(file, (in, name) -> rows(in, name, file, mapper));
    }
    return mapper.summary();
  }

  /** Takes interactions of which some may repeat others. */
  public interface RepeatedSink {
    /**
     * An interaction.
     *
     * @param content a hash of what it says, its place in the file left aside; 0 where that place
     *     is its identity
     */
    void accept(Interaction interaction, long content);
  }

  /**
   * Reads a stream that is plain or, by its name, gzip.
   *
   * @param name of the file that it comes from
   */
  public SourceSummary read(InputStream in, String name, Consumer<Interaction> sink) {
    RowMapper mapper = new RowMapper(mapping, sink);
    try {
      SourceFiles.plain(in, name, (plain, file) -> rows(plain, file, null, mapper));
    } catch (IOException e) {
      throw Failures.of(name, mapping.encoding(), 0, e);
    }
    return mapper.summary();
  }

  private void rows(InputStream in, String name, @Nullable Path file, RowMapper mapper)
      throws IOException {
    mapper.begin(name);
    RowFormats formats = new RowFormats(mapping.encoding(), mapping.separator());
    formats.read(mapping.format(), in, name, file, mapper.columns(), mapper);
  }
}
