/** Project roles and who acts in them on Data Center: /rest/api/2/role and those of a project. */
import { projectRoleRoutes as ofProjects } from '../cloud/project-role.ts'
import { roleRoutes as cloud } from '../cloud/role.ts'
import type { Route } from '../http.ts'
import { alike } from './alike.ts'

export const roleRoutes: readonly Route[] = [
  ...alike(cloud, {
    getAllProjectRoles: 'getProjectRoles_1',
    createProjectRole: 'createProjectRole',
    getProjectRoleById: 'getProjectRolesById',
    partialUpdateProjectRole: 'partialUpdateProjectRole',
    fullyUpdateProjectRole: 'fullyUpdateProjectRole',
    deleteProjectRole: 'deleteProjectRole',
    getProjectRoleActorsForRole: 'getProjectRoleActorsForRole',
    addProjectRoleActorsToRole: 'addProjectRoleActorsToRole',
    deleteProjectRoleActorsFromRole: 'deleteProjectRoleActorsFromRole',
  }),
  ...alike(ofProjects, {
    getProjectRoles: 'getProjectRoles',
    getProjectRole: 'getProjectRole',
    addActorUsers: { operation: 'addActorUsers', refusals: { 401: 404 } },
    setActors: { operation: 'setActors', refusals: { 401: 404 } },
    deleteActor: 'deleteActor',
  }),
]
