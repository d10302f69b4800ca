/** An exported audit proves itself: whatever is done to its text shows, and where it begins. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../base/index.ts'
import { type AuditEntry, auditLine, link, proveAudit } from './audit-chain.ts'

const details = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })) as fc.Arbitrary<JsonObject>
const event = fc.record({
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  actor: fc.string(),
  action: fc.string(),
  about: fc.option(fc.string()),
  outcome: fc.string(),
  // As the database gives them back.
  details: details.map((one) => JSON.parse(JSON.stringify(one)) as JsonObject),
})

function chained(events: readonly Omit<AuditEntry, 'seq' | 'hash'>[]): AuditEntry[] {
  let hash = ''
  return events.map((one, at) => {
    hash = link(hash, { ...one, seq: at + 1 })
    return { ...one, seq: at + 1, hash }
  })
}
const chain = fc.array(event, { minLength: 2, maxLength: 8 }).map(chained)

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
const prove = (lines: readonly string[], head?: string) => proveAudit(each(lines), head)

/** What somebody might do to the text of a file. */
const tampering = fc.oneof(
  fc.record({ what: fc.constant('letter' as const), at: fc.nat(), where: fc.nat(), by: fc.string({ minLength: 1 }) }),
  fc.record({ what: fc.constantFrom('delete' as const, 'double' as const), at: fc.nat() }),
  fc.record({ what: fc.constantFrom('swap' as const, 'move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ what: fc.constant('number anew' as const), at: fc.nat() }),
)
type Tampering = typeof tampering extends fc.Arbitrary<infer T> ? T : never

function tampered(lines: readonly string[], change: Tampering): string[] {
  const at = change.at % lines.length
  const [before, line, after] = [lines.slice(0, at), lines[at] ?? '', lines.slice(at + 1)]
  switch (change.what) {
    case 'letter': {
      const where = change.where % line.length
      return [...before, line.slice(0, where) + change.by + line.slice(where + change.by.length), ...after]
    }
    case 'delete':
      return [...before, ...after]
    case 'double':
      return [...before, line, line, ...after]
    case 'swap':
    case 'move': {
      const rest = [...before, ...after]
      rest.splice(change.to % lines.length, 0, line)
      return rest
    }
    case 'number anew': {
      const rest = [...before, ...after].map((one) => JSON.parse(one) as AuditEntry)
      return rest.map((one, place) => auditLine({ ...one, at: new Date(one.at).getTime(), seq: place + 1 }))
    }
  }
}

test('a whole export is proven, and its head is the last entry’s hash', async () => {
  await fc.assert(
    fc.asyncProperty(chain, async (entries) => {
      const head = entries.at(-1)?.hash
      const lines = entries.map(auditLine)
      expect(await prove(lines, head)).toEqual({ entries: entries.length, broken: null, says: null, head })
    }),
  )
})

test('any edit, delete, insert or reorder is found; with the head also a cut at the end', async () => {
  await fc.assert(
    fc.asyncProperty(chain, tampering, async (entries, change) => {
      const lines = entries.map(auditLine)
      const changed = tampered(lines, change)
      fc.pre(changed.join('\n') !== lines.join('\n'))
      const same = changed.findIndex((line, at) => line !== lines[at])
      const { broken } = await prove(changed, entries.at(-1)?.hash)
      expect(broken).toBe((same === -1 ? changed.length : same) + 1)
    }),
    { numRuns: 500 },
  )
})

test('a chain written anew from one entry on is whole in itself: only a head that was kept shows it', async () => {
  await fc.assert(
    fc.asyncProperty(chain, event, fc.nat(), async (entries, other, at) => {
      const anew = chained(entries.map((one, place) => (place === at % entries.length ? other : one)))
      fc.pre(anew.at(-1)?.hash !== entries.at(-1)?.hash)
      expect(await prove(anew.map(auditLine))).toMatchObject({ broken: null })
      const { broken, says } = await prove(anew.map(auditLine), entries.at(-1)?.hash)
      expect([broken, says]).toEqual([entries.length + 1, expect.stringContaining('cut off')])
    }),
  )
})

test('more entries may follow the head that was kept', async () => {
  const [entries = []] = fc.sample(chain, 1)
  expect(await prove(entries.map(auditLine), entries[0]?.hash)).toMatchObject({ broken: null })
})

test.each([
  ['a member twice', (line: string) => line.replace('{', '{"action":"other",')],
  ['a member more', (line: string) => line.replace(/}$/, ',"z":1}')],
  ['white space', (line: string) => `${line} `],
  ['no JSON', () => '{'],
  ['null', () => 'null'],
])('a line with %s is not the entry', async (_what, change) => {
  const [entries = []] = fc.sample(chain, { numRuns: 1, seed: 1 })
  const [first = '', ...rest] = entries.map(auditLine)
  expect(await prove([change(first), ...rest])).toMatchObject({ entries: 0, broken: 1 })
})
