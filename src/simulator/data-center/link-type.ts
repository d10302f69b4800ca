/** Issue link types and application roles on Data Center. */
import { applicationRoleRoutes as roles } from '../cloud/application-role.ts'
import { linkTypeRoutes as linkTypes } from '../cloud/link-type.ts'
import type { Route } from '../http.ts'
import { alike } from './alike.ts'

export const linkTypeRoutes: readonly Route[] = alike(linkTypes, {
  getIssueLinkTypes: { operation: 'getIssueLinkTypes', needs: 'login' },
  createIssueLinkType: 'createIssueLinkType',
  getIssueLinkType: { operation: 'getIssueLinkType', needs: 'login' },
  updateIssueLinkType: 'updateIssueLinkType',
  deleteIssueLinkType: 'deleteIssueLinkType',
})

export const applicationRoleRoutes: readonly Route[] = alike(roles, {
  getAllApplicationRoles: 'getAll',
  getApplicationRole: 'get_4',
})
