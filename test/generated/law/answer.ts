/** Answers a plan's questions as somebody would who knows which thing is which, and elsewhere takes what is offered. */
import type { Problem } from '../../../src/base/index.ts'
import type { Answers, Remembered, Snapshot } from '../../../src/configuration/index.ts'
import type { Draw } from '../draw.ts'

export interface Asked {
  readonly source: Snapshot
  readonly target: Snapshot
  readonly truth: Remembered
}

/** Null where nothing can be said: then the plan is rightly refused. */
export function answersTo(problems: readonly Problem[], asked: Asked, draw: Draw): Answers | null {
  const answers: Record<string, string> = {}
  const open = problems.filter(({ severity }) => severity === 'blocks')
  for (const problem of open) {
    const answer = answerTo(problem, asked, draw)
    if (answer === null) return null
    answers[problem.about] = answer
  }
  return answers
}

function answerTo(problem: Problem, asked: Asked, draw: Draw): string | null {
  if (problem.code === 'ambiguous-name') return trueAnswer(problem, asked)
  const choices = (problem.choices ?? []).map(({ answer }) => answer)
  if (choices.length > 0) return draw.pick(choices)
  return asked.source.objects.some(({ key }) => key === problem.about) ? 'leave-out' : null
}

function trueAnswer({ about, choices = [] }: Problem, { source, target, truth }: Asked): string {
  const object = source.objects.find(({ key }) => key === about)
  const id = truth.get(object?.kind ?? '')?.get(object?.id ?? '')
  const there = target.objects.find((one) => one.kind === object?.kind && one.id === id)
  return there && choices.some(({ answer }) => answer === there.key) ? there.key : 'create'
}
