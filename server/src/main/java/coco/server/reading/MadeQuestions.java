package coco.server.reading;

import coco.engine.calendar.NoCalendarException;
import coco.engine.page.Readers;
import coco.engine.question.Question;
import coco.engine.question.QuestionText;
import coco.engine.question.Questions;
import coco.language.Document;
import coco.language.code.RuleId;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.code.Published;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/**
 * Questions of understanding about published editions: made by the engine from their examples, in
 * the words of each of their texts.
 */
@Component
public class MadeQuestions {
  private final Readings readings;
  private final CodeReader reader;

  MadeQuestions(Readings readings, CodeReader reader) {
    this.readings = readings;
    this.reader = reader;
  }

  /**
   * What the examples of an edition gave.
   *
   * @param missing why a rule gave none, by its id: {@code not-run}, {@code no-example}, {@code
   *     no-words}, {@code one-answer}
   */
  public record Made(List<One> questions, SequencedMap<String, String> missing) {
    public Made {
      questions = List.copyOf(questions);
      missing = new LinkedHashMap<>(missing);
    }
  }

  /**
   * A question.
   *
   * @param right the place of the right choice, from 0
   * @param words what it says, by language
   */
  public record One(String rule, int right, Map<Language, Words> words) {
    public One {
      words = new EnumMap<>(words);
    }
  }

  /** What a question says; {@code timeline} is a picture of it, for those who have answered. */
  public record Words(QuestionText.Told told, String timeline) {}

  /** The same for everybody who asks with the same seed. */
  public Made of(Published edition, long seed, int mostOfRule) {
    List<Reading> texts = new ArrayList<>();
    for (Language language : Language.values()) {
      readings.in(edition, language, Readers.OWN).ifPresent(texts::add);
    }
    Document document = texts.getFirst().document();
    SequencedMap<String, String> missing = new LinkedHashMap<>();
    List<One> all = new ArrayList<>();
    Map<Language, QuestionText> sayings = new EnumMap<>(Language.class);
    texts.forEach(text -> sayings.put(text.language(), new QuestionText(text.document())));
    try {
      Questions questions = new Questions(document.code(), reader.holidays());
      for (Document.RuleText rule : texts.getFirst().rules()) {
        switch (made(questions, rule.id(), seed, mostOfRule)) {
          case Questions.Made.None none -> missing.put(rule.id().text(), key(none.why()));
          case Questions.Made.Some some ->
              some.questions().forEach(it -> all.add(said(it, texts, sayings)));
        }
      }
    } catch (NoCalendarException none) {
      texts
          .getFirst()
          .rules()
          .forEach(it -> missing.put(it.id().text(), key(Questions.Why.NOT_RUN)));
    }
    return new Made(all, missing);
  }

  private static Questions.Made made(Questions questions, RuleId rule, long seed, int most) {
    return questions.of(rule, seed + rule.text().hashCode(), most);
  }

  private static String key(Questions.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static One said(
      Question question, List<Reading> texts, Map<Language, QuestionText> sayings) {
    Map<Language, Words> words = new EnumMap<>(Language.class);
    for (Reading text : texts) {
      QuestionText saying = sayings.get(text.language());
      if (saying != null) {
        words.put(
            text.language(), new Words(saying.tell(question), text.timeline(question.settled())));
      }
    }
    return new One(question.rule().text(), question.choices().indexOf(question.answer()), words);
  }
}
