package coco.cli;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind.Severity;
import coco.language.FindingTexts;
import coco.language.edit.Proposal;
import coco.language.edit.Symbol;
import coco.language.text.SourceText;
import coco.language.text.Span;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Our values in the protocol's shapes: lines and UTF-16 units from 0, and back. */
final class Shapes {
  private Shapes() {}

  static Position position(SourceText source, int offset) {
    int inside = Math.clamp(offset, 0, source.text().length());
    int line = source.lineOf(inside);
    Span span = source.line(line);
    return new Position(line - 1, Math.min(inside, span.end()) - span.start());
  }

  static Range range(SourceText source, Span span) {
    return new Range(position(source, span.start()), position(source, span.end()));
  }

  /** The offset of a position; the end of its line, or of the text, where there is less. */
  static int offset(SourceText source, Position position) {
    if (position.getLine() >= source.lineCount()) {
      return source.text().length();
    }
    Span line = source.line(Math.max(0, position.getLine()) + 1);
    return Math.clamp((long) line.start() + position.getCharacter(), line.start(), line.end());
  }

  static Diagnostic diagnostic(Document document, Finding finding) {
    FindingTexts texts = FindingTexts.in(document.language());
    String message =
        String.join("\n", texts.what(finding), texts.why(finding), texts.todo(finding));
    Diagnostic diagnostic = new Diagnostic(range(document.source(), finding.span()), message);
    diagnostic.setSeverity(severity(finding.kind().severity()));
    diagnostic.setCode(finding.kind().id());
    diagnostic.setSource("coco");
    return diagnostic;
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR_OF_FORM, ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case NOTE -> DiagnosticSeverity.Information;
    };
  }

  static CompletionItem item(SourceText source, Proposal proposal) {
    CompletionItem item = new CompletionItem(proposal.text().strip());
    item.setKind(
        switch (proposal.kind()) {
          case KEY -> CompletionItemKind.Property;
          case WORDS -> CompletionItemKind.Keyword;
          case TERM -> CompletionItemKind.Function;
          case CALENDAR -> CompletionItemKind.Constant;
          case GOAL, RULE -> CompletionItemKind.Reference;
        });
    if (!proposal.detail().isEmpty()) {
      item.setDetail(proposal.detail());
    }
    item.setTextEdit(Either.forLeft(new TextEdit(range(source, proposal.span()), proposal.text())));
    return item;
  }

  static DocumentSymbol symbol(SourceText source, Symbol symbol) {
    SymbolKind kind =
        switch (symbol.kind()) {
          case CHAPTER -> SymbolKind.Namespace;
          case GOAL -> SymbolKind.Interface;
          case RULE -> SymbolKind.Method;
          case TERM -> SymbolKind.Constant;
          case CALENDAR -> SymbolKind.Object;
        };
    List<DocumentSymbol> children =
        symbol.children().stream().map(child -> symbol(source, child)).toList();
    return new DocumentSymbol(
        symbol.name(),
        kind,
        range(source, symbol.whole()),
        range(source, symbol.place()),
        symbol.detail(),
        children);
  }
}
