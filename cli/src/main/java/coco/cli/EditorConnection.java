package coco.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * The line to one editor. It stands apart from the command so that a run of another command need
 * not load the protocol's library, whose signed archive costs a tenth of a second to verify.
 */
final class EditorConnection {
  private EditorConnection() {}

  /** Serves one client until it says that it goes, or its end of the line is closed. */
  static int serve(Console console, InputStream in, OutputStream out) throws InterruptedException {
    CodeServer server = new CodeServer(console);
    Launcher<LanguageClient> launcher =
        new LSPLauncher.Builder<LanguageClient>()
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExceptionHandler(EditorConnection::refused)
            .create();
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    CompletableFuture<Void> gone = server.gone();
    Thread.ofVirtual().start(() -> ended(listening, gone));
    try {
      gone.get();
    } catch (ExecutionException broken) {
      throw new Refusal("the editor's connection broke: %s".formatted(broken.getMessage()), broken);
    }
    listening.cancel(true);
    return server.hasShutDown() ? 0 : Coco.FOUND;
  }

  /**
   * What an editor is told that asks for what was not offered: that there is no such method, as the
   * protocol has it, and not that something broke.
   */
  private static ResponseError refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      StackTraceElement[] where = cause.getStackTrace();
      if (cause instanceof UnsupportedOperationException
          && where.length > 0
          && where[0].getClassName().startsWith(LanguageServer.class.getPackageName())) {
        return new ResponseError(
            ResponseErrorCode.MethodNotFound, "not offered: " + where[0].getMethodName(), null);
      }
    }
    return RemoteEndpoint.DEFAULT_EXCEPTION_HANDLER.apply(failure);
  }

  /** An editor that closes its end of the line has gone too. */
  private static void ended(Future<Void> listening, CompletableFuture<Void> gone) {
    try {
      listening.get();
      gone.complete(null);
    } catch (CancellationException cancelled) {
      gone.complete(null);
    } catch (ExecutionException broken) {
      gone.completeExceptionally(broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      gone.complete(null);
    }
  }
}
