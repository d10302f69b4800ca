SELECT pg_catalog.set_config('search_path', '', false);
CREATE FUNCTION public.append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      raise exception 'rows of % are only ever added', tg_table_name;
    end $$;
CREATE FUNCTION public.keep_paired(sites uuid[], issues text[], is_paired boolean) RETURNS void
    LANGUAGE sql
    AS $$
    update issue set paired = is_paired where (site_id, issue_id) in (
      select site_id, issue_id from issue join unnest(sites, issues) as given (site_id, issue_id) using (site_id, issue_id)
      where paired <> is_paired order by site_id, issue_id for update of issue)
  $$;
CREATE FUNCTION public.mark_changed_issues() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select was.site_id, unnest(array[was.issue_id, was.parent_id, now.parent_id]) as issue_id
      from was join now using (site_id, issue_id)
      where (was.key, was.parent_id, was.type_id, was.type_name, was.status_id, was.status_category, was.points, was.state,
          was.created, was.estimate, was.spent, was.project_id)
        is distinct from
          (now.key, now.parent_id, now.type_id, now.type_name, now.status_id, now.status_category, now.points, now.state,
          now.created, now.estimate, now.spent, now.project_id)
    ) as met where issue_id is not null;
    return null;
  end $$;
CREATE FUNCTION public.mark_holders(sites uuid[], issues text[]) RETURNS void
    LANGUAGE sql
    AS $$
    insert into tally_mark (item_id)
    with recursive up (site_id, issue_id) as (
      select * from unnest(sites, issues)
      union
      select issue.site_id, issue.parent_id from up join issue using (site_id, issue_id)
      where issue.parent_id is not null
    )
    select distinct link.item_id from up join link using (site_id, issue_id)
  $$;
CREATE FUNCTION public.mark_judged_statuses() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct move.site_id, move.issue_id from now join was using (site_id, status_id)
      join issue_change as move on move.site_id = now.site_id and move."from" = now.status_id
      where was.category <> now.category and move.field = 'status' and move.at > now() - interval '100 days') as met;
    return null;
  end $$;
CREATE FUNCTION public.mark_left_statuses() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct move.site_id, move.issue_id from now
      join issue_change as move on move.site_id = now.site_id and move."from" = now.status_id
      where move.field = 'status' and move.at > now() - interval '100 days') as met;
    return null;
  end $$;
CREATE FUNCTION public.mark_linked_items() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    insert into tally_mark (item_id) select distinct item_id from changed;
    return null;
  end $$;
CREATE FUNCTION public.mark_moved_issues() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct site_id, issue_id from now where field = 'status') as met;
    return null;
  end $$;
CREATE FUNCTION public.mark_new_issues() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select site_id, issue_id from now union select site_id, parent_id from now where parent_id is not null) as met;
    return null;
  end $$;
CREATE FUNCTION public.note_destroyed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    insert into destroyed_credential (id) values (old.id) on conflict do nothing;
    return null;
  end $$;
CREATE FUNCTION public.note_item_move() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    insert into item_move (item_id, "from", at) values (new.id, old.parent, now());
    return null;
  end $$;
CREATE FUNCTION public.note_links() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    insert into link_change (item_id, site_id, issue_id, how, added, at)
      select item_id, site_id, issue_id, how, tg_op = 'INSERT', now() from changed;
    return null;
  end $$;
CREATE FUNCTION public.note_pairs() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), true) from now where how = 'integration';
    return null;
  end $$;
CREATE FUNCTION public.note_pairs_gone() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), false) from was where how = 'integration';
    return null;
  end $$;
CREATE FUNCTION public.note_pairs_read() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), true)
      from now join link using (site_id, issue_id) where how = 'integration';
    return null;
  end $$;
CREATE FUNCTION public.note_parent() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
  begin
    insert into issue_change (site_id, issue_id, history, field, at, "from", "to")
      values (new.site_id, new.issue_id, 'seen ' || extract(epoch from new.updated), 'parent', new.updated, old.parent_id, new.parent_id)
      on conflict do nothing;
    return null;
  end $$;
CREATE TABLE public.accepted_right (
    connection_id uuid NOT NULL,
    permission text NOT NULL,
    projects jsonb NOT NULL,
    why text NOT NULL,
    accepted_by text NOT NULL,
    accepted_at timestamp with time zone DEFAULT now() NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.agreed (
    link_id uuid NOT NULL,
    field text NOT NULL,
    value jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ONLY public.agreed ALTER COLUMN value SET STATISTICS 0;
CREATE TABLE public.answer (
    source_site_id uuid NOT NULL,
    target_site_id uuid NOT NULL,
    about text NOT NULL,
    answer text NOT NULL,
    said_by text NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    plan_id uuid,
    replaced text,
    ended_at timestamp with time zone,
    ended_by text
);
CREATE TABLE public.api_key (
    id text NOT NULL,
    hash text NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    actions jsonb NOT NULL,
    connections jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    used_at timestamp with time zone,
    used_from text,
    addresses jsonb
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
CREATE TABLE public.challenge (
    hash text NOT NULL,
    purpose text NOT NULL,
    person_id uuid,
    about jsonb NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.change_count (
    name text NOT NULL,
    value bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.code_key (
    person_id uuid NOT NULL,
    sealed jsonb NOT NULL,
    key_id text NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.comment (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    side text NOT NULL,
    name text NOT NULL,
    member_id uuid,
    person text,
    body jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    CONSTRAINT comment_check CHECK (((side = 'portfolio'::text) = (person IS NOT NULL))),
    CONSTRAINT comment_side_check CHECK ((side = ANY (ARRAY['jira'::text, 'portfolio'::text])))
);
CREATE TABLE public.comment_pair (
    comment_id uuid NOT NULL,
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    jira_id text,
    agreed jsonb,
    gone_at timestamp with time zone,
    problem text
);
CREATE TABLE public.comment_reading (
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    updated timestamp with time zone,
    wanted boolean DEFAULT false NOT NULL,
    read_at timestamp with time zone,
    tried_at timestamp with time zone,
    restricted integer DEFAULT 0 NOT NULL,
    problem text
);
CREATE TABLE public.comment_text (
    id bigint NOT NULL,
    comment_id uuid NOT NULL,
    side text NOT NULL,
    name text NOT NULL,
    body jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    lost boolean NOT NULL,
    CONSTRAINT comment_text_side_check CHECK ((side = ANY (ARRAY['jira'::text, 'portfolio'::text])))
);
ALTER TABLE public.comment_text ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.comment_text_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.conflict (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    link_id uuid NOT NULL,
    field text NOT NULL,
    base jsonb,
    jira jsonb NOT NULL,
    portfolio jsonb NOT NULL,
    policy text NOT NULL,
    state text NOT NULL,
    winner text,
    history text,
    decided_by text,
    at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT conflict_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'restored'::text, 'ended'::text]))),
    CONSTRAINT conflict_winner_check CHECK ((winner = ANY (ARRAY['jira'::text, 'portfolio'::text])))
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
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    renew_every integer,
    renew_trouble text,
    renew_tried_at timestamp with time zone,
    CONSTRAINT connection_renew_every_check CHECK ((renew_every > 0))
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
    expires_from text,
    jira_id text,
    kept_until timestamp with time zone,
    alive_at timestamp with time zone,
    CONSTRAINT credential_check CHECK (((connection_id IS NULL) <> (person_id IS NULL))),
    CONSTRAINT credential_check1 CHECK (((purpose = 'service'::text) = (connection_id IS NOT NULL))),
    CONSTRAINT credential_expires_from_check CHECK ((expires_from = ANY (ARRAY['typed'::text, 'jira'::text]))),
    CONSTRAINT credential_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'authorization'::text]))),
    CONSTRAINT credential_slot_check CHECK ((slot = ANY (ARRAY['current'::text, 'next'::text, 'old'::text])))
);
CREATE TABLE public.credential_health (
    credential_id uuid NOT NULL,
    probed_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    says text NOT NULL,
    remedy text,
    since timestamp with time zone NOT NULL,
    skew integer
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
    last text,
    paused_by text
);
CREATE TABLE public.deployment_control (
    id bigint NOT NULL,
    deployment_id uuid NOT NULL,
    what text NOT NULL,
    actor text NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT deployment_control_what_check CHECK ((what = ANY (ARRAY['started'::text, 'acting'::text, 'paused'::text, 'stopped'::text, 'resumed'::text, 'retried'::text, 'skipped'::text, 'confirmed'::text])))
);
ALTER TABLE public.deployment_control ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deployment_control_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.destroyed_credential (
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.edge (
    connection_id uuid NOT NULL,
    project_id text NOT NULL,
    type_id text NOT NULL,
    "from" text NOT NULL,
    "to" text NOT NULL
);
CREATE TABLE public.hand_over (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    hash text NOT NULL,
    purpose text NOT NULL,
    name text NOT NULL,
    connection_id uuid,
    person_id uuid,
    url text NOT NULL,
    deployment text NOT NULL,
    projects jsonb,
    note text,
    asked_by text NOT NULL,
    asker text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    tries integer DEFAULT 0 NOT NULL,
    ended_at timestamp with time zone,
    ended text,
    ended_by text,
    way_out jsonb,
    key_id text,
    CONSTRAINT hand_over_check CHECK (((ended IS NULL) = (ended_at IS NULL))),
    CONSTRAINT hand_over_check1 CHECK (((purpose = 'connection'::text) = (connection_id IS NULL))),
    CONSTRAINT hand_over_check2 CHECK (((purpose = 'authorization'::text) = (person_id IS NOT NULL))),
    CONSTRAINT hand_over_check3 CHECK (((way_out IS NULL) = (key_id IS NULL))),
    CONSTRAINT hand_over_check4 CHECK (((way_out IS NULL) OR ((purpose = 'connection'::text) AND (ended IS NULL)))),
    CONSTRAINT hand_over_deployment_check CHECK ((deployment = ANY (ARRAY['cloud'::text, 'dataCenter'::text]))),
    CONSTRAINT hand_over_ended_check CHECK ((ended = ANY (ARRAY['given'::text, 'revoked'::text, 'tried'::text]))),
    CONSTRAINT hand_over_purpose_check CHECK ((purpose = ANY (ARRAY['connection'::text, 'replacement'::text, 'authorization'::text])))
);
CREATE TABLE public.hand_over_alarm (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    hand_over_id uuid,
    what text NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    first_at timestamp with time zone DEFAULT now() NOT NULL,
    last_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    settled_by text,
    CONSTRAINT hand_over_alarm_what_check CHECK ((what = ANY (ARRAY['again'::text, 'guessed'::text, 'tries'::text])))
);
CREATE TABLE public.hint (
    id bigint NOT NULL,
    connection_id uuid NOT NULL,
    issue_id text NOT NULL,
    deleted boolean DEFAULT false NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    asked boolean DEFAULT false NOT NULL
);
ALTER TABLE public.hint ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.hint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.hook_delivery (
    connection_id uuid NOT NULL,
    identifier text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    person_id uuid NOT NULL,
    email text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.instance (
    one boolean DEFAULT true NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    beat bigint DEFAULT 0 NOT NULL,
    home text,
    copy text,
    CONSTRAINT instance_one_check CHECK (one)
);
CREATE TABLE public.integration (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    connection_id uuid NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    level text NOT NULL,
    mapping jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT integration_level_check CHECK ((level = ANY (ARRAY['objective'::text, 'initiative'::text, 'outcome'::text]))),
    CONSTRAINT integration_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'running'::text, 'paused'::text])))
);
CREATE TABLE public.issue (
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    key text NOT NULL,
    project_id text NOT NULL,
    type_id text NOT NULL,
    type_name text NOT NULL,
    status_id text NOT NULL,
    status_name text NOT NULL,
    status_category text NOT NULL,
    parent_id text,
    summary text NOT NULL,
    points double precision,
    fields jsonb NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    state text DEFAULT 'seen'::text NOT NULL,
    state_since timestamp with time zone DEFAULT now() NOT NULL,
    misses integer DEFAULT 0 NOT NULL,
    read_at timestamp with time zone DEFAULT now() NOT NULL,
    estimate bigint,
    spent bigint,
    paired boolean DEFAULT false NOT NULL,
    CONSTRAINT issue_state_check CHECK ((state = ANY (ARRAY['seen'::text, 'hidden'::text, 'deleted'::text, 'outside'::text, 'archived'::text, 'trashed'::text, 'project-unseen'::text]))),
    CONSTRAINT issue_status_category_check CHECK ((status_category = ANY (ARRAY['new'::text, 'indeterminate'::text, 'done'::text])))
);
ALTER TABLE ONLY public.issue ALTER COLUMN summary SET STATISTICS 0;
ALTER TABLE ONLY public.issue ALTER COLUMN fields SET STATISTICS 0;
CREATE TABLE public.issue_change (
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    history text NOT NULL,
    field text NOT NULL,
    at timestamp with time zone NOT NULL,
    author text,
    "from" text,
    "to" text,
    from_text text,
    to_text text
);
ALTER TABLE ONLY public.issue_change ALTER COLUMN from_text SET STATISTICS 0;
ALTER TABLE ONLY public.issue_change ALTER COLUMN to_text SET STATISTICS 0;
CREATE TABLE public.issue_field (
    site_id uuid NOT NULL,
    field_id text NOT NULL,
    name text NOT NULL
);
CREATE TABLE public.issue_key (
    site_id uuid NOT NULL,
    key text NOT NULL,
    issue_id text NOT NULL
);
CREATE TABLE public.issue_status (
    site_id uuid NOT NULL,
    status_id text NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    CONSTRAINT issue_status_category_check1 CHECK ((category = ANY (ARRAY['new'::text, 'indeterminate'::text, 'done'::text])))
);
CREATE TABLE public.issue_type (
    site_id uuid NOT NULL,
    type_id text NOT NULL,
    name text NOT NULL,
    level integer NOT NULL
);
CREATE TABLE public.item (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    level text NOT NULL,
    parent uuid,
    "position" double precision DEFAULT 0 NOT NULL,
    name text NOT NULL,
    description jsonb,
    stage text NOT NULL,
    owner uuid,
    start text,
    due text,
    health text,
    labels jsonb DEFAULT '[]'::jsonb NOT NULL,
    measure text,
    unestimated text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    weight double precision,
    share double precision,
    CONSTRAINT item_health_check CHECK ((health = ANY (ARRAY['on-track'::text, 'at-risk'::text, 'off-track'::text]))),
    CONSTRAINT item_level_check CHECK ((level = ANY (ARRAY['objective'::text, 'initiative'::text, 'outcome'::text]))),
    CONSTRAINT item_measure_check CHECK ((measure = ANY (ARRAY['count'::text, 'points'::text, 'time'::text, 'weighted'::text, 'key-results'::text, 'hand'::text]))),
    CONSTRAINT item_share_check CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
    CONSTRAINT item_unestimated_check CHECK ((unestimated = ANY (ARRAY['average'::text, 'one'::text, 'zero'::text, 'unknown'::text]))),
    CONSTRAINT item_weight_check CHECK (((weight >= (0)::double precision) AND (weight < 'Infinity'::double precision)))
);
ALTER TABLE ONLY public.item ALTER COLUMN description SET STATISTICS 0;
CREATE TABLE public.item_change (
    id bigint NOT NULL,
    item_id uuid NOT NULL,
    field text NOT NULL,
    value jsonb,
    who text NOT NULL,
    name text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT item_change_who_check CHECK ((who = ANY (ARRAY['jira'::text, 'fairlead'::text])))
);
ALTER TABLE ONLY public.item_change ALTER COLUMN value SET STATISTICS 0;
ALTER TABLE public.item_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.item_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.item_code
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.item_move (
    id bigint NOT NULL,
    item_id uuid NOT NULL,
    "from" uuid,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.item_move ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.item_move_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
CREATE TABLE public.key_result (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    name text NOT NULL,
    unit text DEFAULT ''::text NOT NULL,
    "from" double precision NOT NULL,
    target double precision NOT NULL,
    current double precision,
    by text DEFAULT 'hand'::text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT key_result_by_check CHECK ((by = ANY (ARRAY['hand'::text, 'progress'::text])))
);
CREATE TABLE public.key_result_value (
    id bigint NOT NULL,
    key_result_id uuid NOT NULL,
    value double precision NOT NULL,
    by text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.key_result_value ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.key_result_value_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.known_project (
    connection_id uuid NOT NULL,
    project_id text NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    misses integer DEFAULT 0 NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT known_project_state_check CHECK ((state = ANY (ARRAY['live'::text, 'archived'::text, 'trashed'::text, 'unseen'::text])))
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
CREATE TABLE public.link (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    how text NOT NULL,
    integration_id uuid,
    rule_id uuid,
    touched bigint DEFAULT 1 NOT NULL,
    settled bigint DEFAULT 0 NOT NULL,
    problems jsonb DEFAULT '[]'::jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    calmed_at timestamp with time zone,
    CONSTRAINT link_check CHECK (((how = 'integration'::text) = (integration_id IS NOT NULL))),
    CONSTRAINT link_check1 CHECK (((how = 'rule'::text) = (rule_id IS NOT NULL))),
    CONSTRAINT link_how_check CHECK ((how = ANY (ARRAY['integration'::text, 'hand'::text, 'rule'::text])))
);
CREATE TABLE public.link_change (
    id bigint NOT NULL,
    item_id uuid NOT NULL,
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    how text NOT NULL,
    added boolean NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.link_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.link_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.login_breaker (
    credential text NOT NULL,
    claimed_until timestamp with time zone,
    failed_at timestamp with time zone,
    reason text
);
CREATE TABLE public.member (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    email text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.member_account (
    site_id uuid NOT NULL,
    account text NOT NULL,
    member_id uuid NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.notice (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    credential_id uuid NOT NULL,
    what text NOT NULL,
    told jsonb NOT NULL,
    said_at timestamp with time zone NOT NULL
);
CREATE TABLE public.notice_delivery (
    notice_id uuid NOT NULL,
    channel text NOT NULL,
    recipient text NOT NULL,
    state text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    trouble text,
    CONSTRAINT notice_delivery_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'webhook'::text]))),
    CONSTRAINT notice_delivery_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
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
    ended_at timestamp with time zone,
    ended_by text
);
CREATE TABLE public.passkey (
    id text NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    public_key text NOT NULL,
    counter bigint NOT NULL,
    transports jsonb NOT NULL,
    may_sync boolean NOT NULL,
    synced boolean NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.password (
    person_id uuid NOT NULL,
    sealed text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    short boolean DEFAULT false NOT NULL
);
CREATE TABLE public.past_pair (
    site_id uuid NOT NULL,
    issue_id text NOT NULL,
    level text NOT NULL,
    item_id uuid NOT NULL,
    agreed jsonb NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.person (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT person_role CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'deployer'::text, 'administrator'::text, 'owner'::text])))
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
    counts jsonb DEFAULT '[]'::jsonb NOT NULL,
    step_count integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.plan_difference (
    plan_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind text NOT NULL,
    kind_place integer NOT NULL,
    key text NOT NULL,
    target_key text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    choice text NOT NULL,
    because text,
    fields text[] NOT NULL,
    worst text,
    codes text[] NOT NULL,
    mapping text NOT NULL,
    words text NOT NULL,
    before json,
    after json,
    problems json NOT NULL,
    more json NOT NULL
)
WITH (toast_tuple_target='256');
ALTER TABLE ONLY public.plan_difference ALTER COLUMN kind SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN key SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN target_key SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN name SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN title SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN because SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN fields SET STORAGE MAIN;
ALTER TABLE ONLY public.plan_difference ALTER COLUMN codes SET STORAGE MAIN;
CREATE TABLE public.plan_impact (
    plan_id uuid NOT NULL,
    key text NOT NULL,
    body jsonb NOT NULL,
    counted_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.plan_problem (
    plan_id uuid NOT NULL,
    "position" integer NOT NULL,
    severity text NOT NULL,
    code text NOT NULL,
    about text NOT NULL,
    asks text,
    words text NOT NULL,
    problem jsonb NOT NULL
);
CREATE TABLE public.plan_step (
    plan_id uuid NOT NULL,
    "position" integer NOT NULL,
    id text NOT NULL,
    wave integer NOT NULL,
    verb text NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    title text NOT NULL,
    after text[] NOT NULL
);
CREATE TABLE public.project_visibility (
    site_id uuid NOT NULL,
    project_id text NOT NULL,
    mark text NOT NULL,
    said_by text NOT NULL,
    said_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT project_visibility_mark_check CHECK ((mark = ANY (ARRAY['counted'::text, 'closed'::text])))
);
CREATE UNLOGGED TABLE public.rate_budget (
    site text NOT NULL,
    bucket text NOT NULL,
    rate double precision NOT NULL,
    tokens double precision NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    paused_until timestamp with time zone
);
CREATE TABLE public.recovery_code (
    person_id uuid NOT NULL,
    hash text NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.rule (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    item_id uuid NOT NULL,
    connection_id uuid NOT NULL,
    jql text NOT NULL,
    problem text,
    matched integer,
    read_at timestamp with time zone,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.sent (
    link_id uuid NOT NULL,
    field text NOT NULL,
    side text NOT NULL,
    value jsonb NOT NULL,
    step_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone,
    CONSTRAINT sent_side_check CHECK ((side = ANY (ARRAY['jira'::text, 'portfolio'::text])))
);
CREATE TABLE public.session (
    hash text NOT NULL,
    person_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    way text DEFAULT 'password'::text NOT NULL,
    proved_at timestamp with time zone DEFAULT now() NOT NULL,
    agent text DEFAULT ''::text NOT NULL
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
CREATE TABLE public.sign_in_failure (
    about text NOT NULL,
    failures integer NOT NULL,
    last_at timestamp with time zone NOT NULL
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
CREATE TABLE public.site_pace (
    site text NOT NULL,
    share real NOT NULL,
    quiet jsonb,
    CONSTRAINT site_pace_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
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
CREATE TABLE public.snapshot_change (
    snapshot_id uuid NOT NULL,
    before_id uuid NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    removed integer NOT NULL,
    unread text[] NOT NULL
);
CREATE TABLE public.snapshot_object (
    snapshot_id uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    object_id text NOT NULL,
    hash text NOT NULL,
    extra jsonb
);
CREATE TABLE public.stage (
    id text NOT NULL,
    name text NOT NULL,
    category text NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT stage_category_check CHECK ((category = ANY (ARRAY['proposed'::text, 'underway'::text, 'done'::text, 'dropped'::text])))
);
CREATE TABLE public.step (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    connection_id uuid NOT NULL,
    link_id uuid,
    item_id uuid,
    field text,
    side text,
    title text NOT NULL,
    data jsonb NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    why text,
    not_before timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT step_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'failed'::text, 'stale'::text, 'dropped'::text])))
);
CREATE TABLE public.step_entry (
    id bigint NOT NULL,
    step_id uuid NOT NULL,
    attempt integer NOT NULL,
    what text NOT NULL,
    at timestamp with time zone NOT NULL,
    note jsonb DEFAULT '{}'::jsonb NOT NULL
);
ALTER TABLE public.step_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.step_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sync (
    connection_id uuid NOT NULL,
    state text DEFAULT 'paused'::text NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    progress jsonb DEFAULT '{}'::jsonb NOT NULL,
    problems jsonb DEFAULT '[]'::jsonb NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    poked bigint DEFAULT 0 NOT NULL,
    hook text,
    hook_secret jsonb,
    hook_key text,
    heard_at timestamp with time zone,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT sync_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text])))
);
CREATE TABLE public.tallied (
    item_id uuid NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.tally (
    items uuid[] NOT NULL,
    issues integer NOT NULL,
    done_issues integer NOT NULL,
    unestimated integer NOT NULL,
    unestimated_done integer NOT NULL,
    points bigint NOT NULL,
    done_points bigint NOT NULL,
    unknown integer NOT NULL,
    dropped integer NOT NULL,
    gone integer NOT NULL,
    weeks jsonb,
    untimed integer DEFAULT 0 NOT NULL,
    untimed_done integer DEFAULT 0 NOT NULL,
    seconds bigint DEFAULT 0 NOT NULL,
    done_seconds bigint DEFAULT 0 NOT NULL,
    closed boolean DEFAULT false NOT NULL
);
CREATE TABLE public.tally_basis (
    one boolean DEFAULT true NOT NULL,
    basis text DEFAULT ''::text NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    CONSTRAINT tally_basis_one_check CHECK (one)
);
CREATE TABLE public.tally_mark (
    id bigint NOT NULL,
    item_id uuid NOT NULL
);
ALTER TABLE public.tally_mark ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.tally_mark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE public.tally_version
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.vault_key (
    id text NOT NULL,
    check_value text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.way_out (
    connection_id uuid NOT NULL,
    authorities text,
    proxy text,
    proxy_user text,
    proxy_password jsonb,
    key_id text,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT way_out_check CHECK (((authorities IS NOT NULL) OR (proxy IS NOT NULL))),
    CONSTRAINT way_out_check1 CHECK (((proxy_user IS NULL) OR (proxy IS NOT NULL))),
    CONSTRAINT way_out_check2 CHECK (((proxy_password IS NULL) OR (proxy_user IS NOT NULL))),
    CONSTRAINT way_out_check3 CHECK (((proxy_password IS NULL) = (key_id IS NULL)))
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
    result jsonb,
    CONSTRAINT work_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
INSERT INTO public.accepted_right VALUES ('30000000-0000-4000-8000-000000000001', 'ADMINISTER', '[]', 'A pilot.', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:34.410313+00', '2027-01-01 00:00:00+00');
INSERT INTO public.agreed VALUES ('90000000-0000-4000-8000-000000000002', 'name', '"Sell"', '2026-11-22 20:26:31.002757+00');
INSERT INTO public.answer VALUES ('20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', 'priority:High', 'use:1', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:29.055007+00', '3fe006ca-66f9-4f41-b7cd-2f259bed9022', NULL, NULL, NULL, NULL);
INSERT INTO public.answer VALUES ('20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', 'priority:Low', 'use:2', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:31.985951+00', '9d4a84b8-9c8e-4fb3-903e-ab6d7dbe1f83', '50000000-0000-4000-8000-000000000001', NULL, '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.api_key VALUES ('0123456789ab', 'k1', '10000000-0000-4000-8000-000000000001', 'pipeline', 'deployer', '["plans.make"]', '["30000000-0000-4000-8000-000000000001"]', '2026-11-22 20:26:33.931746+00', '2027-01-01 00:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.audit VALUES (1, '2026-11-22 20:26:29.125+00', 'system', 'schema', '0001-ground', 'done', '{}', 'a88c53169134faed0dadc0aef0d7f839d31a19f8df6f3aa5f2882c2f93b2541b');
INSERT INTO public.audit VALUES (2, '2026-11-22 20:26:29.444+00', 'system', 'schema', '0002-work', 'done', '{}', 'c2b0f889eea13a18775ea389ccf3b9038d7e26e08f9d743c1ee53647f8ae4b01');
INSERT INTO public.audit VALUES (3, '2026-11-22 20:26:29.562+00', 'system', 'schema', '0003-sessions', 'done', '{}', '6cc49e30139853fdd78f27e39aed84f02d5ddc66f5da716645a00c55aacf90a1');
INSERT INTO public.audit VALUES (4, '2026-11-22 20:26:29.611+00', 'system', 'schema', '0004-fault-codes', 'done', '{}', '90430eeaf6cc39ccfbe23b84124aef2c490f52ebdeee6300669a3c880880ae40');
INSERT INTO public.audit VALUES (5, '2026-11-22 20:26:29.668+00', 'system', 'schema', '0005-connection-names', 'done', '{}', '54190a49fc806432123be65df824017531195f909ffe475bd2a480357652c80c');
INSERT INTO public.audit VALUES (6, '2026-11-22 20:26:29.778+00', 'system', 'schema', '0006-deployment-counts', 'done', '{}', '03d55659dc98f49fc9e64f04c40770a015b0cd068fd2ee05f419c96f71a2ff72');
INSERT INTO public.audit VALUES (7, '2026-11-22 20:26:30.132+00', 'system', 'schema', '0007-portfolio', 'done', '{}', 'ae7a0f597202797bdd60d22794e2d6c55a2b5d21127863712c78e5215a619a35');
INSERT INTO public.audit VALUES (8, '2026-11-22 20:26:31.174+00', 'system', 'schema', '0008-sync', 'done', '{}', '1cf1e614ce2a54f12ed26dab3b9fe15d000a965e84e09c5fd2a6ad27dadf4f24');
INSERT INTO public.audit VALUES (9, '2026-11-22 20:26:31.363+00', 'system', 'schema', '0009-issue-types', 'done', '{}', 'd7fdaa63f0e5636f05910697fcee7780e2161887f70099e44aed887bcfaf4b5f');
INSERT INTO public.audit VALUES (10, '2026-11-22 20:26:31.582+00', 'system', 'schema', '0010-names', 'done', '{}', '31aad5b215caa4ad3bca2339ff2769f411c373b844667cee144a59615642834d');
INSERT INTO public.audit VALUES (11, '2026-11-22 20:26:31.677+00', 'system', 'schema', '0011-deployment-controls', 'done', '{}', '5de75ccbfb6e3d8944f394b6290abbadbb01d4efcc1cbb96b4e15105cfe1ccfc');
INSERT INTO public.audit VALUES (12, '2026-11-22 20:26:31.881+00', 'system', 'schema', '0011-differences', 'done', '{}', 'a02822b8097681805dbfd2f8f040a69849c5269e20e16ef6eba76a9b84a50df7');
INSERT INTO public.audit VALUES (13, '2026-11-22 20:26:31.995+00', 'system', 'schema', '0012-answer-history', 'done', '{}', '1ee42b177c5495816caa30a40c2bdbd212178c3e7225988329c70dd8a5fe3b55');
INSERT INTO public.audit VALUES (14, '2026-11-22 20:26:32.072+00', 'system', 'schema', '0013-past-pairs', 'done', '{}', 'f481c15837eeb5cf1798c3116084b3600125a2090ede969ac2f69a991ef1cd95');
INSERT INTO public.audit VALUES (15, '2026-11-22 20:26:32.156+00', 'system', 'schema', '0014-plan-impact', 'done', '{}', '4ff73a0f6d4f34dd8bc3ca0594d9044cd8758339ffa3bed7c48feccac96079da');
INSERT INTO public.audit VALUES (16, '2026-11-22 20:26:32.216+00', 'system', 'schema', '0015-confirmed-steps', 'done', '{}', '9926bc3dfc963485a120da27b4dbc4973dc5345f20ea40ed7b07940bdac048ce');
INSERT INTO public.audit VALUES (17, '2026-11-22 20:26:32.284+00', 'system', 'schema', '0016-calmed', 'done', '{}', 'bb785a39596710a64a6a6452c393337ff541c9079d007ed5a7673ef7b2a40903');
INSERT INTO public.audit VALUES (18, '2026-11-22 20:26:32.388+00', 'system', 'schema', '0017-plan-steps', 'done', '{}', '722e04e04808a9ed65a2d3005fbde2bcb056e51aacdbc72af6a7e1fabe8c97ff');
INSERT INTO public.audit VALUES (19, '2026-11-22 20:26:32.525+00', 'system', 'schema', '0018-site-pace', 'done', '{}', '7abd8980b66233cfa0581addb9ce11d876389b2837a4adebb4f8f80bc5c207f7');
INSERT INTO public.audit VALUES (20, '2026-11-22 20:26:32.704+00', 'system', 'schema', '0019-tallies', 'done', '{}', 'a37ea922ebd0d82b3f67d845ba9357b8776325107b46ef927dfbded47471871e');
INSERT INTO public.audit VALUES (21, '2026-11-22 20:26:32.872+00', 'system', 'schema', '0020-scope-history', 'done', '{}', 'dba114dda6ef326b4bc1b6f117485f658db654b950ed61a65eb6e3ecf12efc0a');
INSERT INTO public.audit VALUES (22, '2026-11-22 20:26:32.98+00', 'system', 'schema', '0021-measures', 'done', '{}', '78a22fad9f216f3badc0ad144fe2657c9a0511ae14e7783f3a332af2161cbe05');
INSERT INTO public.audit VALUES (23, '2026-11-22 20:26:33.116+00', 'system', 'schema', '0022-project-visibility', 'done', '{}', '1ce848e91b308bca19227a6b71b6203eb18fd39afd6bbdc493c17d68b03b6240');
INSERT INTO public.audit VALUES (24, '2026-11-22 20:26:33.336+00', 'system', 'schema', '0023-comments', 'done', '{}', 'ee625697a427fb78aaf40d216f41c5651fbece004df7434c4fa8cc1bfd4190a6');
INSERT INTO public.audit VALUES (25, '2026-11-22 20:26:33.447+00', 'system', 'schema', '0024-starts', 'done', '{}', 'dcc7957ed8b3fe3656296210395e85a7d2a656f00476eeda66011d33df7a6251');
INSERT INTO public.audit VALUES (26, '2026-11-22 20:26:33.809+00', 'system', 'schema', '0025-sign-in', 'done', '{}', 'af526a69879efea467fd6cd1e3333d90e5e3510b407e13ce526b6cc793b7cc49');
INSERT INTO public.audit VALUES (27, '2026-11-22 20:26:33.953+00', 'system', 'schema', '0027-people', 'done', '{}', '4f6bc8adb6fe8c42797e29a6f06c9e490325cf1b4d3ea1f4b5f800930da73bc8');
INSERT INTO public.audit VALUES (28, '2026-11-22 20:26:34.166+00', 'system', 'schema', '0028-credential-life', 'done', '{}', 'c0393addb180433a9dcff1164a89869a24bbe71ab5f11ac3a3840f95799dfbad');
INSERT INTO public.audit VALUES (29, '2026-11-22 20:26:34.432+00', 'system', 'schema', '0030-hand-overs', 'done', '{}', '59c459fa666eabfdb168ef430831f1c468ddfa01b0c23447cbdf6aa8897b8b0c');
INSERT INTO public.audit VALUES (30, '2026-11-22 20:26:34.648+00', 'system', 'schema', '0031-ways-out', 'done', '{}', '2412a774d774b442eda0c13f49ac8c22d433088f980bd9bb8529e0a8884a5de9');
INSERT INTO public.audit VALUES (31, '2026-11-22 20:26:34.786+00', 'system', 'schema', '0032-destroyed', 'done', '{}', 'eb0aa858188dde83b6aed7c7a8d74284058b30e824576fb25827f314d2421f9e');
INSERT INTO public.audit VALUES (32, '2026-11-22 20:26:34.907+00', 'system', 'schema', '0034-large-lists', 'done', '{}', '68b95bd5c50dd4d6300fdc25acf12102287cd86a2b9647ce9db691e63a9fc713');
INSERT INTO public.audit VALUES (33, '2026-11-22 20:26:35.059+00', 'system', 'schema', '0037-paired-issues', 'done', '{}', '8806bc030aff8d70d7989b5b8755fc32b1e7ef5ceb98d5584c702f7ed5dc6c68');
INSERT INTO public.audit VALUES (34, '2026-11-22 20:26:35.236+00', 'system', 'schema', '0041-access', 'done', '{}', '8df1256ecb04c74694b90b3ef390f258d531957bc3fca3fdaf125315d1595c02');
INSERT INTO public.audit VALUES (35, '2026-11-22 20:26:35.384+00', 'system', 'schema', '0044-first-readings', 'done', '{}', '43161b876c753811807fad3017f2f70974f51464fe3d6067162c89c175dc867e');
INSERT INTO public.audit_head VALUES (true, 35, '43161b876c753811807fad3017f2f70974f51464fe3d6067162c89c175dc867e');
INSERT INTO public.challenge VALUES ('c1', 'passkey', '10000000-0000-4000-8000-000000000001', '{}', 0, '2026-01-02 03:04:05.678+00');
INSERT INTO public.change_count VALUES ('portfolio', 0);
INSERT INTO public.change_count VALUES ('sync', 0);
INSERT INTO public.code_key VALUES ('10000000-0000-4000-8000-000000000001', '{"sealed": "x"}', 'of-the-dumps', '2026-01-02 03:04:05.678+00', 58000000, '2026-11-22 20:26:33.761917+00');
INSERT INTO public.comment VALUES ('90000000-0000-4000-8000-000000000004', '70000000-0000-4000-8000-000000000002', 'portfolio', 'Ada', '80000000-0000-4000-8000-000000000001', 'person:10000000-0000-4000-8000-000000000001', '{"type": "doc"}', '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.comment_pair VALUES ('90000000-0000-4000-8000-000000000004', '20000000-0000-4000-8000-000000000001', '1', 'c1', NULL, NULL, NULL);
INSERT INTO public.conflict VALUES ('60bffdb0-ee89-444e-b66c-821295405d40', '90000000-0000-4000-8000-000000000002', 'due', NULL, '"2026-01-01"', '"2026-02-01"', 'ask', 'open', NULL, NULL, NULL, '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.connection VALUES ('30000000-0000-4000-8000-000000000001', 'acme', '20000000-0000-4000-8000-000000000001', '["PAR"]', 'ok', '{"state": "ok"}', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:28.739697+00', '2026-11-22 20:26:28.739697+00', NULL, NULL, NULL);
INSERT INTO public.credential VALUES ('39bc0f90-8590-4f01-ab2a-cce68b050204', '30000000-0000-4000-8000-000000000001', NULL, '20000000-0000-4000-8000-000000000001', 'service', 'current', 1, 'cloud-token', 'bot@acme.example', 'a1', 'Bot', false, 'bot', '9abc', '{"alg": "A256GCM", "key": "of-the-dumps", "format": 1, "secret": {"iv": "2HTtENkil/pK6Gnq", "tag": "SpjRXL8k+1u/44IWCnSLtw==", "data": "Ln/GK7TufBeNnagjVoLMtfg="}, "wrapped": {"iv": "EOhsTuV7BRdjDeG0", "tag": "QHoyXASb3J53OSPKCpjyDA==", "data": "+6Zz5xO2v0kPY/sA/2BPjmOAu/HuXT0xLrE39y1/bB4="}}', 'of-the-dumps', '2027-01-01 00:00:00+00', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:28.833346+00', 'typed', 'j1', NULL, '2026-01-02 03:04:05.678+00');
INSERT INTO public.credential_health VALUES ('39bc0f90-8590-4f01-ab2a-cce68b050204', '2026-01-02 03:04:05.678+00', 'ok', 'It works.', NULL, '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.deployment VALUES ('60000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000001', 'stopped', 'person:10000000-0000-4000-8000-000000000001', 'a1', NULL, 1, 3, NULL, '2026-01-02 03:04:05.678+00', NULL, '2026-11-22 20:26:29.091692+00', NULL, NULL, NULL, false, 2, 1, 1, 0, '["PAR"]', 'Update W: failed', NULL);
INSERT INTO public.deployment_control OVERRIDING SYSTEM VALUE VALUES (1, '60000000-0000-4000-8000-000000000001', 'started', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:29.091692+00', '{}');
INSERT INTO public.deployment_control OVERRIDING SYSTEM VALUE VALUES (2, '60000000-0000-4000-8000-000000000001', 'acting', 'person:10000000-0000-4000-8000-000000000001', '2026-01-02 03:04:05.678+00', '{"account": "a1"}');
INSERT INTO public.destroyed_credential VALUES ('90000000-0000-4000-8000-000000000007', '2026-11-22 20:26:34.771393+00');
INSERT INTO public.edge VALUES ('30000000-0000-4000-8000-000000000001', '10000', '1', '1', '3');
INSERT INTO public.hand_over VALUES ('90000000-0000-4000-8000-000000000006', 'h1', 'replacement', 'acme', '30000000-0000-4000-8000-000000000001', NULL, 'https://acme.atlassian.net', 'cloud', NULL, NULL, 'person:10000000-0000-4000-8000-000000000001', 'Ada', '2026-11-22 20:26:34.380811+00', '2026-01-02 03:04:05.678+00', NULL, 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.hand_over VALUES ('90000000-0000-4000-8000-000000000008', 'h2', 'connection', 'later', NULL, NULL, 'https://later.example', 'cloud', NULL, NULL, 'person:10000000-0000-4000-8000-000000000001', 'Ada', '2026-11-22 20:26:35.23118+00', '2026-01-02 03:04:05.678+00', NULL, 0, NULL, NULL, NULL, '{"sealed": "x"}', 'of-the-dumps');
INSERT INTO public.hand_over_alarm VALUES ('0e8c5d88-cf3e-476f-9dee-971466d1a4e8', '90000000-0000-4000-8000-000000000006', 'again', 1, '2026-11-22 20:26:34.39226+00', '2026-11-22 20:26:34.39226+00', NULL, NULL);
INSERT INTO public.hint OVERRIDING SYSTEM VALUE VALUES (1, '30000000-0000-4000-8000-000000000001', '1', false, '2026-11-22 20:26:31.122127+00', false);
INSERT INTO public.hook_delivery VALUES ('30000000-0000-4000-8000-000000000001', 'd1', '2026-11-22 20:26:31.098684+00');
INSERT INTO public.identity VALUES ('https://id.acme.example', 'ada', '10000000-0000-4000-8000-000000000001', 'ada@acme.example', '2026-11-22 20:26:33.793323+00', '2026-11-22 20:26:33.793323+00');
INSERT INTO public.instance VALUES (true, '225d9278-a71c-4add-b0b2-ca9e587d7456', '2026-11-22 20:26:28.039454+00', 12, '1/2', NULL);
INSERT INTO public.integration VALUES ('90000000-0000-4000-8000-000000000001', 'Sales', '30000000-0000-4000-8000-000000000001', 'running', 'initiative', '{"projects": ["10000"]}', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:30.97185+00', '2026-11-22 20:26:30.97185+00');
INSERT INTO public.issue VALUES ('20000000-0000-4000-8000-000000000001', '1', 'PAR-1', '10000', '1', 'Epic', '3', 'Done', 'done', NULL, 'Sell', 5, '{"summary": "Sell"}', '2026-01-02 03:04:05.678+00', '2026-01-02 03:04:05.678+00', 'seen', '2026-11-22 20:26:30.925563+00', 0, '2026-11-22 20:26:30.925563+00', NULL, NULL, true);
INSERT INTO public.issue_change VALUES ('20000000-0000-4000-8000-000000000001', '1', 'h1', 'status', '2026-01-02 03:04:05.678+00', NULL, '1', '3', NULL, NULL);
INSERT INTO public.issue_field VALUES ('20000000-0000-4000-8000-000000000001', 'customfield_1', 'Points');
INSERT INTO public.issue_key VALUES ('20000000-0000-4000-8000-000000000001', 'PAR-1', '1');
INSERT INTO public.issue_status VALUES ('20000000-0000-4000-8000-000000000001', '3', 'Done', 'done');
INSERT INTO public.issue_type VALUES ('20000000-0000-4000-8000-000000000001', '1', 'Epic', 1);
INSERT INTO public.item VALUES ('70000000-0000-4000-8000-000000000001', 'O-1', 'objective', NULL, 0, 'Grow', NULL, 'underway', '80000000-0000-4000-8000-000000000001', NULL, '2026-12-31', 'on-track', '["q3"]', 'points', NULL, 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:30.118063+00', NULL, NULL, NULL);
INSERT INTO public.item VALUES ('70000000-0000-4000-8000-000000000002', 'I-2', 'initiative', '70000000-0000-4000-8000-000000000001', 0, 'Sell more', NULL, 'planned', NULL, NULL, NULL, NULL, '[]', NULL, NULL, 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:30.118063+00', NULL, NULL, NULL);
INSERT INTO public.item_change OVERRIDING SYSTEM VALUE VALUES (1, '70000000-0000-4000-8000-000000000001', 'name', '"Grow"', 'fairlead', 'Ada', '2026-01-02 03:04:05.678+00');
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 1, 'create priority:High', 1, 'started', '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 2, 'create priority:High', 1, 'done', '2026-01-02 03:04:05.678+00', '{"id": "10"}');
INSERT INTO public.journal_entry VALUES ('60000000-0000-4000-8000-000000000001', 3, 'update workflow:W', 1, 'failed', '2026-01-02 03:04:05.678+00', '{"why": "no"}');
INSERT INTO public.key_result VALUES ('70000000-0000-4000-8000-000000000003', '70000000-0000-4000-8000-000000000001', 'Revenue', '%', 0, 100, 40, 'hand', 0, '2026-11-22 20:26:30.121719+00');
INSERT INTO public.key_result_value OVERRIDING SYSTEM VALUE VALUES (1, '70000000-0000-4000-8000-000000000003', 40, 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:30.123882+00');
INSERT INTO public.known_project VALUES ('30000000-0000-4000-8000-000000000001', '10000', 'PAR', 'Parcels', 'live', 0, '2026-11-22 20:26:30.899491+00');
INSERT INTO public.kysely_migration VALUES ('0001-ground', '2026-11-22T20:26:28.659Z');
INSERT INTO public.kysely_migration VALUES ('0002-work', '2026-11-22T20:26:29.372Z');
INSERT INTO public.kysely_migration VALUES ('0003-sessions', '2026-11-22T20:26:29.533Z');
INSERT INTO public.kysely_migration VALUES ('0004-fault-codes', '2026-11-22T20:26:29.603Z');
INSERT INTO public.kysely_migration VALUES ('0005-connection-names', '2026-11-22T20:26:29.662Z');
INSERT INTO public.kysely_migration VALUES ('0006-deployment-counts', '2026-11-22T20:26:29.753Z');
INSERT INTO public.kysely_migration VALUES ('0007-portfolio', '2026-11-22T20:26:30.075Z');
INSERT INTO public.kysely_migration VALUES ('0008-sync', '2026-11-22T20:26:30.847Z');
INSERT INTO public.kysely_migration VALUES ('0009-issue-types', '2026-11-22T20:26:31.329Z');
INSERT INTO public.kysely_migration VALUES ('0010-names', '2026-11-22T20:26:31.534Z');
INSERT INTO public.kysely_migration VALUES ('0011-deployment-controls', '2026-11-22T20:26:31.667Z');
INSERT INTO public.kysely_migration VALUES ('0011-differences', '2026-11-22T20:26:31.868Z');
INSERT INTO public.kysely_migration VALUES ('0012-answer-history', '2026-11-22T20:26:31.968Z');
INSERT INTO public.kysely_migration VALUES ('0013-past-pairs', '2026-11-22T20:26:32.046Z');
INSERT INTO public.kysely_migration VALUES ('0014-plan-impact', '2026-11-22T20:26:32.137Z');
INSERT INTO public.kysely_migration VALUES ('0015-confirmed-steps', '2026-11-22T20:26:32.200Z');
INSERT INTO public.kysely_migration VALUES ('0016-calmed', '2026-11-22T20:26:32.270Z');
INSERT INTO public.kysely_migration VALUES ('0017-plan-steps', '2026-11-22T20:26:32.376Z');
INSERT INTO public.kysely_migration VALUES ('0018-site-pace', '2026-11-22T20:26:32.491Z');
INSERT INTO public.kysely_migration VALUES ('0019-tallies', '2026-11-22T20:26:32.683Z');
INSERT INTO public.kysely_migration VALUES ('0020-scope-history', '2026-11-22T20:26:32.853Z');
INSERT INTO public.kysely_migration VALUES ('0021-measures', '2026-11-22T20:26:32.977Z');
INSERT INTO public.kysely_migration VALUES ('0022-project-visibility', '2026-11-22T20:26:33.085Z');
INSERT INTO public.kysely_migration VALUES ('0023-comments', '2026-11-22T20:26:33.298Z');
INSERT INTO public.kysely_migration VALUES ('0024-starts', '2026-11-22T20:26:33.423Z');
INSERT INTO public.kysely_migration VALUES ('0025-sign-in', '2026-11-22T20:26:33.730Z');
INSERT INTO public.kysely_migration VALUES ('0027-people', '2026-11-22T20:26:33.916Z');
INSERT INTO public.kysely_migration VALUES ('0028-credential-life', '2026-11-22T20:26:34.108Z');
INSERT INTO public.kysely_migration VALUES ('0030-hand-overs', '2026-11-22T20:26:34.360Z');
INSERT INTO public.kysely_migration VALUES ('0031-ways-out', '2026-11-22T20:26:34.608Z');
INSERT INTO public.kysely_migration VALUES ('0032-destroyed', '2026-11-22T20:26:34.743Z');
INSERT INTO public.kysely_migration VALUES ('0034-large-lists', '2026-11-22T20:26:34.889Z');
INSERT INTO public.kysely_migration VALUES ('0037-paired-issues', '2026-11-22T20:26:35.019Z');
INSERT INTO public.kysely_migration VALUES ('0041-access', '2026-11-22T20:26:35.226Z');
INSERT INTO public.kysely_migration VALUES ('0044-first-readings', '2026-11-22T20:26:35.360Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.link VALUES ('90000000-0000-4000-8000-000000000002', '70000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000001', '1', 'integration', '90000000-0000-4000-8000-000000000001', NULL, 1, 0, '[]', 'job:1', '2026-11-22 20:26:30.992606+00', NULL);
INSERT INTO public.login_breaker VALUES ('0b9c', NULL, '2026-01-02 03:04:05.678+00', 'wrong-token');
INSERT INTO public.member VALUES ('80000000-0000-4000-8000-000000000001', 'Grace', 'grace@acme.example', '2026-11-22 20:26:30.092009+00');
INSERT INTO public.member_account VALUES ('20000000-0000-4000-8000-000000000001', 'a2', '80000000-0000-4000-8000-000000000001', '2026-11-22 20:26:31.477461+00');
INSERT INTO public.notice VALUES ('90000000-0000-4000-8000-000000000005', '39bc0f90-8590-4f01-ab2a-cce68b050204', 'ends', '{}', '2026-01-02 03:04:05.678+00');
INSERT INTO public.notice_delivery VALUES ('90000000-0000-4000-8000-000000000005', 'mail', 'ada@acme.example', 'sent', 0, '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.object_value VALUES ('h1', '{"name": "High"}');
INSERT INTO public.pairing VALUES ('114d05bc-2de1-48e7-8f8a-ce3d81e2f840', '20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', 'priority', '1', '10', 'priority:High', 'priority:High', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:29.040997+00', NULL, NULL);
INSERT INTO public.passkey VALUES ('pk1', '10000000-0000-4000-8000-000000000001', 'Key ring', 'cGs', 3, '["usb"]', false, false, '2026-11-22 20:26:33.783832+00', NULL);
INSERT INTO public.password VALUES ('10000000-0000-4000-8000-000000000001', 'bm9uY2U=:aGFzaA==', '2026-11-22 20:26:29.545842+00', false);
INSERT INTO public.past_pair VALUES ('20000000-0000-4000-8000-000000000001', '2', 'initiative', '70000000-0000-4000-8000-000000000002', '{}', '2026-11-22 20:26:32.060786+00');
INSERT INTO public.person VALUES ('10000000-0000-4000-8000-000000000001', 'Ada', 'ada@acme.example', 'owner', NULL, '2026-11-22 20:26:28.694433+00');
INSERT INTO public.plan VALUES ('50000000-0000-4000-8000-000000000001', 'f1', '1', '{"pairs": [], "steps": [{"id": "create priority:High", "verb": "create", "about": "priority:High", "after": [], "title": "Create High"}, {"id": "update workflow:W", "verb": "update", "about": "workflow:W", "after": ["create priority:High"], "title": "Update W"}], "answers": {"workflow:W": "update"}, "problems": [{"code": "ambiguous", "says": "Two are called High.", "about": "priority:High", "choices": [{"says": "the first", "answer": "use:1"}], "severity": "blocks"}], "projects": ["PAR"]}', '20000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000002', '40000000-0000-4000-8000-000000000001', NULL, 'made', 'person:10000000-0000-4000-8000-000000000001', NULL, NULL, '2026-11-22 20:26:29.071677+00', '[{"use": 0, "kind": "priority", "open": 1, "create": 1, "delete": 0, "update": 0, "answered": 0, "left-out": 0, "problems": 1, "unchanged": 0}, {"use": 0, "kind": "workflow", "open": 0, "create": 0, "delete": 0, "update": 1, "answered": 1, "left-out": 0, "problems": 0, "unchanged": 0}]', 2);
INSERT INTO public.plan_difference VALUES ('50000000-0000-4000-8000-000000000001', 0, 'priority', 1, 'priority:High', 'priority:High', 'High', 'High', 'create', NULL, '{}', 'blocks', '{ambiguous}', 'open', 'priority:high
priority:high
{"name": "high"}', NULL, '{"name": "High"}', '[{"code": "ambiguous", "says": "Two are called High.", "about": "priority:High", "choices": [{"says": "the first", "answer": "use:1"}], "severity": "blocks"}]', '{"problems": []}');
INSERT INTO public.plan_difference VALUES ('50000000-0000-4000-8000-000000000001', 1, 'workflow', 2, 'workflow:W', 'workflow:W', 'W', 'W', 'update', NULL, '{a}', NULL, '{}', 'answered', 'workflow:w
workflow:w
{"a": 1}
{"a": 2}', '{"a": 1}', '{"a": 2}', '[]', '{"problems": []}');
INSERT INTO public.plan_impact VALUES ('50000000-0000-4000-8000-000000000001', 'priority:High', '{"issues": 7}', '2026-11-22 20:26:32.1477+00');
INSERT INTO public.plan_problem VALUES ('50000000-0000-4000-8000-000000000001', 0, 'blocks', 'ambiguous', 'priority:High', 'priority:High', 'priority:high
two are called high.', '{"code": "ambiguous", "says": "Two are called High.", "about": "priority:High", "choices": [{"says": "the first", "answer": "use:1"}], "severity": "blocks"}');
INSERT INTO public.plan_step VALUES ('50000000-0000-4000-8000-000000000001', 0, 'create priority:High', 1, 'create', 'priority', 'priority:High', 'Create High', '{}');
INSERT INTO public.plan_step VALUES ('50000000-0000-4000-8000-000000000001', 1, 'update workflow:W', 2, 'update', 'workflow', 'workflow:W', 'Update W', '{"create priority:High"}');
INSERT INTO public.project_visibility VALUES ('20000000-0000-4000-8000-000000000001', '10000', 'counted', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:33.09972+00');
INSERT INTO public.recovery_code VALUES ('10000000-0000-4000-8000-000000000001', 'r1', NULL);
INSERT INTO public.rule VALUES ('e6af923b-ce29-4156-a7db-d664e66a23c1', '70000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000001', 'project = PAR', NULL, 1, NULL, 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:30.125221+00');
INSERT INTO public.sent VALUES ('90000000-0000-4000-8000-000000000002', 'name', 'jira', '"Sell"', '90000000-0000-4000-8000-000000000003', '2026-01-02 03:04:05.678+00', NULL);
INSERT INTO public.session VALUES ('s1', '10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:29.550345+00', '2026-11-22 20:26:29.550345+00', '2026-01-02 03:04:05.678+00', '733750b9-45b9-4f50-8fe1-6a27e9133d11', 'passkey', '2026-11-22 20:26:29.550345+00', 'Firefox on Linux');
INSERT INTO public.sign_in_failure VALUES ('f1', 2, '2026-01-02 03:04:05.678+00');
INSERT INTO public.site VALUES ('20000000-0000-4000-8000-000000000001', 'cloud', 'acme', 'https://acme.atlassian.net', '', 'c1', NULL, 'cloud:c1', NULL, '2026-11-22 20:26:28.730084+00');
INSERT INTO public.site VALUES ('20000000-0000-4000-8000-000000000002', 'dataCenter', 'old', 'https://jira.acme.example', '', NULL, NULL, 'dataCenter:https://jira.acme.example', NULL, '2026-11-22 20:26:28.730084+00');
INSERT INTO public.site_pace VALUES ('cloud:c1', 0.5, NULL);
INSERT INTO public.snapshot VALUES ('40000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'acme', '{}', NULL, '[]', '{"priority": 1}', '2026-01-02 03:04:05.678+00', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:29.015679+00', NULL);
INSERT INTO public.snapshot_object VALUES ('40000000-0000-4000-8000-000000000001', 'priority', 'priority:High', '1', 'h1', NULL);
INSERT INTO public.stage VALUES ('idea', 'Idea', 'proposed', 1);
INSERT INTO public.stage VALUES ('planned', 'Planned', 'proposed', 2);
INSERT INTO public.stage VALUES ('underway', 'Under way', 'underway', 3);
INSERT INTO public.stage VALUES ('done', 'Done', 'done', 4);
INSERT INTO public.stage VALUES ('dropped', 'Dropped', 'dropped', 5);
INSERT INTO public.step VALUES ('90000000-0000-4000-8000-000000000003', '30000000-0000-4000-8000-000000000001', '90000000-0000-4000-8000-000000000002', NULL, 'name', 'jira', 'Set the name', '{"what": "field"}', 'done', NULL, NULL, '2026-11-22 20:26:31.051689+00', '2026-01-02 03:04:05.678+00');
INSERT INTO public.step_entry OVERRIDING SYSTEM VALUE VALUES (1, '90000000-0000-4000-8000-000000000003', 1, 'started', '2026-01-02 03:04:05.678+00', '{}');
INSERT INTO public.step_entry OVERRIDING SYSTEM VALUE VALUES (2, '90000000-0000-4000-8000-000000000003', 1, 'done', '2026-01-02 03:04:05.678+00', '{}');
INSERT INTO public.sync VALUES ('30000000-0000-4000-8000-000000000001', 'running', '{"webhook": false}', '{"polled": 5}', '[]', '{}', 0, NULL, NULL, NULL, NULL, '2026-11-22 20:26:30.892299+00');
INSERT INTO public.tally_basis VALUES (true, '', 0);
INSERT INTO public.vault_key VALUES ('of-the-dumps', 'of-the-dumps', '2026-11-22 20:26:28.811575+00');
INSERT INTO public.way_out VALUES ('30000000-0000-4000-8000-000000000001', NULL, 'http://proxy:3128', 'bot', '{"sealed": "x"}', 'of-the-dumps', 'person:10000000-0000-4000-8000-000000000001', '2026-11-22 20:26:34.633615+00');
INSERT INTO public.work VALUES ('61c88636-a510-4449-9816-119ca0fa222d', 'snapshot', '{"connection": "acme"}', '{"id": "10000000-0000-4000-8000-000000000001"}', 'done', NULL, NULL, '40000000-0000-4000-8000-000000000001', NULL, '2026-11-22 20:26:29.426196+00', '2026-11-22 20:26:29.426196+00', NULL, NULL);
SELECT pg_catalog.setval('public.comment_text_id_seq', 1, false);
SELECT pg_catalog.setval('public.deployment_control_id_seq', 2, true);
SELECT pg_catalog.setval('public.hint_id_seq', 1, true);
SELECT pg_catalog.setval('public.item_change_id_seq', 1, true);
SELECT pg_catalog.setval('public.item_code', 2, true);
SELECT pg_catalog.setval('public.item_move_id_seq', 1, false);
SELECT pg_catalog.setval('public.key_result_value_id_seq', 1, true);
SELECT pg_catalog.setval('public.link_change_id_seq', 1, false);
SELECT pg_catalog.setval('public.step_entry_id_seq', 2, true);
SELECT pg_catalog.setval('public.tally_mark_id_seq', 1, false);
SELECT pg_catalog.setval('public.tally_version', 1, false);
ALTER TABLE ONLY public.accepted_right
    ADD CONSTRAINT accepted_right_pkey PRIMARY KEY (connection_id, permission);
ALTER TABLE ONLY public.agreed
    ADD CONSTRAINT agreed_pkey PRIMARY KEY (link_id, field);
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.challenge
    ADD CONSTRAINT challenge_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.change_count
    ADD CONSTRAINT change_count_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.code_key
    ADD CONSTRAINT code_key_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.comment_pair
    ADD CONSTRAINT comment_pair_pkey PRIMARY KEY (comment_id, site_id, issue_id);
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.comment_reading
    ADD CONSTRAINT comment_reading_pkey PRIMARY KEY (site_id, issue_id);
ALTER TABLE ONLY public.comment_text
    ADD CONSTRAINT comment_text_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_name_key UNIQUE (name);
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.credential_health
    ADD CONSTRAINT credential_health_pkey PRIMARY KEY (credential_id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deployment_control
    ADD CONSTRAINT deployment_control_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.destroyed_credential
    ADD CONSTRAINT destroyed_credential_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.edge
    ADD CONSTRAINT edge_pkey PRIMARY KEY (connection_id, project_id, type_id, "from", "to");
ALTER TABLE ONLY public.hand_over_alarm
    ADD CONSTRAINT hand_over_alarm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hand_over
    ADD CONSTRAINT hand_over_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.hand_over
    ADD CONSTRAINT hand_over_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hint
    ADD CONSTRAINT hint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hook_delivery
    ADD CONSTRAINT hook_delivery_pkey PRIMARY KEY (connection_id, identifier);
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_name_key UNIQUE (name);
ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.issue_change
    ADD CONSTRAINT issue_change_pkey PRIMARY KEY (site_id, issue_id, history, field);
ALTER TABLE ONLY public.issue_field
    ADD CONSTRAINT issue_field_pkey PRIMARY KEY (site_id, field_id);
ALTER TABLE ONLY public.issue_key
    ADD CONSTRAINT issue_key_pkey PRIMARY KEY (site_id, key);
ALTER TABLE ONLY public.issue
    ADD CONSTRAINT issue_pkey PRIMARY KEY (site_id, issue_id);
ALTER TABLE ONLY public.issue_status
    ADD CONSTRAINT issue_status_pkey PRIMARY KEY (site_id, status_id);
ALTER TABLE ONLY public.issue_type
    ADD CONSTRAINT issue_type_pkey PRIMARY KEY (site_id, type_id);
ALTER TABLE ONLY public.item_change
    ADD CONSTRAINT item_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_code_key UNIQUE (code);
ALTER TABLE ONLY public.item_move
    ADD CONSTRAINT item_move_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (deployment_id, seq);
ALTER TABLE ONLY public.key_result
    ADD CONSTRAINT key_result_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.key_result_value
    ADD CONSTRAINT key_result_value_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.known_project
    ADD CONSTRAINT known_project_pkey PRIMARY KEY (connection_id, project_id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.link_change
    ADD CONSTRAINT link_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.login_breaker
    ADD CONSTRAINT login_breaker_pkey PRIMARY KEY (credential);
ALTER TABLE ONLY public.member_account
    ADD CONSTRAINT member_account_pkey PRIMARY KEY (site_id, account);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_credential_id_what_key UNIQUE (credential_id, what);
ALTER TABLE ONLY public.notice_delivery
    ADD CONSTRAINT notice_delivery_pkey PRIMARY KEY (notice_id, channel, recipient);
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.object_value
    ADD CONSTRAINT object_value_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.password
    ADD CONSTRAINT password_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.past_pair
    ADD CONSTRAINT past_pair_pkey PRIMARY KEY (site_id, issue_id, level);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_difference
    ADD CONSTRAINT plan_difference_pkey PRIMARY KEY (plan_id, "position");
ALTER TABLE ONLY public.plan_impact
    ADD CONSTRAINT plan_impact_pkey PRIMARY KEY (plan_id, key);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_problem
    ADD CONSTRAINT plan_problem_pkey PRIMARY KEY (plan_id, "position");
ALTER TABLE ONLY public.plan_step
    ADD CONSTRAINT plan_step_pkey PRIMARY KEY (plan_id, "position");
ALTER TABLE ONLY public.project_visibility
    ADD CONSTRAINT project_visibility_pkey PRIMARY KEY (site_id, project_id);
ALTER TABLE ONLY public.rate_budget
    ADD CONSTRAINT rate_budget_pkey PRIMARY KEY (site, bucket);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (person_id, hash);
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_item_id_connection_id_key UNIQUE (item_id, connection_id);
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sent
    ADD CONSTRAINT sent_pkey PRIMARY KEY (link_id, field, step_id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_id_key UNIQUE (id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.setup_link
    ADD CONSTRAINT setup_link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.sign_in_failure
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (about);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_identity_key UNIQUE (identity);
ALTER TABLE ONLY public.site_pace
    ADD CONSTRAINT site_pace_pkey PRIMARY KEY (site);
ALTER TABLE ONLY public.site
    ADD CONSTRAINT site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.snapshot_change
    ADD CONSTRAINT snapshot_change_pkey PRIMARY KEY (snapshot_id);
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_pkey PRIMARY KEY (snapshot_id, kind, key, object_id);
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stage
    ADD CONSTRAINT stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.step_entry
    ADD CONSTRAINT step_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sync
    ADD CONSTRAINT sync_hook_key UNIQUE (hook);
ALTER TABLE ONLY public.sync
    ADD CONSTRAINT sync_pkey PRIMARY KEY (connection_id);
ALTER TABLE ONLY public.tallied
    ADD CONSTRAINT tallied_pkey PRIMARY KEY (item_id);
ALTER TABLE ONLY public.tally_basis
    ADD CONSTRAINT tally_basis_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.tally_mark
    ADD CONSTRAINT tally_mark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (items, closed);
ALTER TABLE ONLY public.vault_key
    ADD CONSTRAINT vault_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.way_out
    ADD CONSTRAINT way_out_pkey PRIMARY KEY (connection_id);
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX answer_source_site_id_target_site_id_about_idx ON public.answer USING btree (source_site_id, target_site_id, about) WHERE (ended_at IS NULL);
CREATE INDEX answer_source_site_id_target_site_id_said_at_idx ON public.answer USING btree (source_site_id, target_site_id, said_at DESC);
CREATE INDEX api_key_person_id_idx ON public.api_key USING btree (person_id);
CREATE INDEX audit_about_seq_idx ON public.audit USING btree (about, seq);
CREATE INDEX audit_action_seq_idx ON public.audit USING btree (action, seq);
CREATE INDEX comment_item_id_at_idx ON public.comment USING btree (item_id, at);
CREATE UNIQUE INDEX comment_pair_once ON public.comment_pair USING btree (site_id, issue_id, jira_id) WHERE (jira_id IS NOT NULL);
CREATE INDEX comment_pair_site_id_issue_id_idx ON public.comment_pair USING btree (site_id, issue_id);
CREATE INDEX comment_text_comment_id_at_idx ON public.comment_text USING btree (comment_id, at);
CREATE INDEX conflict_link_id_field_idx ON public.conflict USING btree (link_id, field);
CREATE UNIQUE INDEX conflict_one_open ON public.conflict USING btree (link_id, field) WHERE (state = 'open'::text);
CREATE INDEX conflict_state_at_idx ON public.conflict USING btree (state, at DESC);
CREATE UNIQUE INDEX conflict_told_once ON public.conflict USING btree (link_id, field, history) WHERE (history IS NOT NULL);
CREATE UNIQUE INDEX connection_name ON public.connection USING btree (lower(name));
CREATE INDEX connection_site_id_idx ON public.connection USING btree (site_id);
CREATE UNIQUE INDEX credential_connection_id_slot_idx ON public.credential USING btree (connection_id, slot) WHERE (slot <> 'old'::text);
CREATE UNIQUE INDEX credential_connection_id_version_idx ON public.credential USING btree (connection_id, version) WHERE (connection_id IS NOT NULL);
CREATE UNIQUE INDEX credential_person_id_site_id_slot_idx ON public.credential USING btree (person_id, site_id, slot) WHERE (slot <> 'old'::text);
CREATE UNIQUE INDEX credential_person_id_site_id_version_idx ON public.credential USING btree (person_id, site_id, version) WHERE (person_id IS NOT NULL);
CREATE INDEX deployment_control_deployment_id_id_idx ON public.deployment_control USING btree (deployment_id, id);
CREATE INDEX deployment_plan_id_idx ON public.deployment USING btree (plan_id);
CREATE UNIQUE INDEX hand_over_alarm_open ON public.hand_over_alarm USING btree (hand_over_id, what) NULLS NOT DISTINCT WHERE (settled_at IS NULL);
CREATE INDEX hand_over_created_at_idx ON public.hand_over USING btree (created_at);
CREATE INDEX hint_connection_id_id_idx ON public.hint USING btree (connection_id, id);
CREATE INDEX hook_delivery_connection_id_at_idx ON public.hook_delivery USING btree (connection_id, at);
CREATE INDEX identity_person_id_idx ON public.identity USING btree (person_id);
CREATE INDEX issue_below ON public.issue USING btree (site_id, parent_id) INCLUDE (issue_id, type_id, type_name, state) WHERE (parent_id IS NOT NULL);
CREATE INDEX issue_change_moved ON public.issue_change USING btree (at) WHERE (field = 'status'::text);
CREATE INDEX issue_long_unread ON public.issue USING btree (site_id, read_at) WHERE (paired AND (state = 'seen'::text) AND (misses = 0));
CREATE INDEX issue_parent_change ON public.issue_change USING btree (at) WHERE (field = 'parent'::text);
CREATE INDEX issue_place ON public.issue USING btree (site_id, project_id, type_id, paired);
CREATE INDEX issue_site_id_key_idx ON public.issue USING btree (site_id, key);
CREATE INDEX item_change_item_id_field_id_idx ON public.item_change USING btree (item_id, field, id DESC);
CREATE INDEX item_move_at_idx ON public.item_move USING btree (at);
CREATE INDEX item_parent_idx ON public.item USING btree (parent);
CREATE INDEX key_result_item_id_idx ON public.key_result USING btree (item_id);
CREATE UNIQUE INDEX link_by_hand ON public.link USING btree (item_id, site_id, issue_id) WHERE (how = 'hand'::text);
CREATE UNIQUE INDEX link_by_rule ON public.link USING btree (rule_id, issue_id) WHERE (rule_id IS NOT NULL);
CREATE INDEX link_change_at_idx ON public.link_change USING btree (at);
CREATE INDEX link_item_id_idx ON public.link USING btree (item_id);
CREATE UNIQUE INDEX link_one_issue ON public.link USING btree (integration_id, item_id) WHERE (integration_id IS NOT NULL);
CREATE UNIQUE INDEX link_one_item ON public.link USING btree (site_id, issue_id) WHERE (how = 'integration'::text);
CREATE INDEX link_problems ON public.link USING btree (item_id) WHERE ((how = 'integration'::text) AND (problems <> '[]'::jsonb));
CREATE INDEX link_site_id_issue_id_idx ON public.link USING btree (site_id, issue_id);
CREATE INDEX link_touched ON public.link USING btree (integration_id, settled, id) WHERE ((how = 'integration'::text) AND (touched > settled));
CREATE INDEX member_account_member_id_idx ON public.member_account USING btree (member_id);
CREATE UNIQUE INDEX member_lower_idx ON public.member USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX notice_delivery_due_at_idx ON public.notice_delivery USING btree (due_at) WHERE (state = 'due'::text);
CREATE UNIQUE INDEX pairing_source_site_id_target_site_id_kind_source_id_idx ON public.pairing USING btree (source_site_id, target_site_id, kind, source_id) WHERE (ended_at IS NULL);
CREATE INDEX passkey_person_id_idx ON public.passkey USING btree (person_id);
CREATE INDEX plan_difference_plan_id_key_idx ON public.plan_difference USING btree (plan_id, key);
CREATE INDEX plan_fingerprint_idx ON public.plan USING btree (fingerprint);
CREATE INDEX plan_step_plan_id_id_idx ON public.plan_step USING btree (plan_id, id);
CREATE INDEX session_person_id_idx ON public.session USING btree (person_id);
CREATE INDEX snapshot_object_hash_idx ON public.snapshot_object USING btree (hash);
CREATE INDEX snapshot_site_id_taken_at_idx ON public.snapshot USING btree (site_id, taken_at DESC);
CREATE INDEX step_connection_id_ended_at_idx ON public.step USING btree (connection_id, ended_at DESC);
CREATE INDEX step_entry_step_id_id_idx ON public.step_entry USING btree (step_id, id);
CREATE INDEX step_for_item ON public.step USING btree (connection_id, ((data ->> 'issue'::text))) WHERE ((data ->> 'what'::text) = 'create-item'::text);
CREATE INDEX step_item_id_idx ON public.step USING btree (item_id);
CREATE INDEX step_link_id_idx ON public.step USING btree (link_id);
CREATE UNIQUE INDEX step_one_comment ON public.step USING btree (((data ->> 'comment'::text)), ((data ->> 'issue'::text))) WHERE ((state = 'open'::text) AND ((data ->> 'what'::text) = 'comment'::text));
CREATE UNIQUE INDEX step_one_field ON public.step USING btree (link_id, field, side) WHERE ((state = 'open'::text) AND (field IS NOT NULL));
CREATE UNIQUE INDEX step_one_issue ON public.step USING btree (item_id, ((data ->> 'integration'::text))) WHERE ((state = 'open'::text) AND ((data ->> 'what'::text) = 'create-issue'::text));
CREATE UNIQUE INDEX step_one_item ON public.step USING btree (connection_id, ((data ->> 'issue'::text))) WHERE ((state = 'open'::text) AND ((data ->> 'what'::text) = 'create-item'::text));
CREATE INDEX step_open ON public.step USING btree (connection_id, created_at) WHERE (state = 'open'::text);
CREATE INDEX step_push ON public.step USING btree (connection_id) WHERE ((data ->> 'what'::text) = 'create-issue'::text);
CREATE INDEX tallied_version_idx ON public.tallied USING btree (version);
CREATE INDEX tally_alone ON public.tally USING btree ((items[1])) WHERE (cardinality(items) = 1);
CREATE INDEX tally_together ON public.tally USING gin (items) WITH (fastupdate=off) WHERE (cardinality(items) > 1);
CREATE INDEX work_name_created_at_idx ON public.work USING btree (name, created_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.deployment_control FOR EACH ROW EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.deployment_control FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.append_only();
CREATE TRIGGER issue_moved AFTER UPDATE OF parent_id ON public.issue FOR EACH ROW WHEN ((old.parent_id IS DISTINCT FROM new.parent_id)) EXECUTE FUNCTION public.note_parent();
CREATE TRIGGER item_moved AFTER UPDATE OF parent ON public.item FOR EACH ROW WHEN ((old.parent IS DISTINCT FROM new.parent)) EXECUTE FUNCTION public.note_item_move();
CREATE TRIGGER link_added AFTER INSERT ON public.link REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.note_links();
CREATE TRIGGER link_removed AFTER DELETE ON public.link REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.note_links();
CREATE TRIGGER mark_changed AFTER UPDATE ON public.issue REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.mark_changed_issues();
CREATE TRIGGER mark_judged AFTER UPDATE ON public.issue_status REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.mark_judged_statuses();
CREATE TRIGGER mark_left AFTER INSERT ON public.issue_status REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.mark_left_statuses();
CREATE TRIGGER mark_linked AFTER INSERT ON public.link REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_linked_items();
CREATE TRIGGER mark_moved AFTER INSERT ON public.issue_change REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.mark_moved_issues();
CREATE TRIGGER mark_new AFTER INSERT ON public.issue REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.mark_new_issues();
CREATE TRIGGER mark_unlinked AFTER DELETE ON public.link REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.mark_linked_items();
CREATE TRIGGER note_destroyed AFTER DELETE ON public.credential FOR EACH ROW EXECUTE FUNCTION public.note_destroyed();
CREATE TRIGGER note_pairs AFTER INSERT ON public.link REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.note_pairs();
CREATE TRIGGER note_pairs_gone AFTER DELETE ON public.link REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION public.note_pairs_gone();
CREATE TRIGGER note_pairs_read AFTER INSERT ON public.issue REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION public.note_pairs_read();
ALTER TABLE ONLY public.accepted_right
    ADD CONSTRAINT accepted_right_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.agreed
    ADD CONSTRAINT agreed_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.link(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.answer
    ADD CONSTRAINT answer_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.challenge
    ADD CONSTRAINT challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.code_key
    ADD CONSTRAINT code_key_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.vault_key(id);
ALTER TABLE ONLY public.code_key
    ADD CONSTRAINT code_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.comment_pair
    ADD CONSTRAINT comment_pair_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES public.comment(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment_pair
    ADD CONSTRAINT comment_pair_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment_reading
    ADD CONSTRAINT comment_reading_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comment_text
    ADD CONSTRAINT comment_text_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES public.comment(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.link(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.connection
    ADD CONSTRAINT connection_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.credential_health
    ADD CONSTRAINT credential_health_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES public.credential(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.vault_key(id);
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.credential
    ADD CONSTRAINT credential_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.deployment_control
    ADD CONSTRAINT deployment_control_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES public.deployment(id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id);
ALTER TABLE ONLY public.deployment
    ADD CONSTRAINT deployment_undo_of_fkey FOREIGN KEY (undo_of) REFERENCES public.deployment(id);
ALTER TABLE ONLY public.edge
    ADD CONSTRAINT edge_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hand_over_alarm
    ADD CONSTRAINT hand_over_alarm_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES public.hand_over(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hand_over
    ADD CONSTRAINT hand_over_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hand_over
    ADD CONSTRAINT hand_over_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hint
    ADD CONSTRAINT hint_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hook_delivery
    ADD CONSTRAINT hook_delivery_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.identity
    ADD CONSTRAINT identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.integration
    ADD CONSTRAINT integration_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.issue_field
    ADD CONSTRAINT issue_field_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.issue
    ADD CONSTRAINT issue_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.issue_status
    ADD CONSTRAINT issue_status_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.issue_type
    ADD CONSTRAINT issue_type_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.item_change
    ADD CONSTRAINT item_change_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.item_move
    ADD CONSTRAINT item_move_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_owner_fkey FOREIGN KEY (owner) REFERENCES public.member(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_parent_fkey FOREIGN KEY (parent) REFERENCES public.item(id);
ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_stage_fkey FOREIGN KEY (stage) REFERENCES public.stage(id);
ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_deployment_id_fkey FOREIGN KEY (deployment_id) REFERENCES public.deployment(id);
ALTER TABLE ONLY public.key_result
    ADD CONSTRAINT key_result_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.key_result_value
    ADD CONSTRAINT key_result_value_key_result_id_fkey FOREIGN KEY (key_result_id) REFERENCES public.key_result(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.known_project
    ADD CONSTRAINT known_project_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES public.integration(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES public.rule(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.member_account
    ADD CONSTRAINT member_account_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.member_account
    ADD CONSTRAINT member_account_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES public.credential(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notice_delivery
    ADD CONSTRAINT notice_delivery_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES public.notice(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.pairing
    ADD CONSTRAINT pairing_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.password
    ADD CONSTRAINT password_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.past_pair
    ADD CONSTRAINT past_pair_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.past_pair
    ADD CONSTRAINT past_pair_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan_difference
    ADD CONSTRAINT plan_difference_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan_impact
    ADD CONSTRAINT plan_impact_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan_problem
    ADD CONSTRAINT plan_problem_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_source_site_id_fkey FOREIGN KEY (source_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_source_snapshot_id_fkey FOREIGN KEY (source_snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.plan_step
    ADD CONSTRAINT plan_step_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_target_site_id_fkey FOREIGN KEY (target_site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT plan_target_snapshot_id_fkey FOREIGN KEY (target_snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.project_visibility
    ADD CONSTRAINT project_visibility_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rule
    ADD CONSTRAINT rule_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sent
    ADD CONSTRAINT sent_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.link(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot_change
    ADD CONSTRAINT snapshot_change_before_id_fkey FOREIGN KEY (before_id) REFERENCES public.snapshot(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot_change
    ADD CONSTRAINT snapshot_change_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES public.snapshot(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_hash_fkey FOREIGN KEY (hash) REFERENCES public.object_value(hash);
ALTER TABLE ONLY public.snapshot_object
    ADD CONSTRAINT snapshot_object_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES public.snapshot(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.site(id);
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step_entry
    ADD CONSTRAINT step_entry_step_id_fkey FOREIGN KEY (step_id) REFERENCES public.step(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_item_id_fkey FOREIGN KEY (item_id) REFERENCES public.item(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.step
    ADD CONSTRAINT step_link_id_fkey FOREIGN KEY (link_id) REFERENCES public.link(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sync
    ADD CONSTRAINT sync_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sync
    ADD CONSTRAINT sync_hook_key_fkey FOREIGN KEY (hook_key) REFERENCES public.vault_key(id);
ALTER TABLE ONLY public.way_out
    ADD CONSTRAINT way_out_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.connection(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plan(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.work
    ADD CONSTRAINT work_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES public.snapshot(id) ON DELETE SET NULL;
