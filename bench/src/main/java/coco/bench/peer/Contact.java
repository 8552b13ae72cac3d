package coco.bench.peer;

import coco.bench.Row;
import coco.bench.Rows;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event as stream engines take it: a bean with its party resolved and its kind in one word, as a
 * feed in front of them would make it.
 */
public final class Contact implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final long time;
  private final String kind;
  private final @Nullable String caseId;
  private final String party;
  private final @Nullable String channel;
  private final @Nullable String author;
  private final @Nullable String approver;
  private final @Nullable String zone;

  private Contact(Row row, String party) {
    this.id = row.id();
    this.time = row.time();
    this.kind = kind(row);
    this.caseId = row.caseId();
    this.party = party;
    this.channel = row.channel();
    this.author = row.author();
    this.approver = row.approver();
    this.zone = row.zone();
  }

  private static String kind(Row row) {
    return row.type().equals("message.sent")
        ? Objects.requireNonNullElse(row.template(), "message")
        : row.type();
  }

  /** Feeds every event of an ordered file, each with the party that its case belongs to. */
  static void feed(Path file, Consumer<Contact> taker) throws IOException {
    Map<String, String> partyOfCase = new HashMap<>();
    Rows.read(
        file,
        row -> {
          String named = row.party();
          if (row.caseId() != null) {
            String known =
                named == null
                    ? partyOfCase.get(row.caseId())
                    : partyOfCase.putIfAbsent(row.caseId(), named);
            named = known == null ? named : known;
          }
          String party = named != null ? named : row.caseId() != null ? row.caseId() : row.id();
          taker.accept(new Contact(row, party));
        });
  }

  public String getId() {
    return id;
  }

  /** When it happened, in epoch microseconds. */
  public long getTime() {
    return time;
  }

  /** Its type, or what a message that we sent is: {@code reply}, {@code reminder}, … */
  public String getKind() {
    return kind;
  }

  public @Nullable String getCaseId() {
    return caseId;
  }

  /** Whose it is. */
  public String getParty() {
    return party;
  }

  public @Nullable String getChannel() {
    return channel;
  }

  public @Nullable String getAuthor() {
    return author;
  }

  public @Nullable String getApprover() {
    return approver;
  }

  /** The zone that it sets for its party. */
  public @Nullable String getZone() {
    return zone;
  }
}
