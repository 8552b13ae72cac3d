package coco.cli;

import coco.engine.calendar.Holidays;
import coco.engine.check.CodeCheck;
import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind.Severity;
import coco.language.check.LanguageComparison;
import coco.language.code.Code;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads codes and says everything that an author should know; runs their examples. */
@Command(
    name = "check",
    description =
        "Findings and examples of one or more codes; two language versions given together are compared.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Codes: *.coco.md.")
  private List<Path> files = List.of();

  @Mixin private Output output = new Output();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (Path file : files) {
      try {
        CodeFiles.Read each = reader.read(file);
        read.add(each);
        if (each.document().isSound()) {
          Holidays holidays = reader.holidays(List.of(each));
          read.set(
              read.size() - 1, new CodeFiles.Read(file, CodeCheck.run(each.document(), holidays)));
        }
      } catch (Refusal unreadable) {
        // The findings of all that can be read come first: they are wanted all the same.
        refused.add(unreadable);
      }
    }
    compareLanguages(read);
    if (output.isJson()) {
      Json.print(console.out(), json(read));
    } else {
      read.forEach(this::print);
    }
    refused
        .subList(0, Math.max(0, refused.size() - 1))
        .forEach(each -> console.err().println("coco: " + each.getMessage()));
    if (!refused.isEmpty()) {
      throw refused.getLast();
    }
    return read.stream().allMatch(each -> each.document().isPublishable()) ? 0 : Coco.FOUND;
  }

  /** Compares each pair of language versions of one edition, and adds what differs to both. */
  static void compareLanguages(List<CodeFiles.Read> read) {
    for (int i = 0; i < read.size(); i++) {
      for (int j = i + 1; j < read.size(); j++) {
        if (areVersions(read.get(i), read.get(j))) {
          LanguageComparison.Result result =
              Codes.compareLanguages(read.get(i).document(), read.get(j).document());
          read.set(i, with(read.get(i), result.first()));
          read.set(j, with(read.get(j), result.second()));
        }
      }
    }
  }

  /** Two languages of one edition; files that are named as such are, whatever they say. */
  private static boolean areVersions(CodeFiles.Read one, CodeFiles.Read other) {
    Code first = one.document().code();
    Code second = other.document().code();
    boolean said =
        one.document().language() != other.document().language()
            && first.id().equals(second.id())
            && first.edition().equals(second.edition());
    return said || (!one.file().equals(other.file()) && stem(one).equals(stem(other)));
  }

  /** {@code code} of {@code code.en.coco.md}; the whole name where it names no language. */
  private static Path stem(CodeFiles.Read read) {
    String name = read.file().getFileName().toString();
    return read.file().resolveSibling(name.replaceFirst("\\.(en|fr)\\.coco\\.md$", ""));
  }

  private static CodeFiles.Read with(CodeFiles.Read read, List<Finding> more) {
    return new CodeFiles.Read(read.file(), CodeCheck.with(read.document(), more));
  }

  private void print(CodeFiles.Read read) {
    Document document = read.document();
    Language language = output.language().orElse(document.language());
    FindingPrinter printer = new FindingPrinter(document, language);
    document.findings().forEach(finding -> console.out().println(printer.print(finding)));
    Texts texts = Texts.in(language);
    long errors = count(document, Severity.ERROR_OF_FORM) + count(document, Severity.ERROR);
    String verdict =
        texts.of(
            document.isPublishable()
                ? "check.publishable"
                : document.isSound() ? "check.runs" : "check.unsound");
    console
        .out()
        .println(
            texts.of(
                "check.summary",
                read.file().toString(),
                document.rules().size(),
                document.examples().size(),
                errors,
                count(document, Severity.WARNING),
                count(document, Severity.NOTE),
                console.paint(
                    document.isPublishable() ? Console.Paint.GOOD : Console.Paint.BAD, verdict)));
  }

  private static long count(Document document, Severity severity) {
    return document.findings().stream()
        .filter(finding -> finding.kind().severity() == severity)
        .count();
  }

  private SequencedMap<String, @Nullable Object> json(List<CodeFiles.Read> read) {
    List<Object> documents = new ArrayList<>();
    for (CodeFiles.Read each : read) {
      Document document = each.document();
      FindingPrinter printer =
          new FindingPrinter(document, output.language().orElse(document.language()));
      List<Object> findings = new ArrayList<>();
      document.findings().forEach(finding -> findings.add(json(printer.fields(finding))));
      documents.add(
          Json.object(
              "file", each.file().toString(),
              "code", document.code().id(),
              "edition", document.code().edition(),
              "language", document.language().tag(),
              "rules", document.rules().size(),
              "examples", document.examples().size(),
              "sound", document.isSound(),
              "publishable", document.isPublishable(),
              "findings", findings));
    }
    return Json.object("documents", documents);
  }

  private static SequencedMap<String, @Nullable Object> json(FindingPrinter.Fields fields) {
    return Json.object(
        "id", fields.id(),
        "severity", fields.severity(),
        "ofForm", fields.ofForm(),
        "line", fields.line(),
        "column", fields.column(),
        "endLine", fields.endLine(),
        "endColumn", fields.endColumn(),
        "what", fields.what(),
        "why", fields.why(),
        "do", fields.todo());
  }
}
