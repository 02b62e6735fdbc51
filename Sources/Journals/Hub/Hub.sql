-- A hub: one more place where the operations of reviews are kept. 'conote hub init' runs this file in one transaction.
--
-- A login role has a seat, which says for which delegation it speaks. It reads the reviews that its delegation is invited to, adds
-- operations of its own delegation, and changes and deletes nothing. What holds does so in the database, whatever a client sends.
--
-- Functions that run with their owner's rights name every object in full and ask for session_user, which SET ROLE does not change.

-- Roles belong to the whole server, so another hub there may have made it, perhaps just now.
DO $$ BEGIN
  CREATE ROLE conote_member NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;

CREATE SCHEMA conote;

-- The version of this schema.
CREATE TABLE conote.format (version integer NOT NULL);
INSERT INTO conote.format VALUES (1);

CREATE TYPE conote.part AS ENUM ('delegation', 'observer', 'secretariat');

-- A name as operations have it: one line, NFC, single blanks, a code of two letters in capitals.
CREATE FUNCTION conote.name(text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN line ~ '^[A-Za-z][A-Za-z]$' THEN upper(line COLLATE "C") ELSE line END
  FROM (SELECT normalize(btrim(regexp_replace(text, '[[:space:]]+', ' ', 'g')), NFC)) AS given (line)
$$;

-- Those who take part, and as what.
CREATE TABLE conote.delegation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
    CHECK (name = conote.name(name) AND char_length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  part conote.part NOT NULL
);

-- Which login role speaks for which delegation.
CREATE TABLE conote.seat (
  role name PRIMARY KEY,
  delegation integer NOT NULL REFERENCES conote.delegation
);

-- Reviews; 'channel' is where their news are announced. Anybody who can connect may listen anywhere, so it cannot be guessed.
CREATE TABLE conote.review (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
    CHECK (name = conote.name(name) AND char_length(name) BETWEEN 1 AND 200 AND name !~ '[[:cntrl:]]'),
  channel text NOT NULL UNIQUE DEFAULT 'conote_' || replace(gen_random_uuid()::text, '-', ''),
  opened timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conote.invitation (
  delegation integer NOT NULL REFERENCES conote.delegation,
  review integer NOT NULL REFERENCES conote.review,
  PRIMARY KEY (delegation, review)
);

-- The operations. No query crosses two reviews, and the primary key is the only index that any query needs.
CREATE TABLE conote.operation (
  received timestamptz NOT NULL DEFAULT now(),
  review integer NOT NULL,
  sender text NOT NULL DEFAULT session_user,
  id bytea NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (review, id),
  CONSTRAINT id_is_hash CHECK (id = sha256(bytes)),
  CONSTRAINT size CHECK (octet_length(bytes) <= 32 * 1024 * 1024)
) PARTITION BY HASH (review);

DO $$ BEGIN
  FOR remainder IN 0..63 LOOP
    EXECUTE format(
      'CREATE TABLE conote.operation_%s PARTITION OF conote.operation FOR VALUES WITH (MODULUS 64, REMAINDER %s)',
      remainder, remainder);
  END LOOP;
END $$;

-- Who has which place of a review on the screen; worth nothing after a crash.
CREATE UNLOGGED TABLE conote.presence (
  review integer NOT NULL,
  role name NOT NULL,
  delegation text NOT NULL,
  place text NOT NULL CHECK (char_length(place) <= 200),
  seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (review, role)
);

-- MARK: Who speaks

-- The delegation that the session's role speaks for; no row when it has no seat.
CREATE FUNCTION conote.voice() RETURNS SETOF conote.delegation LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT delegation.* FROM conote.seat JOIN conote.delegation ON delegation.id = seat.delegation
  WHERE seat.role = session_user
$$;

-- Why the session's role may not add an operation of these bytes to a review; NULL when it may.
--
-- Everything is read from the bytes that are hashed, nothing is taken on trust. JSON that says something twice is refused, as
-- readers differ in which one they believe.
CREATE FUNCTION conote.objection(review integer, bytes bytea) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  speaker conote.delegation;
  said json;
  members jsonb;
  kind text;
BEGIN
  -- Not through conote.voice(): this runs for every row.
  SELECT delegation.* INTO speaker
  FROM conote.seat
  JOIN conote.delegation ON delegation.id = seat.delegation
  JOIN conote.invitation ON invitation.delegation = delegation.id
  WHERE seat.role = session_user AND invitation.review = objection.review;
  IF speaker.id IS NULL THEN
    RETURN 'not invited to this review';
  END IF;
  BEGIN
    IF get_byte(bytes, 0) <> 123 THEN
      RETURN 'not an operation';
    END IF;
    -- jsonb holds no U+0000; what stands for it here makes no difference to what is read below.
    said := replace(convert_from(bytes, 'UTF8'), chr(92) || 'u0000', chr(92) || 'ufffd');
    members := said;
    IF (SELECT count(*) FROM json_object_keys(said)) <> (SELECT count(*) FROM jsonb_object_keys(members))
      OR (SELECT count(*) FROM json_object_keys(said -> 'reviewer'))
        <> (SELECT count(*) FROM jsonb_object_keys(members -> 'reviewer'))
    THEN
      RETURN 'says something twice';
    END IF;
    IF (jsonb_typeof(members -> 'version') = 'number' AND (members ->> 'version')::numeric >= 1
      AND jsonb_typeof(members -> 'kind') = 'string'
      AND jsonb_typeof(members -> 'revision') = 'string'
      AND jsonb_typeof(members #> '{reviewer,name}') = 'string'
      AND jsonb_typeof(members #> '{stamp,milliseconds}') = 'number'
      AND jsonb_typeof(members #> '{stamp,counter}') = 'number') IS NOT TRUE
    THEN
      RETURN 'not an operation';
    END IF;
  EXCEPTION WHEN OTHERS THEN
    RETURN 'not an operation';
  END;
  IF members #> '{reviewer,delegation}' IS DISTINCT FROM to_jsonb(speaker.name) THEN
    RETURN 'of another delegation';
  END IF;
  kind := members ->> 'kind';
  IF kind IN ('resolve', 'reopen') AND speaker.part <> 'secretariat' THEN
    RETURN 'only the secretariat resolves and reopens';
  END IF;
  IF kind = 'position' AND speaker.part <> 'delegation' THEN
    RETURN 'only delegations take positions';
  END IF;
  -- What a later version's kinds amount to is not known; those who may do everything but answer may do them.
  IF speaker.part <> 'delegation'
    AND kind NOT IN ('comment', 'reply', 'edit', 'withdraw', 'undo', 'resolve', 'reopen', 'carry', 'attach')
  THEN
    RETURN 'of a kind that is not known';
  END IF;
  RETURN NULL;
END $$;

-- MARK: Rules for those who have a seat

ALTER TABLE conote.review ENABLE ROW LEVEL SECURITY;
ALTER TABLE conote.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE conote.operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE conote.presence ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON conote.invitation FOR SELECT TO conote_member
  USING (delegation = (SELECT id FROM conote.voice()));
CREATE POLICY invited ON conote.review FOR SELECT TO conote_member
  USING (EXISTS (SELECT FROM conote.invitation WHERE invitation.review = review.id));
CREATE POLICY invited ON conote.operation FOR SELECT TO conote_member
  USING (EXISTS (SELECT FROM conote.invitation WHERE invitation.review = operation.review));
CREATE POLICY own ON conote.operation FOR INSERT TO conote_member
  WITH CHECK (conote.objection(review, bytes) IS NULL);
CREATE POLICY invited ON conote.presence FOR SELECT TO conote_member
  USING (EXISTS (SELECT FROM conote.invitation WHERE invitation.review = presence.review));

-- MARK: Seats and invitations

-- Gives a login role the voice of a delegation; for those who keep the hub.
CREATE FUNCTION conote.seat(login name, delegation text, part conote.part DEFAULT 'delegation') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  given conote.delegation;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    RAISE EXCEPTION 'there is no role %; create it first', quote_ident(login);
  END IF;
  IF (SELECT rolsuper OR rolbypassrls OR pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = login) THEN
    RAISE EXCEPTION 'the role % is above the rules of the hub; seat another', quote_ident(login);
  END IF;
  INSERT INTO conote.delegation (name, part) VALUES (conote.name(seat.delegation), seat.part) ON CONFLICT DO NOTHING;
  SELECT * INTO given FROM conote.delegation AS known WHERE known.name = conote.name(seat.delegation);
  IF given.part <> seat.part THEN
    RAISE EXCEPTION '% takes part as %', given.name, given.part;
  END IF;
  INSERT INTO conote.seat (role, delegation) VALUES (login, given.id)
    ON CONFLICT (role) DO UPDATE SET delegation = excluded.delegation;
  EXECUTE format('GRANT conote_member TO %I', login);
END $$;

-- Opens a review where there is none of this name, and invites a delegation to it. A secretariat does so for the reviews that it
-- opened or was invited to itself; those who keep the hub, for all. True when the delegation was not invited before.
CREATE FUNCTION conote.invite(review text, delegation text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  host conote.delegation;
  guest integer;
  topic integer;
BEGIN
  SELECT * INTO host FROM conote.voice() WHERE voice.part = 'secretariat';
  IF host.id IS NULL AND NOT pg_has_role(session_user, current_user, 'MEMBER') THEN
    RAISE EXCEPTION 'only the secretariat invites' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT known.id INTO guest FROM conote.delegation AS known WHERE known.name = conote.name(invite.delegation);
  IF guest IS NULL THEN
    RAISE EXCEPTION 'no seat for % on this hub', conote.name(invite.delegation) USING ERRCODE = 'no_data_found';
  END IF;
  INSERT INTO conote.review (name) VALUES (conote.name(invite.review)) ON CONFLICT DO NOTHING RETURNING id INTO topic;
  IF topic IS NOT NULL THEN
    INSERT INTO conote.invitation SELECT host.id, topic WHERE host.id IS NOT NULL;
    IF host.id = guest THEN
      RETURN true;
    END IF;
  ELSE
    SELECT known.id INTO topic FROM conote.review AS known WHERE known.name = conote.name(invite.review);
    IF host.id IS NOT NULL AND NOT EXISTS (
      SELECT FROM conote.invitation AS own WHERE own.review = topic AND own.delegation = host.id)
    THEN
      RAISE EXCEPTION 'not invited to this review' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  INSERT INTO conote.invitation VALUES (guest, topic) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;

-- MARK: News

-- Announces what was added: a notification holds at most 8000 bytes, room for 100 ids. Whoever hears it reads under the rules.
CREATE FUNCTION conote.announce() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_notify(review.channel, string_agg(encode(added.id, 'hex'), ' '))
  FROM (SELECT arrived.review, arrived.id, (row_number() OVER (PARTITION BY arrived.review) - 1) / 100 AS page FROM arrived)
    AS added
  JOIN conote.review ON review.id = added.review
  GROUP BY review.channel, added.page;
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER INSERT ON conote.operation
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION conote.announce();

-- Tells which place of a review the session's role has on the screen, NULL for none any more.
CREATE FUNCTION conote.appear(review integer, place text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  speaker conote.delegation;
  listeners text;
BEGIN
  SELECT voice.* INTO speaker FROM conote.voice();
  SELECT topic.channel INTO listeners FROM conote.review AS topic JOIN conote.invitation ON invitation.review = topic.id
  WHERE topic.id = appear.review AND invitation.delegation = speaker.id;
  IF listeners IS NULL THEN
    RAISE EXCEPTION 'not invited to this review' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF place IS NULL THEN
    DELETE FROM conote.presence AS gone WHERE gone.review = appear.review AND gone.role = session_user;
  ELSE
    INSERT INTO conote.presence (review, role, delegation, place)
      VALUES (appear.review, session_user, speaker.name, appear.place)
      ON CONFLICT ON CONSTRAINT presence_pkey
      DO UPDATE SET delegation = excluded.delegation, place = excluded.place, seen = now();
  END IF;
  PERFORM pg_notify(listeners, '@');
END $$;

-- MARK: Rights

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA conote FROM PUBLIC;
GRANT USAGE ON SCHEMA conote TO conote_member;
GRANT SELECT ON conote.format, conote.review, conote.invitation, conote.presence TO conote_member;
GRANT SELECT (review, id, bytes, received), INSERT (review, id, bytes) ON conote.operation TO conote_member;
GRANT EXECUTE ON FUNCTION
  conote.voice(), conote.objection(integer, bytea), conote.invite(text, text), conote.appear(integer, text) TO conote_member;
