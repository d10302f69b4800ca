/** Asks a real site what our assumptions answer, changes nothing, and tells where reality differs without telling anything of the site. */
import { Fault, isFault, NoAnswer } from '../../base/index.ts'
import type { Deployment } from '../credential.ts'
import type { Line } from '../exchange.ts'
import { Lanes } from '../lanes.ts'
import { openRaw } from '../raw.ts'
import type { Facts } from './facts.ts'
import type { ProbedSite, ProbeQuestion } from './question.ts'
import { QUESTIONS } from './questions/index.ts'
import { NothingToAsk, sampleOf } from './sample.ts'

export interface ProbeOptions {
  readonly deployment: Deployment
  /** The site's own address, without a slash at the end. */
  readonly base: string
  /** Also sends one login that cannot work, of an account that cannot exist. Off unless asked for. */
  readonly failedLogin?: boolean
  /** Hears each line as it is found. */
  readonly tell?: (line: ProbeLine) => void
}

/** `refused`: the account may not ask this. `not asked`: the site has nothing to ask it of, or gave no answer. */
export type Verdict = 'as assumed' | 'differs' | 'refused' | 'not asked'

export interface ProbeLine {
  readonly name: string
  readonly assumes: string
  readonly verdict: Verdict
  readonly seen: Facts
  /** What was assumed otherwise, fact by fact; or why it was not asked. */
  readonly because: readonly string[]
}

export interface ProbeReport {
  readonly deployment: Deployment
  readonly lines: readonly ProbeLine[]
  readonly counts: Readonly<Record<Verdict, number>>
}

/** Questions under way at once: a probe is a guest. */
const WIDTH = 4

/** `line` leads to the site by whichever door the token opens; what nobody is asked, is asked of the site itself. */
export async function probeSite(line: Line, options: ProbeOptions): Promise<ProbeReport> {
  const { deployment, base } = options
  const [door, own] = [openRaw(line), openRaw({ ...line, address: base })]
  const raw: ProbedSite['raw'] = (question) => (question.anonymous ? own : door)(question)
  const site: ProbedSite = {
    deployment,
    base,
    api: deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2',
    raw,
    sample: sampleOf(raw, deployment),
  }
  const lanes = new Lanes(() => ({ all: WIDTH }))
  const lines = await Promise.all(
    questionsFor(options).map((one) =>
      lanes.run('', async () => {
        const found = await lineOf(one, site)
        options.tell?.(found)
        return found
      }),
    ),
  )
  return { deployment, lines, counts: countsOf(lines) }
}

export function questionsFor({ deployment, failedLogin = false }: ProbeOptions): ProbeQuestion[] {
  return QUESTIONS.filter(
    ({ on, name }) => (on === 'both' || on === deployment) && (failedLogin || name !== 'failed-login'),
  )
}

async function lineOf({ name, assumes, ask }: ProbeQuestion, site: ProbedSite): Promise<ProbeLine> {
  try {
    const { seen, assumed } = await ask(site)
    const refused = seen.status !== assumed.status && (seen.status === 401 || seen.status === 403)
    const because = differences(seen, assumed)
    const verdict = because.length === 0 ? 'as assumed' : refused ? 'refused' : 'differs'
    return { name, assumes, verdict, seen, because }
  } catch (error) {
    return { name, assumes, verdict: 'not asked', seen: {}, because: [whyNot(error)] }
  }
}

/** In our own words: the words of an answer are the customer's. A token that no longer works ends the probe. */
function whyNot(error: unknown): string {
  if (error instanceof NothingToAsk) return error.message
  if (error instanceof NoAnswer) return `no answer (${error.reason})`
  if (isFault(error)) throw error
  throw new Fault('internal', 'A question of the probe could not be asked.', { cause: error })
}

function differences(seen: Facts, assumed: Facts): string[] {
  return Object.entries(assumed).flatMap(([fact, value]) =>
    seen[fact] === value ? [] : [`${fact}: assumed ${value}, seen ${seen[fact] ?? 'nothing'}`],
  )
}

function countsOf(lines: readonly ProbeLine[]): ProbeReport['counts'] {
  const many = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length
  return {
    'as assumed': many('as assumed'),
    differs: many('differs'),
    refused: many('refused'),
    'not asked': many('not asked'),
  }
}
