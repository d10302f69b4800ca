/** The room's door: the HTTP door. */
export { type AppOptions, buildApp } from './app.ts'
export { commandProof } from './command-key.ts'
export { firstLink } from './sessions.ts'
