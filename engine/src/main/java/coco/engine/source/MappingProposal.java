package coco.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what the columns of a file seem to be, and writes that as a mapping. */
final class MappingProposal {
  private static final int ATTRIBUTE_VALUES_MAX = 1_500;

  private static final List<String> CASES =
      List.of(
          "case:concept:name",
          "case-concept-name",
          "case-id",
          "case",
          "case-enquiry-id",
          "ticket-id",
          "ticket",
          "complaint-id",
          "incident-id",
          "incident",
          "request-id",
          "claim-id",
          "order-id",
          "number",
          "reference",
          "id");
  private static final List<String> PARTIES =
      List.of(
          "party",
          "party-id",
          "customer",
          "customer-id",
          "client",
          "client-id",
          "caller-id",
          "caller",
          "requester",
          "requester-id",
          "contact-id",
          "account-id",
          "account",
          "user-id",
          "citizen",
          "patient",
          "member-id");
  private static final List<String> TYPES =
      List.of(
          "concept-name",
          "activity",
          "event-type",
          "event",
          "eventtype",
          "action",
          "type",
          "incident-state",
          "status");
  private static final List<String> CHANNELS =
      List.of("channel", "case-channel", "contact-type", "submitted-via", "via", "medium");
  private static final List<String> ACTORS =
      List.of("org-resource", "resource", "actor", "agent", "assigned-to", "handler", "server");
  private static final List<String> TIMES =
      List.of("time-timestamp", "time", "timestamp", "date", "occurred", "occurred-at");

  /** Times by when something should be, rather than when it was. */
  private static final Pattern DEADLINE =
      Pattern.compile(".*(target|due|deadline|planned|expected|scheduled|echeance|échéance).*");

  private final FileProfile file;
  private final MappingText text;
  private final Set<String> used = new LinkedHashSet<>();
  private final List<ColumnProfile> times;
  private final Optional<ColumnProfile> type;
  private final Optional<ColumnProfile> mainTime;
  private final List<String> caseColumns;
  private final boolean rowIsEvent;

  MappingProposal(String name, Format format, char separator, String encoding, FileProfile file) {
    this.file = file;
    this.text = new MappingText();
    this.times = file.all().stream().filter(c -> c.isTime() || c.isDate()).toList();
    Optional<ColumnProfile> types = file.all().stream().filter(ColumnProfile::isTypes).findFirst();
    this.type = types.or(() -> named(TYPES).filter(column -> !column.isNumber()));
    this.mainTime =
        named(TIMES)
            .filter(times::contains)
            .or(
                () ->
                    times.stream()
                        .filter(only -> types.isPresent() && times.size() == 1)
                        .findFirst());
    boolean typed =
        type.filter(
                c -> c.isTypes() || c.words().matches("concept-name|activity|event.*|action|type"))
            .isPresent();
    this.rowIsEvent = typed && mainTime.isPresent() && !isTimePart(mainTime.get());
    this.caseColumns = caseColumns();
    text.line(
        "# Proposed from the first %d rows of %s: read it before you use it."
            .formatted(file.rows(), MappingText.remark(name)));
    text.key(
        "source",
        Slug.of(name.replaceFirst("(?i)\\.(csv|tsv|xlsx|xes|ndjson|jsonl)(\\.gz|\\.zip)?$", "")),
        "");
    text.key("file", name, "a glob, relative to this mapping");
    text.key("format", format.word(), "");
    if (!encoding.isEmpty()) {
      text.key("encoding", encoding, "not UTF-8: check the accented letters");
    }
    if (format == Format.CSV && separator != ',') {
      text.key("separator", Character.toString(separator), "");
    }
  }

  /** Whether a date column only says the day of times in other columns. */
  private boolean isTimePart(ColumnProfile column) {
    return column.isDate() && file.all().stream().anyMatch(ColumnProfile::isTimeOfDay);
  }

  private Optional<ColumnProfile> named(List<String> names) {
    return names.stream()
        .flatMap(wanted -> file.all().stream().filter(c -> !c.isEmpty() && isCalled(c, wanted)))
        .findFirst();
  }

  private static boolean isCalled(ColumnProfile column, String wanted) {
    return column.name().equals(wanted)
        || column.words().equals(wanted)
        || (column.words().endsWith("-" + wanted) && column.name().contains("."));
  }

  /** The column, or the few, that name the case: by name, else what tells rows apart. */
  private List<String> caseColumns() {
    Optional<ColumnProfile> known = named(CASES).filter(c -> !c.isTime() && !c.isDate());
    if (known.isPresent()) {
      return List.of(known.get().name());
    }
    List<String> ids =
        file.all().stream()
            .filter(
                c ->
                    c.words().matches("(.*-)?(id|nr|no|number|key|ref|line)")
                        || c == file.all().getFirst())
            .filter(c -> !c.isEmpty() && !c.isTime() && !c.isDate())
            .map(ColumnProfile::name)
            .toList();
    for (String id : ids) {
      if (file.isUnique(List.of(id))) {
        return List.of(id);
      }
    }
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        if (file.isUnique(List.of(ids.get(i), ids.get(j)))) {
          return List.of(ids.get(i), ids.get(j));
        }
      }
    }
    return ids.isEmpty() ? List.of() : List.of(ids.getFirst());
  }

  String write() {
    writeTimes();
    text.keyList("missing", file.missing());
    Interactions interactions = new Interactions();
    writeColumns(interactions);
    writeParties(interactions);
    writeAttributes();
    interactions.write();
    return text.toString();
  }

  private void writeTimes() {
    boolean local =
        times.stream().anyMatch(c -> !c.hasOffsets())
            || file.all().stream().anyMatch(ColumnProfile::isTimeOfDay);
    if (local) {
      text.line("# zone: Europe/Paris        # PLEASE FILL IN: times in this file have no offset;");
      text.line("#                           # in which zone were they written?");
    }
    if (!times.isEmpty() && times.stream().allMatch(ColumnProfile::isUtcOnly)) {
      text.line(
          "# Every offset is +00:00. If the clock on the wall is right and the offset is not,");
      text.line("# add the zone and this line:");
      text.line("# times: wall-clock");
    }
  }

  private void writeColumns(Interactions interactions) {
    List<String> lines = new ArrayList<>();
    for (ColumnProfile column : file.all()) {
      if ((column.isTime() || column.isDate()) && !column.isTypedTime()) {
        String kind = column.isDate() ? "date" : "instant";
        String ask =
            column.isDayOrMonthFirst() ? "   # PLEASE CHECK: day first, or month first?" : "";
        lines.add(
            "%s: {type: %s, pattern: %s}%s"
                .formatted(
                    MappingText.quoted(column.name()),
                    kind,
                    MappingText.quoted(column.pattern()),
                    ask));
      } else if (column.isNumber() && !isName(column)) {
        lines.add(MappingText.quoted(column.name()) + ": number");
      } else if (column.isBoolean()) {
        lines.add(MappingText.quoted(column.name()) + ": boolean");
      }
    }
    lines.addAll(interactions.joinedColumns());
    text.block("columns", lines);
  }

  /** Whether a column's numbers are names: of a case, a party, an actor. */
  private boolean isName(ColumnProfile column) {
    return caseColumns.contains(column.name())
        || named(PARTIES).filter(column::equals).isPresent()
        || named(ACTORS).filter(column::equals).isPresent();
  }

  private void writeParties(Interactions interactions) {
    if (!interactions.idColumns().isEmpty()) {
      text.keyList("id", interactions.idColumns());
    }
    if (caseColumns.isEmpty()) {
      text.line("# case: …                   # no column seems to name the case");
    } else {
      text.keyList("case", caseColumns);
      used.addAll(caseColumns);
    }
    Optional<ColumnProfile> party =
        named(PARTIES).filter(c -> !caseColumns.contains(c.name()) && !c.isLongText());
    if (party.isPresent()) {
      text.key("party", party.get().name(), frequent(party.get()));
      used.add(party.get().name());
    } else {
      text.line(
          "# party: …                  # no column seems to name the customer: each case is its own");
    }
    part("actor", ACTORS);
    part("channel", CHANNELS);
  }

  private void part(String key, List<String> names) {
    named(names)
        .filter(column -> !used.contains(column.name()))
        .ifPresent(
            column -> {
              text.key(key, column.name(), "");
              used.add(column.name());
            });
  }

  private String frequent(ColumnProfile column) {
    return column
        .mostFrequent()
        .filter(most -> most.getValue() * 5L > column.values() && column.distinctValues() > 3)
        .map(
            most ->
                "PLEASE CHECK: %s in %d of %d rows; if it means nobody, add it to missing"
                    .formatted(MappingText.remark(most.getKey()), most.getValue(), column.values()))
        .orElse("");
  }

  private void writeAttributes() {
    List<String> lines = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (ColumnProfile column : file.all()) {
      if (column.isEmpty() || used.contains(column.name()) || column.isTimeOfDay()) {
        continue;
      }
      boolean time = column.isTime() || column.isDate();
      if (!time && isFreeText(column)) {
        left.add(column.name());
        continue;
      }
      String attribute = attribute(column);
      String unlike = names.add(attribute) ? attribute : attribute + "_" + (names.size() + 1);
      lines.add(MappingText.quoted(unlike) + ": " + MappingText.quoted(column.name()));
    }
    text.block("attributes", lines);
    if (!left.isEmpty()) {
      text.line(
          "# left out, as free text or nearly unique: "
              + MappingText.remark(String.join(", ", left)));
    }
  }

  private static boolean isFreeText(ColumnProfile column) {
    boolean many = column.distinctValues() > ATTRIBUTE_VALUES_MAX && !column.isNumber();
    return many || column.isLongText();
  }

  /** A name that a condition can write as a word; of a trace's attribute the case's. */
  private static String attribute(ColumnProfile column) {
    String words = column.words().replace('-', '_');
    if (column.name().startsWith("case:")) {
      return "case." + words.replaceFirst("^case_", "");
    }
    // A condition that says type, or source, means the interaction's own field.
    return MappingReader.FIELDS.contains(words) ? "own_" + words : words;
  }

  /** The interactions that a row seems to hold. */
  private final class Interactions {
    private final List<String> lines = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private List<String> id = List.of();

    Interactions() {
      if (rowIsEvent) {
        event();
      } else {
        severalTimes();
      }
    }

    private void event() {
      ColumnProfile column = type.orElseThrow();
      String time = mainTime.orElseThrow().name();
      used.add(column.name());
      used.add(time);
      lines.add(
          "- type: {column: %s, others: %s}   # names: {%s: my.type} gives types other names"
              .formatted(
                  MappingText.quoted(column.name()),
                  column.isTypes() ? "keep" : "slug",
                  MappingText.quoted(column.mostFrequent().orElseThrow().getKey())));
      lines.add("  time: " + MappingText.quoted(time));
      file.column("id")
          .filter(c -> file.isUnique(List.of("id")) && !caseColumns.contains("id"))
          .ifPresent(
              c -> {
                id = List.of("id");
                used.add("id");
              });
    }

    private void severalTimes() {
      boolean oneRowPerCase = !caseColumns.isEmpty() && file.isUnique(caseColumns);
      boolean rowPerChange = !caseColumns.isEmpty() && !oneRowPerCase;
      id = caseColumns;
      Optional<ColumnProfile> day =
          times.stream().filter(MappingProposal.this::isTimePart).findFirst();
      for (ColumnProfile column : file.all()) {
        boolean time = times.contains(column) && !DEADLINE.matcher(column.words()).matches();
        if (column.isTimeOfDay() && day.isPresent()) {
          joinedTime(day.get(), column);
        } else if (time && day.filter(column::equals).isEmpty()) {
          boolean changes = rowPerChange && !file.dependsOn(column.name(), caseColumns);
          time(column, changes);
        }
      }
    }

    private void joinedTime(ColumnProfile day, ColumnProfile time) {
      String column = time.words().replace('-', '_') + "_at";
      String most = time.mostFrequent().orElseThrow().getKey();
      boolean seconds = most.chars().filter(c -> c == ':').count() == 2;
      String dayPattern = day.pattern().equals("iso") ? "yyyy-MM-dd" : day.pattern();
      joined.add(
          "%s: {type: instant, from: [%s, %s], pattern: \"%s H:mm%s\"}"
              .formatted(
                  column,
                  MappingText.quoted(day.name()),
                  MappingText.quoted(time.name()),
                  dayPattern,
                  seconds ? ":ss" : ""));
      used.add(day.name());
      used.add(time.name());
      String never =
          most.matches("0?0:00(:00)?") && time.mostFrequent().orElseThrow().getValue() > 1
              ? "   # PLEASE CHECK: %s in %d rows; where that means never, add a condition, where: …"
                  .formatted(most, time.mostFrequent().orElseThrow().getValue())
              : "";
      lines.add("- {type: case.%s, time: %s}%s".formatted(past(time.words()), column, never));
    }

    private void time(ColumnProfile column, boolean changes) {
      used.add(column.name());
      String quoted = MappingText.quoted(column.name());
      if (!changes) {
        lines.add("- {type: case.%s, time: %s}".formatted(past(column.words()), quoted));
        return;
      }
      List<String> own = new ArrayList<>(caseColumns);
      own.add(column.name());
      String ids = String.join(", ", own.stream().map(MappingText::quoted).toList());
      String kind =
          type.map(c -> "{column: %s, others: slug}".formatted(MappingText.quoted(c.name())))
              .orElse("case." + past(column.words()));
      lines.add(
          "- {type: %s, time: %s, id: [%s]}   # a row for each change"
              .formatted(kind, quoted, ids));
    }

    List<String> joinedColumns() {
      return joined;
    }

    List<String> idColumns() {
      return id;
    }

    void write() {
      if (lines.isEmpty()) {
        text.line("# PLEASE FILL IN: no column seems to be a time");
        lines.add("- {type: case.seen, time: …}");
      }
      text.block("interactions", lines);
    }
  }

  /** What a column of times says has happened: {@code open_dt} is {@code opened}. */
  private static String past(String words) {
    String bare = words.replaceAll("(^|-)(dt|at|on|date|time|datetime|sys|timestamp)(?=-|$)", "");
    String word = Slug.of(bare);
    return switch (word) {
      case "" -> "seen";
      case "open" -> "opened";
      case "close" -> "closed";
      case "create" -> "created";
      case "resolve" -> "resolved";
      case "update" -> "updated";
      case "start" -> "started";
      case "end" -> "ended";
      default -> word;
    };
  }
}
