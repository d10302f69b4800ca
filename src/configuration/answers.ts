/** What people said to a plan's questions: one flat table, question → answer, kept in a file or remembered. Pure. */
import { Fault, isObject, type Json } from '../base/index.ts'

/** About → answer: `"custom-field:Severity (select)": "custom-field:Severity (select)#2"`, `"user:eva@old.example": "drop"`. */
export type Answers = Readonly<Record<string, string>>

/** Words an answer may be besides a key of the target. */
export const WORDS = ['create', 'use', 'keep', 'leave-out', 'drop', 'fallback', 'delete', 'allow'] as const

/** The question who takes the place of every person whom the target does not have; no object has such a key. */
export const FALLBACK = 'fallback'

export function parseAnswers(json: Json): Answers {
  if (!isObject(json)) throw new Fault('input.invalid', 'Answers must be one JSON object: question → answer.')
  const wrong = Object.entries(json).filter(([, answer]) => typeof answer !== 'string')
  if (wrong.length > 0)
    throw new Fault(
      'input.invalid',
      `An answer must be text; these are not: ${wrong.map(([about]) => about).join(', ')}.`,
    )
  return json as Answers
}

/** Said about one plan only: never remembered, so that nothing is deleted, created twice or let through unasked. */
const ONCE: ReadonlySet<string> = new Set(['create', 'delete', 'allow'])

export function worthRemembering(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => !ONCE.has(answer)))
}

/** Of remembered answers those that still mean something: a word, or an object that the target still has. */
export function stillFit(answers: Answers, targetKeys: ReadonlySet<string>): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => WORDS.some((word) => word === answer) || targetKeys.has(answer)),
  )
}
