package coco.cli;

import coco.engine.page.CodePage;
import coco.engine.page.Readers;
import coco.language.Document;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a code as one page of HTML. */
@Command(
    name = "render",
    description =
        "A code as one page of HTML that needs no script and nothing from elsewhere; with both language versions, the page has both.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..2",
      paramLabel = "FILE",
      description =
          "A code, and perhaps its version in the other language; the first is shown first.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "Where to write the page; on standard output unless given.")
  private @Nullable Path out;

  @Option(names = "--public", description = "Leave out the chapters that are marked internal.")
  private boolean forPublic;

  RenderCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (files.size() > 2) {
      throw new Refusal(
          "cannot put %d files on one page; give one file, or one in each language"
              .formatted(files.size()));
    }
    if (out != null) {
      NewFile.check("--out", out, files);
    }
    CodeFiles reader = new CodeFiles(console);
    List<CodeFiles.Read> read = reader.sound(files);
    List<Document> versions = read.stream().map(CodeFiles.Read::document).toList();
    if (versions.size() == 2) {
      sameCode(versions.getFirst(), versions.getLast());
    }
    String page =
        CodePage.render(versions, reader.holidays(read), forPublic ? Readers.PUBLIC : Readers.OWN);
    if (out == null) {
      console.out().writeBytes(page.getBytes(StandardCharsets.UTF_8));
      return 0;
    }
    NewFile.write(out, page);
    console
        .err()
        .println(Texts.in(versions.getFirst().language()).of("render.done", out.toString()));
    return 0;
  }

  private static void sameCode(Document one, Document other) {
    if (one.language() == other.language()) {
      throw new Refusal(
          "cannot put %s and %s on one page: both are in '%s'; give one file in each language"
              .formatted(one.file(), other.file(), one.language().tag()));
    }
    if (!one.code().id().equals(other.code().id())
        || !one.code().edition().equals(other.code().edition())) {
      throw new Refusal(
          "cannot put %s and %s on one page: they are not the same edition of one code"
              .formatted(one.file(), other.file()));
    }
  }
}
