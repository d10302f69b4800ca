/** Looks for secrets in everything that Fairlead keeps or says: every table, every file, every line, every answer. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Journey } from './journey.ts'

/** A secret as it would be found: whole, each half, and in base64 wherever it may begin. Letter case hides nothing. */
function needles(secret: string): string[] {
  const half = Math.floor(secret.length / 2)
  const parts = [secret, secret.slice(0, half), secret.slice(half)]
  const encoded = ['', 'x', 'xy'].flatMap((before) =>
    (['base64', 'base64url', 'hex'] as const).map((encoding) => {
      const text = Buffer.from(before + secret).toString(encoding)
      // Without the ends, which depend on what stands beside it.
      return text.slice(4, -4)
    }),
  )
  return [...parts, ...encoded].map((one) => one.toLowerCase())
}

/** Where which secret was found: empty is as it must be. */
export async function leaks(journey: Journey, secrets: Readonly<Record<string, string>>): Promise<string[]> {
  const wanted = Object.entries(secrets).map(([name, secret]) => ({ name, needles: needles(secret) }))
  return Object.entries(await places(journey)).flatMap(([place, text]) => {
    const lower = text.toLowerCase()
    return wanted.flatMap(({ name, needles: all }) => {
      const found = all.find((needle) => lower.includes(needle))
      return found === undefined ? [] : [`${name} in ${place}: …${around(text, lower.indexOf(found))}…`]
    })
  })
}

/** Everything that is kept or was said, by its place. */
export async function places(journey: Journey): Promise<Record<string, string>> {
  return { ...(await tables(journey)), ...files(journey), said: journey.said.join('\n') }
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 120), at + 40)

async function tables({ database: { db } }: Journey): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const all = await Promise.all(
    rows.map(async ({ name }) => {
      const held = await sql<{ row: string }>`select one::text as row from ${sql.raw(name)} as one`.execute(db)
      return [name, held.rows.map(({ row }) => row).join('\n')] as const
    }),
  )
  return Object.fromEntries(all)
}

/** The data folder, and the log of PostgreSQL, which quotes what it refuses. */
function files({ dataFolder }: Journey): Record<string, string> {
  const log = path.join(process.env.FAIRLEAD_TEST_DATA ?? '', 'postgres.log')
  const names = (readdirSync(dataFolder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
  return Object.fromEntries([...names, log].map((name) => [name, readFileSync(name, 'utf8')]))
}
