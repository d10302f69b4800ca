/** The visibility policy: what viewers see of the issues of each project. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { grow, loadProjectMarks, markProject } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { MARK_PROJECT } from '../inputs-portfolio.ts'
import { PROJECT_MARKS } from '../shapes/index.ts'

export const listVisibilityAction = defineAction({
  name: 'visibility.list',
  says: 'What viewers see of the issues of each project: all, numbers only, or nothing.',
  method: 'GET',
  path: '/visibility',
  needs: 'editor',
  audit: 'never',
  input: z.object({}),
  output: PROJECT_MARKS,
  run: async ({ db }) => ({ projects: (await loadProjectMarks(db)).map(show) }),
})

export const setVisibilityAction = defineAction({
  name: 'visibility.set',
  says: 'Say what viewers see of a project’s issues: open, counted without names, or closed.',
  method: 'PUT',
  path: '/visibility',
  proof: true,
  needs: 'owner',
  audit: 'always',
  input: MARK_PROJECT,
  output: PROJECT_MARKS,
  async run({ db, actor }, { connection, project, mark }) {
    const found = (await loadProjectMarks(db, connection)).find(({ key }) => key === project)
    if (!found)
      throw new Fault('not-found', `${connection} knows no project ${project}.`, {
        about: 'project',
        remedy: 'Projects are known when they are in the connection’s scope and were read once.',
      })
    await db.transaction().execute(async (tx) => {
      await markProject(tx, found, mark, actorText(actor))
      await grow(tx, 'portfolio', 'sync')
    })
    return { projects: (await loadProjectMarks(db)).map(show) }
  },
})

function show({ connection, key, name, mark }: Awaited<ReturnType<typeof loadProjectMarks>>[number]) {
  return { connection, key, name, mark }
}
