/** What Jira would refuse of a project that only the site can tell. Pure. */
import type { Project } from '../kinds/project/value.ts'
import { defineCheck, known, waysOut, writtenOf } from './check.ts'

export const projectTypeUnlicensed = defineCheck({
  code: 'project-type-unlicensed',
  severity: 'blocks',
  guards: 'Jira makes no project of a type that the site has no licence for.',
  needs: ['projectTypes'],
  find(ground) {
    const types = known(ground.facts.projectTypes)
    if (types === undefined) return []
    return writtenOf<Project>(ground, 'project').flatMap(({ key, before, after, difference }) =>
      before !== null || types.includes(after.projectTypeKey)
        ? []
        : [
            {
              about: key,
              says: `It is a ${after.projectTypeKey} project, and ${ground.target.site.name} has a licence for ${types.join(', ')} only.`,
              remedy: 'Add the product to the site, or leave the project out.',
              choices: waysOut(difference),
            },
          ],
    )
  },
})

export const projectUrl = defineCheck({
  code: 'project-url',
  severity: 'blocks',
  guards: 'Jira refuses a project whose address is no web address.',
  find: (ground) =>
    writtenOf<Project>(ground, 'project').flatMap(({ key, before, after: { url }, difference }) =>
      url === '' || url === before?.url || /^https?:\/\/\S+$/.test(url)
        ? []
        : [
            {
              about: key,
              says: `Its address “${url}” does not begin with http:// or https://.`,
              remedy: 'Correct it in the source.',
              choices: waysOut(difference),
            },
          ],
    ),
})
