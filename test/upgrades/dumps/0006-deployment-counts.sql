SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION public.append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      raise exception 'rows of % are only ever added', tg_table_name;
    end $$;
CREATE TABLE public.answer (
    source_site_id uuid NOT NULL,
    target_site_id uuid NOT NULL,
    about text NOT NULL,
    answer text NOT NULL,
    said_by text NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.audit (
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    about text,
    outcome text NOT NULL,
    details jsonb NOT NULL,
    hash text NOT NULL
);
CREATE TABLE public.audit_head (
    one boolean DEFAULT true NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_head_one_check CHECK (one)
);
CREATE TABLE public.connection (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    site_id uuid NOT NULL,
    projects jsonb,
    state text NOT NULL,
    report jsonb NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.credential (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    connection_id uuid,
    person_id uuid,
    site_id uuid NOT NULL,
    purpose text NOT NULL,
    slot text NOT NULL,
    version integer NOT NULL,
    method text NOT NULL,
    email text,
    account_key text NOT NULL,
    account_name text NOT NULL,
    administrator boolean NOT NULL,
    label text NOT NULL,
    last4 text NOT NULL,
    sealed jsonb NOT NULL,
    key_id text NOT NULL,
    expires_at timestamp with time zone,
    proven_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT credential_check CHECK (((connection_id IS NULL) <> (person_id IS NULL))),
    CONSTRAINT credential_check1 CHECK (((purpose = 'service'::text) = (connection_id IS NOT NULL))),
    CONSTRAINT credential_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'authorization'::text]))),
    CONSTRAINT credential_slot_check CHECK ((slot = ANY (ARRAY['current'::text, 'next'::text, 'old'::text])))
);
CREATE TABLE public.deployment (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    plan_id uuid NOT NULL,
    state text NOT NULL,
    actor text NOT NULL,
    account text,
    undo_of uuid,
    attempt integer DEFAULT 0 NOT NULL,
    entries integer DEFAULT 0 NOT NULL,
    result jsonb,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    acts jsonb,
    error text,
    proof jsonb,
    stop_requested boolean DEFAULT false NOT NULL,
    total integer DEFAULT 0 NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    skipped integer DEFAULT 0 NOT NULL,
    projects jsonb,
    last text
);
CREATE TABLE public.instance (
    one boolean DEFAULT true NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT instance_one_check CHECK (one)
);
CREATE TABLE public.journal_entry (
    deployment_id uuid NOT NULL,
    seq integer NOT NULL,
    step text NOT NULL,
    attempt integer NOT NULL,
    what text NOT NULL,
    at timestamp with time zone NOT NULL,
    note jsonb
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.lease (
    name text NOT NULL,
    holder text NOT NULL,
    fence bigint NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.login_breaker (
    credential text NOT NULL,
    claimed_until timestamp with time zone,
    failed_at timestamp with time zone,
    reason text
);
CREATE TABLE public.object_value (
    hash text NOT NULL,
    value jsonb NOT NULL
);
CREATE TABLE public.pairing (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    source_site_id uuid NOT NULL,
    target_site_id uuid NOT NULL,
    kind text NOT NULL,
    source_id text NOT NULL,
    target_id text NOT NULL,
    source_key text NOT NULL,
    target_key text NOT NULL,
    said_by text NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.password (
    person_id uuid NOT NULL,
    sealed text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.person (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.plan (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    fingerprint text NOT NULL,
    engine text NOT NULL,
    body jsonb NOT NULL,
    source_site_id uuid,
    target_site_id uuid NOT NULL,
    source_snapshot_id uuid,
    target_snapshot_id uuid,
    state text NOT NULL,
    made_by text NOT NULL,
    approved_by text,
    approved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    analysis jsonb
);
CREATE UNLOGGED TABLE public.rate_budget (
    site text NOT NULL,
    bucket text NOT NULL,
    rate double precision NOT NULL,
    tokens double precision NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    paused_until timestamp with time zone
);
CREATE TABLE public.session (
    hash text NOT NULL,
    person_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    ends_at timestamp with time zone NOT NULL
);
CREATE TABLE public.setup_link (
    hash text NOT NULL,
    purpose text NOT NULL,
    about jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.site (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    origin text NOT NULL,
    context_path text DEFAULT ''::text NOT NULL,
    cloud_id text,
    gateway text,
    identity text NOT NULL,
    version text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT site_kind_check CHECK ((kind = ANY (ARRAY['cloud'::text, 'dataCenter'::text])))
);
CREATE TABLE public.snapshot (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    site_id uuid,
    connection_id uuid,
    name text NOT NULL,
    site jsonb NOT NULL,
    account_key text,
    kinds jsonb NOT NULL,
    counts jsonb NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_by text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    requests integer
);
CREATE TABLE public.snapshot_object (
    snapshot_id uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    object_id text NOT NULL,
    hash text NOT NULL,
    extra jsonb
);
CREATE TABLE public.vault_key (
    id text NOT NULL,
    check_value text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.work (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    input jsonb NOT NULL,
    actor jsonb NOT NULL,
    state text DEFAULT 'running'::text NOT NULL,
    progress jsonb,
    error text,
    snapshot_id uuid,
    plan_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    error_code text,
    CONSTRAINT work_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
INSERT INTO public.answer VALUES ('20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', 'priority:High', 'use:1', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:16.576324+00');
INSERT INTO public.audit VALUES (1, '2026-11-22 09:49:16.624+00', 'system', 'schema', '0001-ground', 'done', '{}', 'bedc4390cf474e6eb93c313146c74c7da0cca09aad8133e44781c614c0f6b44b');
INSERT INTO public.audit VALUES (2, '2026-11-22 09:49:17.886+00', 'system', 'schema', '0002-work', 'done', '{}', '138655f8303e17ff00c6fa0f8fbf2843be80a42018c61e9013ae182246c4edad');
INSERT INTO public.audit VALUES (3, '2026-11-22 09:49:18.867+00', 'system', 'schema', '0003-sessions', 'done', '{}', '49a14cd387f27786d335dbd1f99d61525514a21e3f1037896bc1e9a0d19a6289');
INSERT INTO public.audit VALUES (4, '2026-11-22 09:49:20.14+00', 'system', 'schema', '0004-fault-codes', 'done', '{}', 'a1a910f039c538d14ea2cb9d9538b8f0b42a41171b0fef05dfb6012c7a129904');
INSERT INTO public.audit VALUES (5, '2026-11-22 09:49:21.079+00', 'system', 'schema', '0005-connection-names', 'done', '{}', 'aaa438954fa046c1a22e772306891405cf662ed7bab7ad693982bb4536820252');
INSERT INTO public.audit VALUES (6, '2026-11-22 09:49:22.93+00', 'system', 'schema', '0006-deployment-counts', 'done', '{}', '96c02ec62fd8a56586e6587f2bf356d167d4915f743175a8681c93f188b84c8b');
INSERT INTO public.audit_head VALUES (true, 6, '96c02ec62fd8a56586e6587f2bf356d167d4915f743175a8681c93f188b84c8b');
INSERT INTO public.connection VALUES ('30000000-0000-4000-8000-000000000001', 'acme', '20000000-0000-4000-8000-000000000001', '["PAR"]', 'ok', '{"state": "ok"}', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:16.45635+00', '2026-11-22 09:49:16.45635+00');
INSERT INTO public.credential VALUES ('11907617-a37d-47fe-87d6-06688fca9f2b', '30000000-0000-4000-8000-000000000001', NULL, '20000000-0000-4000-8000-000000000001', 'service', 'current', 1, 'cloud-token', 'bot@acme.example', 'a1', 'Bot', false, 'bot', '9abc', '{"alg": "A256GCM", "key": "of-the-dumps", "format": 1, "secret": {"iv": "Srtzg3AkG+5UMgv3", "tag": "cquTXBpEoVW269fNO1kH6g==", "data": "ZHe4Np742J6WoWALCtmemWI="}, "wrapped": {"iv": "8oF3zXvLvICeyldU", "tag": "FTYBqIEylsBHHE7rLkyL3Q==", "data": "1//QdK20HXT0sfujyuSnlTWbxfDj87cc6GNKf28ZW+c="}}', 'of-the-dumps', '2027-01-01 00:00:00+00', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:16.480037+00');
INSERT INTO public.deployment VALUES ('60000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000001', 'stopped', 'person:10000000-0000-4000-8000-000000000001', 'a1', NULL, 1, 3, NULL, '2026-01-02 03:04:05.678+00', NULL, '2026-11-22 09:49:16.604251+00', NULL, NULL, NULL, false, 2, 1, 1, 0, '["PAR"]', 'Update W: failed');
INSERT INTO public.instance VALUES (true, '84dcf93f-2fb4-4ff9-b649-ddc72d48a954', '2026-11-22 09:49:15.832749+00');
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 1, 'create priority:High', 1, 'started', '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 2, 'create priority:High', 1, 'done', '2026-01-02 03:04:05.678+00', '{"id": "10"}');
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 3, 'update workflow:W', 1, 'failed', '2026-01-02 03:04:05.678+00', '{"why": "no"}');
INSERT INTO public.kysely_migration VALUES ('0001-ground', '2026-11-22T09:49:16.420Z');
INSERT INTO public.kysely_migration VALUES ('0002-work', '2026-11-22T09:49:17.845Z');
INSERT INTO public.kysely_migration VALUES ('0003-sessions', '2026-11-22T09:49:18.731Z');
INSERT INTO public.kysely_migration VALUES ('0004-fault-codes', '2026-11-22T09:49:20.095Z');
INSERT INTO public.kysely_migration VALUES ('0005-connection-names', '2026-11-22T09:49:21.055Z');
INSERT INTO public.kysely_migration VALUES ('0006-deployment-counts', '2026-11-22T09:49:22.872Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.login_breaker VALUES ('0b9c', NULL, '2026-01-02 03:04:05.678+00', 'wrong-token');
INSERT INTO public.object_value VALUES ('h1', '{"name": "High"}');
INSERT INTO public.pairing VALUES ('8953f10a-04e2-47ac-99d8-8f79c83ce63d', '20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', 'priority', '1', '10', 'priority:High', 'priority:High', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:16.563928+00', NULL);
INSERT INTO public.password VALUES ('10000000-0000-4000-8000-000000000001', 'bm9uY2U=:aGFzaA==', '2026-11-22 09:49:18.821045+00');
INSERT INTO public.person VALUES ('10000000-0000-4000-8000-000000000001', 'Ada', 'ada@acme.example', 'administrator', NULL, '2026-11-22 09:49:16.437091+00');
INSERT INTO public.plan VALUES ('50000000-0000-4000-8000-000000000001', 'f1', '1', '{"pairs": [], "steps": [{"id": "create priority:High", "verb": "create", "about": "priority:High", "after": [], "title": "Create High"}, {"id": "update workflow:W", "verb": "update", "about": "workflow:W", "after": ["create priority:High"], "title": "Update W"}], "answers": {"workflow:W": "update"}, "problems": [{"code": "ambiguous", "says": "Two are called High.", "about": "priority:High", "choices": [{"says": "the first", "answer": "use:1"}], "severity": "blocks"}], "projects": ["PAR"]}', '20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', '40000000-0000-4000-8000-000000000001', NULL, 'made', 'person:10000000-0000-4000-8000-000000000001', NULL, NULL, '2026-11-22 09:49:16.577756+00', '[{"key": "priority:High", "kind": "priority", "name": "High", "after": {"name": "High"}, "before": null, "choice": "create", "problems": [], "targetKey": "priority:High"}, {"key": "workflow:W", "kind": "workflow", "name": "W", "after": {"a": 2}, "before": {"a": 1}, "choice": "update", "problems": [], "targetKey": "workflow:W"}]');
INSERT INTO public.session VALUES ('s1', '10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:18.843467+00', '2026-11-22 09:49:18.843467+00', '2026-01-02 03:04:05.678+00');
INSERT INTO public.site VALUES ('20000000-0000-4000-8000-000000000001', 'cloud', 'acme', 'https://acme.atlassian.net', '', 'c1', NULL, 'cloud:c1', NULL, '2026-11-22 09:49:16.44368+00');
INSERT INTO public.site VALUES ('20000000-0000-4000-8000-000000000002', 'dataCenter', 'old', 'https://jira.acme.example', '', NULL, NULL, 'dataCenter:https://jira.acme.example', NULL, '2026-11-22 09:49:16.44368+00');
INSERT INTO public.snapshot VALUES ('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'acme', '{}', NULL, '[]', '{"priority": 1}', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 09:49:16.508349+00', NULL);
INSERT INTO public.snapshot_object VALUES ('40000000-0000-4000-8000-000000000001', 'priority', 'priority:High', '1', 'h1', NULL);
INSERT INTO public.vault_key VALUES ('of-the-dumps', 'of-the-dumps', '2026-11-22 09:49:16.459479+00');
INSERT INTO public.work VALUES ('9b2c304c-c669-403b-b25f-60c248160b5c', 'snapshot', '{"connection": "acme"}', '{"id": "10000000-0000-4000-8000-000000000001"}', 'done', NULL, NULL, '40000000-0000-4000-8000-000000000001', NULL, '2026-11-22 09:49:17.857636+00', '2026-11-22 09:49:17.857636+00', NULL);
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (source_site_id, target_site_id, about);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_name_key UNIQUE (name);
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (deployment_id, seq);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.login_breaker
    ADD CONSTRAINT login_breaker_pkey PRIMARY KEY (credential);
ALTER TABLE ONLY public.object_value
    ADD CONSTRAINT object_value_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.password
    ADD CONSTRAINT password_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rate_budget
    ADD CONSTRAINT rate_budget_pkey PRIMARY KEY (site, bucket);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.setup_link
    ADD CONSTRAINT setup_link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_identity_key UNIQUE (identity);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_pkey PRIMARY KEY (snapshot_id, kind, key, object_id);
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vault_key
    ADD CONSTRAINT vault_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_pkey PRIMARY KEY (id);
CREATE INDEX audit_about_seq_idx ON public.audit USING btree (about, seq);
CREATE INDEX audit_action_seq_idx ON public.audit USING btree (action, seq);
CREATE UNIQUE INDEX connection_name ON public.connection USING btree (lower(name));
CREATE INDEX connection_site_id_idx ON public.connection USING btree (site_id);
CREATE UNIQUE INDEX credential_connection_id_slot_idx ON public.credential USING btree (connection_id, slot) WHERE (slot <> 'old'::text);
CREATE UNIQUE INDEX credential_connection_id_version_idx ON public.credential USING btree (connection_id, version) WHERE (connection_id IS NOT NULL);
CREATE UNIQUE INDEX credential_person_id_site_id_slot_idx ON public.credential USING btree (person_id, site_id, slot) WHERE (slot <> 'old'::text);
CREATE UNIQUE INDEX credential_person_id_site_id_version_idx ON public.credential USING btree (person_id, site_id, version) WHERE (person_id IS NOT NULL);
CREATE INDEX deployment_plan_id_idx ON public.deployment USING btree (plan_id);
CREATE UNIQUE INDEX pairing_source_site_id_target_site_id_kind_source_id_idx ON public.pairing USING btree (source_site_id, target_site_id, kind, source_id) WHERE (ended_at IS NULL);
CREATE INDEX plan_fingerprint_idx ON public.plan USING btree (fingerprint);
CREATE INDEX session_person_id_idx ON public.session USING btree (person_id);
CREATE INDEX snapshot_object_hash_idx ON public.snapshot_object USING btree (hash);
CREATE INDEX snapshot_site_id_taken_at_idx ON public.snapshot USING btree (site_id, taken_at DESC);
CREATE INDEX work_name_created_at_idx ON public.work USING btree (name, created_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.vault_key(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_undo_of_fkey FOREIGN KEY (undo_of) REFERENCES public.deployment(id);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES public.deployment(id);
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.password
    ADD CONSTRAINT password_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_source_snapshot_id_fkey FOREIGN KEY (source_snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_target_snapshot_id_fkey FOREIGN KEY (target_snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_hash_fkey FOREIGN KEY (hash) REFERENCES public.object_value(hash);
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES public.snapshot(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
