/** Whatever can be told to be a parser is fuzzed, or listed here with who wrote what it reads. The table of what is fuzzed: test/fuzz/parsers.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TABLE = readFileSync('test/fuzz/parsers.ts', 'utf8')

/** Fuzzed by odd answers of a whole site (test/laws/fuzz-answers.test.ts) or by odd requests at the doors (fuzz-doors.test.ts). */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/server/hooks.ts': 'odd requests',
  'src/server/api-key.ts': 'odd requests',
  'src/server/session-cookie.ts': 'odd requests',
  'src/server/single-sign-on.ts': 'odd requests',
  'src/jira/issues/webhooks.ts': 'odd answers',
  'src/host/passkey.ts': 'odd requests',
}

/** Read only what we or the operator wrote. */
const TRUSTED: Readonly<Record<string, string>> = {
  'src/actions/perform.ts': 'our own text of an input that was read before',
  'src/actions/resources/show-connection.ts': 'our own report',
  'src/actions/resources/plan-file.ts': 'our own plan',
  'src/actions/resources/ways-out.ts': 'compared only; judged in src/actions/flows/way-out.ts',
  'src/actions/flows/verify.ts': 'an address that was judged before',
  'src/actions/flows/note-refused.ts': 'an address of ours, judged before',
  'src/store/audit.ts': 'our own event',
  'src/store/link-ways.ts': 'our own text, opened by our own key',
  'src/store/audit-anchor.ts': 'the operator’s file',
  'src/store/sync/settle.ts': 'our own rows',
  'src/store/sync/progress.ts': 'our own rows',
  'src/store/instance.ts': 'our own file',
  'src/host/settings.ts': 'the operator’s file',
  'src/host/sign-in-settings.ts': 'the operator’s settings',
  'src/host/collector.ts': 'the operator’s address',
  'src/host/mail.ts': 'the operator’s address',
  'src/host/near.ts': 'the operator’s address',
  'src/host/egress.ts': 'an origin that was judged before',
  'src/host/connect.ts': 'an origin that was judged before',
  'src/host/tunnel.ts': 'the operator’s address',
  'src/host/fetch.ts': 'an address of ours, judged there',
  'src/host/provider.ts': 'the operator’s address; what comes back is openid-client’s to read',
  'src/jira/access-token.ts': 'caught whatever it is, and held to a shape',
}

const PARSES =
  /\bJSON\.parse\(|\bparseDocument\(|\bparseCsv\(|\bdecodeURIComponent\(|\bnew URL\(|\bURL\.parse\(|\bnew X509Certificate\(|\bjqlLexer|from '@atlassianlabs\/jql-ast'/

test('every file that parses is in one of the tables, and none is in them that does not', () => {
  const rooms = ['base', 'jira', 'configuration', 'portfolio', 'sync', 'host', 'store', 'actions', 'server', 'jobs']
  const found = rooms
    .flatMap((room) =>
      (readdirSync(join('src', room), { recursive: true }) as string[]).map((file) => join('src', room, file)),
    )
    .filter(
      (file) => /\.ts$/.test(file) && !/\.test\.ts$|\/local\//.test(file) && PARSES.test(readFileSync(file, 'utf8')),
    )
  const isFuzzed = (file: string): boolean => TABLE.includes(`'${file}'`) || ELSEWHERE[file] !== undefined
  expect(found.filter((file) => !isFuzzed(file) && TRUSTED[file] === undefined)).toEqual([])
  expect(
    [...Object.keys(TRUSTED), ...Object.keys(ELSEWHERE)].filter(
      (file) => !found.includes(file) && file !== 'src/server/session-cookie.ts',
    ),
  ).toEqual([])
})

test('every file of the table of parsers is there', () => {
  const named = [...TABLE.matchAll(/'(src\/[\w/.-]+\.ts)'/g)].map(([, file]) => file ?? '')
  expect(named.length).toBeGreaterThan(15)
  for (const file of named) expect(() => readFileSync(file)).not.toThrow()
})
