/** Permission, notification and security schemes on Data Center, and which of them a project uses. */
import { issueSecuritySchemeRoutes as security } from '../cloud/issue-security-scheme.ts'
import { notificationSchemeRoutes as notifications } from '../cloud/notification-scheme.ts'
import { permissionSchemeRoutes as permissions } from '../cloud/permission-scheme.ts'
import type { Route } from '../http.ts'
import { alike } from './alike.ts'

export const schemeRoutes: readonly Route[] = [
  ...alike(permissions, {
    getAllPermissionSchemes: { operation: 'getPermissionSchemes', needs: 'administer' },
    createPermissionScheme: 'createPermissionScheme',
    getPermissionScheme: { operation: 'getPermissionScheme', needs: 'administer' },
    updatePermissionScheme: 'updatePermissionScheme',
    deletePermissionScheme: 'deletePermissionScheme',
    getPermissionSchemeGrants: { operation: 'getPermissionSchemeGrants', needs: 'administer' },
    createPermissionGrant: 'createPermissionGrant',
    getPermissionSchemeGrant: { operation: 'getPermissionSchemeGrant', needs: 'administer' },
    deletePermissionSchemeEntity: 'deletePermissionSchemeEntity',
    getAssignedPermissionScheme: 'getAssignedPermissionScheme',
    assignPermissionScheme: 'assignPermissionScheme',
  }),
  ...alike(notifications, {
    getNotificationSchemes: 'getNotificationSchemes',
    getNotificationScheme: 'getNotificationScheme',
    getNotificationSchemeForProject: 'getNotificationScheme_1',
  }),
  ...alike(security, {
    getIssueSecuritySchemes: 'getIssueSecuritySchemes',
    getIssueSecurityScheme: 'getIssueSecurityScheme',
    getProjectIssueSecurityScheme: 'getIssueSecurityScheme_1',
    getSecurityLevelsForProject: 'getSecurityLevelsForProject',
    getIssueSecurityLevel: 'getIssuesecuritylevel',
  }),
]
