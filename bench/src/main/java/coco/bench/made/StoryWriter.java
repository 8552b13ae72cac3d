package coco.bench.made;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes a made history, slice by slice, as one Parquet file with its mapping. */
public final class StoryWriter {
  /*
   * A hundred million interactions in the order of arrival, without holding them.
   *
   * Parties begin one after another and a story is bounded, so what arrives in a slice of time comes
   * from parties whose numbers lie between two bounds. Each slice tells those stories anew, keeps
   * what arrives in it, sorts that and appends it. A story is told as often as there are slices
   * that it touches; telling costs microseconds, and no sort outgrows memory.
   */

  private static final int PARTIES_A_SLICE = 200_000;
  private static final long AS_OF = ChronoUnit.MICROS.between(Instant.EPOCH, Dataset.AS_OF);
  private static final Comparator<Made> ARRIVAL =
      Comparator.<Made>comparingLong(made -> made.recorded)
          .thenComparingInt(made -> made.teller)
          .thenComparingInt(made -> made.place);
  private static final String COLUMNS =
      """
      id varchar, source varchar, sequence bigint, "time" timestamptz, recorded timestamptz,
      type varchar, "case" varchar, party varchar, actor varchar, channel varchar,
      direction varchar, template varchar, language varchar, signature varchar, queue varchar,
      author varchar, approver varchar, case_priority varchar, party_zone varchar,
      party_language varchar, party_tier varchar
      """;

  private final Dataset dataset;
  private final PartyStory story;
  private long written;

  private StoryWriter(Dataset dataset) {
    this.dataset = dataset;
    this.story = new PartyStory(dataset.parties(), dataset.variant());
  }

  /**
   * Writes a history unless it is there already.
   *
   * @return how many rows it has
   */
  public static long write(Dataset dataset) throws IOException, SQLException {
    Files.createDirectories(dataset.folder());
    if (!Files.exists(dataset.file())) {
      new StoryWriter(dataset).writeAll();
    }
    return count(dataset.file());
  }

  private static long count(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from '%s'".formatted(file))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void writeAll() throws IOException, SQLException {
    Files.writeString(dataset.mapping(), mapping(), StandardCharsets.UTF_8);
    int slices = (dataset.parties() + PARTIES_A_SLICE - 1) / PARTIES_A_SLICE;
    long from = PartyStory.firstArrival();
    long step = (PartyStory.lastArrival() - from) / slices + 1;
    List<Path> parts = new ArrayList<>();
    Path whole = dataset.folder().resolve(dataset.name() + ".making");
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        var statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute("set preserve_insertion_order = true");
      statement.execute("create table slice (%s)".formatted(COLUMNS));
      for (int i = 0; i < slices; i++) {
        List<Made> arriving = arriving(from + i * step, from + (i + 1) * step);
        try (DuckDBAppender appender = connection.createAppender("slice")) {
          for (Made made : arriving) {
            append(appender, made);
          }
        }
        Path part = slices == 1 ? whole : dataset.folder().resolve(dataset.name() + ".part" + i);
        copy(statement, "slice", part);
        statement.execute("truncate slice");
        parts.add(part);
      }
      if (slices > 1) {
        String list =
            parts.stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]"));
        copy(statement, "(select * from read_parquet(%s))".formatted(list), whole);
        for (Path part : parts) {
          Files.delete(part);
        }
      }
    }
    Files.move(whole, dataset.file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void copy(Statement statement, String what, Path file) throws SQLException {
    statement.execute(
        "copy %s to '%s' (format parquet, compression snappy, row_group_size 122880)"
            .formatted(what, file));
  }

  private List<Made> arriving(long from, long until) {
    List<Made> arriving = new ArrayList<>();
    int first = story.firstFrom(from - PartyStory.LASTS_MICROS - PartyStory.LATE_MICROS);
    int last = story.firstFrom(until + PartyStory.DAY);
    for (int party = first; party < last; party++) {
      for (Made made : story.tell(party)) {
        if (made.time <= AS_OF && made.recorded >= from && made.recorded < until) {
          arriving.add(made);
        }
      }
    }
    arriving.sort(ARRIVAL);
    return arriving;
  }

  private void append(DuckDBAppender appender, Made made) throws SQLException {
    appender.beginRow();
    appender.append("e" + (made.teller * 128L + made.place));
    appender.append(Dataset.SOURCE);
    appender.append(written++);
    appender.appendEpochMicros(made.time);
    appender.appendEpochMicros(made.recorded);
    appender.append(made.type);
    text(
        appender, made.caseNumber == Made.NONE ? null : "c" + (made.teller * 8L + made.caseNumber));
    text(appender, made.party == Made.NONE ? null : "p" + made.party);
    text(appender, made.actor);
    text(appender, made.channel);
    text(appender, made.direction);
    text(appender, made.template);
    text(appender, made.language);
    text(appender, made.signature);
    text(appender, made.queue);
    text(appender, made.author);
    text(appender, made.approver);
    text(appender, made.priority);
    text(appender, made.zone);
    text(appender, made.partyLanguage);
    text(appender, made.tier);
    appender.endRow();
  }

  private static void text(DuckDBAppender appender, @Nullable String text) throws SQLException {
    if (text == null) {
      appender.appendNull();
    } else {
      appender.append(text);
    }
  }

  private String mapping() {
    return """
    source: %s
    file: %s
    format: parquet
    zone: UTC
    id: id
    case: case
    party: party
    actor: actor
    channel: channel
    direction: direction
    attributes:
      template: template
      language: language
      signature: signature
      queue: queue
      author: author
      approver: approver
      case.priority: case_priority
      party.zone: party_zone
      party.language: party_language
      party.tier: party_tier
    interactions:
      - {type: {column: type, others: keep}, time: time, recorded: recorded}
    """
        .formatted(Dataset.SOURCE, dataset.file().getFileName());
  }
}
