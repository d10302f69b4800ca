/** What lists show of a deployment's steps, page by page, against the steps themselves. */
import { expect } from 'vitest'
import type { Client } from './client.ts'

/** So that there are several. */
const PAGE = 3

export async function sameLines(asker: Client, id: string): Promise<void> {
  const { steps } = await asker.get('deployments.steps', { id })
  const pages = Array.from({ length: Math.ceil(steps.length / PAGE) }, (_, at) => at * PAGE)
  const answers = await Promise.all(pages.map((offset) => asker.get('deployments.lines', { id, limit: PAGE, offset })))
  const lines = answers.flatMap((answer) => answer.lines)
  expect(lines.map(({ wave }) => wave)).toEqual(lines.map(({ wave }) => wave).toSorted((a, b) => a - b))
  const known = new Map(
    steps.map(({ id: step, verb, about, title, wave, state, why, requests }) => [
      step,
      { id: step, verb, about, title, wave, state, why, requests: requests.length },
    ]),
  )
  expect(new Map(lines.map((line) => [line.id, line]))).toEqual(known)
  for (const { total, states, waves } of answers) {
    expect(total).toBe(steps.length)
    for (const { state, count } of states)
      expect(
        steps.filter((step) => step.state === state),
        state,
      ).toHaveLength(count)
    expect(waves.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  }
  const last = steps.at(-1)
  if (!last) return
  const { before, ...opened } = await asker.get('deployments.step', { id, step: last.id })
  expect(opened).toEqual(last)
  expect(before.map((one) => one.id).toSorted()).toEqual(last.after.toSorted())
}
