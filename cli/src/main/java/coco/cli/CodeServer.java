package coco.cli;

import coco.language.Codes;
import coco.language.Document;
import coco.language.edit.Explanations;
import coco.language.edit.Mention;
import coco.language.edit.Mentions;
import coco.language.edit.Proposals;
import coco.language.edit.Renaming;
import coco.language.edit.Symbol;
import coco.language.text.Language;
import coco.language.text.Span;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's side of an editor: takes its messages, asks {@code coco.language.edit}, answers.
 * Messages come one after the other; each is answered before the next is taken. Only examples run
 * beside them.
 */
final class CodeServer
    implements LanguageServer, LanguageClientAware, TextDocumentService, WorkspaceService {
  /** How long nobody types before the examples run. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final OpenCodes codes;
  private @Nullable LanguageClient client;
  private final ScheduledExecutorService examples =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Map<String, Future<?>> toRun = new HashMap<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private boolean shutDown;

  CodeServer(Console console) {
    this.codes = new OpenCodes(console);
  }

  @Override
  public void connect(LanguageClient connected) {
    client = connected;
  }

  /** Done when the editor has said that it goes. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  boolean hasShutDown() {
    return shutDown;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setTextDocumentSync(TextDocumentSyncKind.Full);
    capabilities.setCompletionProvider(new CompletionOptions(false, List.of("[", " ", ":")));
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setReferencesProvider(true);
    capabilities.setRenameProvider(new RenameOptions(true));
    capabilities.setDocumentSymbolProvider(true);
    capabilities.setDocumentFormattingProvider(true);
    return CompletableFuture.completedFuture(new InitializeResult(capabilities));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    examples.shutdownNow();
    gone.complete(null);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return this;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // There is nothing to configure.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    publish();
  }

  // Documents.

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    codes.put(
        params.getTextDocument().getUri(),
        params.getTextDocument().getVersion(),
        params.getTextDocument().getText());
    publish();
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    codes.put(
        params.getTextDocument().getUri(),
        params.getTextDocument().getVersion(),
        params.getContentChanges().getLast().getText());
    publish();
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    publish();
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    codes.remove(uri);
    tell(new PublishDiagnosticsParams(uri, List.of()));
    publish();
  }

  /**
   * Says what is found in each open document: a change of one may concern its sister. What examples
   * show is said once typing pauses: nothing is run that the next key makes old.
   */
  private void publish() {
    codes.open().forEach(this::tell);
    for (String uri : codes.open()) {
      if (codes.hasExamplesToRun(uri)) {
        Future<?> earlier =
            toRun.put(
                uri,
                examples.schedule(
                    () -> {
                      if (codes.runExamples(uri)) {
                        tell(uri);
                      }
                    },
                    PAUSE.toMillis(),
                    TimeUnit.MILLISECONDS));
        if (earlier != null) {
          earlier.cancel(false);
        }
      }
    }
  }

  /** One at a time, so that what is said last is what is so now. */
  private void tell(String uri) {
    synchronized (codes) {
      codes
          .found(uri)
          .ifPresent(
              document ->
                  tell(
                      new PublishDiagnosticsParams(
                          uri,
                          document.findings().stream()
                              .map(finding -> Shapes.diagnostic(document, finding))
                              .toList(),
                          codes.version(uri))));
    }
  }

  private void tell(PublishDiagnosticsParams diagnostics) {
    if (client != null) {
      client.publishDiagnostics(diagnostics);
    }
  }

  // Questions.

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        () ->
            Either.forLeft(
                at(params)
                    .map(
                        place ->
                            Proposals.at(place.document(), place.offset()).stream()
                                .map(each -> Shapes.item(place.document().source(), each))
                                .toList())
                    .orElse(List.of())));
  }

  @Override
  public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
    return answer(() -> hovered(params).orElse(null));
  }

  private Optional<Hover> hovered(HoverParams params) {
    String uri = params.getTextDocument().getUri();
    Optional<Document> checked = codes.found(uri);
    return checked.flatMap(
        document ->
            Explanations.at(
                    document,
                    codes.translation(uri),
                    Shapes.offset(document.source(), params.getPosition()))
                .map(
                    found ->
                        new Hover(
                            new MarkupContent(MarkupKind.MARKDOWN, found.markdown()),
                            Shapes.range(document.source(), found.span()))));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return answer(
        () ->
            Either.forLeft(
                at(params)
                    .flatMap(
                        place ->
                            place
                                .mention()
                                .flatMap(it -> Mentions.definition(place.document(), it))
                                .map(it -> location(params, place.document(), it)))
                    .map(List::of)
                    .orElse(List.of())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return answer(() -> referred(params));
  }

  private List<Location> referred(ReferenceParams params) {
    boolean withDefinition = params.getContext().isIncludeDeclaration();
    return at(params)
        .flatMap(
            place ->
                place
                    .mention()
                    .map(
                        it ->
                            Mentions.references(place.document(), it).stream()
                                .filter(each -> withDefinition || !each.defines())
                                .map(each -> location(params, place.document(), each))
                                .toList()))
        .orElse(List.of());
  }

  private static Location location(
      TextDocumentPositionParams params, Document document, Mention mention) {
    return new Location(
        params.getTextDocument().getUri(), Shapes.range(document.source(), mention.span()));
  }

  @Override
  public CompletableFuture<
          @Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return answer(
        () ->
            at(params)
                .flatMap(
                    place ->
                        place
                            .mention()
                            .map(
                                it ->
                                    Either3
                                        .<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>
                                            forFirst(
                                                Shapes.range(
                                                    place.document().source(), it.span()))))
                .orElse(null));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return answer(
        () -> {
          Place place = at(params).orElseThrow(() -> refused(Renaming.Refused.NOTHING_HERE, ""));
          Document document = place.document();
          return switch (Renaming.rename(document, place.offset(), params.getNewName())) {
            case Renaming.Changes changes ->
                new WorkspaceEdit(
                    Map.of(
                        params.getTextDocument().getUri(),
                        changes.changes().stream()
                            .map(
                                change ->
                                    new TextEdit(
                                        Shapes.range(document.source(), change.span()),
                                        change.text()))
                            .toList()));
            case Renaming.Refused why ->
                throw new ResponseErrorException(
                    error(Texts.in(document.language()).of("lsp." + why, params.getNewName())));
          };
        });
  }

  private static ResponseErrorException refused(Renaming.Refused why, String name) {
    return new ResponseErrorException(error(Texts.in(Language.ENGLISH).of("lsp." + why, name)));
  }

  private static ResponseError error(String message) {
    return new ResponseError(ResponseErrorCode.RequestFailed, message, null);
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return answer(
        () ->
            codes
                .document(params.getTextDocument().getUri())
                .map(
                    document ->
                        Symbol.of(document).stream()
                            .map(
                                each ->
                                    Either.<SymbolInformation, DocumentSymbol>forRight(
                                        Shapes.symbol(document.source(), each)))
                            .toList())
                .orElse(List.of()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return answer(
        () ->
            codes.document(params.getTextDocument().getUri()).map(this::laidOut).orElse(List.of()));
  }

  private List<TextEdit> laidOut(Document document) {
    String text = document.source().text();
    String formatted = Codes.format(text, document.file());
    return formatted.equals(text)
        ? List.of()
        : List.of(
            new TextEdit(Shapes.range(document.source(), new Span(0, text.length())), formatted));
  }

  /** A place of an open document. */
  private record Place(Document document, int offset) {
    Optional<Mention> mention() {
      return Mentions.at(document, offset);
    }
  }

  private Optional<Place> at(TextDocumentPositionParams params) {
    return codes
        .document(params.getTextDocument().getUri())
        .map(
            document ->
                new Place(document, Shapes.offset(document.source(), params.getPosition())));
  }

  private static <T extends @Nullable Object> CompletableFuture<T> answer(Supplier<T> supplier) {
    try {
      return CompletableFuture.completedFuture(supplier.get());
    } catch (ResponseErrorException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }
}
