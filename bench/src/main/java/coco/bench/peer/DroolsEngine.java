package coco.bench.peer;

import coco.bench.Engine;
import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/** Drools: rules over facts, in the file {@code two-shores.drl}. */
public final class DroolsEngine implements Engine {
  private static final String DRL = "/two-shores.drl";

  /** The instant asked about has come. */
  public static final class AsOf {}

  /** A duty that is open. */
  public static final class Open {
    private final String rule;
    private final String act;
    private final String caseId;
    private final String trigger;
    private final long due;

    /** A duty of a case that some act discharges. */
    public Open(String rule, String act, String caseId, String trigger, long due) {
      this.rule = rule;
      this.act = act;
      this.caseId = caseId;
      this.trigger = trigger;
      this.due = due;
    }

    public String getRule() {
      return rule;
    }

    public String getAct() {
      return act;
    }

    public String getCaseId() {
      return caseId;
    }

    public String getTrigger() {
      return trigger;
    }

    /** The deadline, in epoch microseconds. */
    public long getDue() {
      return due;
    }
  }

  /** What stands for a party or a case, since when. */
  public static final class Standing {
    private final String name;
    private final String of;
    private final long since;
    private final @Nullable String value;

    /** What is called so stands for a party or a case. */
    public Standing(String name, String of, long since, @Nullable String value) {
      this.name = name;
      this.of = of;
      this.since = since;
      this.value = value;
    }

    public String getName() {
      return name;
    }

    public String getOf() {
      return of;
    }

    /** In epoch microseconds. */
    public long getSince() {
      return since;
    }

    public @Nullable String getValue() {
      return value;
    }
  }

  /** What the rules find. */
  public static final class Findings {
    private final VerdictFiles files;

    Findings(VerdictFiles files) {
      this.files = files;
    }

    /** A duty has come to its end; {@code by} is null where nothing was done. */
    public void duty(Open open, @Nullable Contact by) {
      Deadlines.write(
          files,
          open.rule,
          open.trigger,
          open.due,
          by == null ? null : by.getId(),
          by == null ? 0 : by.getTime());
    }

    /** An act was allowed, or was not. */
    public void act(String rule, Contact act, boolean kept) {
      Deadlines.write(files, rule, act.getId(), kept);
    }
  }

  @Override
  public String name() {
    return "Drools";
  }

  @Override
  public String version() {
    return "10.2.0";
  }

  @Override
  public String idiom() {
    return "Rules over facts: open duties and what stands; events leave once dealt with; CoCo's deadlines as a function; one session.";
  }

  @Override
  public boolean takesLate() {
    return false;
  }

  @Override
  public List<String> rules() {
    return TwoShores.COMMON;
  }

  @Override
  public SortedMap<String, String> cannot() {
    return Unwritten.reasons();
  }

  @Override
  public void judge(Dataset dataset, VerdictFiles verdicts) throws Exception {
    KieBase base =
        new KieHelper().addContent(drl(), ResourceType.DRL).build(ExecutableModelProject.class);
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("findings", new Findings(verdicts));
      Contact.feed(
          dataset.file(),
          contact -> {
            FactHandle handle = session.insert(contact);
            session.fireAllRules();
            session.delete(handle);
          });
      session.insert(new AsOf());
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  private static String drl() throws IOException {
    try (InputStream file = DroolsEngine.class.getResourceAsStream(DRL)) {
      if (file == null) {
        throw new IllegalStateException("no " + DRL);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
