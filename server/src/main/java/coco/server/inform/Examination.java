package coco.server.inform;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.code.Published;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Questions of understanding, whoever they are asked of: which are drawn, how they look before and
 * after they are answered, and what an answer is worth. It keeps nothing of whom it asks.
 */
@Component
public class Examination {
  private final QuestionStore questions;
  private final QuestionBank bank;
  private final SecureRandom chance = new SecureRandom();

  Examination(QuestionStore questions, QuestionBank bank) {
    this.questions = questions;
    this.bank = bank;
  }

  /**
   * A question that was asked before.
   *
   * @param number of the try in which it was asked last
   * @param isWrong whether it was answered wrong then
   */
  public record Earlier(UUID question, String rule, int number, boolean isWrong) {}

  /** A choice that was taken, and whether it was the right one. */
  public record Choice(int choice, boolean isRight) {}

  /**
   * A try as whoever is asked sees it.
   *
   * @param needed how many are to be right
   */
  public record Paper(Try tried, List<Sheet> questions, int needed) {
    public Paper {
      questions = List.copyOf(questions);
    }

    /** How many are right; none before they were answered. */
    public long right() {
      return questions.stream()
          .filter(it -> it.chosen().filter(Chosen::isRight).isPresent())
          .count();
    }
  }

  /**
   * One of its questions. What is right, and why, is there only once it was answered.
   *
   * @param place from 1
   * @param id of the question
   * @param rule the id of its rule; {@code title} is that rule's
   */
  public record Sheet(
      int place, UUID id, String rule, String title, Question words, Optional<Chosen> chosen) {}

  /** What is asked. */
  public record Question(
      Language language, String about, List<Asked.Line> scene, String asked, List<String> choices) {
    public Question {
      scene = List.copyOf(scene);
      choices = List.copyOf(choices);
    }
  }

  /**
   * What was answered, and what is right.
   *
   * @param choice the place of what was chosen, from 0, as {@code right}
   */
  public record Chosen(int choice, int right, String sentence, List<String> why, String timeline) {
    public Chosen {
      why = List.copyOf(why);
    }

    public boolean isRight() {
      return choice == right;
    }
  }

  /**
   * What answers are worth.
   *
   * @param choices by the place of the question, from 1
   * @param told what was answered, as the log of evidence keeps it: rule, question, choice
   */
  public record Marks(Map<Integer, Choice> choices, int asked, int needed, String told) {
    public Marks {
      choices = new TreeMap<>(choices);
    }

    public boolean isPassed() {
      return choices.values().stream().filter(Choice::isRight).count() >= needed;
    }
  }

  /** Whether anything about an edition could be asked of some readers. */
  public boolean hasQuestions(Published edition, Readers readers) {
    return !bank.drawable(edition, readers).isEmpty();
  }

  /**
   * Draws questions for a try.
   *
   * @param changed the rules that changed for whoever is asked
   * @param earlier what they were asked before, the longest ago first
   */
  public List<UUID> draw(
      Published edition, Readers readers, Set<String> changed, List<Earlier> earlier, Quiz quiz) {
    return new Draw(bank.drawable(edition, readers), changed, earlier, chance)
        .questions(quiz.count());
  }

  /**
   * A try.
   *
   * @param asked its questions, in order
   * @param choices what was answered, by place; nothing until it was handed in
   * @param titles of rules, by their ids
   */
  public Paper paper(
      Try tried,
      List<UUID> asked,
      Map<Integer, Choice> choices,
      Map<String, String> titles,
      Optional<Quiz> quiz,
      Language language) {
    List<Sheet> sheets = new ArrayList<>();
    for (Asked each : questions.inOrder(asked)) {
      int place = sheets.size() + 1;
      sheets.add(
          new Sheet(
              place,
              each.id(),
              each.rule(),
              titles.getOrDefault(each.rule(), ""),
              question(each.in(language)),
              Optional.ofNullable(choices.get(place)).map(it -> chosen(it, each, language))));
    }
    return new Paper(tried, sheets, quiz.map(it -> it.needed(sheets.size())).orElse(0));
  }

  private static Question question(Asked.Words words) {
    return new Question(
        words.language(), words.about(), words.scene(), words.asked(), words.choices());
  }

  private static Chosen chosen(Choice choice, Asked asked, Language language) {
    Asked.Words words = asked.in(language);
    return new Chosen(
        choice.choice(), asked.right(), words.sentence(), words.why(), words.timeline());
  }

  /**
   * Marks the answers to a try.
   *
   * @param given the place of what was chosen, from 0, by the place of the question
   * @return empty where a question has no answer
   */
  public Optional<Marks> mark(List<UUID> asked, Map<Integer, Integer> given, Quiz quiz) {
    List<Asked> all = questions.inOrder(asked);
    Map<Integer, Choice> choices = new TreeMap<>();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Integer choice = given.get(i + 1);
      Asked question = all.get(i);
      if (choice != null
          && choice >= 0
          && choice < question.in(Language.ENGLISH).choices().size()) {
        boolean isRight = choice == question.right();
        choices.put(i + 1, new Choice(choice, isRight));
        told.add(
            "%s %s %d %s"
                .formatted(question.rule(), question.id(), choice, isRight ? "right" : "wrong"));
      }
    }
    return choices.size() < all.size()
        ? Optional.empty()
        : Optional.of(
            new Marks(choices, all.size(), quiz.needed(all.size()), String.join("; ", told)));
  }

  /** What a form gave: {@code answer.2=0}, the first choice of the second question. */
  public static Map<Integer, Integer> given(Map<String, String> fields) {
    Map<Integer, Integer> given = new TreeMap<>();
    fields.forEach(
        (field, value) -> {
          if (field.matches("answer\\.\\d{1,2}") && value.matches("\\d")) {
            given.put(
                Integer.parseInt(field.substring("answer.".length())), Integer.parseInt(value));
          }
        });
    return given;
  }
}
