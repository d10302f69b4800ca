/** One question of a check: asked once and judged; what comes back stands in nobody's way. */
import { isFault, NoAnswer } from '../../base/index.ts'
import type { Line } from '../exchange.ts'
import type { Shape } from '../fits.ts'
import { askOnce, type RawAnswer, type RawQuestion } from '../raw.ts'
import { accountTrouble, troubleOf, troubleOfLogin, troubleOfNoAnswer } from './judge.ts'
import { trouble } from './verification.ts'

export async function heard(line: Line, question: RawQuestion): Promise<RawAnswer> {
  const answer = await answered(line, question)
  const refused = troubleOf(line.site, answer)
  if (refused) throw refused
  return answer
}

async function answered(line: Line, question: RawQuestion): Promise<RawAnswer> {
  try {
    return await askOnce(line, question)
  } catch (error) {
    if (error instanceof NoAnswer) throw troubleOfNoAnswer(line.site, error)
    if (isFault(error)) throw troubleOfLogin(error)
    throw error
  }
}

/** Asked as the account whose token is proven: a token that dies on the way is noticed in any answer. */
export async function asked<T>(line: Line, shape: Shape<T>, question: RawQuestion): Promise<T> {
  const answer = await heard(line, question)
  const refused = accountTrouble(line.site, answer, false)
  if (refused) throw refused
  return read(shape, line.site, question, answer)
}

/** The body in the shape that we rely on. */
export function read<T>(shape: Shape<T>, site: string, question: RawQuestion, { status, body }: RawAnswer): T {
  const result = shape.safeParse(body)
  if (status === 200 && result.success) return result.data
  throw trouble(
    'not-jira',
    `${site} answered ${question.method} ${question.path.split('?')[0]} (${status}) in a form that Jira does not use.`,
    'Check the address; if it is right, send the report of `fairlead probe` for this site.',
  )
}
