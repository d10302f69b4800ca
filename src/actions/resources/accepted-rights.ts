/** Rights beyond a connection's work: accepted for ninety days by somebody who says why, or no longer. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import type { Verification } from '../../jira/index.ts'
import { acceptRight, dropAcceptedRight, findConnection } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { BY_NAME } from '../inputs.ts'
import { CONNECTION } from '../shapes/index.ts'
import { showConnection } from './show-connection.ts'

const NINETY_DAYS = 90 * 86_400_000
const RIGHT = BY_NAME.extend({
  permission: z.string().regex(/^[A-Z_]{1,60}$/, 'Give Jira’s key of the permission, such as DELETE_ISSUES.'),
})

export const acceptRightAction = defineAction({
  name: 'connections.acceptRight',
  says: 'Accept for 90 days that a connection’s account holds a right beyond its work, and say why.',
  method: 'PUT',
  path: '/connections/{name}/accepted-rights/{permission}',
  needs: 'administrator',
  audit: 'always',
  proof: true,
  input: RIGHT.extend({ why: z.string().trim().min(1, 'Say why it is left: the audit keeps it.').max(500) }),
  output: CONNECTION,
  async run({ db, world, actor }, { name, permission, why }) {
    const connection = await findConnection(db, name)
    const { excess } = connection.report as unknown as Verification
    const found = excess.filter((one) => one.permission === permission)
    if (found.length === 0)
      throw new Fault('not-found', `The last check of ${connection.name} found no such right beyond its work.`, {
        about: permission,
      })
    // Where it turns up in another project later, it was not accepted there.
    const projects = [...new Set(found.flatMap((one) => one.projects))]
    const accepted = { permission, projects, why, by: actorText(actor), until: world.now() + NINETY_DAYS }
    await acceptRight(db, connection.id, accepted)
    return showConnection(db, connection)
  },
})

export const dropAcceptedRightAction = defineAction({
  name: 'connections.dropAcceptedRight',
  says: 'No longer accept a right beyond a connection’s work.',
  method: 'DELETE',
  path: '/connections/{name}/accepted-rights/{permission}',
  needs: 'administrator',
  audit: 'always',
  input: RIGHT,
  output: CONNECTION,
  async run({ db }, { name, permission }) {
    const connection = await findConnection(db, name)
    await dropAcceptedRight(db, connection.id, permission)
    return showConnection(db, connection)
  },
})
