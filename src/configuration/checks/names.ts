/** Names and keys: held where no snapshot shows it, or different in case or spaces alone. Pure. */
import { equal, isObject } from '../../base/index.ts'
import type { Project } from '../kinds/project/value.ts'
import type { HeldProject } from '../site-facts.ts'
import { defineCheck, type Ground, known, type Written, waysOut, writtenOf } from './check.ts'

export const keyHeld = defineCheck({
  code: 'key-held',
  severity: 'blocks',
  guards:
    'A project in the trash, a team-managed one or one whose former key it is still holds the key: Jira refuses the project.',
  needs: ['projects'],
  find: (ground) =>
    projectsWithHolders(ground).flatMap(({ one, others }) => {
      const { key } = one.after
      const holder = one.before?.key === key ? undefined : others.find(({ keys }) => keys.includes(key))
      if (!holder) return []
      return [
        {
          about: one.key,
          says: `The key ${key} is held by ${told(holder)}.`,
          remedy: 'Give it another key, or free this one in Jira’s list of projects.',
          choices: [
            { answer: `rename:${freeKey(key, others)}`, says: `Its key becomes ${freeKey(key, others)}.` },
            ...waysOut(one.difference),
          ],
        },
      ]
    }),
})

export const nameHeld = defineCheck({
  code: 'name-held',
  severity: 'blocks',
  guards: 'A project in the trash or a team-managed one still holds the name: Jira refuses the project.',
  needs: ['projects'],
  find: (ground) =>
    projectsWithHolders(ground).flatMap(({ one, others }) => {
      const { name, key } = one.after
      const isKept = one.before !== null && folded(one.before.name) === folded(name)
      const holder = isKept ? undefined : others.find((other) => folded(other.name) === folded(name))
      if (!holder) return []
      return [
        {
          about: `${one.key}/name`,
          says: `The name ${name} is held by ${told(holder)}.`,
          remedy: 'Give it another name, or free this one in Jira’s list of projects.',
          choices: [{ answer: `rename:${name} ${key}`, says: `Its name becomes ${name} ${key}.` }],
        },
      ]
    }),
})

interface Held {
  readonly one: Written<Project>
  /** Projects of the target that no snapshot shows. */
  readonly others: readonly HeldProject[]
}

function projectsWithHolders(ground: Ground): Held[] {
  const shown = new Set((ground.onTarget.get('project') ?? []).map(({ id }) => id))
  const freed = new Set(ground.deleted.flatMap(({ kind, targetId }) => (kind === 'project' ? [targetId] : [])))
  const written = writtenOf<Project>(ground, 'project')
  const rekeyed = written.flatMap(({ before, after, difference: { targetId: id } }): HeldProject[] =>
    before === null || id === null || before.key === after.key
      ? []
      : [{ id, name: '', keys: [before.key], former: [], state: 'live' }],
  )
  const isRekeyed = new Set(rekeyed.map(({ id }) => id))
  // A project that this plan deletes lies in the trash then and holds what it held; one that gets another key keeps the old one.
  const holding = (other: HeldProject): HeldProject => {
    if (!shown.has(other.id) || freed.has(other.id)) return other
    return { ...other, name: '', keys: isRekeyed.has(other.id) ? other.keys : other.former }
  }
  const all = known(ground.facts.projects) ?? rekeyed
  return written.map((one) => ({
    one,
    others: all.filter(({ id }) => id !== one.difference.targetId).map(holding),
  }))
}

const WHERE = { trash: 'in the trash', team: 'team-managed', live: 'in use' } as const
const told = ({ keys, state }: HeldProject): string => `the project ${keys[0] ?? ''}, which is ${WHERE[state]}`
const folded = (text: string): string => text.trim().toLowerCase()
const MOST_KEY = 10

function freeKey(key: string, others: readonly HeldProject[]): string {
  const held = new Set(others.flatMap(({ keys }) => keys))
  for (let number = 2; ; number++) {
    const free = `${key.slice(0, MOST_KEY - String(number).length)}${number}`
    if (!held.has(free)) return free
  }
}

export const nameCase = defineCheck({
  code: 'name-case',
  severity: 'warns',
  guards: 'The target’s spelling of a name is lost, in every project that uses it, though only its case differs.',
  find: (ground) =>
    [...ground.written].flatMap(([name, differences]) => {
      const kind = ground.kinds.get(name)
      if (!kind?.claims) return []
      return differences.flatMap((difference) => {
        const { key, before, after } = difference
        if (before === null || after === null) return []
        const [was, becomes] = [kind.nameOf(before), kind.nameOf(after)]
        if (was === becomes || folded(was) !== folded(becomes)) return []
        return [
          {
            about: key,
            says: `${ground.target.site.name} writes its name “${was}”; it would become “${becomes}” wherever it is used.`,
            remedy: 'Use the target’s as it is, or let it be renamed.',
            choices: waysOut(difference),
          },
        ]
      })
    }),
})

/** "Cannot begin or end with whitespace" (operation createProjectRole). */
export const nameSpace = defineCheck({
  code: 'name-space',
  severity: 'blocks',
  guards: 'Jira refuses a role whose name begins or ends with a space.',
  find: (ground) =>
    writtenOf(ground, 'project-role').flatMap(({ key, after, before, difference }) => {
      const name = isObject(after) ? String(after.name) : ''
      if (name.trim() === name || (isObject(before) && equal(before.name ?? null, name))) return []
      return [
        {
          about: key,
          says: `Its name “${name}” begins or ends with a space, which Jira does not take.`,
          remedy: 'Give it a name without.',
          choices: [{ answer: `rename:${name.trim()}`, says: `Call it ${name.trim()}.` }, ...waysOut(difference)],
        },
      ]
    }),
})
