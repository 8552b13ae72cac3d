package coco.language.print;

import coco.language.code.Example;
import coco.language.code.Value;
import coco.language.syntax.OutcomeWords;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an example's table as a document has it. */
public final class ExamplePrinter {
  private final Lexicon lexicon;
  private final Language language;

  private ExamplePrinter(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.language = lexicon.language();
  }

  /** The table; read back in the example's rule, it gives an equal example. */
  public static String print(Example example, Lexicon lexicon) {
    ExamplePrinter printer = new ExamplePrinter(lexicon);
    StringBuilder table = new StringBuilder(256);
    table.append(
        switch (printer.language) {
          case ENGLISH -> "| When | What | Then |\n|---|---|---|\n";
          case FRENCH -> "| Quand | Quoi | Résultat |\n|---|---|---|\n";
        });
    for (Example.Line line : example.lines()) {
      table.append(
          "| %s | %s | %s |\n"
              .formatted(printer.when(line.when()), printer.what(line.what()), printer.then(line)));
    }
    return TableLayout.layOut(table.toString().strip())
        .map(lines -> String.join("\n", lines))
        .orElse(table.toString().strip());
  }

  private String when(LocalDateTime when) {
    String pattern = when.getSecond() == 0 ? "EEE uuuu-MM-dd HH:mm" : "EEE uuuu-MM-dd HH:mm:ss";
    String text = DateTimeFormatter.ofPattern(pattern, language.locale()).format(when);
    return text.replace(".", "");
  }

  private String what(Example.What what) {
    return switch (what) {
      case Example.AsOf asOf ->
          switch (language) {
            case ENGLISH -> "as of";
            case FRENCH -> "à la date du";
          };
      case Example.Happens happens -> happens(happens);
    };
  }

  private String happens(Example.Happens happens) {
    String event =
        happens
            .term()
            .map(id -> "[" + fact(id) + "]")
            .orElseGet(() -> "`" + happens.type().orElse("") + "`");
    List<String> with = new ArrayList<>();
    for (Map.Entry<String, Value> each : happens.with().entrySet()) {
      with.add(name(each.getKey()) + " " + MeaningPrinter.print(each.getValue(), lexicon));
    }
    String joined =
        switch (language) {
          case ENGLISH -> with.isEmpty() ? "" : " with " + String.join(" and ", with);
          case FRENCH -> with.isEmpty() ? "" : " avec " + String.join(" et ", with);
        };
    return event
        + joined
        + number("case", "dossier", happens.caseNumber())
        + number("party", "personne", happens.partyNumber());
  }

  private String fact(String id) {
    Lexicon.Wording wording = lexicon.terms().get(id);
    return wording == null ? id : wording.fact();
  }

  private String number(String english, String french, int number) {
    return number == 1
        ? ""
        : switch (language) {
          case ENGLISH -> ", " + english + " " + number;
          case FRENCH -> ", " + french + " " + number;
        };
  }

  private String name(String key) {
    return switch (language) {
      case ENGLISH -> key;
      case FRENCH ->
          key.replaceFirst("^case\\.", "dossier.")
              .replaceFirst("^party\\.", "personne.")
              .replaceFirst("^actor\\.", "agent.");
    };
  }

  private String then(Example.Line line) {
    List<String> verdicts = new ArrayList<>();
    for (Example.Expected expected : line.expected()) {
      String word = OutcomeWords.print(expected.outcome(), language);
      verdicts.add(expected.rule().map(rule -> rule.text() + " " + word).orElse(word));
    }
    return String.join(", ", verdicts);
  }
}
