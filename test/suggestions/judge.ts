/** Holds what is suggested for the sites of the corpus against what a careful person would choose, and counts. */
import { rivals, suggestFields, suggestPoints } from '../../src/actions/flows/suggest-mapping.ts'
import { HEALTHS } from '../../src/portfolio/index.ts'
import { drawSite } from './draw-site.ts'
import type { Asked, Case } from './site.ts'

/** What has an answer is found or left to a person; what is suggested is right or wrong; the rest was rightly left. */
export interface Score {
  answers: number
  found: number
  wrong: number
  left: number
  /** Nothing may be chosen, and nothing was. */
  rightlyLeft: number
}
const NONE: Score = { answers: 0, found: 0, wrong: 0, left: 0, rightlyLeft: 0 }

export interface Judged {
  readonly byField: ReadonlyMap<string, Score>
  readonly byLanguage: ReadonlyMap<string, Score>
  readonly all: Score
  readonly wrong: readonly string[]
  readonly missed: readonly string[]
  /** Counts asked of Jira, over all sites. */
  readonly asked: number
}

interface Verdict {
  readonly about: string
  readonly answer: string | null
  readonly said: string | null
  readonly says: string
}

export function judge(seeds: readonly number[]): Judged {
  const [byField, byLanguage] = [new Map<string, Score>(), new Map<string, Score>()]
  const [wrong, missed]: [string[], string[]] = [[], []]
  const all = { ...NONE }
  let asked = 0
  for (const seed of seeds) {
    const one = drawSite(seed)
    const { verdicts, counted } = verdictsOn(one)
    asked += counted
    for (const { about, answer, said, says } of verdicts) {
      for (const score of [all, at(byField, about), at(byLanguage, one.language)]) add(score, answer, said)
      const told = `SEED_START=${seed} SEED_COUNT=1 (${one.language}) ${about}: ${says}`
      if (said !== null && said !== answer) wrong.push(told)
      else if (said !== answer) missed.push(told)
    }
  }
  return { byField, byLanguage, all, wrong, missed, asked }
}

function at(scores: Map<string, Score>, name: string): Score {
  const score = scores.get(name) ?? { ...NONE }
  scores.set(name, score)
  return score
}

function add(score: Score, answer: string | null, said: string | null): void {
  if (answer !== null) score.answers += 1
  if (said === null) score[answer === null ? 'rightlyLeft' : 'left'] += 1
  else score[said === answer ? 'found' : 'wrong'] += 1
}

function verdictsOn(one: Case): { readonly verdicts: readonly Verdict[]; readonly counted: number } {
  const { offered, truth, used } = one
  const types = ['10001']
  const { ofItems, ofAll } = rivals({ ...offered, used: new Map() })
  const counted = [...ofItems, ...ofAll]
  const known = { ...offered, used: new Map(counted.map((id) => [id, used.get(id) ?? 0])) }
  const { fields } = suggestFields(known, types)
  const chosen = new Map<string, string>(fields.map(({ field, jira }) => [field, jira]))
  const points = suggestPoints(known).found
  if (points) chosen.set('points', points.field.id)
  const asked = Object.entries(truth.fields) as [Exclude<Asked, 'stage'>, string | null][]
  const values = (field: string) => fields.find((mapping) => mapping.field === field)?.values ?? {}
  return {
    counted: counted.length,
    verdicts: [
      ...asked.map(([about, answer]) => verdict(one, about, answer, chosen.get(about) ?? null)),
      ...(chosen.get('health') === truth.fields.health ? optionVerdicts(one, values('health')) : []),
      ...statusVerdicts(one, values('stage')),
    ],
  }
}

function verdict({ offered, used }: Case, about: string, answer: string | null, said: string | null): Verdict {
  const shown = (id: string | null) =>
    id === null
      ? 'nothing'
      : `“${offered.fields.find((field) => field.id === id)?.name}” (${id}, ${used.get(id)} issues)`
  return { about, answer, said, says: `${shown(said)} instead of ${shown(answer)}` }
}

type Values = Readonly<Record<string, readonly string[]>>

function optionVerdicts({ offered, truth }: Case, values: Values): Verdict[] {
  const names = new Map([...offered.options.values()].flat().map(({ id, name }) => [id, name]))
  return [...truth.health].map(([option, answer]) => {
    const said = HEALTHS.find((health) => values[health]?.includes(option)) ?? null
    return { about: 'options of health', answer, said, says: `“${names.get(option)}” as ${said}, not ${answer}` }
  })
}

/** Each status by what it means; and of what is under way the plain one is written, not one of waiting or testing. */
function statusVerdicts({ offered, truth }: Case, values: Values): Verdict[] {
  const name = (id: string) => offered.statuses.find((status) => status.id === id)?.name
  const category = (stage: string) => offered.stages.find(({ id }) => id === stage)?.category ?? null
  const placed = [...truth.statuses].map(([id, { means }]) => {
    const stage = Object.keys(values).find((one) => values[one]?.includes(id))
    const said = stage === undefined ? null : category(stage)
    return { about: 'statuses', answer: means, said, says: `“${name(id)}” as ${said}, not ${means}` }
  })
  const written = Object.entries(values).flatMap(([_stage, ids]) => {
    const plain = ids.find((id) => truth.statuses.get(id)?.isWritten)
    const [said = null] = ids
    const says = `“${said && name(said)}” is written, not “${plain && name(plain)}”`
    return plain === undefined ? [] : [{ about: 'status that is written', answer: plain, said, says }]
  })
  return [...placed, ...written]
}
