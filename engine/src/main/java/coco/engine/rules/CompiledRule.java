package coco.engine.rules;

import coco.language.code.Audience;
import coco.language.code.Rule;
import coco.language.code.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of one edition, compiled. */
public final class CompiledRule {
  private final int index;
  private final Rule rule;
  private final CompiledForm form;
  private final CompiledForm.Holds audience;
  private final @Nullable CompiledCircumstance exception;
  private final @Nullable Slot per;
  private final List<String> types;

  /** Whether it applies to everyone without exception. */
  private final boolean forAll;

  private List<CompiledRule> replacing = List.of();
  private List<CompiledRule> rivals = List.of();

  CompiledRule(
      int index,
      Rule rule,
      CompiledForm form,
      CompiledForm.Holds audience,
      @Nullable CompiledCircumstance exception,
      @Nullable Slot per,
      List<String> types) {
    this.index = index;
    this.rule = rule;
    this.form = form;
    this.audience = audience;
    this.exception = exception;
    this.per = per;
    this.types = List.copyOf(types);
    this.forAll =
        exception == null
            && rule.audience().stream().allMatch(each -> each instanceof Audience.Everyone);
  }

  /**
   * Tells the rule which others bear on it; called once, when all rules of the edition are known.
   */
  void bind(List<CompiledRule> replacing, List<CompiledRule> rivals) {
    this.replacing = List.copyOf(replacing);
    this.rivals = List.copyOf(rivals);
  }

  /** Its place among the compiled rules of its edition. */
  public int index() {
    return index;
  }

  /** The rule as it was written. */
  public Rule rule() {
    return rule;
  }

  /** What its clause asks. */
  public CompiledForm form() {
    return form;
  }

  /** Whether audience and exception let the rule apply at the event. */
  public boolean admits(Facts facts) {
    return forAll || (audience.holds(facts) && (exception == null || !exception.holds(facts)));
  }

  /** Until when {@link #admits} says what it says. */
  public long lastsAdmitting(Facts facts) {
    long unlessThen = exception == null ? Until.NEVER : exception.lasts(facts);
    return Until.all(
        List.of(true, false),
        whom -> whom ? audience.holds(facts) : exception == null || !exception.holds(facts),
        whom -> whom ? audience.lasts(facts) : unlessThen);
  }

  private long lastsApplying(Facts facts) {
    return Until.all(
        List.of(true, false),
        its -> its ? form.judges(facts) : admits(facts),
        its -> its ? form.lastsJudging(facts) : lastsAdmitting(facts));
  }

  /** Until when {@link #isReplacedAt} says what it says. */
  public long lastsReplaced(Facts facts) {
    return Until.any(
        replacing, other -> other.appliesTo(facts), other -> other.lastsApplying(facts));
  }

  /** Until when {@link #rivalsAt} says what it says. */
  public long lastsRivalled(Facts facts) {
    return Until.any(
        rivals,
        rival -> rival.appliesTo(facts) && !rival.isReplacedAt(facts),
        rival ->
            Until.all(
                List.of(true, false),
                its -> its ? rival.appliesTo(facts) : !rival.isReplacedAt(facts),
                its -> its ? rival.lastsApplying(facts) : rival.lastsReplaced(facts)));
  }

  /**
   * Whether the rule applies to the event: its own event with its conditions, audience, exception.
   */
  public boolean appliesTo(Facts facts) {
    return form.judges(facts) && admits(facts);
  }

  /** Whether a rule that replaces this one applies to the event. */
  public boolean isReplacedAt(Facts facts) {
    for (int i = 0; i < replacing.size(); i++) {
      if (replacing.get(i).appliesTo(facts)) {
        return true;
      }
    }
    return false;
  }

  /** The rules that apply to the event as well and compete with this one to replace a third. */
  public List<CompiledRule> rivalsAt(Facts facts) {
    return rivals.isEmpty()
        ? List.of()
        : rivals.stream()
            .filter(rival -> rival.appliesTo(facts) && !rival.isReplacedAt(facts))
            .toList();
  }

  /** The types of event that it listens to, in order; {@code *} for all. */
  public List<String> types() {
    return types;
  }

  /** The rules that replace this one, directly or through others. */
  public List<CompiledRule> replacing() {
    return replacing;
  }

  /** The attribute's value that {@code per ATTRIBUTE} groups by; null where it is missing. */
  public @Nullable Value per(Facts facts) {
    return per == null ? null : per.from(facts);
  }

  /** Where {@code per ATTRIBUTE} finds its attribute; null where the rule groups by none. */
  public @Nullable Slot per() {
    return per;
  }

  /** Whether a length of it depends on data that may change while it is pending. */
  public boolean readsDataAgain() {
    return switch (form) {
      case CompiledForm.Duty duty ->
          duty.demand().isByCase()
              || duty.reparations().stream().anyMatch(CompiledDemand::isByCase);
      case CompiledForm.RepeatedDuty duty ->
          duty.reparations().stream().anyMatch(CompiledDemand::isByCase);
      default -> false;
    };
  }

  @Override
  public String toString() {
    return rule.id().text();
  }
}
