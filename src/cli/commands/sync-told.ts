/** What all commands of sync share: their options, and how an answer is told. */
import { say, sayJson } from '../say.ts'

export interface Options {
  readonly json?: boolean
}

export const JSON_FLAG = ['--json', 'print the result as JSON'] as const

/** The whole result for programs, a sentence for people. */
export function tell(result: unknown, says: string, json: boolean | undefined): void {
  if (json) sayJson(result)
  else say(says)
}
