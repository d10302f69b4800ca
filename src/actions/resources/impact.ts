/** What a change of a plan reaches on the target, counted when somebody looks; and what a plan is looked through for. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { CODES, countImpact, KINDS } from '../../configuration/index.ts'
import { keepImpact, keptImpact, loadDifferences, loadSnapshot } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { openSite } from '../flows/open-site.ts'
import { ONE_DIFFERENCE } from '../inputs.ts'
import { IMPACT, PLAN_CHECK } from '../shapes/index.ts'
import { planOf } from './plans.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

export const planImpactAction = defineAction({
  name: 'plans.impact',
  says: 'What a change of one object reaches on the target: projects, boards, filters, issues, and how many would lose something.',
  method: 'GET',
  path: '/plans/{id}/impact',
  needs: 'viewer',
  audit: 'never',
  input: ONE_DIFFERENCE,
  output: IMPACT,
  async run(context, { id, key }) {
    const { db, actor } = context
    const saved = await planOf(db, id)
    const kept = await keptImpact(db, saved.id, key)
    if (kept) return show(kept.impact, kept.countedAt)
    const differences = await loadDifferences(db, saved.id)
    const difference = differences.find((one) => one.key === key) ?? differences.find((one) => one.targetKey === key)
    if (!difference) throw new Fault('not-found', `This plan has no object ${key}.`, { about: key })
    if (saved.targetSnapshot === null)
      throw new Fault('conflict', 'This plan keeps no snapshot of its target, so nothing can be counted by it.', {
        about: id,
        remedy: 'Make the plan again from its two sides.',
      })
    const target = await loadSnapshot(db, saved.targetSnapshot)
    const site = await openSite(context, saved.plan.to.name, { actor, purpose: 'impact' })
    const impact = await countImpact(site.jira, { difference, differences, target, kinds: BY_NAME })
    return show(impact, await keepImpact(db, saved.id, key, impact))
  },
})

type Shown = z.input<typeof IMPACT>
type Part = Exclude<keyof Shown, 'countedAt'>

function show(
  impact: { readonly [P in Part]: Omit<Shown[P], 'names'> & { readonly names: readonly string[] } },
  at: Date,
) {
  const part = (name: Part): Shown[Part] => ({ ...impact[name], names: [...impact[name].names] })
  return {
    projects: part('projects'),
    boards: part('boards'),
    filters: part('filters'),
    issues: part('issues'),
    losing: part('losing'),
    countedAt: at.toISOString(),
  }
}

export const listChecksAction = defineAction({
  name: 'checks.list',
  says: 'Everything that a plan is looked through for before it may be applied, with what goes wrong without it.',
  method: 'GET',
  path: '/checks',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ checks: z.array(PLAN_CHECK) }),
  run: async () => ({ checks: CODES.map((check) => ({ ...check })) }),
})
