/**
 * The audit's anchor: its newest entry's number and hash, kept beside the database in the data folder. A chain cannot show
 * that its own end was cut off together with its head, or that all of it was written anew; the anchor can.
 */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Anchor } from './anchor-signature.ts'
import { type Verified, verifyAudit } from './audit.ts'
import type { Db } from './database.ts'
import { writeWhole } from './write-whole.ts'

const ANCHOR = z.object({ instance: z.string(), seq: z.number(), hash: z.string() })

const FILE = 'audit-anchor.json'

/** The newest entry, unless the one kept before is not there any more: that must stay to be seen. */
export async function keepAnchor(db: Db, dataFolder: string): Promise<Anchor | undefined> {
  const lost = await lostAnchor(db, dataFolder)
  if (lost) return lost
  writeWhole(path.join(dataFolder, FILE), JSON.stringify(await newestAnchor(db)))
  return undefined
}

/** To be kept elsewhere, out of the reach of whoever has all rights here. */
export async function newestAnchor(db: Db): Promise<Anchor> {
  const { id } = await db.selectFrom('instance').select('id').executeTakeFirstOrThrow()
  const { seq, hash } = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  return { instance: id, seq: Number(seq), hash }
}

/** What was kept and is not in the audit any more; undefined when all is well, or nothing was kept of this database. */
async function lostAnchor(db: Db, dataFolder: string): Promise<Anchor | undefined> {
  const kept = read(path.join(dataFolder, FILE))
  if (kept === undefined || kept.seq === 0) return undefined
  const { id } = await db.selectFrom('instance').select('id').executeTakeFirstOrThrow()
  if (id !== kept.instance) return undefined
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', String(kept.seq)).executeTakeFirst()
  return row?.hash === kept.hash ? undefined : kept
}

/** The chain, and that its end is where the anchor says. */
export async function verifyAnchored(db: Db, dataFolder: string, last?: number): Promise<Verified> {
  const proven = await verifyAudit(db, last)
  const lost = proven.broken === null ? await lostAnchor(db, dataFolder) : undefined
  // The end was cut off; or that entry is another one now.
  return lost ? { ...proven, broken: Math.min(lost.seq, proven.entries + 1) } : proven
}

/** A person has said that this database is the right one, though older. */
export const dropAnchor = (dataFolder: string): void => rmSync(path.join(dataFolder, FILE), { force: true })

function read(file: string): Anchor | undefined {
  try {
    return ANCHOR.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
