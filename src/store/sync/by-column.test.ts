/** Rows by column are the rows that JSON makes of them, for any values; what PostgreSQL has no letters for is left out. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { byColumn } from './by-column.ts'
import { rows } from './ours.ts'

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 4 })
/** With all that needs care: halves of pairs, U+0000, quotes, braces, commas, the word NULL and nothing at all. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', '"', '\\', '{', '}', ',', 'ä', '👍', ' ') }),
  fc.constantFrom('', 'NULL', 'null', '{}', '""'),
)
const row = fc.record({
  words: maybe(text),
  number: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  count: maybe(fc.maxSafeInteger()),
  at: maybe(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
  whole: maybe(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text), fc.constant(null)))),
  id: maybe(fc.uuid()),
})
const COLUMNS = {
  words: 'text',
  number: 'double precision',
  count: 'bigint',
  at: 'timestamptz',
  whole: 'jsonb',
  id: 'uuid',
} as const

test('by column or by JSON, the rows are the same', async () => {
  await using database = await freshDatabase()
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (many) => {
      const { rows: told } = await sql`select * from ${byColumn(many, COLUMNS)} as given`.execute(database.db)
      const { rows: wanted } = await sql`
        select * from ${rows(many)} as given (
          words text, number double precision, count bigint, at timestamptz, whole jsonb, id uuid)`.execute(database.db)
      expect(told).toEqual(wanted)
    }),
    { numRuns: 300 },
  )
})
