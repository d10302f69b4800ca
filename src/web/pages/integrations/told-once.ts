/** What there is to say of a connection, each once: a question stands in its own box, what stops it on its line. */
import type { ProblemView, SyncStatusView } from '../../../actions/index.ts'

/** The problem that each question is asked for. */
const ASKED_FOR = { frozen: 'many-absent', mass: 'many-writes' } as const

type Asked = keyof typeof ASKED_FOR
const QUESTIONS: readonly Asked[] = ['frozen', 'mass']

interface Told {
  /** True where the connection stands still for an answer, so that its line has nothing to add to the question. */
  readonly asks: boolean
  readonly says: string | null
  readonly remedy: string | null
  readonly problems: readonly ProblemView[]
}

export function toldOnce(status: SyncStatusView): Told {
  const asked = new Set(QUESTIONS.filter((one) => status[one] !== null).map((one): string => ASKED_FOR[one]))
  const asks = status.problems.some(({ code, says }) => asked.has(code) && says === status.says)
  return {
    asks,
    says: asks ? null : status.says,
    remedy: asks ? null : status.remedy,
    problems: status.problems.filter(({ code, says }) => !asked.has(code) && says !== status.says),
  }
}
