/** What one signs in with: seen, one-time codes set up and taken away, recovery codes. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { codeAddress, newCodeKey, stepOfCode } from '../../host/index.ts'
import {
  endSessionsOf,
  keepCodeKey,
  keepRecoveryCodes,
  openCodeKey,
  proveSession,
  removeCodeKey,
  removePasskeysOf,
  takeStep,
} from '../../store/index.ts'
import { defineAction, mayRun } from '../action.ts'
import type { Context } from '../context.ts'
import { factorsOf, firstRecoveryCodes, holdsFactor, refuseLeavingAlone, renewRecoveryCodes } from '../flows/factors.ts'
import { ownAccount } from '../flows/own-account.ts'
import { CONFIRM_CODE, PERSON_ID } from '../inputs-sign-in.ts'
import { FACTORS, type FactorsView, RECOVERY_CODES } from '../shapes/index.ts'

const OWN = { needs: 'viewer', audit: 'always', keys: 'never', input: z.object({}), output: z.object({}) } as const

export const listFactorsAction = defineAction({
  name: 'factors.list',
  says: 'What you sign in with: password, one-time codes, passkeys, single sign-on.',
  method: 'GET',
  path: '/factors',
  needs: 'viewer',
  audit: 'never',
  keys: 'never',
  enrols: true,
  input: z.object({}),
  output: FACTORS,
  run: (context) => show(context),
})

export const beginCodeAction = defineAction({
  ...OWN,
  name: 'factors.beginCode',
  says: 'A new key for one-time codes, as a QR code’s text and to type: it counts once a code of it was right.',
  method: 'POST',
  path: '/factors/code',
  proof: true,
  enrols: true,
  output: z.object({ key: z.string(), address: z.string() }),
  async run(context) {
    const { person } = await ownAccount(context)
    if ((await factorsOf(context, person.id)).codesSince !== null)
      throw new Fault('conflict', 'One-time codes are set up already.', { remedy: 'Take them away first.' })
    const key = newCodeKey()
    await context.db.transaction().execute((tx) => keepCodeKey(tx, context.vault, person.id, key))
    return { key: key.reveal(), address: codeAddress(key, person.email) }
  },
})

export const confirmCodeAction = defineAction({
  ...OWN,
  name: 'factors.confirmCode',
  says: 'Set one-time codes up with a code of the app; gives recovery codes when there are none yet, once.',
  method: 'POST',
  path: '/factors/code/confirm',
  enrols: true,
  perMinute: 10,
  secrets: ['code'],
  input: CONFIRM_CODE,
  output: RECOVERY_CODES,
  async run(context, { code }) {
    const { person, session } = await ownAccount(context)
    const { db, vault } = context
    const codes = await openCodeKey(db, vault, person.id)
    if (!codes || codes.confirmedAt !== null)
      throw new Fault('conflict', 'No key waits for a code.', { remedy: 'Begin to set one-time codes up.' })
    const step = await stepOfCode(codes.key, code, Date.now(), codes.lastStep)
    if (step === undefined || !(await takeStep(db, person.id, step)))
      throw new Fault('conflict', 'This code is not right now.', {
        about: 'code',
        remedy: 'Take the one that the app shows now; check that the clock of your device is right.',
      })
    await proveSession(db, session.id, session.way === 'password' ? 'password+code' : undefined)
    return { recoveryCodes: await db.transaction().execute((tx) => firstRecoveryCodes(tx, person.id)) }
  },
})

export const removeCodeAction = defineAction({
  ...OWN,
  name: 'factors.removeCode',
  says: 'Take your one-time codes away.',
  method: 'DELETE',
  path: '/factors/code',
  proof: true,
  async run(context) {
    const { person } = await ownAccount(context)
    if ((await factorsOf(context, person.id)).passkeys.length === 0) await refuseLeavingAlone(context.db, person.id)
    await removeCodeKey(context.db, person.id)
    return {}
  },
})

export const renewRecoveryAction = defineAction({
  ...OWN,
  name: 'factors.renewRecovery',
  says: 'Ten new recovery codes, shown once; those before are worth nothing from now on.',
  method: 'POST',
  path: '/factors/recovery',
  proof: true,
  output: RECOVERY_CODES,
  async run(context) {
    const { person } = await ownAccount(context)
    if (!holdsFactor(await factorsOf(context, person.id)))
      throw new Fault('conflict', 'Recovery codes stand in for a second factor, and there is none.')
    return { recoveryCodes: await context.db.transaction().execute((tx) => renewRecoveryCodes(tx, person.id)) }
  },
})

export const resetFactorsAction = defineAction({
  name: 'factors.reset',
  says: 'Take all second factors of a person away who lost them; their sessions end.',
  method: 'POST',
  path: '/factors/reset',
  needs: 'owner',
  audit: 'always',
  keys: 'never',
  proof: true,
  input: z.object({ person: PERSON_ID }),
  output: z.object({}),
  async run({ db }, { person }) {
    await db.transaction().execute(async (tx) => {
      await removeCodeKey(tx, person)
      await removePasskeysOf(tx, person)
      await keepRecoveryCodes(tx, person, [])
      await endSessionsOf(tx, person)
    })
    return {}
  },
})

async function show(context: Context): Promise<FactorsView> {
  const { person, password } = await ownAccount(context)
  const factors = await factorsOf(context, person.id)
  const working = mayRun(person.role, { needs: 'deployer' })
  const { requireSecondFactor } = context.settings
  return {
    password: password && { changedAt: password.changedAt.toISOString() },
    codes: factors.codesSince && { since: factors.codesSince.toISOString() },
    recoveryLeft: factors.recoveryLeft,
    passkeys: factors.passkeys.map(({ id, name, maySync, synced, createdAt, usedAt }) => ({
      ...{ id, name, maySync, synced },
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    advice: holdsFactor(factors) ? null : requireSecondFactor && password ? 'must' : working ? 'should' : null,
  }
}
