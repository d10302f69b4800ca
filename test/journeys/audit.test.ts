/** The audit log is searched, leaves as a file that proves itself without this installation, and as a table no spreadsheet runs. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { appendAudit } from '../../src/store/index.ts'
import { parseKeys } from '../../src/store/keys.ts'
import { Vault } from '../../src/store/vault.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
  for (const about of ['=1+1', 'line\u2028end\nnew', 'Größe "x"'])
    await journey.database.db
      .transaction()
      .execute((tx) => appendAudit(tx, { actor: 'job:7', action: 'jira.write', about, outcome: 'accepted' }))
})
afterAll(() => journey[Symbol.asyncDispose]())

const exported = async (
  body: Record<string, unknown>,
  who = ada,
): Promise<{ status: number; text: string; kept: string }> => {
  const answer = await fetch(`${journey.url}/api/v1/activity/export`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie: who.cookie ?? '', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text(), kept: answer.headers.get('content-disposition') ?? '' }
}

test('looked for by who, what, about what, outcome, time and words', async () => {
  const found = async (filter: Record<string, string>): Promise<string[]> =>
    (await ada.get('activity.list', filter)).rows.map(({ about }) => about)
  expect(await found({ actor: 'job:7' })).toEqual(['Größe "x"', 'line\u2028end\nnew', '=1+1'])
  expect(await found({ action: 'jira.write', about: '=1+1' })).toEqual(['=1+1'])
  expect(await found({ outcome: 'accepted', search: 'GRÖSSE' })).toEqual([])
  expect(await found({ search: 'größe job:7' })).toEqual(['Größe "x"'])
  expect(await found({ actor: 'job:7', to: '2020-01-01' })).toEqual([])
  expect(await found({ actor: 'job:7', from: '2020-01-01T00:00:00+02:00' })).toHaveLength(3)
  expect((await ada.refused('activity.list', { from: 'yesterday' })).body.says).toContain('YYYY-MM-DD')
})

test('only an administrator takes it out, and that is told in it', async () => {
  expect((await exported({}, await journey.person('deployer'))).status).toBe(403)
  const { status, kept } = await exported({})
  expect([status, kept]).toEqual([200, expect.stringMatching(/audit-\d{4}-\d\d-\d\d\.jsonl/)])
  const [last] = (await ada.get('activity.list', { action: 'activity.export' })).rows
  expect(last).toMatchObject({ outcome: 'done' })
})

test('an address that is not open is refused, and who asked for it stands there', async () => {
  const input = { name: 'site', projects: null, expiresAt: null, token: 'x'.repeat(40) }
  await ada.get('connections.verify', { ...input, url: 'https://169.254.169.254/jira' })
  const { rows } = await ada.get('activity.list', { action: 'egress.refuse' })
  const about = 'https://169.254.169.254'
  expect(rows).toMatchObject([{ about, outcome: 'refused', details: { why: 'reserved' } }])
  expect(rows[0]?.actor).toMatch(/^person:/)
})

test('as a table, what a spreadsheet would run is text', async () => {
  const { text } = await exported({ format: 'csv', actor: 'job:7' })
  expect(text.split('\r\n')).toHaveLength(5)
  expect(text).toContain(`"'=1+1"`)
})

test('a command proves the file, finds what was changed, and by a kept hash what was cut off', async () => {
  const whole = path.join(journey.dataFolder, 'whole.jsonl')
  expect((await journey.command(['audit', 'export', '--out', whole])).code).toBe(0)
  const nowhere = {
    environment: {
      FAIRLEAD_DATA: path.join(journey.dataFolder, 'nowhere'),
      DATABASE_URL: 'postgres://nowhere.invalid/x?sslmode=verify-full',
    },
  }
  const proven = await journey.command(['audit', 'verify', whole, '--json'], nowhere)
  const { head, entries } = proven.json<{ head: string; entries: number }>()
  expect([proven.code, entries > 5]).toEqual([0, true])
  const { text } = await exported({})
  const lines = text.split('\n').filter(Boolean)
  const changed = path.join(journey.dataFolder, 'changed.jsonl')
  writeFileSync(changed, text.replace('=1+1', '=1+2'))
  const refused = await journey.command(['audit', 'verify', changed, '--json'], nowhere)
  const at = lines.findIndex((line) => line.includes('=1+1')) + 1
  expect([refused.code, refused.json()]).toEqual([1, expect.objectContaining({ broken: at, whole: false })])
  writeFileSync(changed, lines.slice(0, 3).join('\n'))
  expect((await journey.command(['audit', 'verify', changed], nowhere)).code).toBe(0)
  const cut = await journey.command(['audit', 'verify', changed, '--head', head], nowhere)
  expect([cut.code, cut.out]).toEqual([1, expect.stringContaining('cut off')])
})

test('by hashes that were sent out, among other lines of a log, it finds what was cut off', async () => {
  const { text } = await exported({})
  const lines = text.split('\n').filter(Boolean)
  const [whole, changed] = ['all.jsonl', 'cut.jsonl'].map((name) => path.join(journey.dataFolder, name)) as [
    string,
    string,
  ]
  writeFileSync(whole, text)
  writeFileSync(changed, lines.slice(0, 3).join('\n'))
  const kept = path.join(journey.dataFolder, 'kept.log')
  const sent = lines.map((line) => JSON.parse(line) as { seq: number; hash: string })
  const anchor = ({ seq, hash }: { seq: number; hash: string }) =>
    `x ${JSON.stringify({ seq, hash, msg: 'audit anchor' })}`
  writeFileSync(kept, ['noise', ...[2, 4].map((at) => anchor(sent[at] ?? { seq: 0, hash: '' }))].join('\n'))
  expect((await journey.command(['audit', 'verify', whole, '--anchor', kept])).code).toBe(0)
  const short = await journey.command(['audit', 'verify', changed, '--anchor', kept])
  expect([short.code, short.out]).toEqual([1, expect.stringContaining('cut off')])
  writeFileSync(kept, 'noise')
  expect((await journey.command(['audit', 'verify', whole, '--anchor', kept])).code).toBe(2)
})

test('by anchors that this installation signed it finds a cut end; one that somebody else signed, or changed, is refused', async () => {
  const { text } = await exported({})
  const lines = text.split('\n').filter(Boolean)
  const inFolder = (name: string, words: string): string => {
    const file = path.join(journey.dataFolder, name)
    writeFileSync(file, words)
    return file
  }
  const [ours, other] = ['a', 'b'].map(
    (letter) => new Vault(parseKeys(Buffer.alloc(32, letter).toString('base64'), 'the test')),
  ) as [Vault, Vault]
  const { seq, hash } = JSON.parse(lines[3] ?? '') as { seq: number; hash: string }
  const signed = (by: Vault): string =>
    JSON.stringify({ msg: 'audit anchor', ...by.sign({ instance: 'i', seq, hash }) })
  const [whole, cut] = [inFolder('w.jsonl', text), inFolder('c.jsonl', lines.slice(0, 3).join('\n'))]
  const proof = async (file: string, anchor: string): Promise<[number | null, string]> => {
    const words = ['audit', 'verify', file, '--anchor', inFolder('signed.log', anchor), '--signer', ours.signer]
    const { code, out, err } = await journey.command(words)
    return [code, out + err]
  }
  expect(await proof(whole, signed(ours))).toEqual([0, expect.stringContaining('all as they were written')])
  expect(await proof(cut, signed(ours))).toEqual([1, expect.stringContaining('cut off')])
  expect(await proof(whole, signed(other))).toEqual([2, expect.stringContaining('did not give')])
  const changed = signed(ours).replace(`"seq":${seq}`, `"seq":${seq - 1}`)
  expect(await proof(whole, changed)).toEqual([2, expect.stringContaining('forged')])
})
