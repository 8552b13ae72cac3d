package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of people: kept, shown as what they would do, and done once that is confirmed. */
@Component
public class Imports {
  private static final int NAME_MOST = 200;

  private final JdbcClient jdbc;
  private final Directory directory;
  private final PeopleStore people;
  private final SecurityEvents events;
  private final Clock clock;

  Imports(
      JdbcClient jdbc,
      Directory directory,
      PeopleStore people,
      SecurityEvents events,
      Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  private record Kept(String file, DirectoryFile.Read read, boolean complete, String fingerprint) {}

  /** What a kept file would do, and to whom it belongs. */
  record Preview(
      String file, boolean complete, ImportPlan plan, List<String> ignored, boolean isStale) {
    Preview {
      ignored = List.copyOf(ignored);
    }
  }

  /** What became of a file, or of a confirmation. */
  sealed interface Outcome {
    /** It waits for its confirmation. */
    record Waits(UUID id) implements Outcome {}

    /** It is done. */
    record Done(ImportPlan plan) implements Outcome {}

    /** The key of why not. */
    record Refused(String problem) implements Outcome {}
  }

  /** Keeps a file for its preview; earlier ones of the same person that still waited go. */
  @Transactional
  Outcome keep(Viewer viewer, String name, byte[] content, boolean complete) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    Optional<String> problem = DirectoryFile.read(content).problem();
    if (problem.isPresent()) {
      return new Outcome.Refused(problem.get());
    }
    jdbc.sql("delete from people_import where by_id = :by and done_at is null")
        .param("by", viewer.id())
        .update();
    UUID id = UUID.randomUUID();
    String shown = name.isBlank() ? "?" : name.strip();
    jdbc.sql(
            """
            insert into people_import (id, by_id, made_at, file_name, content, complete, directory)
            values (:id, :by, :made, :name, :content, :complete, :directory)
            """)
        .param("id", id)
        .param("by", viewer.id())
        .param("made", Timestamp.from(clock.instant()))
        .param("name", shown.substring(0, Math.min(NAME_MOST, shown.length())))
        .param("content", content)
        .param("complete", complete)
        .param("directory", directory.roster(viewer).fingerprint())
        .update();
    return new Outcome.Waits(id);
  }

  /**
   * What a file would do now.
   *
   * @throws NotFound where none of the viewer's waits under this id
   */
  Preview preview(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    Kept kept = kept(viewer, id);
    Roster now = directory.roster(viewer);
    DirectoryFile.Read read = kept.read();
    return new Preview(
        kept.file(),
        kept.complete(),
        ImportPlan.of(now, read.rows(), kept.complete(), directory.today()),
        read.ignored(),
        !now.fingerprint().equals(kept.fingerprint()));
  }

  /**
   * Does what the preview showed, all of it or nothing; refused if the directory is another now.
   */
  @Transactional
  Outcome confirm(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    people.lockFirst();
    Kept kept = kept(viewer, id);
    Roster now = directory.roster(viewer);
    if (!now.fingerprint().equals(kept.fingerprint())) {
      return new Outcome.Refused("people.import.problem.stale");
    }
    ImportPlan plan = ImportPlan.of(now, kept.read().rows(), kept.complete(), directory.today());
    if (plan.obstacle().isPresent()) {
      return new Outcome.Refused(plan.obstacle().get());
    }
    List<Entry> changed =
        java.util.stream.Stream.concat(
                plan.movers().stream().map(ImportPlan.Mover::after), plan.leavers().stream())
            .toList();
    directory.apply(viewer, now, plan.joiners(), changed);
    Instant done = clock.instant();
    jdbc.sql("update people_import set done_at = :done, content = null where id = :id")
        .param("done", Timestamp.from(done))
        .param("id", id)
        .update();
    events.record(
        EventKind.DIRECTORY_IMPORTED,
        null,
        viewer.id(),
        null,
        null,
        "%s: +%d ~%d -%d !%d"
            .formatted(
                kept.file(),
                plan.joiners().size(),
                plan.movers().size(),
                plan.leavers().size(),
                plan.refused().size()));
    return new Outcome.Done(plan);
  }

  private Kept kept(Viewer viewer, UUID id) {
    return jdbc.sql(
            """
            select file_name, content, complete, directory from people_import
            where id = :id and by_id = :by and done_at is null
            """)
        .param("id", id)
        .param("by", viewer.id())
        .query(
            (row, number) ->
                new Kept(
                    row.getString("file_name"),
                    DirectoryFile.read(row.getBytes("content")),
                    row.getBoolean("complete"),
                    row.getString("directory")))
        .optional()
        .orElseThrow(() -> new NotFound("the import " + id));
  }

  /** Everybody, as a file. */
  String export(Viewer viewer, Texts texts) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    events.record(EventKind.DIRECTORY_EXPORTED, null, viewer.id(), null, null, null);
    return DirectoryFile.write(List.copyOf(directory.roster(viewer).entries().values()), texts);
  }
}
