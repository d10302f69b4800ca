/** Hand-overs: asked for, listed, taken back by those who work here; opened and used by somebody who has no account. */

import { z } from 'zod'
import { Fault, Secret, type WayOut } from '../../base/index.ts'
import { homeOf } from '../../host/index.ts'
import type { Deployment } from '../../jira/index.ts'
import {
  createHandOver,
  endHandOver,
  findConnection,
  getHandOver,
  listHandOvers,
  listPeople,
  type NewHandOver,
  openAlarms,
  settleAlarm,
} from '../../store/index.ts'
import { defineAction, mayRun } from '../action.ts'
import { type Actor, actorText, type Context } from '../context.ts'
import { addressOf } from '../flows/address.ts'
import { giveToken, openLink } from '../flows/hand-over.ts'
import { alarmWords } from '../flows/hand-over-words.ts'
import { refuseTaken, urlOf } from '../flows/store-token.ts'
import { wayOutFrom } from '../flows/way-out.ts'
import { BY_ID } from '../inputs.ts'
import { ASK_FOR_AUTHORIZATION, ASK_FOR_TOKEN, GIVE_TOKEN, OPEN_HAND_OVER } from '../inputs-hand-overs.ts'
import { HAND_OVER, HAND_OVER_ALARM, HAND_OVER_GIVEN, HAND_OVER_MADE, HAND_OVER_PAGE } from '../shapes/index.ts'
import { iso } from './show-connection.ts'
import { showHandOver, showHandOverPage } from './show-hand-over.ts'

export const askForTokenAction = defineAction({
  name: 'handOvers.create',
  says: 'Make a one-time link by which an administrator of Jira without an account here gives a token.',
  method: 'POST',
  path: '/hand-overs',
  proof: true,
  needs: 'administrator',
  audit: 'always',
  secrets: ['proxyPassword'],
  input: ASK_FOR_TOKEN,
  output: HAND_OVER_MADE,
  async run(context, input) {
    const way = wayOutFrom(input, context.settings, context.world.now())
    return make(context, input, await targetOf(context, input, way), way)
  },
})

export const askForAuthorizationAction = defineAction({
  name: 'authorizations.ask',
  keys: 'never',
  says: 'Make a one-time link by which an administrator of Jira gives a token for your own deployments.',
  method: 'POST',
  path: '/authorizations/{name}/hand-over',
  proof: true,
  needs: 'deployer',
  audit: 'always',
  input: ASK_FOR_AUTHORIZATION,
  output: HAND_OVER_MADE,
  async run(context, input) {
    const { actor, db } = context
    if (actor.kind !== 'person')
      throw new Fault('input.invalid', 'An authorization belongs to a person who has signed in.', {
        remedy: 'Sign in to the web app and ask for it under Settings → Authorization.',
      })
    const { id, name, site } = await findConnection(db, input.name)
    const where = { connectionId: id, name, url: urlOf({ site }), deployment: site.deployment }
    const target = { ...where, purpose: 'authorization', personId: actor.id, projects: null } as const
    return make(context, input, target, null)
  },
})

export const listHandOversAction = defineAction({
  name: 'handOvers.list',
  says: 'The one-time links: your own, or all of them for administrators, and what was odd about them.',
  method: 'GET',
  path: '/hand-overs',
  needs: 'deployer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ handOvers: z.array(HAND_OVER), alarms: z.array(HAND_OVER_ALARM) }),
  async run({ db, actor, world }) {
    const all = administers(actor)
    const links = await listHandOvers(db, all ? undefined : actorText(actor))
    const alarms = all ? await openAlarms(db) : []
    return {
      handOvers: links.map((link) => showHandOver(link, world.now())),
      alarms: alarms.map((one) => ({
        ...{ id: one.id, what: one.what, says: alarmWords(one), times: one.times },
        ...{ firstAt: iso(one.firstAt), lastAt: iso(one.lastAt) },
      })),
    }
  },
})

export const revokeHandOverAction = defineAction({
  name: 'handOvers.revoke',
  says: 'Take a one-time link back: whoever opens it is told so, and no more.',
  method: 'DELETE',
  path: '/hand-overs/{id}',
  needs: 'deployer',
  audit: 'always',
  input: BY_ID,
  output: HAND_OVER,
  async run({ db, actor, world }, { id }) {
    const only = administers(actor) ? undefined : actorText(actor)
    const link = await getHandOver(db, id, only)
    const ended = await endHandOver(db, link.id, { as: 'revoked', by: actorText(actor), now: world.now() })
    if (!ended)
      throw new Fault('conflict', 'This link has ended already.', { about: id, remedy: 'Look at what became of it.' })
    return showHandOver(await getHandOver(db, id), world.now())
  },
})

export const settleAlarmAction = defineAction({
  name: 'handOvers.settle',
  says: 'Say that an alarm about one-time links was looked into.',
  method: 'POST',
  path: '/hand-overs/alarms/{id}/settle',
  needs: 'administrator',
  audit: 'always',
  input: BY_ID,
  output: z.object({}),
  async run({ db, actor }, { id }) {
    await settleAlarm(db, id, actorText(actor))
    return {}
  },
})

export const openHandOverAction = defineAction({
  name: 'handOvers.open',
  says: 'What a one-time link is for: who asks, for which site, for what.',
  method: 'POST',
  path: '/hand-over',
  needs: 'anyone',
  audit: 'always',
  perMinute: 30,
  secrets: ['word'],
  input: OPEN_HAND_OVER,
  output: HAND_OVER_PAGE,
  run: async (context, { word }) => showHandOverPage(context.db, await openLink(context, new Secret(word))),
})

export const giveTokenAction = defineAction({
  name: 'handOvers.give',
  says: 'Give the token that a one-time link asks for: it is tried at the link’s address, and stored when it works.',
  method: 'POST',
  path: '/hand-over/token',
  needs: 'anyone',
  audit: 'always',
  perMinute: 10,
  secrets: ['word', 'token'],
  input: GIVE_TOKEN,
  output: HAND_OVER_GIVEN,
  async run(context, { word, ...given }) {
    const { says, checks } = await giveToken(context, new Secret(word), given)
    return { says, checks: checks.map((check) => ({ ...check })) }
  },
})

type Target = Omit<NewHandOver, 'note' | 'askedBy' | 'asker' | 'expiresAt'>

async function targetOf(context: Context, input: z.output<typeof ASK_FOR_TOKEN>, way: WayOut | null): Promise<Target> {
  const { name, purpose, url, deployment, projects } = input
  if (purpose === 'connection') {
    await refuseTaken(context, name)
    const base = addressOf(given('url', url, 'the address of the Jira site'), context.settings).base
    const kind: Deployment = given('deployment', deployment, 'whether it is cloud or dataCenter')
    return { purpose, name, url: base, deployment: kind, projects, connectionId: null, personId: null }
  }
  const connection = await findConnection(context.db, name)
  if (url !== null || projects !== null || way !== null)
    throw new Fault(
      'input.invalid',
      'A new token is for the address, the projects and the way out of the connection.',
      {
        about: url !== null ? 'url' : projects !== null ? 'projects' : 'proxy',
      },
    )
  const { id, site } = connection
  const where = { url: urlOf(connection), deployment: site.deployment, projects: connection.projects }
  return { ...where, purpose, name: connection.name, connectionId: id, personId: null }
}

function given<T>(member: string, value: T | null, what: string): T {
  if (value !== null) return value
  throw new Fault('input.invalid', `${member}: Give ${what}.`, { about: member })
}

async function make(
  context: Context,
  { hours, note }: { readonly hours: number; readonly note: string | null },
  target: Target,
  way: WayOut | null,
): Promise<z.input<typeof HAND_OVER_MADE>> {
  const { db, vault, world, settings, actor } = context
  const expiresAt = world.now() + hours * 3_600_000
  const asked = { note, expiresAt, askedBy: actorText(actor), asker: await askerOf(context) }
  const { id, word } = await createHandOver(db, vault, { ...target, ...asked, way })
  const link = `${homeOf(settings)}/hand-over#${word.reveal()}`
  return { ...showHandOver(await getHandOver(db, id), world.now()), link }
}

/** So that whoever opens the link knows them. */
async function askerOf({ db, actor }: Context): Promise<string> {
  const person = actor.kind === 'person' ? (await listPeople(db)).find(({ id }) => id === actor.id) : undefined
  return person ? `${person.name} (${person.email})` : actor.name
}

const administers = ({ role }: Actor): boolean => mayRun(role, { needs: 'administrator' })
