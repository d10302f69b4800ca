/** What is remembered between two sites: answers with their history, and which object here is which there; both can be taken back. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import {
  type Db,
  endAnswer,
  endPairing,
  findConnection,
  listAnswers,
  listConnections,
  listPairings,
  listSites,
  pairsOfSites,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { type BETWEEN, END_PAIRING, FORGET_ANSWER, LIST_ANSWERS, LIST_REMEMBERED } from '../inputs.ts'
import { KEPT_ANSWER, KEPT_PAIRING, REMEMBERED_PAIR } from '../shapes/index.ts'

export const listRememberedPairsAction = defineAction({
  name: 'mappings.sites',
  says: 'Every pair of sites that something is remembered of.',
  method: 'GET',
  path: '/mappings/sites',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ pairs: z.array(REMEMBERED_PAIR) }),
  async run({ db }) {
    const [pairs, sites, connections] = await Promise.all([pairsOfSites(db), listSites(db), listConnections(db)])
    const names = new Map(sites.map(({ id, name }) => [id, name]))
    for (const { name, site } of connections.toReversed()) names.set(site.id, name)
    const nameOf = (id: string): string => names.get(id) ?? id
    return {
      pairs: pairs.map(({ source, target, ...counts }) => ({ from: nameOf(source), to: nameOf(target), ...counts })),
    }
  },
})

export const listMappingsAction = defineAction({
  name: 'mappings.list',
  says: 'The answers that are remembered between two sites: who said them when, in which plan, what they replaced.',
  method: 'GET',
  path: '/mappings',
  needs: 'viewer',
  audit: 'never',
  input: LIST_ANSWERS,
  output: z.object({ total: z.number(), answers: z.array(KEPT_ANSWER) }),
  async run({ db }, { from, to, ...filter }) {
    const [source, target] = await sitesOf(db, { from, to })
    const { total, answers } = await listAnswers(db, source, target, filter)
    return {
      total,
      answers: answers.map(({ id: _, endedAt, at, ...answer }) => ({
        ...answer,
        at: new Date(at).toISOString(),
        endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
      })),
    }
  },
})

export const forgetMappingAction = defineAction({
  name: 'mappings.forget',
  says: 'Take back an answer that is remembered between two sites: the next plan asks again, or decides by itself.',
  method: 'DELETE',
  path: '/mappings',
  needs: 'deployer',
  audit: 'always',
  input: FORGET_ANSWER,
  output: z.object({}),
  async run({ db, actor }, { about, ...between }) {
    const [source, target] = await sitesOf(db, between)
    if (!(await endAnswer(db, source, target, about, actorText(actor)))) throw notHeld(about, between)
    return {}
  },
})

export const listPairingsAction = defineAction({
  name: 'mappings.pairings',
  says: 'Which object of one site is which of the other, as deployments made or people said it.',
  method: 'GET',
  path: '/mappings/pairings',
  needs: 'viewer',
  audit: 'never',
  input: LIST_REMEMBERED,
  output: z.object({ total: z.number(), pairings: z.array(KEPT_PAIRING) }),
  async run({ db }, { from, to, ...filter }) {
    const [source, target] = await sitesOf(db, { from, to })
    const { total, pairings } = await listPairings(db, source, target, filter)
    return {
      total,
      pairings: pairings.map(({ at, endedAt, ...pairing }) => ({
        ...pairing,
        at: at.toISOString(),
        endedAt: endedAt === null ? null : endedAt.toISOString(),
      })),
    }
  },
})

export const endPairingAction = defineAction({
  name: 'mappings.unpair',
  says: 'Forget that two objects are one: the next plan looks for the pair by name, and may create another one.',
  method: 'DELETE',
  path: '/mappings/pairings/{id}',
  needs: 'deployer',
  audit: 'always',
  input: END_PAIRING,
  output: z.object({}),
  async run({ db, actor }, { id, ...between }) {
    const [source, target] = await sitesOf(db, between)
    if ((await endPairing(db, source, target, id, actorText(actor))) === undefined) throw notHeld(id, between)
    return {}
  },
})

const notHeld = (about: string, { from, to }: z.infer<typeof BETWEEN>): Fault =>
  new Fault('not-found', `Nothing of that is remembered between ${from} and ${to}.`, { about })

/** By their connections; a site of the environment, or one without a connection by now, by its own name. */
async function sitesOf(db: Db, { from, to }: z.infer<typeof BETWEEN>): Promise<[string, string]> {
  const sites = await listSites(db)
  const idOf = async (name: string): Promise<string> => {
    const found = sites.find((site) => site.name.toLowerCase() === name.toLowerCase())
    const connected = (await listConnections(db)).find((one) => one.name.toLowerCase() === name.toLowerCase())
    return connected?.site.id ?? found?.id ?? (await findConnection(db, name)).site.id
  }
  return [await idOf(from), await idOf(to)]
}
