/** Production: a connection is marked, and the mark is taken away. What goes to its site waits for a second person. */
import { changeConnection, findConnection } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import type { Context } from '../context.ts'
import { BY_NAME } from '../inputs.ts'
import { CONNECTION, type ConnectionView } from '../shapes/index.ts'
import { showConnection } from './show-connection.ts'

const MARKS = { needs: 'administrator', audit: 'always', input: BY_NAME, output: CONNECTION } as const

export const markProductionAction = defineAction({
  ...MARKS,
  name: 'connections.markProduction',
  says: 'Mark a connection as production: a plan for its site must be approved by somebody who neither made nor starts it.',
  method: 'PUT',
  path: '/connections/{name}/production',
  run: (context, { name }) => mark(context, name, true),
})

export const unmarkProductionAction = defineAction({
  ...MARKS,
  name: 'connections.unmarkProduction',
  says: 'Take the mark production away from a connection.',
  method: 'DELETE',
  path: '/connections/{name}/production',
  proof: true,
  run: (context, { name }) => mark(context, name, false),
})

async function mark({ db }: Context, name: string, production: boolean): Promise<ConnectionView> {
  const { id } = await findConnection(db, name)
  await changeConnection(db, id, { production })
  return showConnection(db, await findConnection(db, name))
}
