/** Second factors: proving oneself by a one-time code, a recovery code or a passkey, and what a person holds of these. */
import { randomBytes } from 'node:crypto'
import { Fault, Secret } from '../../base/index.ts'
import { stepOfCode } from '../../host/index.ts'
import {
  countRecoveryCodes,
  type Db,
  keepRecoveryCodes,
  listPasskeys,
  openCodeKey,
  type Passkey,
  type Tx,
  takeRecoveryCode,
  takeStep,
} from '../../store/index.ts'
import type { Context } from '../context.ts'

export type FactorPorts = Pick<Context, 'db' | 'vault'>

export interface Factors {
  /** Since when codes of an app count; null without any. */
  readonly codesSince: Date | null
  readonly passkeys: readonly Passkey[]
  readonly recoveryLeft: number
}

export async function factorsOf({ db, vault }: FactorPorts, person: string): Promise<Factors> {
  const [codes, passkeys, recoveryLeft] = await Promise.all([
    openCodeKey(db, vault, person),
    listPasskeys(db, person),
    countRecoveryCodes(db, person),
  ])
  return { codesSince: codes?.confirmedAt ?? null, passkeys, recoveryLeft }
}

export const holdsFactor = ({ codesSince, passkeys }: Factors): boolean => codesSince !== null || passkeys.length > 0

/** A code of the app, or a recovery code in its place: each is taken once. */
export async function takeCode({ db, vault }: FactorPorts, person: string, typed: string): Promise<boolean> {
  const text = typed.replaceAll(/[\s-]/g, '').toLowerCase()
  if (RECOVERY.test(text)) return takeRecoveryCode(db, person, text)
  const codes = await openCodeKey(db, vault, person)
  if (!codes?.confirmedAt) return false
  const step = await stepOfCode(codes.key, text, Date.now(), codes.lastStep)
  return step !== undefined && takeStep(db, person, step)
}

const RECOVERY = /^[a-z2-7]{24}$/
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
const CODES = 10

/** 120 bits each, in groups that can be typed. Given once; only hashes are kept. */
export async function renewRecoveryCodes(tx: Tx, person: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    [...randomBytes(24)].map((byte) => LETTERS[byte & 31] ?? '').join(''),
  )
  await keepRecoveryCodes(
    tx,
    person,
    codes.map((code) => new Secret(code)),
  )
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'))
}

/** With the first factor; those that are there already stay good. */
export async function firstRecoveryCodes(tx: Tx, person: string): Promise<string[]> {
  return (await countRecoveryCodes(tx, person)) === 0 ? renewRecoveryCodes(tx, person) : []
}

/** A password that is short because a second factor stands beside it must not stand alone. */
export async function refuseLeavingAlone(db: Db, person: string): Promise<void> {
  const row = await db.selectFrom('password').select('short').where('person_id', '=', person).executeTakeFirst()
  if (row?.short)
    throw new Fault('conflict', 'Your password is short, which only a second factor makes good.', {
      remedy: 'Choose a longer password first, or add another factor.',
    })
}
