/** What belongs to projects on Data Center: components, versions, categories and types. */
import { componentRoutes as components } from '../cloud/component.ts'
import { projectCategoryRoutes as categories } from '../cloud/project-category.ts'
import { projectTypeRoutes as types } from '../cloud/project-type.ts'
import { versionRoutes as versions } from '../cloud/version.ts'
import { versionChangeRoutes as changes } from '../cloud/version-change.ts'
import type { Route } from '../http.ts'
import { alike } from './alike.ts'

export const projectPartRoutes: readonly Route[] = [
  ...alike(components, {
    createComponent: 'createComponent',
    getComponent: 'getComponent',
    updateComponent: 'updateComponent',
    deleteComponent: 'delete',
    getComponentRelatedIssues: 'getComponentRelatedIssues',
    getProjectComponents: 'getProjectComponents',
  }),
  ...alike(versions, {
    getVersion: 'getVersion',
    getVersionRelatedIssues: 'getVersionRelatedIssues',
    getVersionUnresolvedIssues: 'getVersionUnresolvedIssues',
    getProjectVersionsPaginated: 'getProjectVersionsPaginated',
    getProjectVersions: 'getProjectVersions',
  }),
  ...alike(changes, {
    createVersion: { operation: 'createVersion', refusals: { 404: 403 } },
    updateVersion: 'updateVersion',
    mergeVersions: { operation: 'merge', refusals: { 401: 403 } },
    moveVersion: { operation: 'moveVersion', refusals: { 401: 403 } },
    deleteAndReplaceVersion: 'delete_1',
  }),
  ...alike(categories, {
    getAllProjectCategories: { operation: 'getAllProjectCategories', needs: 'anyone' },
    createProjectCategory: 'createProjectCategory',
    getProjectCategoryById: { operation: 'getProjectCategoryById', needs: 'anyone' },
    updateProjectCategory: 'updateProjectCategory',
    removeProjectCategory: 'removeProjectCategory',
  }),
  ...alike(types, {
    getAllProjectTypes: 'getAllProjectTypes',
    getProjectTypeByKey: 'getProjectTypeByKey',
    getAccessibleProjectTypeByKey: 'getAccessibleProjectTypeByKey',
  }),
]
