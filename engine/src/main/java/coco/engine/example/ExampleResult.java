package coco.engine.example;

import coco.language.code.Example;
import coco.language.code.Example.Outcome;
import coco.language.code.RuleId;
import java.util.List;

/**
 * An expectation of an example that did not come true.
 *
 * @param line the line's place in the example, from 0
 * @param expected what the document says
 * @param actual what came, in the words of what was expected (an act is allowed or refused, an
 *     obligation met or breached); nothing where the line neither ended nor opened anything of the
 *     rule; several where what it ended, or opened, came out differently
 */
public record ExampleResult(
    Example example, int line, RuleId rule, Outcome expected, List<Outcome> actual) {
  public ExampleResult {
    actual = List.copyOf(actual);
  }
}
