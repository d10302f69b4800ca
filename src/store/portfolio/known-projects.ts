/** Projects of a connection that sync has been told of, and what people call them. */
import type { ProjectState } from '../../sync/index.ts'
import type { Db, Tx } from '../database.ts'

export interface ReadProject {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly state: ProjectState
}

export async function projectsRead(db: Db, connection: string): Promise<ReadProject[]> {
  return db
    .selectFrom('known_project')
    .select(['project_id as id', 'key', 'name', 'state'])
    .where('connection_id', '=', connection)
    .orderBy('key')
    .execute()
}

/** Those that are read already stay as they are. */
export async function addProjects(
  tx: Tx,
  connection: string,
  projects: readonly { readonly id: string; readonly key: string; readonly name: string }[],
): Promise<void> {
  if (projects.length === 0) return
  await tx
    .insertInto('known_project')
    .values(
      projects.map(({ id, key, name }) => ({ connection_id: connection, project_id: id, key, name, state: 'live' })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A project and what people call it: Payments (PAY). */
export function calledProject(projects: readonly Pick<ReadProject, 'id' | 'key' | 'name'>[], id: string): string {
  const found = projects.find((project) => project.id === id)
  return found && found.key !== '' ? `${found.name} (${found.key})` : id
}
