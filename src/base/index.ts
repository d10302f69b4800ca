/** The room's door: words and small tools that every room shares. */
export * from './fault.ts'
export * from './graph.ts'
export * from './json.ts'
export * from './problem.ts'
export * from './secret.ts'
export { type Labels, Tally } from './tally.ts'
export * from './text.ts'
export * from './world.ts'
