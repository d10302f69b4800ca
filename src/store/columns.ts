/** How columns are read and written: what the driver gives back, and what it takes. */
import type { ColumnType } from 'kysely'

/** Written as JSON text: `pg` would make a PostgreSQL array of a JavaScript one. */
export type JsonColumn<T> = ColumnType<T, string, string>
export type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>
export type Time = ColumnType<Date, Date | string, Date | string>
export type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** Set by the database when it is left out. */
export type TimeOfRow = ColumnType<Date, Date | string | undefined, Date | string>
/** 64 bits do not fit a JavaScript number: text. */
export type Bigint = ColumnType<string, string | number | bigint, string | number | bigint>
