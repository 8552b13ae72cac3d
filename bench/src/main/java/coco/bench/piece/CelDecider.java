package coco.bench.piece;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** cel-java: one expression, compiled once. It is told the facts. */
public final class CelDecider implements CallDecider {
  private final CelRuntime.Program program;

  /** Compiles the expression. */
  public CelDecider() {
    Cel cel =
        CelFactory.plannerCelBuilder()
            .addVar("consents", SimpleType.BOOL)
            .addVar("hour", SimpleType.INT)
            .build();
    try {
      program = cel.createProgram(cel.compile("consents && hour >= 8 && hour < 20").getAst());
    } catch (CelValidationException | CelEvaluationException broken) {
      throw new IllegalStateException("the expression is not sound", broken);
    }
  }

  @Override
  public boolean allows(boolean consents, int hour) {
    try {
      return (Boolean) program.eval(Map.of("consents", consents, "hour", (long) hour));
    } catch (CelEvaluationException failed) {
      throw new IllegalStateException("cannot decide", failed);
    }
  }
}
