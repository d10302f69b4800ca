/** The register of checks: one line per check. What kinds, pairing and comparing find themselves is listed in `elsewhere`. */
import type { Problem, Severity } from '../../base/index.ts'
import { FACTS } from '../site-facts.ts'
import { type Check, type Ground, type GroundInput, groundOf } from './check.ts'
import { issuesLose, typeHasIssues } from './deletions.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { contextLeftOut, fieldTrashed, fieldTypeMissing, optionRetired } from './fields.ts'
import { tooLong } from './lengths.ts'
import { limitGrants, limitStatuses, limitTypes, limitWorkflows } from './limits.ts'
import { keyHeld, nameCase, nameHeld, nameSpace } from './names.ts'
import { othersAffected } from './others.ts'
import { inactivePerson } from './people.ts'
import { applicationMissing, freePlan, unknownPermission } from './permissions.ts'
import { projectTypeUnlicensed, projectUrl } from './projects.ts'
import { groupRight, noAdministrator, unlicensed } from './rights.ts'
import { projectOutOfSight } from './sight.ts'
import { categoryChange, noStandardType, subTasksOff } from './types-and-statuses.ts'
import { appRuleMissing, eventMissing, ruleEmptied } from './workflow-rules.ts'
import {
  noStart,
  statusUnreachable,
  transitionFromNowhere,
  transitionNowhere,
  transitionSameName,
  transitionTwice,
} from './workflows.ts'

export type { Check, Ground } from './check.ts'

export const CHECKS: readonly Check[] = [
  noAdministrator,
  unlicensed,
  freePlan,
  groupRight,
  inactivePerson,
  keyHeld,
  nameHeld,
  nameCase,
  nameSpace,
  tooLong,
  projectTypeUnlicensed,
  projectUrl,
  projectOutOfSight,
  subTasksOff,
  noStandardType,
  categoryChange,
  noStart,
  transitionNowhere,
  transitionFromNowhere,
  transitionTwice,
  transitionSameName,
  statusUnreachable,
  ruleEmptied,
  appRuleMissing,
  eventMissing,
  unknownPermission,
  applicationMissing,
  fieldTypeMissing,
  fieldTrashed,
  contextLeftOut,
  optionRetired,
  limitTypes,
  limitWorkflows,
  limitStatuses,
  limitGrants,
  typeHasIssues,
  issuesLose,
  othersAffected,
]

export interface Listed {
  readonly code: string
  readonly severity: Severity
  readonly guards: string
}

/** Everything that any plan may say, for pages and documents. */
export const CODES: readonly Listed[] = [...CHECKS, ...ELSEWHERE].map(({ code, severity, guards }) => ({
  code,
  severity,
  guards,
}))

/** `without`: codes that are not looked for, so that a test can see what happens then. */
export function runChecks(input: GroundInput, without: ReadonlySet<string> = new Set()): Problem[] {
  const ground = groundOf(input)
  const found = CHECKS.flatMap((check) => (without.has(check.code) ? [] : check.find(ground)))
  return [...found, ...(without.has('not-checked') ? [] : notChecked(ground))].filter(
    ({ about, choices }) => !choices?.some((choice) => choice.answer === input.answers[about]),
  )
}

/** A fact that could not be read is said with what was therefore not looked for. */
function notChecked({ facts, target }: Ground): Problem[] {
  return FACTS.flatMap((name): Problem[] => {
    const fact = facts[name]
    if (fact === null || !('unread' in fact)) return []
    const codes = CHECKS.flatMap(({ code, needs }) => (needs?.includes(name) ? [code] : []))
    return [
      {
        severity: 'warns',
        code: 'not-checked',
        about: `${target.site.name}/${name}`,
        says: `Not looked for on ${target.site.name} (${codes.join(', ')}): ${fact.unread}`,
        remedy: 'Give the account the right to see it and plan again, or look yourself before you apply.',
      },
    ]
  })
}
