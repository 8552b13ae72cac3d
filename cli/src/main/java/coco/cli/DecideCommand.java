package coco.cli;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.decision.Decision;
import coco.engine.decision.Decisions;
import coco.engine.source.ColumnType;
import coco.engine.source.ProposedInteraction;
import coco.engine.source.SourceException;
import coco.engine.source.SourceMapping;
import coco.engine.source.SourceTexts;
import coco.language.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether something may be done, why not, when, and what it would oblige us to. */
@Command(
    name = "decide",
    description = "May we do this? If not, why, and when; and what it would oblige us to.",
    footer = {
      "",
      "The interaction is one JSON object, plain or a CloudEvent, whose data count as if they",
      "stood outside:",
      "  {\"type\": \"call.placed\", \"time\": \"2027-01-08T16:00\", \"case\": \"C-1\", \"party\": \"P-1\",",
      "   \"channel\": \"phone\", \"party.tier\": \"gold\", \"due_on\": {\"date\": \"2027-01-31\"}}",
      "Only type is needed. time, case, party, actor, channel, direction, id and source are its own",
      "fields; all else are attributes, of the types that the mapping gives them or that JSON tells;",
      "{\"date\": …}, {\"instant\": …} and {\"duration\": …} say a type. A time without an offset is in",
      "the mapping's zone, else in the code's.",
      "",
      "Exit status: 0 allowed; 1 refused; 2 wrong use or unreadable input."
    },
    mixinStandardHelpOptions = true)
final class DecideCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--code",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The code; several editions, or its version in the other language: several files.")
  private List<Path> codes = List.of();

  @Option(
      names = "--source",
      arity = "1..*",
      paramLabel = "MAPPING",
      description = "What has happened so far: *.source.yaml. Nothing, unless given.")
  private List<Path> sources = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read this file instead of the mapping's own.")
  private @Nullable Path file;

  @Option(
      names = "--interaction",
      required = true,
      paramLabel = "FILE|-",
      description = "What is proposed, as JSON; - reads it from standard input.")
  private String interaction = "";

  @Option(
      names = "--at",
      paramLabel = "T",
      description =
          "When it would be done: 2027-01-08 16:00 in the code's zone, or with an offset. Else the interaction's own time; else the last one's that has happened.")
  private @Nullable String at;

  @Mixin private Output output = new Output();

  DecideCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Editions editions = Editions.read(console, codes, output.language());
    Histories histories = new Histories(console, editions.language());
    History history = sources.isEmpty() ? new History() : histories.read(sources, file);
    if (histories.rejected() > 0) {
      console
          .err()
          .println(
              "coco: "
                  + Texts.in(editions.language()).of("backtest.rejected", histories.rejected())
                  + histories.firstRefused());
    }
    Interaction proposed = proposed(editions, histories.mappings(), history);
    Decision decision;
    try {
      decision = new Decisions(editions.rules()).decide(history, proposed);
    } catch (IllegalArgumentException happened) {
      throw new Refusal(
          "--interaction %s: %s; leave \"id\" and \"source\" out, or give others"
              .formatted(interaction, happened.getMessage()),
          happened);
    } catch (BeyondHorizonException beyond) {
      throw new Refusal("cannot judge: " + beyond.getMessage(), beyond);
    }
    DecisionReport report = new DecisionReport(console, editions);
    if (output.isJson()) {
      Json.print(console.out(), report.json(decision));
    } else {
      report.print(decision, editions.rules().knows(proposed.type()));
    }
    return decision.isAllowed() ? 0 : Coco.FOUND;
  }

  private Interaction proposed(Editions editions, List<SourceMapping> mappings, History history) {
    ZoneId zone = editions.code().zone();
    Instant asked = at == null ? null : Instants.parse(at, zone, "--at");
    Map<String, ColumnType> types = new LinkedHashMap<>();
    mappings.forEach(mapping -> mapping.attributeTypes().forEach(types::putIfAbsent));
    for (SourceMapping mapping : mappings.reversed()) {
      zone = mapping.zone() == null ? zone : mapping.zone();
    }
    String name = interaction.equals("-") ? "standard input" : interaction;
    try {
      return ProposedInteraction.read(name, text(), zone, types, asked, history.last());
    } catch (SourceException notOne) {
      throw new Refusal(SourceTexts.in(editions.language()).line(notOne.fault()), notOne);
    }
  }

  private String text() {
    if (!interaction.equals("-")) {
      return Utf8.text(Path.of(interaction));
    }
    try (InputStream in = console.in()) {
      byte[] bytes = in.readNBytes(Limits.DOCUMENT_SIZE + 1);
      if (bytes.length > Limits.DOCUMENT_SIZE) {
        throw new Refusal(
            "--interaction -: at most %d bytes are read".formatted(Limits.DOCUMENT_SIZE));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new Refusal("cannot read standard input: " + failed.getMessage(), failed);
    }
  }
}
