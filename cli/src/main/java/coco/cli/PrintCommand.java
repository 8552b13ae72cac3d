package coco.cli;

import coco.language.Codes;
import coco.language.Document;
import coco.language.print.DocumentPrinter;
import coco.language.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a code's normative sentences, in its own language or the other. */
@Command(
    name = "print",
    description =
        "The code's normative sentences, in its own language or the other. With the other language's file as well, its terms are used.",
    mixinStandardHelpOptions = true)
final class PrintCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..2",
      paramLabel = "FILE",
      description = "A code, and perhaps its version in the other language.")
  private List<Path> files = List.of();

  @Mixin private Output output = new Output();

  PrintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CodeFiles reader = new CodeFiles(console);
    List<Document> documents = new ArrayList<>();
    reader.sound(files).forEach(read -> documents.add(read.document()));
    Document document = documents.getFirst();
    Language language = output.language().orElse(document.language());
    Optional<Document> translation =
        documents.stream().filter(each -> each.language() == language).findFirst();
    DocumentPrinter.Printed printed = Codes.print(document, language, translation);
    if (output.isJson()) {
      Json.print(
          console.out(),
          Json.object(
              "code", document.code().id(),
              "edition", document.code().edition(),
              "language", language.tag(),
              "text", printed.text(),
              "untranslated", printed.untranslated()));
      return 0;
    }
    console.out().print(printed.text());
    if (!printed.untranslated().isEmpty()) {
      console
          .err()
          .println(
              Texts.in(language)
                  .of("print.untranslated", String.join(", ", printed.untranslated())));
    }
    return 0;
  }
}
