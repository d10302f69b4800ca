/** What a database of each step's time may hold: by the step after which it can be written first. Every row refers to something. */
import { BINDING, SECRET, vault } from '../../test/upgrades/sealed.ts'

const id = (kind: number, number = 1): string => `${kind}0000000-0000-4000-8000-00000000000${number}`
const [PERSON, SITE, OTHER, CONNECTION] = [id(1), id(2), id(2, 2), id(3)]
const [SNAPSHOT, PLAN, DEPLOYMENT, ITEM, BELOW] = [id(4), id(5), id(6), id(7), id(7, 2)]
const [MEMBER, INTEGRATION, LINK, STEP, COMMENT] = [id(8), id(9), id(9, 2), id(9, 3), id(9, 4)]
const json = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`
const AT = `'2026-01-02T03:04:05.678Z'::timestamptz`

const BLOCKS = {
  severity: 'blocks',
  code: 'ambiguous',
  about: 'priority:High',
  says: 'Two are called High.',
  choices: [{ answer: 'use:1', says: 'the first' }],
}
const STEPS = [
  { id: 'create priority:High', verb: 'create', about: 'priority:High', title: 'Create High', after: [] },
  { id: 'update workflow:W', verb: 'update', about: 'workflow:W', title: 'Update W', after: ['create priority:High'] },
]
const BODY = { steps: STEPS, problems: [BLOCKS], projects: ['PAR'], answers: { 'workflow:W': 'update' }, pairs: [] }
const ANALYSIS = [
  {
    kind: 'priority',
    key: 'priority:High',
    targetKey: 'priority:High',
    name: 'High',
    choice: 'create',
    problems: [],
    before: null,
    after: { name: 'High' },
  },
  {
    kind: 'workflow',
    key: 'workflow:W',
    targetKey: 'workflow:W',
    name: 'W',
    choice: 'update',
    problems: [],
    before: { a: 1 },
    after: { a: 2 },
  },
]

/** By the name of the step. */
export const SEEDS: Readonly<Record<string, readonly string[]>> = {
  '0001-ground': [
    `insert into person (id, name, email, role) values ('${PERSON}', 'Ada', 'ada@acme.example', 'administrator')`,
    `insert into site (id, kind, name, origin, identity, cloud_id) values
      ('${SITE}', 'cloud', 'acme', 'https://acme.atlassian.net', 'cloud:c1', 'c1'),
      ('${OTHER}', 'dataCenter', 'old', 'https://jira.acme.example', 'dataCenter:https://jira.acme.example', null)`,
    `insert into connection (id, name, site_id, projects, state, report, checked_at, created_by) values
      ('${CONNECTION}', 'acme', '${SITE}', '["PAR"]', 'ok', '{"state": "ok"}', ${AT}, 'person:${PERSON}')`,
    `insert into vault_key (id, check_value) values ('${vault.key}', '${vault.check}')`,
    `insert into credential (connection_id, site_id, purpose, slot, version, method, email, account_key, account_name,
        administrator, label, last4, sealed, key_id, expires_at, proven_at, created_by) values
      ('${CONNECTION}', '${SITE}', 'service', 'current', 1, 'cloud-token', 'bot@acme.example', 'a1', 'Bot', false, 'bot', '9abc',
        ${json(vault.seal(SECRET, BINDING))}, '${vault.key}', '2027-01-01', ${AT}, 'person:${PERSON}')`,
    `insert into login_breaker (credential, failed_at, reason) values ('0b9c', ${AT}, 'wrong-token'), ('typed:0a1b', ${AT}, 'x')`,
    `insert into object_value (hash, value) values ('h1', '{"name": "High"}')`,
    `insert into snapshot (id, site_id, connection_id, name, site, kinds, counts, taken_at, taken_by) values
      ('${SNAPSHOT}', '${SITE}', '${CONNECTION}', 'acme', '{}', '[]', '{"priority": 1}', ${AT}, 'person:${PERSON}')`,
    `insert into snapshot_object values ('${SNAPSHOT}', 'priority', 'priority:High', '1', 'h1', null)`,
    `insert into pairing (source_site_id, target_site_id, kind, source_id, target_id, source_key, target_key, said_by) values
      ('${SITE}', '${OTHER}', 'priority', '1', '10', 'priority:High', 'priority:High', 'person:${PERSON}')`,
    `insert into answer (source_site_id, target_site_id, about, answer, said_by) values
      ('${SITE}', '${OTHER}', 'priority:High', 'use:1', 'person:${PERSON}')`,
    `insert into plan (id, fingerprint, engine, body, source_site_id, target_site_id, source_snapshot_id, state, made_by) values
      ('${PLAN}', 'f1', '1', ${json(BODY)}, '${SITE}', '${OTHER}', '${SNAPSHOT}', 'made', 'person:${PERSON}')`,
    `insert into deployment (id, plan_id, state, actor, account, attempt, entries, started_at) values
      ('${DEPLOYMENT}', '${PLAN}', 'stopped', 'person:${PERSON}', 'a1', 1, 3, ${AT})`,
    `insert into journal_entry values
      ('${DEPLOYMENT}', 1, 'create priority:High', 1, 'started', ${AT}, null),
      ('${DEPLOYMENT}', 2, 'create priority:High', 1, 'done', ${AT}, '{"id": "10"}'),
      ('${DEPLOYMENT}', 3, 'update workflow:W', 1, 'failed', ${AT}, '{"why": "no"}')`,
  ],
  '0002-work': [
    `insert into work (name, input, actor, state, snapshot_id) values
      ('snapshot', '{"connection": "acme"}', '{"id": "${PERSON}"}', 'done', '${SNAPSHOT}')`,
    `update plan set analysis = ${json(ANALYSIS)}`,
  ],
  '0003-sessions': [
    `insert into password (person_id, sealed) values ('${PERSON}', 'bm9uY2U=:aGFzaA==')`,
    `insert into session (hash, person_id, ends_at) values ('s1', '${PERSON}', ${AT})`,
  ],
  '0007-portfolio': [
    `insert into member (id, name, email) values ('${MEMBER}', 'Grace', 'grace@acme.example')`,
    `insert into member_account (site_id, account, member_id) values ('${SITE}', 'a2', '${MEMBER}')`,
    `insert into item (id, code, level, parent, name, stage, owner, due, health, labels, measure, created_by) values
      ('${ITEM}', 'O-' || nextval('item_code'), 'objective', null, 'Grow', 'underway', '${MEMBER}', '2026-12-31', 'on-track', '["q3"]', 'points', 'person:${PERSON}'),
      ('${BELOW}', 'I-' || nextval('item_code'), 'initiative', '${ITEM}', 'Sell more', 'planned', null, null, null, '[]', null, 'person:${PERSON}')`,
    `insert into item_change (item_id, field, value, who, name, at) values ('${ITEM}', 'name', '"Grow"', 'fairlead', 'Ada', ${AT})`,
    `insert into key_result (id, item_id, name, unit, "from", target, current) values ('${id(7, 3)}', '${ITEM}', 'Revenue', '%', 0, 100, 40)`,
    `insert into key_result_value (key_result_id, value, by) values ('${id(7, 3)}', 40, 'person:${PERSON}')`,
    `insert into rule (item_id, connection_id, jql, matched, created_by) values ('${BELOW}', '${CONNECTION}', 'project = PAR', 1, 'person:${PERSON}')`,
  ],
  '0008-sync': [
    `insert into sync (connection_id, state, settings, progress) values ('${CONNECTION}', 'running', '{"webhook": false}', '{"polled": 5}')`,
    `insert into known_project (connection_id, project_id, key, name, state) values ('${CONNECTION}', '10000', 'PAR', 'Parcels', 'live')`,
    `insert into issue (site_id, issue_id, key, project_id, type_id, type_name, status_id, status_name, status_category, summary, points, fields, created, updated) values
      ('${SITE}', '1', 'PAR-1', '10000', '1', 'Epic', '3', 'Done', 'done', 'Sell', 5, '{"summary": "Sell"}', ${AT}, ${AT})`,
    `insert into issue_key values ('${SITE}', 'PAR-1', '1')`,
    `insert into issue_change (site_id, issue_id, history, field, at, "from", "to") values ('${SITE}', '1', 'h1', 'status', ${AT}, '1', '3')`,
    `insert into integration (id, name, connection_id, state, level, mapping, created_by) values
      ('${INTEGRATION}', 'Sales', '${CONNECTION}', 'running', 'initiative', '{"projects": ["10000"]}', 'person:${PERSON}')`,
    `insert into link (id, item_id, site_id, issue_id, how, integration_id, created_by) values
      ('${LINK}', '${BELOW}', '${SITE}', '1', 'integration', '${INTEGRATION}', 'job:1')`,
    `insert into agreed (link_id, field, value) values ('${LINK}', 'name', '"Sell"')`,
    `insert into sent (link_id, field, side, value, step_id, at) values ('${LINK}', 'name', 'jira', '"Sell"', '${STEP}', ${AT})`,
    `insert into conflict (link_id, field, jira, portfolio, policy, state, at) values ('${LINK}', 'due', '"2026-01-01"', '"2026-02-01"', 'ask', 'open', ${AT})`,
    `insert into step (id, connection_id, link_id, field, side, title, data, state, ended_at) values
      ('${STEP}', '${CONNECTION}', '${LINK}', 'name', 'jira', 'Set the name', '{"what": "field"}', 'done', ${AT})`,
    `insert into step_entry (step_id, attempt, what, at) values ('${STEP}', 1, 'started', ${AT}), ('${STEP}', 1, 'done', ${AT})`,
    `insert into edge values ('${CONNECTION}', '10000', '1', '1', '3')`,
    `insert into hook_delivery (connection_id, identifier) values ('${CONNECTION}', 'd1')`,
    `insert into hint (connection_id, issue_id) values ('${CONNECTION}', '1')`,
  ],
  '0009-issue-types': [
    `insert into issue_type values ('${SITE}', '1', 'Epic', 1)`,
    `insert into issue_status values ('${SITE}', '3', 'Done', 'done')`,
  ],
  '0010-names': [`insert into issue_field values ('${SITE}', 'customfield_1', 'Points')`],
  '0012-answer-history': [
    `insert into answer (source_site_id, target_site_id, about, answer, said_by, plan_id, ended_at) values
      ('${SITE}', '${OTHER}', 'priority:Low', 'use:2', 'person:${PERSON}', '${PLAN}', ${AT})`,
  ],
  '0013-past-pairs': [
    `insert into past_pair (site_id, issue_id, level, item_id, agreed) values ('${SITE}', '2', 'initiative', '${BELOW}', '{}')`,
  ],
  '0014-plan-impact': [
    `insert into plan_impact (plan_id, key, body) values ('${PLAN}', 'priority:High', '{"issues": 7}')`,
  ],
  '0018-site-pace': [`insert into site_pace values ('cloud:c1', 0.5, null)`],
  '0022-project-visibility': [
    `insert into project_visibility (site_id, project_id, mark, said_by) values ('${SITE}', '10000', 'counted', 'person:${PERSON}')`,
  ],
  '0023-comments': [
    `insert into comment (id, item_id, side, name, member_id, person, body, at) values
      ('${COMMENT}', '${BELOW}', 'portfolio', 'Ada', '${MEMBER}', 'person:${PERSON}', '{"type": "doc"}', ${AT})`,
    `insert into comment_pair (comment_id, site_id, issue_id, jira_id) values ('${COMMENT}', '${SITE}', '1', 'c1')`,
  ],
  '0024-starts': [`update instance set beat = 12, home = '1/2'`],
  '0025-sign-in': [
    `update session set way = 'passkey', agent = 'Firefox on Linux'`,
    `insert into code_key (person_id, sealed, key_id, confirmed_at, last_step) values
      ('${PERSON}', '{"sealed": "x"}', '${vault.key}', ${AT}, 58000000)`,
    `insert into recovery_code (person_id, hash) values ('${PERSON}', 'r1')`,
    `insert into passkey (id, person_id, name, public_key, counter, transports, may_sync, synced) values
      ('pk1', '${PERSON}', 'Key ring', 'cGs', 3, '["usb"]', false, false)`,
    `insert into challenge (hash, purpose, person_id, about, expires_at) values ('c1', 'passkey', '${PERSON}', '{}', ${AT})`,
    `insert into identity (issuer, subject, person_id, email) values
      ('https://id.acme.example', 'ada', '${PERSON}', 'ada@acme.example')`,
  ],
  '0027-people': [
    `insert into api_key (id, hash, person_id, name, role, actions, connections, expires_at) values
      ('0123456789ab', 'k1', '${PERSON}', 'pipeline', 'deployer', '["plans.make"]', '["${CONNECTION}"]', '2027-01-01')`,
    `insert into sign_in_failure (about, failures, last_at) values ('f1', 2, ${AT})`,
  ],
  '0028-credential-life': [
    `update credential set jira_id = 'j1', alive_at = ${AT}`,
    `insert into credential_health (credential_id, probed_at, state, says, since)
      select id, ${AT}, 'ok', 'It works.', ${AT} from credential`,
    `insert into notice (id, credential_id, what, told, said_at) select '${id(9, 5)}', id, 'ends', '{}', ${AT} from credential`,
    `insert into notice_delivery (notice_id, channel, recipient, state, due_at) values
      ('${id(9, 5)}', 'mail', 'ada@acme.example', 'sent', ${AT})`,
  ],
  '0030-hand-overs': [
    `insert into hand_over (id, hash, purpose, name, connection_id, url, deployment, asked_by, asker, expires_at) values
      ('${id(9, 6)}', 'h1', 'replacement', 'acme', '${CONNECTION}', 'https://acme.atlassian.net', 'cloud', 'person:${PERSON}', 'Ada', ${AT})`,
    `insert into hand_over_alarm (hand_over_id, what) values ('${id(9, 6)}', 'again')`,
    `insert into accepted_right (connection_id, permission, projects, why, accepted_by, until) values
      ('${CONNECTION}', 'ADMINISTER', '[]', 'A pilot.', 'person:${PERSON}', '2027-01-01')`,
  ],
  '0031-ways-out': [
    `insert into way_out (connection_id, proxy, proxy_user, proxy_password, key_id, changed_by) values
      ('${CONNECTION}', 'http://proxy:3128', 'bot', '{"sealed": "x"}', '${vault.key}', 'person:${PERSON}')`,
  ],
  '0032-destroyed': [`insert into destroyed_credential (id) values ('${id(9, 7)}')`],
  '0041-access': [
    `insert into hand_over (id, hash, purpose, name, url, deployment, asked_by, asker, expires_at, way_out, key_id) values
      ('${id(9, 8)}', 'h2', 'connection', 'later', 'https://later.example', 'cloud', 'person:${PERSON}', 'Ada', ${AT},
        '{"sealed": "x"}', '${vault.key}')`,
  ],
  '0045-sessions': [`update session set hash_before = 's0', before_until = ${AT}, provider_session = 'p1'`],
}
