/** Values of fields as people read them: a stage's or a member's name, a date, the text of a description; and findings about them. */
import { canonical, isArray, isObject, type Json, type Problem } from '../../base/index.ts'
import { plainText } from '../../portfolio/index.ts'
import type { ProblemView } from '../shapes/index.ts'

export interface Names {
  readonly stages: ReadonlyMap<string, { readonly name: string }>
  /** Names by id. */
  readonly members: ReadonlyMap<string, string>
}

const HEALTHS: Readonly<Record<string, string>> = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
}

/** Empty for none. */
export function showValue(field: string, value: Json, { stages, members }: Names): string {
  if (value === null) return ''
  if (isArray(value)) return value.map(String).join(', ')
  if (isObject(value)) return plainText(value)
  const text = String(value)
  if (field === 'stage') return stages.get(text)?.name ?? text
  if (field === 'owner') return members.get(text) ?? 'somebody who is no member any more'
  return field === 'health' ? (HEALTHS[text] ?? text) : text
}

/** A value as Jira tells it: named things by their names. Empty for none. */
export function showRaw(raw: Json | undefined): string {
  if (raw === undefined || raw === null) return ''
  if (isArray(raw)) return raw.map(showRaw).join(', ')
  if (!isObject(raw)) return String(raw)
  if (raw.type === 'doc') return plainText(raw)
  const named = [raw.displayName, raw.name, raw.value].find((name) => typeof name === 'string')
  return typeof named === 'string' ? named : canonical(raw)
}

export function showProblem({ choices, ...problem }: Problem): ProblemView {
  return { ...problem, ...(choices ? { choices: choices.map((one) => ({ ...one })) } : {}) }
}
