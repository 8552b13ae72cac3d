package coco.bench.peer;

import coco.bench.Engine;
import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.EventBean;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployment;
import com.espertech.esper.runtime.client.EPEventService;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import com.espertech.esper.runtime.client.EPStatement;
import java.util.List;
import java.util.SortedMap;

/** Esper: statements of its event processing language, on the time of the events. */
public final class EsperEngine implements Engine {
  private static final String STATEMENTS =
      """
      create table Consent(party string primary key, consents boolean);
      on Contact(kind = 'consent.given', channel = 'phone') c merge Consent t where t.party = c.party
        when matched then update set consents = true
        when not matched then insert select c.party as party, true as consents;
      on Contact(kind = 'consent.withdrawn', channel = 'phone') c merge Consent t where t.party = c.party
        when matched then update set consents = false;
      create table OptOut(party string primary key, optedOut boolean);
      on Contact(kind = 'optout.received') c merge OptOut t where t.party = c.party
        when not matched then insert select c.party as party, true as optedOut;
      create table Place(party string primary key, zone string);
      on Contact(zone is not null) c merge Place t where t.party = c.party
        when matched then update set zone = c.zone
        when not matched then insert select c.party as party, c.zone as zone;
      create table Replied(caseId string primary key, replied boolean);
      on Contact(kind = 'reply') c merge Replied t where t.caseId = c.caseId
        when not matched then insert select c.caseId as caseId, true as replied;

      @name('B-01 B-02') select x.id as trigger, x.time as began, y.id as act, y.time as acted
        from pattern [every x=Contact(kind = 'message.received')
          -> (y=Contact(kind = 'reply', caseId = x.caseId) or e=AsOf)];
      @name('B-05') select x.id as trigger, x.time as began, y.id as act, y.time as acted
        from pattern [every x=Contact(kind = 'case.opened')
          -> (y=Contact(kind = 'case.resolved', caseId = x.caseId) or e=AsOf)];
      @name('B-08') select x.id as trigger, x.time as began, y.id as act, y.time as acted
        from pattern [every x=Contact(kind = 'complaint.received')
          -> (y=Contact(kind = 'acknowledgement', caseId = x.caseId) or e=AsOf)];
      @name('B-09') select id, coalesce(Consent[party].consents, false) as kept from Contact(kind = 'call.placed');
      @name('B-10') select id, not coalesce(OptOut[party].optedOut, false) as kept from Contact(kind = 'offer.sent');
      @name('B-11') select id, localHour(time, Place[party].zone) between 8 and 19 as kept
        from Contact(kind = 'call.placed');
      @name('B-14') select id, coalesce(time - prev(1, time) >= 172800000000L, true) as kept
        from Contact(kind = 'reminder')#groupwin(party)#length(2);
      @name('B-15') select id, coalesce(Replied[caseId].replied, false) as kept from Contact(kind = 'case.closed');
      @name('B-16') select id, coalesce(approver != author, false) as kept from Contact(kind = 'refund.approved');
      """;

  /** The instant asked about has come. */
  public static final class AsOf {}

  @Override
  public String name() {
    return "Esper";
  }

  @Override
  public String version() {
    return "9.0.0";
  }

  @Override
  public String idiom() {
    return "Patterns for duties, tables for what stands, a window for silence; CoCo's deadlines as a function; one thread.";
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
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Contact", Contact.class);
    configuration.getCommon().addEventType("AsOf", AsOf.class);
    String deadlines = Deadlines.class.getName();
    configuration.getCompiler().addPlugInSingleRowFunction("localHour", deadlines, "localHour");
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    EPCompiled compiled =
        EPCompilerProvider.getCompiler().compile(STATEMENTS, new CompilerArguments(configuration));
    EPRuntime runtime = EPRuntimeProvider.getRuntime(dataset.name(), configuration);
    try {
      EPDeployment deployment = runtime.getDeploymentService().deploy(compiled);
      for (EPStatement statement : deployment.getStatements()) {
        if (statement.getName().startsWith("B-")) {
          listen(statement, verdicts);
        }
      }
      EPEventService events = runtime.getEventService();
      Contact.feed(dataset.file(), contact -> events.sendEventBean(contact, "Contact"));
      events.sendEventBean(new AsOf(), "AsOf");
    } finally {
      runtime.destroy();
    }
  }

  private static void listen(EPStatement statement, VerdictFiles verdicts) {
    String[] rules = statement.getName().split(" ", -1);
    boolean isDuty = statement.getEventType().isProperty("trigger");
    statement.addListener(
        (found, before, of, at) -> {
          if (found == null) {
            return;
          }
          for (EventBean one : found) {
            for (String rule : rules) {
              if (isDuty) {
                write(verdicts, rule, one);
              } else {
                Deadlines.write(verdicts, rule, (String) one.get("id"), (Boolean) one.get("kept"));
              }
            }
          }
        });
  }

  private static void write(VerdictFiles verdicts, String rule, EventBean duty) {
    Long acted = (Long) duty.get("acted");
    Deadlines.write(
        verdicts,
        rule,
        (String) duty.get("trigger"),
        Deadlines.due(rule, (Long) duty.get("began")),
        (String) duty.get("act"),
        acted == null ? 0 : acted);
  }
}
