/** The raw door: one question and its answer as it came, refusals too. For checks, which must see what Jira says. */
import { Fault, type HttpResponse, type Json } from '../base/index.ts'
import { login } from './access-token.ts'
import { bodyOf, UNREADABLE } from './body.ts'
import { bucketOf, type Line, type Question, request } from './exchange.ts'
import { refusal } from './refusal.ts'

export interface RawAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** Undefined when there is no body, or none that is JSON. */
  readonly body: Json | undefined
}

export interface RawQuestion extends Omit<Question, 'reads'> {
  /** Asked without the token, as nobody. */
  readonly anonymous?: boolean
  /** Instead of, or beyond, those that every request has. */
  readonly headers?: Readonly<Record<string, string>>
}

export type Raw = (question: RawQuestion) => Promise<RawAnswer>

/** One try, no judgement. Throws only `NoAnswer`; whether the token may be used is the caller's to know. */
export async function askOnce(line: Line, question: RawQuestion): Promise<RawAnswer> {
  const wait = await line.budget.take(bucketOf(question), 1)
  if (wait > 0) await line.world.sleep(wait)
  const { anonymous, headers, ...asked } = question
  const sent = request(line, asked, anonymous ? {} : await login(line))
  return answerOf(await line.world.fetch({ ...sent, headers: { ...sent.headers, ...headers } }))
}

const MOST_TRIES = 4
const LONGEST_WAIT = 60_000

/** Keeps to the limits and to the login breaker: a token that Jira does not accept is sent once and no more. */
export function openRaw(line: Line): Raw {
  return async (question) => {
    for (let tries = 1; ; tries++) {
      const known = question.anonymous ? null : await line.breaker.isOpen(line.credential.id)
      if (known !== null)
        throw new Fault('jira.unauthorized', `${line.site} does not accept this token (${known}).`, {
          about: line.site,
          remedy: 'Test the connection again, or store a new token.',
        })
      const answer = await askOnce(line, question)
      if (!question.anonymous) await noteFailedLogin(line, question, answer)
      if (answer.status !== 429 || tries >= MOST_TRIES) return answer
      await line.world.sleep(Math.min(LONGEST_WAIT, (Number(answer.headers['retry-after']) || 2 ** tries) * 1_000))
    }
  }
}

async function noteFailedLogin(line: Line, question: RawQuestion, { status, headers, text }: RawAnswer): Promise<void> {
  const refused = refusal(line.site, { ...question, reads: true }, { status, headers, body: text })
  if (refused?.code === 'jira.unauthorized' || refused?.code === 'jira.anonymous')
    await line.breaker.trip(line.credential.id, refused.message)
}

function answerOf(response: HttpResponse): RawAnswer {
  const { status, headers, body: text } = response
  const body = bodyOf(response)
  return { status, headers, text, body: body === UNREADABLE ? undefined : body }
}
