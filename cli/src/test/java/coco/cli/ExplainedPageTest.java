package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/explained.md} shows how deadlines and verdicts are explained in both languages, for
 * people to read line by line. Run with {@code -Dcoco.rewrite=true} after a change.
 */
class ExplainedPageTest {
  private static final Path PAGE = Path.of("../docs/explained.md");
  private static final Path WATER = Path.of("../examples/water");

  /** A start, a length in both languages, and stops. */
  private record Asked(String from, String english, String french, List<String> stops) {
    Asked {
      stops = List.copyOf(stops);
    }

    static Asked of(String from, String english, String french, String... stops) {
      return new Asked(from, english, french, List.of(stops));
    }
  }

  private static final List<Asked> DEADLINES =
      List.of(
          Asked.of("2026-03-03 10:00", "20 seconds", "20 secondes"),
          Asked.of("2026-03-03 10:00", "1 minute", "1 minute"),
          Asked.of("2026-03-03 10:00", "4 hours", "4 heures", "2026-03-03 11:00/2026-03-03 11:30"),
          Asked.of("2026-03-06 17:00", "1 working hour", "1 heure ouvrée"),
          Asked.of("2026-12-24 09:30", "4 working hours", "4 heures ouvrées"),
          Asked.of(
              "2026-03-03 10:00", "90 working minutes", "90 minutes ouvrées", "2026-03-03 10:30"),
          Asked.of("2026-03-03 10:00", "600 working seconds", "600 secondes ouvrées"),
          Asked.of("2026-02-01 10:00", "1 day", "1 jour"),
          Asked.of("2026-03-03 10:00", "3 days", "3 jours"),
          Asked.of("2026-03-03 10:00", "1 week", "1 semaine"),
          Asked.of("2026-03-03 10:00", "2 weeks", "2 semaines"),
          Asked.of("2026-01-31 10:00", "1 month", "1 mois"),
          Asked.of("2026-03-03 10:00", "1 year", "1 an"),
          Asked.of("2026-04-30 16:00", "1 working day", "1 jour ouvré"),
          Asked.of("2026-04-03 16:00", "2 working days", "2 jours ouvrés"),
          Asked.of(
              "2026-04-30 16:00",
              "2 working days",
              "2 jours ouvrés",
              "2026-05-05 00:00/2026-05-06 12:00"),
          Asked.of("2026-03-03 10:00", "5 working days", "5 jours ouvrés", "2026-03-05 09:00"),
          Asked.of(
              "2026-04-01 10:00",
              "15 days excluding Sundays and public holidays",
              "15 jours ouvrables"),
          Asked.of(
              "2026-05-05 09:00", "by the end of the day after 3 clear days", "3 jours francs"),
          Asked.of(
              "2026-04-01 10:00",
              "30 days, extended if it ends on a Saturday, a Sunday or a public holiday",
              "30 jours, prorogé s'il expire un samedi, un dimanche ou un jour férié"));

  @Test
  void thePageShowsWhatIsSaid() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Every explanation, as it is said

            Written by `ExplainedPageTest` with the code of `examples/water`; the build fails where this page is not what the
            command says.

            ## Deadlines: `coco due`
            """);
    for (Asked asked : DEADLINES) {
      page.append('\n').append(due("en", asked.english(), asked));
      page.append('\n').append(due("fr", asked.french(), asked));
    }
    page.append("\n## Verdicts: `coco explain`\n");
    for (String wanted :
        List.of(
            "complaint-1334",
            "complaint-1388",
            "leak-0455",
            "contract-0012",
            "request-1411",
            "leak-1604",
            "complaint-1603",
            "invoice-1550",
            "gift-0301")) {
      page.append(explained("en", wanted)).append(explained("fr", wanted));
    }

    if (Boolean.getBoolean("coco.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String code(String language) {
    return WATER.resolve("riverside.%s.coco.md".formatted(language)).toString();
  }

  private static String due(String language, String within, Asked asked) {
    List<String> arguments =
        new ArrayList<>(List.of("due", "--code", code(language), "--from", asked.from()));
    arguments.addAll(List.of("--within", within));
    for (String stop : asked.stops()) {
      arguments.addAll(List.of("--stopped", stop));
    }
    Run run = Run.coco(arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().strip() + "\n";
  }

  private static String explained(String language, String wanted) {
    Run run =
        Run.coco(
            "explain",
            "--code",
            code(language),
            "--source",
            WATER.resolve("riverside.source.yaml").toString(),
            "--case",
            wanted);
    assertThat(run.status()).as(run.err()).isZero();
    return "\n```\n" + run.out().strip() + "\n```\n";
  }
}
