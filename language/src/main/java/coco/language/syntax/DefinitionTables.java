package coco.language.syntax;

import coco.language.Document.DefinitionRow;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Definition;
import coco.language.syntax.Columns.Column;
import coco.language.syntax.Markdown.Row;
import coco.language.syntax.Markdown.Table;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.NearNames;
import coco.language.text.SourceText;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tables of definitions: first the words of every row, later what each means. */
final class DefinitionTables {
  private static final List<Column> COLUMNS =
      List.of(Column.ID, Column.TERM, Column.ACT, Column.KIND, Column.MEANING);
  private static final List<Column> REQUIRED = List.of(Column.TERM, Column.KIND, Column.MEANING);

  private final SourceText source;
  private final Language language;
  private final List<Finding> findings;
  private final Map<String, DefinitionRow> rows = new LinkedHashMap<>();
  private final Map<String, DefinitionRow> names = new LinkedHashMap<>();
  private boolean isFull;

  DefinitionTables(SourceText source, Language language, List<Finding> findings) {
    this.source = source;
    this.language = language;
    this.findings = findings;
  }

  static boolean isOne(Table table) {
    return Columns.has(table, Column.TERM) || Columns.has(table, Column.MEANING);
  }

  void read(Table table) {
    Columns columns = Columns.read(table, language, COLUMNS, findings);
    if (columns.require(table, language, REQUIRED, findings)) {
      for (Row row : table.rows()) {
        if (Columns.isWhole(table, row, findings)) {
          row(columns, row);
        }
      }
    }
  }

  /** Every row that has a term, by id, in order; meanings are not yet read. */
  List<DefinitionRow> rows() {
    return List.copyOf(rows.values());
  }

  private void row(Columns columns, Row row) {
    Optional<Clip> term = columns.filled(row, Column.TERM, language, findings);
    Optional<Clip> kind = columns.filled(row, Column.KIND, language, findings);
    Optional<Clip> meaning = columns.filled(row, Column.MEANING, language, findings);
    Optional<Clip> id =
        columns.has(Column.ID) ? columns.filled(row, Column.ID, language, findings) : term;
    Clip act = columns.cell(row, Column.ACT);
    if (term.isEmpty() || id.isEmpty()) {
      return;
    }
    DefinitionRow read =
        new DefinitionRow(
            id.get().text(),
            unbracketed(term.get()),
            act.text().isEmpty() ? Optional.empty() : Optional.of(unbracketed(act)),
            kind.flatMap(this::nature),
            meaning.orElse(new Clip("", new int[] {row.span().end()})),
            row.span(),
            Optional.empty(),
            List.of());
    add(read, id.get());
  }

  /** A term may be written with the brackets that it has in clauses. */
  private static Clip unbracketed(Clip clip) {
    String text = clip.text();
    boolean bracketed =
        text.length() > 2 && text.startsWith("[") && text.indexOf(']') == text.length() - 1;
    return bracketed ? Columns.trimmed(clip.part(1, text.length() - 1)) : clip;
  }

  private Optional<Nature> nature(Clip kind) {
    Optional<Nature> nature = Nature.read(kind.text(), language);
    if (nature.isEmpty()) {
      List<String> known =
          Arrays.stream(Lexicon.Kind.values())
              .flatMap(
                  value ->
                      Arrays.stream(Definition.Reach.values())
                          .filter(
                              reach ->
                                  value == Lexicon.Kind.STATE || reach == Definition.Reach.CASE)
                          .map(reach -> new Nature(value, reach).print(language)))
              .toList();
      findings.add(
          Finding.of(
              FindingKind.UNKNOWN_DEFINITION_KIND,
              kind.span(0, kind.text().length()),
              kind.text(),
              NearNames.nearestOrAll(kind.text(), known)));
    }
    return nature;
  }

  private void add(DefinitionRow row, Clip id) {
    Span place = id.span(0, id.text().length());
    DefinitionRow same = rows.get(row.id());
    if (same != null) {
      findings.add(Finding.of(FindingKind.DUPLICATE_ID, place, row.id(), line(same.row())));
      return;
    }
    if (rows.size() >= Limits.DEFINITIONS) {
      if (!isFull) {
        findings.add(
            Finding.of(
                FindingKind.TOO_MANY_DEFINITIONS, place, String.valueOf(Limits.DEFINITIONS)));
      }
      isFull = true;
      return;
    }
    rows.put(row.id(), row);
    claim(row, row.fact());
    row.act().ifPresent(act -> claim(row, act));
  }

  private void claim(DefinitionRow row, Clip name) {
    DefinitionRow other = names.putIfAbsent(Names.plain(name.text()), row);
    if (other != null && !other.id().equals(row.id())) {
      findings.add(
          Finding.of(
              FindingKind.DUPLICATE_TERM,
              name.span(0, name.text().length()),
              name.text(),
              line(other.row())));
    }
  }

  private String line(Span span) {
    return String.valueOf(source.lineOf(span.start()));
  }

  /** The rows with what they mean. */
  static List<DefinitionRow> meanings(
      List<DefinitionRow> rows, Terms terms, List<Finding> findings) {
    List<DefinitionRow> read = new ArrayList<>();
    for (DefinitionRow row : rows) {
      Optional<Parsed<Definition>> parsed =
          row.meaning().text().isEmpty()
              ? Optional.empty()
              : row.nature()
                  .map(nature -> MeaningParser.parse(row.id(), nature, row.meaning(), terms));
      parsed.ifPresent(meaning -> findings.addAll(meaning.findings()));
      read.add(
          new DefinitionRow(
              row.id(),
              row.fact(),
              row.act(),
              row.nature(),
              row.meaning(),
              row.row(),
              parsed.flatMap(Parsed::value),
              parsed.map(Parsed::pieces).orElse(List.of())));
    }
    return read;
  }
}
