/** Rotation of tokens: of connections by their administrators, of authorizations by their person; back again, and how long one lasts. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { changeConnection, findConnection, listCredentials, typeExpiry } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { methodOn } from '../flows/given-login.ts'
import { type Candidate, goBackTo, proveNew, takePlace } from '../flows/life/rotate.ts'
import { BY_NAME } from '../inputs.ts'
import { RENEW, ROTATE, ROTATE_OWN, TYPE_EXPIRY } from '../inputs-rotation.ts'
import { AUTHORIZATION, CONNECTION, type ConnectionView } from '../shapes/index.ts'
import { mine, ownerOf } from './authorizations.ts'
import { showConnection } from './show-connection.ts'

const OF_CONNECTION = { needs: 'administrator', audit: 'always', output: CONNECTION } as const
const OWN = { needs: 'viewer', audit: 'always', output: z.object({ authorizations: z.array(AUTHORIZATION) }) } as const

export const rotateAction = defineAction({
  ...OF_CONNECTION,
  name: 'connections.rotate',
  says: 'Rotate a connection’s token: the new one is proven, must be the same account’s and may do as much; the old one is kept to go back to.',
  method: 'POST',
  path: '/connections/{name}/rotate',
  proof: true,
  secrets: ['token'],
  input: ROTATE,
  async run(context, input) {
    const connection = await findConnection(context.db, input.name)
    const candidate = await proveNew(context, { connection: connection.id }, connection, input)
    const given = { ...input, by: actorText(context.actor) }
    await context.db.transaction().execute((tx) => takePlace(tx, context, candidate, given))
    return shown(context, input.name)
  },
})

export const rotateBackAction = defineAction({
  ...OF_CONNECTION,
  name: 'connections.rotateBack',
  says: 'Go back to the token that a connection used before it was rotated.',
  method: 'POST',
  path: '/connections/{name}/rotate-back',
  proof: true,
  input: BY_NAME,
  async run(context, { name }) {
    const connection = await findConnection(context.db, name)
    await goBackTo(context, { connection: connection.id }, connection)
    return shown(context, name)
  },
})

export const typeExpiryAction = defineAction({
  ...OF_CONNECTION,
  name: 'connections.typeExpiry',
  says: 'Say on which day a connection’s token ends.',
  method: 'PUT',
  path: '/connections/{name}/expiry',
  input: TYPE_EXPIRY,
  async run(context, { name, expiresAt }) {
    const { id } = await findConnection(context.db, name)
    const [token] = await listCredentials(context.db, { connection: id })
    if (!token) throw new Fault('not-found', `${name} has no token.`, { about: name, remedy: 'Store a new token.' })
    await typeExpiry(context.db, token.id, expiresAt === null ? null : Date.parse(expiresAt))
    return shown(context, name)
  },
})

export const renewAction = defineAction({
  ...OF_CONNECTION,
  name: 'connections.renew',
  says: 'Let Fairlead make itself a new personal access token every so many days, or no more. Data Center only.',
  method: 'PUT',
  path: '/connections/{name}/renewal',
  proof: true,
  input: RENEW,
  async run(context, { name, every }) {
    const { id, site } = await findConnection(context.db, name)
    if (every !== null && site.deployment === 'cloud')
      throw new Fault('input.invalid', 'Jira Cloud lets no program make API tokens.', {
        about: name,
        remedy: 'Make the token by hand, and rotate to it.',
      })
    await changeConnection(context.db, id, { renewEvery: every })
    return shown(context, name)
  },
})

export const rotateOwnAction = defineAction({
  ...OWN,
  name: 'authorizations.rotate',
  keys: 'never',
  says: 'Rotate your own token on each named site: proven on all of them, or on none.',
  method: 'POST',
  path: '/authorizations/rotate',
  proof: true,
  secrets: ['token'],
  input: ROTATE_OWN,
  async run(context, input) {
    const owner = ownerOf(context.actor)
    const candidates: Candidate[] = []
    // One after the other: what one site refuses is not tried at the next, where it would be one more failed login.
    for (const name of new Set(input.connections)) {
      const connection = await findConnection(context.db, name)
      const method = methodOn(connection.site.deployment, input.method)
      candidates.push(await proveNew(context, owner, connection, { ...input, method }))
    }
    await context.db.transaction().execute(async (tx) => {
      for (const candidate of candidates)
        await takePlace(tx, context, candidate, { ...input, by: actorText(context.actor) })
    })
    return { authorizations: await mine(context) }
  },
})

export const rotateOwnBackAction = defineAction({
  ...OWN,
  name: 'authorizations.rotateBack',
  keys: 'never',
  says: 'Go back to your own token that was used for a site before it was rotated.',
  method: 'POST',
  path: '/authorizations/{name}/rotate-back',
  proof: true,
  input: BY_NAME,
  async run(context, { name }) {
    await goBackTo(context, ownerOf(context.actor), await findConnection(context.db, name))
    return { authorizations: await mine(context) }
  },
})

const shown = async ({ db }: Context, name: string): Promise<ConnectionView> =>
  showConnection(db, await findConnection(db, name))
