/** The room's door: the world made real. */

export { isAmong, rangeOf } from './address.ts'
export { type Authority, readAuthorities } from './authorities.ts'
export { refusesList } from './breached-passwords.ts'
export { sealChosen } from './chosen-password.ts'
export { commandProof } from './command-proof.ts'
export { counted } from './counted.ts'
export { refusedAs } from './egress.ts'
export { gated } from './gated.ts'
export { SHORTEST } from './judge-password.ts'
export { type Log, openLog } from './log.ts'
export { sendMail } from './mail.ts'
export { databaseHost, isNear, wayToDatabase } from './near.ts'
export { codeAddress, newCodeKey, stepOfCode } from './one-time-code.ts'
export { openProvider } from './open-provider.ts'
export { openTraces } from './open-traces.ts'
export {
  askPasskey,
  challengeIn,
  type NewPasskeyAnswer,
  type PasskeyAnswer,
  type PasskeyAsked,
  type PasskeyWanted,
  readNewPasskey,
  readPasskey,
  wantPasskey,
} from './passkey.ts'
export { fitsPassword, sealPassword } from './password.ts'
export type { ProvidedPerson, Provider, RoundTrip } from './provider.ts'
export { type Served, serveFetch } from './serve-fetch.ts'
export { homeOf, readSettings, type Settings } from './settings.ts'
export { needsSecondFactor } from './sign-in-settings.ts'
export { traced } from './traced.ts'
export { type Begun, inSpan, NO_TRACES, type Traces } from './traces.ts'
export { type HostWorld, hmac, openWorld } from './world.ts'
