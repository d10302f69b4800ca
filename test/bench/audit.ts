/** How long the proof of a long audit log takes: from the database, and from its exported lines. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyAudit } from '../../src/store/audit.ts'
import { link } from '../../src/store/audit-chain.ts'
import { type AuditEntry, auditLine, type Db, eachAudit, openDatabase, proveAudit } from '../../src/store/index.ts'
import { columns } from './print.ts'

const BATCH = 5_000

export async function auditTable(rows: number): Promise<string> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'fairlead-audit-bench-'))
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataFolder })
  try {
    return await measured(db, rows)
  } finally {
    await close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function measured(db: Db, rows: number): Promise<string> {
  const hash = await fill(db, rows)
  const [inDatabase, proven] = await timed(() => verifyAudit(db))
  const lines: string[] = []
  for await (const batch of eachAudit(db)) lines.push(...batch.map(auditLine))
  const [inFile, file] = await timed(() => proveAudit(each(lines), hash))
  if (proven.broken !== null || file.broken !== null) throw new Error('A sound chain was not proven.')
  return columns([
    [
      'AUDIT ENTRIES',
      'PROVEN IN THE DATABASE, SECONDS',
      'OF OUR PROCESSOR',
      'FROM ITS LINES, SECONDS',
      'OF OUR PROCESSOR',
    ],
    [rows.toLocaleString('en'), ...inDatabase, ...inFile],
  ]).join('\n')
}

/** The last one’s hash. */
async function fill(db: Db, rows: number): Promise<string> {
  let hash = ''
  for (let from = 1; from <= rows; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, rows - from + 1) }, (_, at) => {
      const told = entryAt(from + at)
      hash = link(hash, told)
      return { ...told, at: new Date(told.at), details: JSON.stringify(told.details), hash }
    })
    await db.insertInto('audit').values(entries).execute()
  }
  await db.updateTable('audit_head').set({ seq: rows, hash }).execute()
  return hash
}

const entryAt = (seq: number): Omit<AuditEntry, 'hash'> => ({
  ...{ seq, at: 1_800_000_000_000 + seq * 1_000, actor: `person:${seq % 50}`, action: 'jira.write' },
  ...{ about: `PAR-${seq % 9_999}`, outcome: 'accepted', details: { method: 'PUT', status: 204, step: seq } },
})

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

/** Seconds by the clock and of this process's processor: the fairer figure where others work too. */
async function timed<T>(work: () => Promise<T>): Promise<[string[], T]> {
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const done = await work()
  const { user, system } = process.cpuUsage(used)
  return [[(performance.now() - begun) / 1_000, (user + system) / 1e6].map((seconds) => seconds.toFixed(2)), done]
}
