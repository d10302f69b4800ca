/** The room's door: sync's words, its decisions, and what it keeps. */
export * from './integration.ts'
export * from './ports.ts'
export * from './reconcile.ts'
