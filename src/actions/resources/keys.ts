/** API keys: for pipelines that act in a person's stead, within what the person may. */
import { Fault } from '../../base/index.ts'
import { type KeptApiKey, listApiKeys, listConnections } from '../../store/index.ts'
import { type Action, defineAction, mayRun } from '../action.ts'
import type { Context } from '../context.ts'
import { makeKey, stopKey } from '../flows/keep-keys.ts'
import { BY_KEY, CREATE_KEY, LIST_KEYS } from '../inputs-people.ts'
import { API_KEY, API_KEYS, type ApiKeyView, NEW_API_KEY } from '../shapes/people-kept.ts'

const OF_PEOPLE = { needs: 'viewer', keys: 'never' } as const

export const listKeysAction = defineAction({
  ...OF_PEOPLE,
  name: 'keys.list',
  says: 'Your API keys; an administrator may ask for everybody’s.',
  method: 'GET',
  path: '/keys',
  audit: 'never',
  input: LIST_KEYS,
  output: API_KEYS,
  async run(context, { everyone }) {
    const { actor } = context
    if (everyone === 'true' && !mayRun(actor.role, { needs: 'administrator' }))
      throw new Fault('not-allowed', 'Only administrators see everybody’s keys.', { remedy: 'Ask for your own.' })
    return { keys: await shown(context, everyone === 'true' ? undefined : actor.id) }
  },
})

/** The table of actions is told by whoever has it: it holds this one too. */
export const createKeyAction = (table: () => readonly Action[]) =>
  defineAction({
    ...OF_PEOPLE,
    name: 'keys.create',
    says: 'Make an API key of yours. It is told once; it ends after 90 days, or up to 365.',
    method: 'POST',
    path: '/keys',
    proof: true,
    audit: 'always',
    input: CREATE_KEY,
    output: NEW_API_KEY,
    async run(context, input) {
      const { id, key } = await makeKey(context, input, table())
      const made = (await shown(context, context.actor.id)).find((one) => one.id === id)
      if (!made) throw new Fault('not-found', 'The key was ended at once.')
      return { key: made, secret: key.reveal() }
    },
  })

export const endKeyAction = defineAction({
  ...OF_PEOPLE,
  name: 'keys.end',
  says: 'End an API key: yours, or that of somebody you administer.',
  method: 'DELETE',
  path: '/keys/{id}',
  audit: 'always',
  input: BY_KEY,
  output: API_KEY.pick({ id: true, name: true }),
  async run(context, { id }) {
    const { name } = await stopKey(context, id)
    return { id, name }
  },
})

async function shown({ db }: Context, person: string | undefined): Promise<ApiKeyView[]> {
  const [keys, connections] = await Promise.all([
    person === undefined || isPerson(person) ? listApiKeys(db, person) : [],
    listConnections(db),
  ])
  return keys.map((key) => show(key, new Map(connections.map(({ id, name }) => [id, name]))))
}

/** Whoever runs commands on the machine is no person, and has no keys. */
const isPerson = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id)

const show = (key: KeptApiKey, names: ReadonlyMap<string, string>): ApiKeyView => ({
  ...{
    id: key.id,
    name: key.name,
    role: key.role,
    actions: [...key.actions],
    addresses: key.addresses && [...key.addresses],
  },
  person: { id: key.person, name: key.personName },
  connections: key.connections?.map((id) => names.get(id) ?? 'a removed site') ?? null,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt.toISOString(),
  endedAt: key.endedAt?.toISOString() ?? null,
  used: key.usedAt && { at: key.usedAt.toISOString(), from: key.usedFrom ?? '' },
})
