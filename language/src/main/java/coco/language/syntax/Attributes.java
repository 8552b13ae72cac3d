package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.text.Lexicon;
import coco.language.text.Names;
import coco.language.text.Token;
import coco.language.text.Tokenizer;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the names of attributes: bare, with the prefix of their owner, in code marks where a name
 * holds what a word does not, or by their term.
 */
final class Attributes {
  private final Cursor cursor;

  Attributes(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The attribute that stands here; empty, with a finding, where none does. */
  Optional<Attribute> attribute() {
    Optional<Attribute> named = term();
    return named.isPresent() ? named : name();
  }

  /** The attribute that stands here by its name in the data, never by a term. */
  Optional<Attribute> name() {
    if (cursor.sees(Token.Kind.CODE)) {
      return code();
    }
    if (cursor.seesBracket()) {
      cursor.term(Lexicon.Kind.ATTRIBUTE);
      return Optional.of(new Attribute(Owner.EVENT, Cursor.UNKNOWN));
    }
    if (!cursor.sees(Token.Kind.WORD)) {
      cursor.report(
          FindingKind.ATTRIBUTE_EXPECTED,
          cursor.at(),
          cursor.at() + 1,
          cursor.quote(cursor.at(), cursor.at() + 1));
      return Optional.empty();
    }
    String word = cursor.peek().orElseThrow().text();
    Optional<Owner> owner = owner(word);
    if (owner.isPresent() && isOwnerOfCode()) {
      cursor.advance();
      cursor.advance();
      String name = codeName();
      return Optional.of(new Attribute(owner.get(), name));
    }
    cursor.advance();
    return Optional.of(parse(word));
  }

  private boolean isOwnerOfCode() {
    return cursor.seesSign(1, ".")
        && cursor.touches(1)
        && cursor.touches(2)
        && cursor.sees(2, Token.Kind.CODE);
  }

  private Optional<Attribute> code() {
    String name = codeName();
    if (name.isEmpty()) {
      cursor.report(
          FindingKind.ATTRIBUTE_EXPECTED,
          cursor.at() - 1,
          cursor.at(),
          cursor.quote(cursor.at() - 1, cursor.at()));
      return Optional.empty();
    }
    return Optional.of(parse(name));
  }

  private String codeName() {
    Token code = cursor.peek().orElseThrow();
    if (!code.closed()) {
      cursor.report(
          FindingKind.QUOTE_NOT_CLOSED,
          cursor.at(),
          cursor.at() + 1,
          cursor.quote(cursor.at(), cursor.at() + 1));
    }
    cursor.advance();
    String name = Tokenizer.strip(code.text());
    return name.isEmpty() ? Cursor.UNKNOWN : name;
  }

  /** An attribute from its written name: {@code case.priority}. */
  private Attribute parse(String written) {
    String name = Normalizer.normalize(written, Normalizer.Form.NFC);
    int dot = name.indexOf('.');
    if (dot > 0 && dot < name.length() - 1) {
      Optional<Owner> owner = owner(name.substring(0, dot));
      if (owner.isPresent()) {
        return new Attribute(owner.get(), name.substring(dot + 1));
      }
    }
    return new Attribute(Owner.EVENT, name);
  }

  private Optional<Owner> owner(String word) {
    return Names.owner(word, cursor.phrases());
  }

  /** Whether what stands here can only be an attribute on the right of a comparison. */
  boolean seesOperandAttribute() {
    Optional<Token> token = cursor.peek();
    if (token.isEmpty()) {
      return false;
    }
    if (token.get().kind() == Token.Kind.CODE || cursor.seesBracket() || seesWordedTerm()) {
      return true;
    }
    if (token.get().kind() != Token.Kind.WORD) {
      return false;
    }
    String word = token.get().text();
    int dot = word.indexOf('.');
    return (dot > 0 && owner(word.substring(0, dot)).isPresent())
        || (owner(word).isPresent() && isOwnerOfCode())
        || Names.isField(word)
        || cursor.isAttribute(word);
  }

  /** Whether the bare words of an attribute's term stand here. */
  boolean seesWordedTerm() {
    Cursor.Mark mark = cursor.mark();
    boolean sees = wordedTerm().isPresent();
    cursor.reset(mark);
    return sees;
  }

  /** The attribute whose term stands here, in a bracket or in bare words. */
  private Optional<Attribute> term() {
    if (cursor.seesTerm(Set.of(Lexicon.Kind.ATTRIBUTE))) {
      return cursor.term(Lexicon.Kind.ATTRIBUTE).map(this::named);
    }
    return wordedTerm();
  }

  private Attribute named(String id) {
    Attribute attribute = cursor.lexicon().named().get(id);
    return attribute == null ? new Attribute(Owner.EVENT, Cursor.UNKNOWN) : attribute;
  }

  /** The longest attribute term whose words stand here; an article before it may differ. */
  private Optional<Attribute> wordedTerm() {
    String bestId = null;
    int bestEnd = cursor.at();
    for (var entry : cursor.lexicon().terms().entrySet()) {
      if (entry.getValue().kind() != Lexicon.Kind.ATTRIBUTE) {
        continue;
      }
      int end = endOf(Tokenizer.tokens(entry.getValue().fact()));
      if (end > bestEnd) {
        bestId = entry.getKey();
        bestEnd = end;
      }
    }
    if (bestId == null) {
      return Optional.empty();
    }
    cursor.point(Piece.Kind.TERM, bestId, cursor.at(), bestEnd);
    cursor.moveTo(bestEnd);
    return Optional.of(named(bestId));
  }

  private int endOf(List<Token> wording) {
    int first = articleAt(wording.isEmpty() ? Optional.empty() : Optional.of(wording.getFirst()));
    int skipped = articleAt(cursor.peek());
    if (wording.size() <= first) {
      return cursor.at();
    }
    for (int i = first; i < wording.size(); i++) {
      Optional<Token> token = cursor.peek(skipped + i - first);
      if (token.isEmpty()
          || token.get().kind() != wording.get(i).kind()
          || !token.get().norm().equals(wording.get(i).norm())) {
        return cursor.at();
      }
    }
    return cursor.at() + skipped + wording.size() - first;
  }

  private int articleAt(Optional<Token> token) {
    return token
            .filter(t -> t.kind() == Token.Kind.WORD && cursor.phrases().isArticle(t.norm()))
            .isPresent()
        ? 1
        : 0;
  }
}
