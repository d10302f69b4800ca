/** The room's door: the world made real. */

export { counted } from './counted.ts'
export { gated } from './gated.ts'
export { type Log, openLog } from './log.ts'
export { fitsPassword, sealPassword } from './password.ts'
export { sendMail } from './mail.ts'
export { type Served, serveFetch } from './serve-fetch.ts'
export { readSettings, type Settings } from './settings.ts'
export { type HostWorld, hmac, openWorld } from './world.ts'
