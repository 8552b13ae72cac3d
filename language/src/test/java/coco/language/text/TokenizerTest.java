package coco.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  @Test
  void elidedWordsKeepTheirApostrophe() {
    assertThat(norms("Lorsqu’une heure d'[x]"))
        .containsExactly("lorsqu'", "une", "heure", "d'", "x");
  }

  @Test
  void blanksOfAnyWidthSeparate() {
    assertThat(norms("1\u202F000\u00A0%\u2009;")).containsExactly("1", "000", "%", ";");
  }

  @Test
  void hoursAndMinutesComeApart() {
    assertThat(norms("8h30 P1 e-mail case.x"))
        .containsExactly("8", "h", "30", "p1", "e-mail", "case.x");
  }

  @Test
  void pluralsInParenthesesAreNotRead() {
    assertThat(norms("2 jour(s) ouvré(e)(s) (x)"))
        .containsExactly("2", "jour", "ouvré", "(", "x", ")");
  }

  @Test
  void placesAreThoseOfTheTextAsWritten() {
    String text = Normalizer.normalize("été [reçue] à", Normalizer.Form.NFD);

    List<Token> tokens = Tokenizer.tokens(text);

    assertThat(tokens).extracting(Token::norm).containsExactly("été", "reçue", "à");
    assertThat(tokens.getFirst().until()).isEqualTo(5);
    assertThat(text.substring(tokens.get(1).from(), tokens.get(1).until()))
        .isEqualTo(Normalizer.normalize("[reçue]", Normalizer.Form.NFD));
    assertThat(tokens.getLast().until()).isEqualTo(text.length());
  }

  @Test
  void emphasisIsNotRead() {
    assertThat(norms("**must** _not_")).containsExactly("must", "not");
  }

  @Test
  void accentsMayBeMissingOnCapitals() {
    assertThat(Tokenizer.tokens("A").getFirst().reads("à")).isTrue();
    assertThat(Tokenizer.tokens("DEFAUT").getFirst().reads("défaut")).isTrue();
    assertThat(Tokenizer.tokens("a").getFirst().reads("à")).isFalse();
  }

  private static List<String> norms(String text) {
    return Tokenizer.tokens(text).stream().map(Token::norm).toList();
  }
}
