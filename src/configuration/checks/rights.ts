/** What the account may do on the target, and whether the target takes changes at all. Pure. */
import { defineCheck, known, waysOut, writtenOf } from './check.ts'

export const noAdministrator = defineCheck({
  code: 'no-administrator',
  severity: 'blocks',
  guards: 'Jira refuses every change of configuration to who does not administer it.',
  needs: ['administrator'],
  find: ({ facts, target }) =>
    known(facts.administrator) === false
      ? [
          {
            about: 'plan',
            says: `The account that looked at ${target.site.name} is not Jira administrator there.`,
            remedy: 'Give it the global permission Administer Jira, or use the token of an administrator.',
          },
        ]
      : [],
})

export const unlicensed = defineCheck({
  code: 'unlicensed',
  severity: 'blocks',
  guards: 'A site without a licence can be read and not changed.',
  needs: ['license'],
  find({ facts, target }) {
    const license = known(facts.license)
    if (license === undefined || license.length === 0 || license.some(({ plan }) => plan !== 'UNLICENSED')) return []
    return [
      {
        about: 'plan',
        says: `${target.site.name} has no licence for any Jira application, so it can only be read.`,
        remedy: 'Renew its subscription first.',
      },
    ]
  },
})

/** "Site administration (that is, member of the site-admin group)" (operation createGroup). */
const SITE_ADMINS: ReadonlySet<string> = new Set(['site-admins', 'system-administrators', 'org-admins'])

export const groupRight = defineCheck({
  code: 'group-right',
  severity: 'blocks',
  guards: 'Only site administrators make groups; what names the group is then not made either.',
  needs: ['groups'],
  find(ground) {
    const groups = known(ground.facts.groups)
    if (groups === undefined || groups.some((name) => SITE_ADMINS.has(name))) return []
    return writtenOf(ground, 'group').map(({ key, difference }) => ({
      about: key,
      says: `${ground.target.site.name} does not have this group, and the account may not make it: it is no site administrator.`,
      remedy: 'Have the group made there, answer with another group, or leave it out wherever it is named.',
      choices: [...waysOut(difference), { answer: 'drop', says: 'Leave it out wherever it is named.' }],
    }))
  },
})
