package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code coco lsp}, as a real client speaks to it over pipes. */
class LspTest {
  private static final int PIPE_SIZE = 1 << 20;

  @TempDir Path folder = Path.of("");

  private final Editor editor = new Editor();
  private LanguageServer server = new CodeServer(quiet());
  private FutureTask<Integer> serving = new FutureTask<>(() -> 0);
  private Future<Void> listening = new FutureTask<>(() -> null);
  private String english = "";
  private String french = "";
  private int version;

  /** The client's side: what the server says is found. */
  private static final class Editor implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      told.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams request) {
      return new CompletableFuture<>();
    }

    @Override
    public void logMessage(MessageParams message) {}

    /** The next that is told about a document as it then was. */
    List<Diagnostic> about(String uri, int version) throws InterruptedException {
      while (true) {
        PublishDiagnosticsParams next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("findings of " + uri).isNotNull();
        if (next.getUri().equals(uri) && Objects.equals(next.getVersion(), version)) {
          return next.getDiagnostics();
        }
      }
    }

    /** Waits until a finding of an id is told about a document. */
    List<Diagnostic> until(String uri, String id) throws InterruptedException {
      while (true) {
        PublishDiagnosticsParams next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as(id + " of " + uri).isNotNull();
        boolean found =
            next.getUri().equals(uri)
                && next.getDiagnostics().stream()
                    .anyMatch(finding -> finding.getCode().getLeft().equals(id));
        if (found) {
          return next.getDiagnostics();
        }
      }
    }
  }

  private static Console quiet() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Console(InputStream.nullInputStream(), nowhere, nowhere, false, false, 100);
  }

  @BeforeEach
  void connect() throws Exception {
    Run.coco("init", folder.toString());
    english = folder.resolve("code.en.coco.md").toUri().toString();
    french = folder.resolve("code.fr.coco.md").toUri().toString();
    PipedInputStream toServer = new PipedInputStream(PIPE_SIZE);
    PipedInputStream toClient = new PipedInputStream(PIPE_SIZE);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    serving = new FutureTask<>(() -> EditorConnection.serve(quiet(), toServer, fromServer));
    Thread.ofPlatform().daemon().start(serving);
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(editor, toClient, fromClient);
    listening = launcher.startListening();
    server = launcher.getRemoteProxy();
    assertThat(server.initialize(new InitializeParams()).get().getCapabilities().getHoverProvider())
        .isNotNull();
    server.initialized(new InitializedParams());
  }

  @AfterEach
  void leave() throws Exception {
    server.shutdown().get(30, TimeUnit.SECONDS);
    server.exit();

    assertThat(serving.get(30, TimeUnit.SECONDS)).isZero();
    listening.cancel(true);
  }

  private String text(String uri) throws IOException {
    return Files.readString(OpenCodes.path(uri));
  }

  private List<Diagnostic> open(String uri, String text) throws InterruptedException {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "coco", 0, text)));
    return editor.about(uri, 0);
  }

  private List<Diagnostic> change(String uri, String text) throws InterruptedException {
    version++;
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, version),
                List.of(new TextDocumentContentChangeEvent(text))));
    return editor.about(uri, version);
  }

  private static TextDocumentIdentifier id(String uri) {
    return new TextDocumentIdentifier(uri);
  }

  /** The position of a part of a text, counted here by hand: lines, then UTF-16 units. */
  private static Position position(String text, String part) {
    int at = text.indexOf(part);
    assertThat(at).as(part).isNotNegative();
    String before = text.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, at - (before.lastIndexOf('\n') + 1));
  }

  private static String part(String text, org.eclipse.lsp4j.Range range) {
    return text.substring(offset(text, range.getStart()), offset(text, range.getEnd()));
  }

  private static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  private static String edited(String text, List<? extends TextEdit> edits) {
    StringBuilder edited = new StringBuilder(text);
    edits.stream()
        .sorted(
            Comparator.comparingInt((TextEdit edit) -> offset(text, edit.getRange().getStart()))
                .reversed())
        .forEach(
            edit ->
                edited.replace(
                    offset(text, edit.getRange().getStart()),
                    offset(text, edit.getRange().getEnd()),
                    edit.getNewText()));
    return edited.toString();
  }

  private List<String> proposals(String uri, Position position) throws Exception {
    return server
        .getTextDocumentService()
        .completion(new CompletionParams(id(uri), position))
        .get()
        .getLeft()
        .stream()
        .map(CompletionItem::getLabel)
        .toList();
  }

  @Test
  void whatIsNotOfferedIsNoFailure() throws Exception {
    open(english, text(english));

    assertThatThrownBy(
            () ->
                server
                    .getTextDocumentService()
                    .foldingRange(new FoldingRangeRequestParams(id(english)))
                    .get())
        .cause()
        .isInstanceOfSatisfying(
            ResponseErrorException.class,
            refused -> {
              assertThat(refused.getResponseError().getCode())
                  .isEqualTo(ResponseErrorCode.MethodNotFound.getValue());
              assertThat(refused.getResponseError().getData()).isNull();
            });
  }

  @Test
  void aWholeCodeHasNoFindings() throws Exception {
    assertThat(open(english, text(english))).isEmpty();
  }

  @Test
  void findingsComeAsOneTypes() throws Exception {
    String text = text(english);
    open(english, text);

    String broken = text.replace("[acknowledge receipt] within", "[acknowledge reciept] within");
    List<Diagnostic> findings = change(english, broken);

    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(part(broken, finding.getRange())).contains("acknowledge reciept");
              assertThat(finding.getMessage().getLeft()).contains("[acknowledge receipt]");
            });
    assertThat(change(english, text)).isEmpty();
  }

  /** What examples show comes a moment later, once, and stays while the meaning stays. */
  @Test
  void anExampleThatFailsIsAFinding() throws Exception {
    String text = text(english);
    String other = text.replace("within 1 working day;", "within 4 working hours;");

    assertThat(open(english, other))
        .extracting(finding -> finding.getCode().getLeft())
        .containsExactly("L805");
    assertThat(editor.until(english, "X620"))
        .extracting(finding -> finding.getCode().getLeft())
        .containsExactly("L805", "X620");
    assertThat(change(english, other.replace("People who complain", "Those who complain")))
        .extracting(finding -> finding.getCode().getLeft())
        .containsExactly("L805", "X620");
  }

  @Test
  void aChangeOfOneLanguageIsAFindingInTheOther() throws Exception {
    open(english, text(english));
    assertThat(open(french, text(french))).isEmpty();

    change(english, text(english).replace("within 15 days", "within 14 days"));

    assertThat(editor.until(french, "L805")).hasSize(1);
  }

  @Test
  void aSisterIsReadFromTheDiskAgainWhenItChanges() throws Exception {
    String text = text(english);
    assertThat(open(english, text)).isEmpty();
    Path file = folder.resolve("code.fr.coco.md");
    Files.writeString(file, text(french).replace("> 15 jours.", "> 14 jours."));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_800_000_000_000L));

    server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));

    assertThat(editor.until(english, "L805")).hasSize(1);
  }

  @Test
  void aClosedDocumentHasNoFindingsAnyMore() throws Exception {
    open(english, "nothing");

    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(english)));

    PublishDiagnosticsParams last = editor.told.poll(30, TimeUnit.SECONDS);
    assertThat(last).isNotNull();
    assertThat(last.getUri()).isEqualTo(english);
    assertThat(last.getDiagnostics()).isEmpty();
  }

  @Test
  void otherMarkdownIsLeftAlone() throws Exception {
    String readme = folder.resolve("README.md").toUri().toString();
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(readme, "markdown", 0, "# A")));

    assertThat(proposals(readme, new Position(0, 1))).isEmpty();
    assertThat(open(english, text(english))).isEmpty();
    assertThat(editor.told).noneMatch(told -> told.getUri().equals(readme));
  }

  @Test
  void termsAreProposedInABracketThatIsStillOpen() throws Exception {
    String text = text(english).replace("[acknowledge receipt] within", "[ack");
    open(english, text);
    Position position = position(text, "[ack 1");
    position.setCharacter(position.getCharacter() + 4);

    assertThat(proposals(english, position)).contains("acknowledge receipt", "office");
  }

  @Test
  void aTermIsExplainedDefinedAndFound() throws Exception {
    String text = text(english);
    open(english, text);
    Position position = position(text, "acknowledge receipt] within");

    String said =
        server
            .getTextDocumentService()
            .hover(new HoverParams(id(english), position))
            .get()
            .getContents()
            .getRight()
            .getValue();
    var definition =
        server
            .getTextDocumentService()
            .definition(new DefinitionParams(id(english), position))
            .get();
    var references =
        server
            .getTextDocumentService()
            .references(new ReferenceParams(id(english), position, new ReferenceContext(true)))
            .get();

    assertThat(said).contains("acknowledgement", "*fr* **nous avons accusé réception**");
    assertThat(part(text, definition.getLeft().getFirst().getRange()))
        .isEqualTo("we have acknowledged receipt");
    assertThat(references)
        .extracting(it -> part(text, it.getRange()))
        .containsExactly(
            "acknowledge receipt",
            "we have acknowledged receipt",
            "we have acknowledged receipt",
            "we have acknowledged receipt",
            "acknowledge receipt");
  }

  @Test
  void aTermIsRenamedAndMeansTheSame() throws Exception {
    String text = text(english);
    open(english, text);

    var edit =
        server
            .getTextDocumentService()
            .rename(
                new RenameParams(
                    id(english),
                    position(text, "acknowledge receipt] within"),
                    "we have confirmed it | confirm it"))
            .get();

    String renamed = edited(text, edit.getChanges().getOrDefault(english, List.of()));
    assertThat(renamed)
        .contains("we must [confirm it] within")
        .doesNotContain("acknowledge receipt]");
    assertThat(change(english, renamed)).isEmpty();
  }

  @Test
  void aNameThatCannotBeIsRefusedInWords() throws Exception {
    String text = text(english);
    open(english, text);

    assertThatThrownBy(
            () ->
                server
                    .getTextDocumentService()
                    .rename(
                        new RenameParams(
                            id(english), position(text, "a complaint is received"), "a [b]"))
                    .get())
        .hasMessageContaining("is no name");
  }

  @Test
  void positionsAreUtf16InAnyTextAndWithAnyLineBreak() throws Exception {
    String text =
        text(french)
            .replace("Qui se plaint craint", "🙂 Qui se plaint craint")
            .replace(
                "> Pour les clients : nous ne devons pas [envoyer",
                "> Pour les clients : nous ne devons pas [envoyér")
            .replace("é", "e\u0301")
            .replace("\n", "\r\n");
    Files.delete(folder.resolve("code.en.coco.md"));

    List<Diagnostic> findings = open(french, text);

    assertThat(findings)
        .anySatisfy(
            finding ->
                assertThat(part(text, finding.getRange())).contains("envoye\u0301r une relance"));
    Position position = position(text, "[nous avons accuse\u0301 re\u0301ception]");
    position.setCharacter(position.getCharacter() + 3);
    var definition =
        server
            .getTextDocumentService()
            .definition(new DefinitionParams(id(french), position))
            .get();
    assertThat(part(text, definition.getLeft().getFirst().getRange()))
        .isEqualTo("nous avons accuse\u0301 re\u0301ception");
  }

  @Test
  void theOutlineAndTheLayoutAreThere() throws Exception {
    String text = text(english);
    String loose = text.replace("| Mon 2026-03-02 08:30 |", "|Mon 2026-03-02 08:30|");
    open(english, loose);

    var outline =
        server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(id(english))).get();
    var edits =
        server
            .getTextDocumentService()
            .formatting(new DocumentFormattingParams(id(english), new FormattingOptions(2, true)))
            .get();

    assertThat(outline).hasSize(7);
    assertThat(outline.get(2).getRight().getChildren())
        .extracting(it -> it.getName())
        .containsExactly("CS-1", "CS-2", "CS-3", "PA-1", "ST-1");
    assertThat(edited(loose, edits)).isEqualTo(text);
  }

  @Test
  void aDocumentMayBeTypedFromNothing() throws Exception {
    String text = text(english);
    open(english, "");
    List<String> states = new ArrayList<>();
    for (int length = 1; length < text.length(); length += 401) {
      states.add(text.substring(0, length));
    }

    for (String state : states) {
      change(english, state);
      assertThat(proposals(english, new Position(10_000, 10_000))).isNotNull();
    }

    assertThat(change(english, text)).isEmpty();
  }

  @Test
  void aCodeOfTwoHundredRulesIsAnsweredAtOnce() throws Exception {
    String text = text(english);
    StringBuilder rules = new StringBuilder();
    for (int number = 1; number <= 190; number++) {
      rules.append(
          """
          ### XX-%d · Rule %d

          > For customers: when [a question is asked] where channel is "c%d", we must [answer the question]
          > within %d working days.
          > Breach: minor. Measure: looked at again. Serves: G-1.

          **Example: in time**

          | When | What | Then |
          |---|---|---|
          | Mon 2026-03-02 10:00 | [a question is asked] with channel "c%d" | pending |
          | Tue 2026-03-03 10:00 | [we have answered the question] | met |

          """
              .formatted(number, number, number, 1 + number % 20, number));
    }
    String large = text.replace("### PA-1", rules + "### PA-1");
    Files.delete(folder.resolve("code.fr.coco.md"));
    assertThat(open(english, large)).isEmpty();
    List<Long> taken = new ArrayList<>();

    for (int round = 0; round < 21; round++) {
      String typed = large.replace("Measure: looked", "Measure: " + "a".repeat(round) + " looked");
      long start = System.nanoTime();
      change(english, typed);
      proposals(english, position(typed, "acknowledge receipt] within"));
      taken.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    taken.sort(null);
    // The middle of many: other programs on the machine may take one or the other round longer.
    assertThat(taken.get(taken.size() / 2)).as(taken.toString()).isLessThan(200);
  }
}
