package coco.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {
  @ParameterizedTest
  @EnumSource(Phrase.class)
  void bothLanguagesSayEachPhrase(Phrase phrase) {
    for (Language language : Language.values()) {
      Phrases phrases = Phrases.of(language);
      assertThat(phrases.print(phrase)).isEqualTo(phrases.print(phrase).strip());
      assertThat(phrases.ways(phrase)).doesNotHaveDuplicates();
    }
  }

  @Test
  void formsAgree() {
    Phrases french = Phrases.of(Language.FRENCH);

    assertThat(french.print(Phrase.MUST, 0)).isEqualTo("devons");
    assertThat(french.print(Phrase.MUST, 2)).isEqualTo("doivent");
    assertThat(french.print(Phrase.UNIT_MONTH, 1)).isEqualTo("mois");
  }

  @Test
  void theNearestWordIsFound() {
    assertThat(Nearest.of("witihn", List.of("until", "within"))).contains("within");
    assertThat(Nearest.of("une reclamation est recu", List.of("une réclamation est reçue")))
        .contains("une réclamation est reçue");
    assertThat(Nearest.of("banana", List.of("within"))).isEmpty();
  }
}
