package coco.engine.trial;

import java.util.List;
import java.util.Optional;

/**
 * Judges trials until the first that fails, and tells it in one line. Run by {@code .ci/planted} on
 * an engine with a fault planted in it.
 */
final class PlantedFault {
  private PlantedFault() {}

  public static void main(String[] arguments) {
    long count = Long.parseLong(arguments[0]);
    for (long seed = 1; seed <= count; seed++) {
      Optional<String> found = failure(TrialGenerator.generate(seed));
      if (found.isPresent()) {
        System.out.printf("| %,d | %s |%n", seed, found.get());
        return;
      }
    }
    System.out.printf("| not in %,d | |%n", count);
  }

  private static Optional<String> failure(Trial trial) {
    Law asked = Law.ORACLE;
    try {
      Bench bench = new Bench(trial);
      for (Law law : Law.values()) {
        asked = law;
        Optional<Difference> difference = law.check(bench);
        if (difference.isPresent()) {
          return Optional.of("%s, %s".formatted(law, form(trial, difference.get())));
        }
      }
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of("%s, %s".formatted(asked, broken.getClass().getSimpleName()));
    }
  }

  private static String form(Trial trial, Difference difference) {
    return trial.rules().getOrDefault(difference.edition(), List.of()).stream()
        .filter(tagged -> tagged.rule().id().equals(difference.rule()))
        .map(RuleGenerator.Tagged::form)
        .map(Form::name)
        .findFirst()
        .orElse("?");
  }
}
