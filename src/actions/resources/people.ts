/** People: who may sign in and what each may do; invited, given a role, disabled, enabled again. */

import { z } from 'zod'
import { Fault, Secret } from '../../base/index.ts'
import { homeOf } from '../../host/index.ts'
import { allPeople, openInvitations, withdrawInvitation } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { disable, enable, giveRole, invite, join } from '../flows/keep-people.ts'
import { BY_PERSON, CHANGE_ROLE, INVITE, JOIN } from '../inputs-people.ts'
import { INVITED, JOINED, KNOWN_PERSON, type KnownPersonView, PEOPLE } from '../shapes/people-kept.ts'
import { iso } from './show-connection.ts'

const CHANGES = { needs: 'administrator', audit: 'always', keys: 'never' } as const

export const peopleAction = defineAction({
  name: 'people.list',
  says: 'Who may sign in, who no longer may, and who was invited.',
  method: 'GET',
  path: '/people',
  needs: 'administrator',
  audit: 'never',
  keys: 'never',
  input: z.object({}),
  output: PEOPLE,
  run: async ({ db }) => ({
    people: (await allPeople(db)).map(shown),
    invitations: (await openInvitations(db)).map(({ createdBy, createdAt, expiresAt, ...invited }) => ({
      ...invited,
      by: createdBy,
      at: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }),
})

export const inviteAction = defineAction({
  ...CHANGES,
  name: 'people.invite',
  says: 'Invite somebody by a link that opens once, within seven days. Only an owner invites administrators and owners.',
  method: 'POST',
  path: '/people/invitations',
  proof: true,
  input: INVITE,
  output: INVITED,
  async run(context, input) {
    const { invited, word, at, expiresAt } = await invite(context, input)
    const { settings, actor } = context
    return {
      invitation: { ...invited, by: actorText(actor), at: iso(at), expiresAt: iso(expiresAt) },
      link: `${homeOf(settings)}/join#${word.reveal()}`,
    }
  },
})

export const withdrawInvitationAction = defineAction({
  ...CHANGES,
  name: 'people.withdraw',
  says: 'Take an invitation back: its link opens no longer.',
  method: 'DELETE',
  path: '/people/invitations/{id}',
  input: BY_PERSON,
  output: z.object({}),
  async run({ db }, { id }) {
    if (!(await withdrawInvitation(db, { id }))) throw new Fault('not-found', 'There is no such open invitation.')
    return {}
  },
})

export const joinAction = defineAction({
  name: 'people.join',
  says: 'Make an account with the link of an invitation.',
  method: 'POST',
  path: '/people/join',
  needs: 'anyone',
  audit: 'always',
  keys: 'never',
  secrets: ['token', 'password'],
  input: JOIN,
  output: JOINED,
  async run(context, { token, name, password }) {
    const { email, role } = await join(context, new Secret(token), name, password)
    return { name, email, role }
  },
})

export const giveRoleAction = defineAction({
  ...CHANGES,
  name: 'people.giveRole',
  says: 'Say what a person may do. Only an owner gives or takes the roles administrator and owner.',
  method: 'PUT',
  path: '/people/{id}/role',
  proof: true,
  input: CHANGE_ROLE,
  output: KNOWN_PERSON,
  async run(context, { id, role }) {
    await giveRole(context, id, role)
    return personOf(context, id)
  },
})

export const disablePersonAction = defineAction({
  ...CHANGES,
  name: 'people.disable',
  says: 'Let a person in no longer: their sessions, API keys and own tokens end at once.',
  method: 'POST',
  path: '/people/{id}/disable',
  proof: true,
  input: BY_PERSON,
  output: KNOWN_PERSON,
  async run(context, { id }) {
    await disable(context, id)
    return personOf(context, id)
  },
})

export const enablePersonAction = defineAction({
  ...CHANGES,
  name: 'people.enable',
  says: 'Let a disabled person in again. What ended when they were disabled stays ended.',
  method: 'POST',
  path: '/people/{id}/enable',
  proof: true,
  input: BY_PERSON,
  output: KNOWN_PERSON,
  async run(context, { id }) {
    await enable(context, id)
    return personOf(context, id)
  },
})

async function personOf({ db }: Context, id: string): Promise<KnownPersonView> {
  const found = (await allPeople(db)).find((one) => one.id === id)
  if (!found) throw new Fault('not-found', 'There is no such person.')
  return shown(found)
}

function shown({
  createdAt,
  disabledAt,
  seenAt,
  ...person
}: Awaited<ReturnType<typeof allPeople>>[number]): KnownPersonView {
  return {
    ...person,
    createdAt: createdAt.toISOString(),
    disabledAt: disabledAt?.toISOString() ?? null,
    seenAt: seenAt?.toISOString() ?? null,
  }
}
