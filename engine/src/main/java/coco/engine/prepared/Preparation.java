package coco.engine.prepared;

import coco.engine.Interaction;
import coco.engine.prepared.PreparedException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a prepared history of interactions that come in any order, in memory that does not grow
 * with their number.
 *
 * <p>Interactions are put aside in files, and gone through three times. By identity: of equal
 * source and id one is kept. By case: the first that names a party says whose the case is. By
 * party: they are sorted, and written. Each time only the files of one part are in memory, and
 * parts are chosen so that they fit. A part that is too large by identity is split again; the
 * events of a single party must fit.
 *
 * <p>The history takes its place when all is written. Until then what was there before stands, and
 * {@link #close} without {@link #finish} takes all away that was put aside.
 */
public final class Preparation implements AutoCloseable {
  private static final int FIRST_PARTS = 64;

  /** No reading: an interaction that was in the history before. */
  private static final int BEFORE = -1;

  private final Store store;
  private final Work work;
  private final AttributeShapes shapes = new AttributeShapes();
  private final Spill spill;
  private final Frame frame = new Frame();
  private final Frame.View view = new Frame.View();
  private final @Nullable PreparedHistory before;
  private int reading;

  private Preparation(Store store, @Nullable PreparedHistory before, Work work) throws IOException {
    this.store = store;
    this.before = before;
    this.work = work;
    this.spill = work.spill("read", FIRST_PARTS);
  }

  /**
   * Begins a history in a folder that has none.
   *
   * @param memory bytes that may be used, roughly
   * @throws PreparedException where the folder holds something already
   */
  public static Preparation of(Path folder, long memory) {
    if (PreparedHistory.isAt(folder)) {
      throw new PreparedException(Kind.ALREADY_THERE, folder, "");
    }
    return begin(folder, Work.within(Store.unfinished(folder), memory), null);
  }

  /**
   * Begins to add to the history in a folder, or begins one where there is none.
   *
   * @param memory bytes that may be used, roughly
   */
  public static Preparation appending(Path folder, long memory) {
    return appending(folder, Work.within(Store.unfinished(folder), memory));
  }

  static Preparation appending(Path folder, Work work) {
    return begin(folder, work, PreparedHistory.isAt(folder) ? PreparedHistory.open(folder) : null);
  }

  private static Preparation begin(Path folder, Work work, @Nullable PreparedHistory before) {
    Store store = Store.lock(folder);
    Preparation preparation = null;
    boolean begun = false;
    try {
      preparation = new Preparation(store, before, work);
      if (before != null) {
        Preparation adding = preparation;
        before.replay(interaction -> adding.put(interaction, 0, BEFORE));
      }
      begun = true;
      return preparation;
    } catch (IOException failed) {
      throw disk(folder, failed);
    } finally {
      if (preparation == null) {
        store.close();
      } else if (!begun) {
        preparation.close();
      }
    }
  }

  private static PreparedException disk(Path folder, IOException failed) {
    return new PreparedException(Kind.DISK, folder, String.valueOf(failed.getMessage()), failed);
  }

  /** What comes now is of another reading of a source. */
  public void beginReading() {
    reading++;
  }

  /** Adds an interaction. */
  public void add(Interaction interaction) {
    add(interaction, 0);
  }

  /**
   * Adds an interaction of which the same reading may say the same again at another place.
   *
   * @param content a hash of what it says, its place left aside: one that is equal to that of the
   *     first with its identity in this reading is a repetition; 0 for none
   */
  public void add(Interaction interaction, long content) {
    put(interaction, content, reading);
  }

  private void put(Interaction interaction, long content, int from) {
    frame.clear();
    try {
      frame.write(interaction, content, from, shapes);
      shapes.note(interaction);
      int part = Once.part(view.at(frame.bytes(), 0), FIRST_PARTS, 0);
      spill.write(part, frame.bytes(), 0, frame.size());
    } catch (Frame.BrokenText broken) {
      throw new PreparedException(
          Kind.BROKEN_TEXT, store.folder(), interaction.source() + " " + interaction.id(), broken);
    } catch (IOException failed) {
      throw disk(store.folder(), failed);
    }
  }

  /** Is told how far the writing is. */
  public interface Progress {
    /** So many of all interactions have been written. */
    void written(long done, long all);
  }

  /**
   * Makes the history of all that was added.
   *
   * @param progress told now and then how many interactions have been written
   */
  public PreparedHistory finish(Progress progress) {
    try {
      spill.finish();
      Path files = Files.createDirectory(store.unfinished().resolve("events"));
      Manifest manifest = write(files, progress);
      store.publish(files, manifest);
    } catch (IOException failed) {
      throw disk(store.folder(), failed);
    }
    return PreparedHistory.open(store.folder());
  }

  private Manifest write(Path files, Progress progress) throws IOException {
    int parts = parts(spill.bytes(), 0);
    try (Spill byCase = work.spill("case", parts)) {
      Once once =
          new Once(
              work,
              shapes,
              (bytes, length) ->
                  byCase.write(Owners.part(view.at(bytes, 0), parts), bytes, 0, length));
      once.run(spill, 0);
      byCase.finish();
      int buckets = parts(byCase.bytes(), byCase.frames());
      try (Spill byParty = work.spill("party", buckets)) {
        Owners owners =
            new Owners(
                (bytes, length) ->
                    byParty.write(Work.part(Owner.hash(bytes, 0), buckets, 2), bytes, 0, length));
        for (int part = 0; part < parts; part++) {
          owners.run(byCase, part);
        }
        byParty.finish();
        return write(byParty, files, once, progress);
      }
    }
  }

  /** Parts that fit, and hold no more than a bucket's events. */
  private int parts(long bytes, long events) {
    long parts = Math.max(bytes / work.partBytes(), events / work.bucketEvents()) + 1;
    return (int) Math.min(parts, Spill.PARTS_MAX);
  }

  private Manifest write(Spill byParty, Path files, Once once, Progress progress)
      throws IOException {
    Layout layout = Layout.of(shapes);
    List<Manifest.Part> parts = new ArrayList<>();
    Map<String, Long> types = new TreeMap<>();
    long events = 0;
    for (int part = 0; part < byParty.parts(); part++) {
      if (byParty.bytes(part) > 0) {
        Bucket bucket = new Bucket(layout);
        byParty.read(part, bucket::add);
        byParty.delete(part);
        Manifest.Part one = bucket.write(files.resolve("%05d.parquet".formatted(parts.size())));
        parts.add(one);
        bucket.types().forEach((type, count) -> types.merge(type, count, Long::sum));
        events += one.events();
        progress.written(events, byParty.frames());
      }
    }
    Manifest earlier = before == null ? null : before.manifest();
    return new Manifest(
        store.next(earlier == null ? null : earlier.folder()),
        events,
        parts.stream().mapToLong(Manifest.Part::parties).sum(),
        parts.stream().mapToLong(Manifest.Part::cases).sum(),
        once.repeated() + (earlier == null ? 0 : earlier.repeated()),
        once.differing() + (earlier == null ? 0 : earlier.differing()),
        new TreeMap<>(types),
        layout.recorded(),
        layout.attributes(),
        parts);
  }

  @Override
  public void close() {
    try {
      spill.close();
    } catch (IOException failed) {
      throw disk(store.folder(), failed);
    } finally {
      store.close();
    }
  }
}
