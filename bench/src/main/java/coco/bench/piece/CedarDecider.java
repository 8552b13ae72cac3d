package coco.bench.piece;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import java.util.Map;

/** cedar-java: one policy, parsed once. It is told the facts as context. */
public final class CedarDecider implements CallDecider {
  private static final String POLICY =
      """
      permit (principal, action == Action::"call", resource)
      when { context.consents && context.hour >= 8 && context.hour < 20 };
      """;

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final EntityUID agent = uid("Agent::\"ada\"");
  private final EntityUID call = uid("Action::\"call\"");
  private final EntityUID customer = uid("Customer::\"p1\"");

  /** Parses the policy. */
  public CedarDecider() {
    try {
      policies = PolicySet.parsePolicies(POLICY);
    } catch (InternalException broken) {
      throw new IllegalStateException("the policy is not sound", broken);
    }
  }

  private static EntityUID uid(String text) {
    return EntityUID.parse(text).orElseThrow();
  }

  @Override
  public boolean allows(boolean consents, int hour) {
    try {
      AuthorizationResponse response =
          engine.isAuthorized(
              new AuthorizationRequest(
                  agent,
                  call,
                  customer,
                  Map.of("consents", new PrimBool(consents), "hour", new PrimLong(hour))),
              policies,
              new Entities());
      return response.success.orElseThrow().isAllowed();
    } catch (AuthException failed) {
      throw new IllegalStateException("cannot decide", failed);
    }
  }
}
