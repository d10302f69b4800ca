/** Every parser that takes text or data from outside, with the file that it sits in, honest samples to change, and how it is asked. */
import { generateKeyPairSync } from 'node:crypto'
import { wayOutFrom } from '../../src/actions/flows/way-out.ts'
import { ACTIONS } from '../../src/actions/index.ts'
import {
  canonical,
  fromBase64,
  type Json,
  type JsonObject,
  queryText,
  toBase64,
  urlParts,
} from '../../src/base/index.ts'
import { KINDS, parseAnswers, readMapping } from '../../src/configuration/index.ts'
import { findReferences } from '../../src/configuration/jql/find.ts'
import { rewrite } from '../../src/configuration/jql/rewrite.ts'
import { swapTokens, toJql, tokensOf, toTemplate } from '../../src/configuration/jql/template.ts'
import { wire } from '../../src/configuration/kinds/workflow/rules.ts'
import { readAuthorities } from '../../src/host/index.ts'
import { readLogoutToken } from '../../src/host/logout-token.ts'
import { bodyOf } from '../../src/jira/body.ts'
import { conditionOf, siteAddress } from '../../src/jira/index.ts'
import { momentOf } from '../../src/jira/issues/wire.ts'
import { movedTo, refusal, wordsOf } from '../../src/jira/refusal.ts'
import { fromText, plainText, toText } from '../../src/portfolio/index.ts'
import { anchorsIn, proveAudit } from '../../src/store/index.ts'
import { comparableDocument } from '../../src/sync/fields/description.ts'
import { sprintIn } from '../../src/sync/fields/sprint.ts'
import { told } from '../../src/sync/fields/told.ts'
import { isDocument, shownFrom, wikiFrom, wikiOver } from '../../src/sync/rich-text/both-sides.ts'
import { readDocument } from '../../src/sync/rich-text/read-blocks.ts'

export interface Parser {
  readonly name: string
  readonly files: readonly string[]
  readonly texts?: { readonly samples: readonly string[]; readonly run: (text: string) => unknown }
  readonly values?: { readonly samples: readonly Json[]; readonly run: (value: Json) => unknown }
}

const JQL = [
  'project = OPS AND status in ("To Do", Done) ORDER BY updated DESC',
  'cf[10010] ~ "x y" OR assignee = currentUser()',
  'fixVersion was not in (1.0, "2.0") AFTER -2w AND issue in linkedIssues(OPS-1)',
]
const WIKI = [
  'h1. Title\n\n* one\n** two\n# three\n\n||a||b||\n|c|d|',
  '{code:java}\nint x;\n{code}\n{quote}*bold* _it_ [link|https://a.example]{quote}',
  '!image.png|width=10! {color:red}x{color} -gone- +new+ ^up^ ~down~ {{mono}} bq. said\n----',
]
const DOCUMENT: Json = { type: 'doc', version: 1, content: [
  { type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'strong' }, { type: 'link', attrs: { href: 'https://a.example' } }] }, { type: 'hardBreak' }, { type: 'mention', attrs: { id: '1', text: '@Anna' } }] },
  { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'b' }] }] }] },
  { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content: [{ type: 'paragraph' }] }] }] },
  { type: 'codeBlock', attrs: { language: 'js' }, content: [{ type: 'text', text: 'x' }] }, { type: 'heading', attrs: { level: 2 } },
] } // biome-ignore format: a sample
const VALUES: readonly Json[] = [
  'text',
  12,
  '2026-06-01',
  '2026-06-01T09:00:00.000+0200',
  null,
  { value: 'x', id: '1', child: { value: 'y' } },
  [{ name: '1.0', id: '7' }],
  { accountId: 'a', displayName: 'Anna' },
  { originalEstimateSeconds: 60 },
  [{ id: 1, name: 'S', state: 'active', startDate: '2026-06-01T00:00:00Z' }],
  ['com.atlassian.greenhopper.service.sprint.Sprint@1[id=1,state=ACTIVE,name=x,startDate=2026-06-01T00:00:00.000Z]'],
]
const TYPES = [
  'text',
  'number',
  'date',
  'datetime',
  'option',
  'options',
  'user',
  'users',
  'versions',
  'sprint',
  'time-tracking',
  'seconds',
  'rank',
  'labels',
  'textarea',
  'cascade',
] as const
const MAPPING = [
  '# plan\n"status:To Do": "status:Open"\npriority:High:\n',
  '[{"question":"a","answer":"b","planned":""}]',
  'question,answer,planned\r\n"a ""b""",c,\r\n',
]
const LOGOUT: Json = {
  ...{ iss: 'https://id.example', aud: 'fairlead', iat: 1, exp: 9, jti: 'j', sub: 'u', sid: 's' },
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
}
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
const AT_PROVIDER = {
  ...{ issuer: 'https://id.example', client: 'fairlead', algorithms: ['RS256'], now: 1_000 },
  keys: async () => [KEY],
}
const inToken = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const HEADERS = { 'content-type': 'application/json' }
const doc = (value: Json): JsonObject | undefined => (isDocument(value) ? value : undefined)

export const PARSERS: readonly Parser[] = [
  { name: 'answers of Jira', files: ['src/jira/body.ts'], texts: { samples: ['{"a":[1,"b"]}'], run: (body) => bodyOf({ headers: HEADERS, body }) } },
  { name: 'refusals of Jira', files: ['src/jira/refusal.ts'], texts: { samples: ['{"errorMessages":["a"],"errors":{"b":"c"}}', '{"message":"x"}'], run: (text) => [wordsOf(text), refusal('acme', { method: 'GET', path: '/x', reads: true }, { status: 400, headers: HEADERS, body: text })] } },
  { name: 'addresses of redirects', files: ['src/jira/refusal.ts'], texts: { samples: ['https://a.example/x'], run: (text) => movedTo(text) } },
  { name: 'moments', files: ['src/jira/issues/wire.ts'], texts: { samples: ['2026-06-01T09:00:00.000+0200'], run: (text) => momentOf(text) } },
  { name: 'JQL', files: ['src/configuration/jql/find.ts', 'src/configuration/jql/template.ts', 'src/configuration/jql/rewrite.ts'], texts: { samples: JQL, run: (text) => [findReferences(text), rewrite(text, () => undefined), tokensOf(toTemplate(text)), toJql(swapTokens(toTemplate(text), () => 'x'))] } },
  { name: 'conditions of filters', files: ['src/jira/issues/jql.ts'], texts: { samples: JQL, run: (text) => conditionOf(text) } },
  { name: 'wiki text', files: ['src/sync/rich-text/read-blocks.ts', 'src/sync/rich-text/both-sides.ts'], texts: { samples: WIKI, run: (text) => [shownFrom(text), wikiFrom(readDocument(text)), comparableDocument(text, { deployment: 'dataCenter' })] } },
  { name: 'documents', files: ['src/portfolio/document-text.ts', 'src/portfolio/document.ts', 'src/sync/fields/description.ts'], values: { samples: [DOCUMENT], run: (value) => {
    const one = doc(value)
    return [plainText(value), toText(value), fromText(toText(value).text, value), comparableDocument(value, { deployment: 'cloud' }), one && wikiFrom(one), one && wikiOver(one, 'h1. x')]
  } } },
  { name: 'text over a document', files: ['src/portfolio/document-text.ts'], texts: { samples: ['a\n\n- b', '# c'], run: (text) => fromText(text, DOCUMENT) } },
  { name: 'values of fields', files: ['src/sync/fields/told.ts', 'src/sync/fields/sprint.ts'], values: { samples: VALUES, run: (value) => [...TYPES.map((type) => told(type, value)), sprintIn(value)] } },
  { name: 'mapping files', files: ['src/configuration/mapping-file.ts', 'src/configuration/mapping-csv.ts'], texts: { samples: MAPPING, run: (text) => (['yaml', 'json', 'csv'] as const).map((format) => readMapping(text, format)) } },
  { name: 'answers of people', files: ['src/configuration/answers.ts'], values: { samples: [{ 'status:To Do': 'status:Open' }], run: (value) => parseAnswers(value) } },
  { name: 'parameters of workflow rules', files: ['src/configuration/kinds/workflow/rules.ts'], values: { samples: [{ ruleKey: 'system:change-assignee', parameters: { a: 'b', c: '[1]' } }], run: (value) => value !== null && typeof value === 'object' && 'parameters' in value && ruleIn(value as JsonObject) } },
  { name: 'logout tokens', files: ['src/host/logout-token.ts'],
    texts: { samples: [`${inToken({ typ: 'logout+jwt', alg: 'RS256' })}.${inToken(LOGOUT)}.c2ln`], run: (text) => readLogoutToken(text, AT_PROVIDER) },
    values: { samples: [LOGOUT], run: (value) => readLogoutToken(`${inToken({ typ: 'logout+jwt', alg: 'RS256' })}.${inToken(value)}.c2ln`, AT_PROVIDER) } },
  { name: 'audit files', files: ['src/store/audit-chain.ts'], texts: { samples: [`{"seq":1,"hash":"${'a'.repeat(64)}"}`, '{"seq":1,"hash":"a"}\n{"seq":2,"hash":"b"}'], run: (text) => proveAudit(lines(text)) } },
  { name: 'anchors that were kept', files: ['src/store/kept-anchors.ts'], texts: { samples: [`x {"seq":1,"hash":"${'a'.repeat(64)}","instance":"i","signer":"${'A'.repeat(43)}","signature":"${'A'.repeat(86)}"}`], run: (text) => anchorsIn(text.split('\n'), ['A'.repeat(43)]) } },
  { name: 'addresses that people type', files: ['src/jira/site-address.ts'], texts: { samples: ['https://acme.atlassian.net/browse/OPS-1', 'jira.corp:8443/jira'], run: (text) => siteAddress(text, { httpAllowed: () => true }) } },
  { name: 'addresses in parts', files: ['src/base/text.ts'], texts: { samples: ['https://a.example/x?y=%20z&y'], run: (text) => [urlParts(text), queryText({ [text]: text }), fromBase64(text), toBase64(text), canonical(text)] } },
  { name: 'certificates', files: ['src/host/authorities.ts'], texts: { samples: ['-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'], run: (text) => readAuthorities(text, 0) } },
  { name: 'ways out', files: ['src/actions/flows/way-out.ts'], texts: { samples: ['http://proxy:3128'], run: (text) => wayOutFrom({ authorities: null, proxy: text, proxyUser: text, proxyPassword: text }, { proxies: ['http://proxy:3128'] }, 0) } },
  ...ACTIONS.map((action): Parser => ({ name: `input of ${action.name}`, files: ['src/actions/inputs.ts'], values: { samples: [sampleFor(action.name)], run: (value) => action.input.safeParse(value) } })),
] // biome-ignore format: a table

/** What most inputs are made of; what one does not know it leaves out. */
function sampleFor(name: string): Json {
  const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
  return {
    id,
    name,
    about: 'x',
    from: 'staging',
    to: 'production',
    connection: 'staging',
    answers: {},
    file: MAPPING[0] ?? '',
    url: 'https://acme.atlassian.net',
    token: 'x',
    projects: ['OPS'],
    search: 'x',
    plan: DOCUMENT,
    item: id,
    fields: {},
    limit: 10,
  }
}

async function* lines(text: string): AsyncIterable<string> {
  yield* text.split('\n')
}

function ruleIn(value: JsonObject): unknown {
  return wire(value as unknown as Parameters<typeof wire>[0])
}

export const KIND_NAMES = KINDS.map(({ name }) => name)
