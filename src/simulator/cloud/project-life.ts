/** Archiving, deleting and restoring projects on Cloud. Who does not administer Jira is told that there is none. */
import { type Ask, flag, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import { projectOf } from '../model/project-lookup.ts'
import {
  archiveProject,
  refuseArchived,
  removeProject,
  restoreProject,
  trashProject,
} from '../model/project-removal.ts'
import type { Project } from '../records.ts'
import { startTask } from '../tasks.ts'
import { showProject } from './show-project.ts'

const ONE = '/rest/api/3/project/{projectIdOrKey}'
const CONFIGURE = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'POST' } as const

export const projectLifeRoutes: readonly Route[] = [
  { ...CONFIGURE, method: 'DELETE', path: ONE, operation: 'deleteProject', handle: remove },
  { ...CONFIGURE, path: `${ONE}/delete`, operation: 'deleteProjectAsynchronously', handle: removeLater },
  { ...CONFIGURE, path: `${ONE}/restore`, operation: 'restore', handle: restore },
  {
    needs: 'administer',
    scopes: ['manage:jira-project'],
    method: 'POST',
    path: `${ONE}/archive`,
    operation: 'archiveProject',
    handle: archive,
  },
]

function found({ site, user, params }: Ask, isAllowed: (project: Project) => boolean): Project {
  const project = projectOf(site, params.projectIdOrKey ?? '')
  if (!project || !(may(site, user, 'ADMINISTER') || isAllowed(project)))
    throw refuse(404, `No project could be found with key '${params.projectIdOrKey}'.`)
  return project
}

const never = (): boolean => false

/** Into the trash, unless `enableUndo=false`; what is in the trash already can only go for good. */
function remove(ask: Ask): Reply {
  const isUndoable = flag(ask, 'enableUndo', true)
  const project = found(ask, never)
  if (isUndoable && project.trashedAt !== null) throw refuse(404, `The project ${project.key} is in the trash.`)
  if (isUndoable) trashProject(ask.site, project)
  else removeProject(ask.site, project)
  return nothing()
}

function removeLater(ask: Ask): Reply {
  const project = found(ask, never)
  refuseArchived(project)
  return startTask(ask, `Delete project ${project.key}`, () => {
    removeProject(ask.site, project)
    return {}
  })
}

function archive(ask: Ask): Reply {
  const project = found(ask, never)
  if (project.trashedAt !== null) throw refuse(404, `The project ${project.key} is in the trash.`)
  archiveProject(ask.site, project)
  return nothing()
}

/** Its project administrators may bring back a team-managed project. */
function restore(ask: Ask): Reply {
  const { site, user } = ask
  const project = found(ask, (one) => one.style === 'next-gen' && administers(site, user, one))
  restoreProject(site, project)
  return ok(showProject(ask, project))
}
