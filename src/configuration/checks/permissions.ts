/** Permission schemes: what the site's plan allows, and what grants name that it does not have. Pure. */
import type { Project } from '../kinds/project/value.ts'
import { defineCheck, known, waysOut, writtenOf } from './check.ts'

export type Grants = {
  readonly grants: readonly {
    readonly permission: string
    readonly holder: { readonly type: string; readonly parameter?: string }
  }[]
}

export const freePlan = defineCheck({
  code: 'free-plan',
  severity: 'blocks',
  guards: 'On the Free plan Jira refuses every change of permission schemes and of which one a project follows.',
  needs: ['license'],
  find(ground) {
    const license = known(ground.facts.license) ?? []
    const jira = license.filter(({ id }) => id === 'jira-software' || id === 'jira-core')
    if (jira.length === 0 || jira.some(({ plan }) => plan === 'PAID') || !jira.some(({ plan }) => plan === 'FREE'))
      return []
    const says = `${ground.target.site.name} is on the Free plan, where permission schemes cannot be changed.`
    const remedy = 'Upgrade the site, or leave its permissions as they are.'
    const schemes = writtenOf(ground, 'permission-scheme').map(({ key, difference }) => ({
      about: key,
      says,
      remedy,
      choices: waysOut(difference),
    }))
    const projects = writtenOf<Project>(ground, 'project').flatMap(({ key, before, after, difference }) =>
      before === null || before.permissionScheme === after.permissionScheme
        ? []
        : [{ about: key, says, remedy, choices: waysOut(difference) }],
    )
    return [...schemes, ...projects]
  },
})

export const unknownPermission = defineCheck({
  code: 'unknown-permission',
  severity: 'blocks',
  guards:
    'Jira refuses a permission scheme with a permission that the site does not know: an app’s, or one of another Jira.',
  needs: ['permissions'],
  find(ground) {
    const permissions = known(ground.facts.permissions)
    if (permissions === undefined) return []
    const there = new Set(permissions)
    return writtenOf<Grants>(ground, 'permission-scheme').flatMap(({ key, after, difference }) => {
      const strange = new Set(after.grants.flatMap(({ permission }) => (there.has(permission) ? [] : [permission])))
      return strange.size === 0
        ? []
        : [
            {
              about: key,
              says: `It grants ${[...strange].join(', ')}, which ${ground.target.site.name} does not know.`,
              remedy: 'Install there what brings the permission, or take the grant out in the source.',
              choices: waysOut(difference),
            },
          ]
    })
  },
})

export const applicationMissing = defineCheck({
  code: 'application-missing',
  severity: 'blocks',
  guards: 'Jira refuses a grant to the users of an application that the site does not have.',
  needs: ['applications'],
  find(ground) {
    const applications = known(ground.facts.applications)
    if (applications === undefined) return []
    return writtenOf<Grants>(ground, 'permission-scheme').flatMap(({ key, after, difference }) => {
      const strange = new Set(
        after.grants.flatMap(({ holder: { type, parameter } }) =>
          type === 'applicationRole' && parameter && !applications.includes(parameter) ? [parameter] : [],
        ),
      )
      return strange.size === 0
        ? []
        : [
            {
              about: key,
              says: `It grants to all users of ${[...strange].join(', ')}, which ${ground.target.site.name} does not have.`,
              remedy: 'Add the product to the site, or take the grant out in the source.',
              choices: waysOut(difference),
            },
          ]
    })
  },
})
