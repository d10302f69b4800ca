/** The room's door: the HTTP door. */
export { type AppOptions, buildApp } from './app.ts'
export { firstLink } from './sessions.ts'
