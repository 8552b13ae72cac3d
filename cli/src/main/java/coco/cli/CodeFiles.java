package coco.cli;

import coco.engine.calendar.Holidays;
import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind.Severity;
import coco.language.FindingTexts;
import coco.language.HolidayRegions;
import coco.language.Limits;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.ClosureFile;
import coco.language.print.FindingPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads codes from files, with the closure files beside them. */
final class CodeFiles {
  private final Console console;
  private final Holidays regions = Holidays.ofRegions();

  CodeFiles(Console console) {
    this.console = console;
  }

  /** A document as read, and where from. */
  record Read(Path file, Document document) {}

  /** One document, sound or not. */
  Read read(Path file) {
    return new Read(file, Codes.read(bytes(file), file.toString(), known()));
  }

  /** One document whose text is not, or not yet, the file's. */
  Read read(Path file, String text) {
    return new Read(file, Codes.read(text, file.toString(), known()));
  }

  private HolidayRegions known() {
    return new HolidayRegions() {
      @Override
      public boolean isKnown(String region) {
        return regions.isKnown(region);
      }

      @Override
      public List<String> all() {
        return List.copyOf(regions.all());
      }
    };
  }

  static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new Refusal("cannot read %s: it is a folder; name the file".formatted(file));
      }
      if (Files.size(file) > Limits.DOCUMENT_SIZE) {
        throw new Refusal(
            "cannot read %s: a code has at most %d bytes, it has %d"
                .formatted(file, Limits.DOCUMENT_SIZE, Files.size(file)));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      throw new Refusal("cannot read %s: there is no such file".formatted(file), none);
    } catch (IOException failed) {
      throw new Refusal("cannot read %s: %s".formatted(file, failed.getMessage()), failed);
    }
  }

  /**
   * Documents that can be run. Where the form of one is not sound its findings are shown and the
   * command ends; what is missing otherwise is named on standard error.
   */
  List<Read> sound(List<Path> files) {
    List<Read> documents = files.stream().map(this::read).toList();
    List<Read> broken = documents.stream().filter(each -> !each.document().isSound()).toList();
    if (!broken.isEmpty()) {
      for (Read each : broken) {
        FindingPrinter printer = new FindingPrinter(each.document());
        each.document().findings().stream()
            .filter(finding -> finding.kind().severity() == Severity.ERROR_OF_FORM)
            .forEach(finding -> console.err().println(printer.print(finding)));
      }
      throw new Refusal(
          "cannot run %s: its form is not sound; mend what stands above ('coco check' shows all)"
              .formatted(broken.getFirst().file()));
    }
    documents.forEach(this::nameMissing);
    return documents;
  }

  /**
   * Documents that can be run together: editions of one code, in one language or several. Of two
   * versions of one edition the first is run, and the second lends its words.
   */
  List<Read> editions(List<Path> files) {
    List<Read> documents = sound(files);
    Read first = documents.getFirst();
    Set<String> editions = new HashSet<>();
    for (Read each : documents) {
      if (!each.document().code().id().equals(first.document().code().id())) {
        throw new Refusal(
            "%s is of the code '%s' and %s of '%s': editions of one code run together; 'coco backtest --against' runs two codes side by side"
                .formatted(
                    first.file(),
                    first.document().code().id(),
                    each.file(),
                    each.document().code().id()));
      }
      if (!editions.add(each.document().code().edition())) {
        console
            .err()
            .println(
                "coco: %s is another version of edition %s, given before: it lends words, the first is run"
                    .formatted(each.file(), each.document().code().edition()));
      }
    }
    return documents;
  }

  private void nameMissing(Read read) {
    Document document = read.document();
    FindingPrinter printer = new FindingPrinter(document);
    for (Finding finding : document.findings()) {
      if (finding.kind().severity() == Severity.ERROR) {
        FindingPrinter.Fields fields = printer.fields(finding);
        console
            .err()
            .println(
                "%s:%d:%d: %s %s"
                    .formatted(
                        fields.file(),
                        fields.line(),
                        fields.column(),
                        fields.id(),
                        FindingTexts.in(document.language()).what(finding)));
      }
    }
  }

  /** The files of closures that the documents' calendars name. */
  static List<Path> closures(List<Read> documents) {
    List<Path> files = new ArrayList<>();
    for (Read read : documents) {
      for (CalendarDefinition calendar : read.document().code().calendars().values()) {
        if (calendar.holidays() instanceof ClosureFile named) {
          files.add(ClosureFiles.file(read.file(), named.file()));
        }
      }
    }
    return files;
  }

  /**
   * The holidays that the documents' calendars need: the library's, and the files that they name.
   */
  Holidays holidays(List<Read> documents) {
    Holidays holidays = regions;
    List<String> loaded = new ArrayList<>();
    for (Read read : documents) {
      for (CalendarDefinition calendar : read.document().code().calendars().values()) {
        if (calendar.holidays() instanceof ClosureFile named && !loaded.contains(named.file())) {
          holidays =
              ClosureFiles.add(
                  console,
                  holidays,
                  read.file(),
                  calendar.id(),
                  named.file(),
                  read.document().code().zone());
          loaded.add(named.file());
        }
      }
    }
    return holidays;
  }
}
