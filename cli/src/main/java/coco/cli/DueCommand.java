package coco.cli;

import coco.engine.Due;
import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.Clock;
import coco.engine.calendar.NoCalendarException;
import coco.engine.calendar.Proof;
import coco.engine.calendar.ProofText;
import coco.engine.calendar.Stop;
import coco.engine.calendar.Timekeeper;
import coco.engine.calendar.WorkingCalendar;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.code.Length;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Works out a deadline and says why. */
@Command(
    name = "due",
    description = "When a length of time runs out on a code's calendar, with its proof.",
    mixinStandardHelpOptions = true)
final class DueCommand implements Callable<Integer> {
  private static final RuleId ASKED = new RuleId("due");

  private final Console console;

  @Option(names = "--code", required = true, paramLabel = "FILE", description = "The code.")
  private Path code = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "T",
      description =
          "When the clock starts: 2027-01-08 16:00 in the code's zone, or with an offset.")
  private String from = "";

  @Option(
      names = "--within",
      required = true,
      paramLabel = "\"D\"",
      description =
          "How long, in the code's language: \"4 working hours\", \"by the end of the day after 3 clear days\".")
  private String within = "";

  @Option(names = "--calendar", paramLabel = "NAME", description = "A calendar of the code.")
  private @Nullable String calendar;

  @Option(
      names = "--stopped",
      paramLabel = "FROM/UNTIL",
      description =
          "A stretch during which the clock is stopped; without UNTIL it still is. May be repeated.")
  private List<String> stopped = List.of();

  @Mixin private Output output = new Output();

  DueCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = reader.sound(List.of(code));
    Document document = read.getFirst().document();
    Code meaning = document.code();
    Length length = Lengths.parse(within, calendar, document);
    Due start = Due.at(Instants.parse(from, meaning.zone(), "--from"));
    List<Stop> stops = stops(meaning);
    Timekeeper timekeeper = Timekeeper.of(meaning, reader.holidays(read));
    Proof proof;
    try {
      Clock clock = timekeeper.clock(ASKED, length);
      proof = clock.proof(start, stops);
      if (isBeyond(start, meaning) || (proof.due() != null && isBeyond(proof.due(), meaning))) {
        throw beyond(null);
      }
    } catch (NoCalendarException none) {
      throw new Refusal(
          "cannot count '%s': %s; name one with --calendar (%s)"
              .formatted(
                  within, none.getMessage(), String.join(", ", meaning.calendars().keySet())),
          none);
    } catch (IllegalStateException cannotStop) {
      throw new Refusal(
          "cannot count '%s' with --stopped: months, years and what is extended have no clock that could stop"
              .formatted(within),
          cannotStop);
    } catch (BeyondHorizonException | ArithmeticException beyond) {
      throw beyond(beyond);
    }
    Language language = output.language().orElse(document.language());
    ProofText text = new ProofText(language);
    if (output.isJson()) {
      Json.print(console.out(), ProofJson.of(proof, text));
    } else {
      console.out().println(text.sentence(proof));
      console.out().println();
      console.out().println(text.table(proof));
    }
    return 0;
  }

  private static boolean isBeyond(Due due, Code meaning) {
    int year = due.instant().atZone(meaning.zone()).getYear();
    return year < WorkingCalendar.FIRST_YEAR || year > WorkingCalendar.LAST_YEAR;
  }

  private Refusal beyond(@Nullable Exception cause) {
    String message =
        "cannot count '%s' from %s: calendars know the years %d to %d"
            .formatted(within, from, WorkingCalendar.FIRST_YEAR, WorkingCalendar.LAST_YEAR);
    return cause == null ? new Refusal(message) : new Refusal(message, cause);
  }

  private List<Stop> stops(Code meaning) {
    List<Stop> stops = new ArrayList<>();
    for (String stretch : stopped) {
      String[] ends = stretch.split("/", -1);
      if (ends.length > 2) {
        throw new Refusal("--stopped takes FROM/UNTIL, was '%s'".formatted(stretch));
      }
      Optional<String> until =
          ends.length == 2 && !ends[1].isBlank() ? Optional.of(ends[1]) : Optional.empty();
      var begins = Instants.parse(ends[0], meaning.zone(), "--stopped");
      var resumes = until.map(each -> Instants.parse(each, meaning.zone(), "--stopped"));
      if (resumes.isPresent() && !begins.isBefore(resumes.orElseThrow())) {
        throw new Refusal(
            "--stopped %s: the clock would run again before it stops".formatted(stretch));
      }
      stops.add(new Stop(begins, resumes.orElse(null)));
    }
    stops.sort(Comparator.comparing(Stop::from));
    for (int i = 1; i < stops.size(); i++) {
      var before = stops.get(i - 1).until();
      if (before == null || stops.get(i).from().isBefore(before)) {
        throw new Refusal("--stopped: two stretches overlap; give them as one");
      }
    }
    return stops;
  }
}
