package coco.server.people;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The SQL of passkeys, as the library asks for it: people are users, named by their id. */
@Repository
class PasskeyStore implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private final JdbcClient jdbc;
  private final PeopleStore people;

  PasskeyStore(JdbcClient jdbc, PeopleStore people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  static Bytes bytes(UUID id) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  static UUID id(Bytes bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes());
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes user) {
    return user.getBytes().length == 16 ? entity(id(user)) : null;
  }

  /** A user's name is the person's id, as sessions have it. */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return entity(UUID.fromString(name));
  }

  private @Nullable PublicKeyCredentialUserEntity entity(UUID id) {
    return people
        .byId(id)
        .map(
            person ->
                ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(bytes(id))
                    .name(person.email())
                    .displayName(person.name())
                    .build())
        .orElse(null);
  }

  /** People are made by the directory, never by a passkey. */
  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new IllegalStateException("a passkey makes nobody: " + user.getName());
  }

  @Override
  public void save(CredentialRecord record) {
    Bytes attestation = record.getAttestationObject();
    Bytes client = record.getAttestationClientDataJSON();
    jdbc.sql(
            """
            insert into passkey (credential_id, person_id, name, public_key, signature_count, uv_initialized,
              backup_eligible, backup_state, transports, attestation_object, client_data, made_at, last_used_at)
            values (:id, :person, :name, :key, :count, :uv, :eligible, :backedUp, :transports, :attestation,
              :client, :made, :used)
            on conflict (credential_id) do update set signature_count = excluded.signature_count,
              uv_initialized = excluded.uv_initialized, backup_state = excluded.backup_state,
              last_used_at = excluded.last_used_at
            """)
        .param("id", record.getCredentialId().getBytes())
        .param("person", id(record.getUserEntityUserId()))
        .param("name", record.getLabel())
        .param("key", record.getPublicKey().getBytes())
        .param("count", record.getSignatureCount())
        .param("uv", record.isUvInitialized())
        .param("eligible", record.isBackupEligible())
        .param("backedUp", record.isBackupState())
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(" ")))
        .param("attestation", attestation == null ? null : attestation.getBytes())
        .param("client", client == null ? null : client.getBytes())
        .param("made", Timestamp.from(record.getCreated()))
        .param("used", Timestamp.from(record.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return jdbc.sql("select * from passkey where credential_id = :id")
        .param("id", id.getBytes())
        .query(PasskeyStore::read)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return jdbc.sql("select * from passkey where person_id = :person order by made_at")
        .param("person", id(user))
        .query(PasskeyStore::read)
        .list();
  }

  /** Removes a passkey of a person's; whether there was one. */
  boolean remove(UUID person, Bytes id) {
    return jdbc.sql("delete from passkey where credential_id = :id and person_id = :person")
            .param("id", id.getBytes())
            .param("person", person)
            .update()
        > 0;
  }

  @Override
  public void delete(Bytes id) {
    jdbc.sql("delete from passkey where credential_id = :id").param("id", id.getBytes()).update();
  }

  private static CredentialRecord read(ResultSet row, int number) throws SQLException {
    Set<AuthenticatorTransport> transports =
        Arrays.stream(row.getString("transports").split(" "))
            .filter(it -> !it.isEmpty())
            .map(AuthenticatorTransport::valueOf)
            .collect(Collectors.toSet());
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(bytes(row.getObject("person_id", UUID.class)))
        .label(row.getString("name"))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("uv_initialized"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backup_state"))
        .transports(transports)
        .attestationObject(optional(row.getBytes("attestation_object")))
        .attestationClientDataJSON(optional(row.getBytes("client_data")))
        .created(row.getTimestamp("made_at").toInstant())
        .lastUsed(row.getTimestamp("last_used_at").toInstant())
        .build();
  }

  private static @Nullable Bytes optional(byte @Nullable [] bytes) {
    return Optional.ofNullable(bytes).map(Bytes::new).orElse(null);
  }
}
