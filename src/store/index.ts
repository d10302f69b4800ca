/** The room's door: tables, and what is kept in them. */
export { connect, type Database, type DatabaseOptions, type Db, openDatabase, type Tx } from './database.ts'
export { type Address, type LocalOptions, LocalPostgres } from './local/local-postgres.ts'
export type { Tables } from './schema.ts'
