/** Waits for the bell as its listeners do. */
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { Database } from '../src/store/index.ts'

const HOUR = 3_600_000

/** Until it rings for this; nothing else ends it. */
export const rings = ({ bell }: Database, rung: string): Promise<void> => bell.after(rung, bell.heard(rung), HOUR)

/** Once somebody waited, the bell is heard from here on. */
export const listening = ({ db }: Database): Promise<void> =>
  vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity
        where datname = current_database() and application_name = 'fairlead bell' and query like 'listen%'`.execute(db)
      expect(rows).toHaveLength(1)
    },
    { timeout: 30_000 },
  )
