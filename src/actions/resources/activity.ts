/** The audit log: searched, given as a file, and its chain checked. */
import { z } from 'zod'
import {
  type AuditEntry,
  type AuditFilter,
  auditLine,
  eachAudit,
  namesIn,
  readAudit,
  verifyAnchored,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { cell } from '../flows/report/csv.ts'
import { type AUDIT_FILTER, EXPORT_AUDIT, LIST_AUDIT, VERIFY_AUDIT } from '../inputs.ts'
import { AUDIT_PAGE, STREAM } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export const activityAction = defineAction({
  name: 'activity.list',
  says: 'The audit log, newest first; by who, what, about what, with which outcome, when, or by words.',
  method: 'GET',
  path: '/activity',
  needs: 'administrator',
  audit: 'never',
  input: LIST_AUDIT,
  output: AUDIT_PAGE,
  async run({ db }, { limit, before, ...filter }) {
    const older = before === undefined ? {} : { before: Number(before) }
    const page = await readAudit(db, { limit, ...older, ...wanted(filter) })
    const rows = page.map(({ seq, at, actor, action, about, outcome, details }) => ({
      ...{ seq, at: iso(at), actor, action, about: about ?? '', outcome },
      details: { ...details },
    }))
    return { rows, names: await namesIn(db, JSON.stringify(rows)) }
  },
})

export const exportActivityAction = defineAction({
  name: 'activity.export',
  says: 'The audit log as a file, oldest first. As JSON lines and without a filter it can be proven without this installation.',
  method: 'POST',
  path: '/activity/export',
  proof: true,
  needs: 'administrator',
  audit: 'always',
  file: 'stream',
  input: EXPORT_AUDIT,
  output: STREAM,
  async run({ db, world }, { format, ...filter }) {
    const name = `audit-${iso(world.now()).slice(0, 10)}.${format}`
    const batches = eachAudit(db, wanted(filter))
    return format === 'csv'
      ? { name, type: 'text/csv; charset=utf-8', text: table(batches) }
      : { name, type: 'application/x-ndjson; charset=utf-8', text: lines(batches) }
  },
})

function wanted({ from, to, ...filter }: z.output<typeof AUDIT_FILTER>): AuditFilter {
  const named = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  return {
    ...named,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
  }
}

async function* lines(batches: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((entry) => `${auditLine(entry)}\n`).join('')
}

async function* table(batches: AsyncIterable<readonly AuditEntry[]>): AsyncGenerator<string> {
  yield row(['seq', 'at', 'actor', 'action', 'about', 'outcome', 'details', 'hash'])
  for await (const batch of batches)
    yield batch
      .map(({ seq, at, actor, action, about, outcome, details, hash }) =>
        row([String(seq), iso(at), actor, action, about ?? '', outcome, JSON.stringify(details), hash]),
      )
      .join('')
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

export const verifyActivityAction = defineAction({
  name: 'activity.verify',
  says: 'Check that no row of the audit log, or of its last ones, was changed, added, moved or taken out.',
  method: 'GET',
  path: '/activity/verify',
  needs: 'administrator',
  audit: 'never',
  input: VERIFY_AUDIT,
  output: z.object({
    entries: z.number(),
    /** How many of them, from the end, were looked at. */
    looked: z.number(),
    whole: z.boolean(),
    /** The first that does not follow from those before it. */
    broken: z.number().nullable(),
    /** The last proven one’s hash: kept elsewhere, it shows later that no end was cut off. */
    head: z.string(),
  }),
  async run({ db, settings }, { last }) {
    const { entries, broken, head } = await verifyAnchored(db, settings.dataFolder, last)
    return { entries, looked: Math.min(entries, last ?? entries), whole: broken === null, broken, head }
  },
})
