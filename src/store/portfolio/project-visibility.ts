/** The visibility policy: what viewers see of the issues of a project, where that is not all. */
import { sql } from 'kysely'
import type { Db, Tx } from '../database.ts'

export type ProjectMark = 'open' | 'counted' | 'closed'

export interface MarkedProject {
  readonly siteId: string
  readonly connection: string
  readonly project: string
  readonly key: string
  readonly name: string
  readonly mark: ProjectMark
}

/** Every project that a connection knows, or one connection's. */
export async function loadProjectMarks(db: Db, connection: string | null = null): Promise<MarkedProject[]> {
  const { rows } = await sql<MarkedProject>`
    select connection.site_id as "siteId", connection.name as connection, known_project.project_id as project,
      known_project.key, known_project.name, coalesce(project_visibility.mark, 'open') as mark
    from known_project join connection on connection.id = known_project.connection_id
    left join project_visibility on project_visibility.site_id = connection.site_id
      and project_visibility.project_id = known_project.project_id
    ${connection === null ? sql`` : sql`where connection.name = ${connection}`}
    order by connection.name, known_project.key`.execute(db)
  return rows
}

/** As `site/project`. */
export async function closedProjects(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select site_id || '/' || project_id as name from project_visibility where mark = 'closed' order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** The same on every connection of its site. */
export async function markProject(
  tx: Tx,
  { siteId, project }: Pick<MarkedProject, 'siteId' | 'project'>,
  mark: ProjectMark,
  by: string,
): Promise<void> {
  const at = { site_id: siteId, project_id: project }
  await tx.deleteFrom('project_visibility').where('site_id', '=', siteId).where('project_id', '=', project).execute()
  if (mark !== 'open')
    await tx
      .insertInto('project_visibility')
      .values({ ...at, mark, said_by: by })
      .execute()
}

/** Keys of the projects that viewers see less of. */
export async function hiddenKeys(db: Db): Promise<{ readonly key: string; readonly mark: ProjectMark }[]> {
  const { rows } = await sql<{ key: string; mark: ProjectMark }>`
    select distinct key, mark from project_visibility
    join connection using (site_id)
    join known_project on known_project.connection_id = connection.id
      and known_project.project_id = project_visibility.project_id`.execute(db)
  return rows
}

/** Ids and codes of the items that an integration keeps as the issues of such projects are. */
export async function hiddenItems(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    select distinct item.id, item.code from project_visibility
    join issue using (site_id, project_id)
    join link on link.site_id = issue.site_id and link.issue_id = issue.issue_id and link.how = 'integration'
    join item on item.id = link.item_id`.execute(db)
  return rows.flatMap(({ id, code }) => [id, code])
}
