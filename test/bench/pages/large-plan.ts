/** A plan of many objects as an analysis would keep it, made without reading a site: for pages that show it. */
import type { Problem } from '../../../src/base/index.ts'
import type { ConfigurationPlan, Difference } from '../../../src/configuration/index.ts'
import type { Step } from '../../../src/plan/index.ts'
import { beginWork, type Db, endWork, savePlan } from '../../../src/store/index.ts'

const KINDS = ['issue-type', 'workflow', 'status', 'custom-field', 'screen', 'screen-scheme', 'filter'] as const
const CHOICES = ['create', 'create', 'create', 'update', 'unchanged', 'unchanged', 'use'] as const
const MOVING = ['create', 'create', 'update'] as const
/** So many steps back are what one waits for. */
const BACK = [7, 70, 700]

export interface LargePlan {
  /** As the API knows it. */
  readonly work: string
  readonly id: string
  readonly plan: ConfigurationPlan
}

/** Of the two sites that are connected. Some of its objects change, or with `moving` all. */
export async function keepLargePlan(db: Db, size: number, moving = false): Promise<LargePlan> {
  const [target, source] = await db.selectFrom('connection').select(['name', 'site_id']).orderBy('name').execute()
  if (!target || !source) throw new Error('two sites must be connected')
  const differences = Array.from({ length: size }, (_, at) => differenceAt(at, moving ? MOVING : CHOICES))
  const plan: ConfigurationPlan = {
    ...{ madeBy: { engine: '1', kinds: {} }, steps: stepsOf(differences), problems: problemsOf(differences) },
    ...{ from: siteOf(source.name), to: siteOf(target.name), projects: null },
    ...{ answers: {}, bindings: {}, pairs: [] },
  }
  const id = await savePlan(db, {
    ...{ plan, fingerprint: `${size}`, differences, sourceSite: source.site_id, targetSite: target.site_id },
    ...{ sourceSnapshot: null, targetSnapshot: null, madeBy: 'person:bench' },
  })
  const input = { from: source.name, to: target.name, projects: null, answers: {} }
  const work = await beginWork(db, 'plan', input, { kind: 'person', name: 'person:bench' })
  await endWork(db, work, { planId: id })
  return { work, id, plan }
}

const siteOf = (name: string) => ({ name, identity: `cloud:${name}`, deployment: 'cloud' }) as const

function differenceAt(at: number, choices: readonly Difference['choice'][]): Difference {
  const kind = KINDS[at % KINDS.length] ?? 'status'
  const choice = choices[(at * 31) % choices.length] ?? 'create'
  const name = `Object of a long enough name ${String(at).padStart(6, '0')}`
  const key = `${kind}:${name}`
  const value = { name, description: `What ${name} is for, in a sentence of usual length.`, place: at }
  return {
    ...{ kind, key, name, choice, sourceId: `${at}`, targetKey: key, targetId: `${at}`, problems: [] },
    because: at % 5 === 0 ? null : `project:P${at % 40}`,
    before: choice === 'create' ? null : value,
    after: choice === 'update' ? { ...value, description: 'Another.', place: -at } : value,
  }
}

function stepsOf(differences: readonly Difference[]): Step<never>[] {
  const changed = differences.filter(({ choice }) => choice === 'create' || choice === 'update')
  return changed.map(({ key, choice, name }, at) => ({
    ...{
      id: `${choice} ${key}`,
      verb: choice === 'create' ? 'create' : 'update',
      about: key,
      title: `${choice} ${name}`,
    },
    after: BACK.flatMap((back) => {
      const before = at % 3 === 0 ? undefined : changed[at - back]
      return before ? [`${before.choice} ${before.key}`] : []
    }),
    data: {} as never,
  }))
}

/** One object in ten has a finding; of these one in ten asks. */
const problemsOf = (differences: readonly Difference[]): Problem[] =>
  differences
    .filter((_, at) => at % 10 === 0)
    .map(({ key }, at) => ({
      ...{ severity: at % 10 === 0 ? 'blocks' : at % 2 === 0 ? 'warns' : 'notes', code: `finding-${at % 7}` },
      ...{ about: key, says: `Something was found about ${key}.`, remedy: 'Look at it.' },
      ...(at % 10 === 0 ? { choices: [{ answer: 'leave-out', says: 'It is left out.' }] } : {}),
    })) as Problem[]
