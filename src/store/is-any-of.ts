/** One question about many rows: also about none, which `in` does not take. */
import { sql } from 'kysely'

export const isAnyOf = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
