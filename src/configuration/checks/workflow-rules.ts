/** Rules of workflows: emptied on the way, of apps that the target does not have, firing events that it does not have. Pure. */
import { isApps, RULES } from '../kinds/workflow/rules.ts'
import { type Rule, rulesOf, type Transition, type Workflow } from '../kinds/workflow/value.ts'
import { defineCheck, type Ground, known, type Written, waysOut, writtenOf } from './check.ts'

interface Placed {
  readonly workflow: Written<Workflow>
  readonly transition: Transition
}

const placed = (ground: Ground): Placed[] =>
  writtenOf<Workflow>(ground, 'workflow').flatMap((workflow) =>
    workflow.after.transitions.map((transition) => ({ workflow, transition })),
  )

/** A condition for nobody lets nobody through: "missing configuration and will block transition for everyone". */
export const ruleEmptied = defineCheck({
  code: 'rule-emptied',
  severity: 'blocks',
  guards: 'Jira refuses a rule in which nothing is left of the people, groups or fields that it named.',
  find: (ground) =>
    placed(ground).flatMap(({ workflow: { key, asked, difference }, transition }) => {
      const before = asked?.transitions.find(({ id }) => id === transition.id)
      const emptied = rulesOf(transition).filter(
        (rule) =>
          namesNothing(rule) &&
          before &&
          rulesOf(before).some((one) => one.ruleKey === rule.ruleKey && !namesNothing(one)),
      )
      return emptied.map(({ ruleKey }) => ({
        about: key,
        says: `The transition “${transition.name}” has a rule (${ruleKey}) in which nothing is left of what it named.`,
        remedy: 'Answer who takes the place of the missing people or groups, or leave the workflow out.',
        choices: waysOut(difference),
      }))
    }),
})

/** Lists of references that are there, and all of them empty. */
function namesNothing({ ruleKey, parameters }: Rule): boolean {
  const lists = Object.entries(RULES[ruleKey] ?? {}).flatMap(([name, { written }]) => {
    const held = parameters[name]
    return written === 'list' && held !== undefined ? [held] : []
  })
  return lists.length > 0 && lists.every((held) => held.length === 0)
}

export const appRuleMissing = defineCheck({
  code: 'app-rule-missing',
  severity: 'blocks',
  guards: 'Jira refuses a workflow with a rule of an app that the site does not have.',
  needs: ['apps'],
  find(ground) {
    const apps = known(ground.facts.apps)
    if (apps === undefined) return []
    return placed(ground).flatMap(({ workflow: { key, difference }, transition }) =>
      rulesOf(transition).flatMap((rule) => {
        const app = appOf(rule)
        if (app === undefined || apps.includes(app)) return []
        return [
          {
            about: key,
            says: `The transition “${transition.name}” has a rule of ${app}, and ${ground.target.site.name} has no rules of this app.`,
            remedy: 'Install the app there first, or take the rule out in the source.',
            choices: waysOut(difference),
          },
        ]
      }),
    )
  },
})

const appOf = (rule: Rule): string | undefined => {
  const named = isApps(rule) ? (rule.parameters.appKey ?? rule.parameters.key) : undefined
  return typeof named === 'string' ? named : undefined
}

export const eventMissing = defineCheck({
  code: 'event-missing',
  severity: 'blocks',
  guards: 'A transition cannot fire an event that the site does not have, and the API makes none.',
  needs: ['events'],
  find(ground) {
    const events = known(ground.facts.events)
    if (events === undefined) return []
    return placed(ground).flatMap(({ workflow: { key, difference }, transition: { event, name } }) =>
      event === null || events.includes(event)
        ? []
        : [
            {
              about: key,
              says: `The transition “${name}” fires the event “${event}”, which ${ground.target.site.name} does not have.`,
              remedy: 'Add it there in Jira’s settings under System, Events, and plan again.',
              choices: waysOut(difference),
            },
          ],
    )
  },
})
