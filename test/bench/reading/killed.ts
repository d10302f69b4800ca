/** A first reading whose server is killed again and again: what of it is asked of Jira twice. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isObject, type Json } from '../../../src/base/index.ts'
import { AS_STARTED } from '../as-started.ts'
import { type AskedOfSite, simulateSites } from '../simulated.ts'
import type { SoFar } from './killed-reading.ts'

export interface KilledReading {
  readonly issues: number
  readonly deaths: number
  readonly seconds: number
  /** Pages of ids that were asked for again after a death: of one partition at most, and of all after all deaths. */
  readonly pagesOfOne: number
  readonly pages: number
  /** Issues whose values were asked for again. */
  readonly again: number
}

const NAME = 'large'
const DEATHS = 10
/** As many as a site of that size is likely to have. */
const projectsOf = (issues: number): number => (issues > 100_000 ? 400 : 40)

/** By the site's own log of what it was asked. */
export async function killAndRead(issues: number): Promise<KilledReading> {
  await using sites = await simulateSites({ [NAME]: `scale:${issues}:${projectsOf(issues)}` })
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  const started = performance.now()
  const ends: number[] = []
  try {
    for (let deaths = 0; deaths <= DEATHS; deaths++) {
      const child = fork(`${import.meta.dirname}/killed-reading.ts`, [JSON.stringify(sites.site(NAME)), folder], {
        execArgv: [...AS_STARTED],
      })
      await until(child, ({ issues: read, whole }) => whole || read >= (issues * (deaths + 1)) / (DEATHS + 1))
      ends.push(Date.now())
      if (deaths < DEATHS) child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const asked = await sites.asked(NAME)
    const lives = ends.map((end, life) => asked.filter(({ at }) => at <= end && at > (ends[life - 1] ?? 0)))
    const seconds = (performance.now() - started) / 1_000
    return { issues, deaths: DEATHS, seconds, ...repeatedIn(lives) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function until(child: ChildProcess, isEnough: (soFar: SoFar) => boolean): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the reading ended with ${code}`)))
  ended.catch(() => {})
  for (;;) {
    const [soFar] = (await Promise.race([once(child, 'message'), ended])) as [SoFar]
    if (isEnough(soFar)) return
  }
}

/** A partition is what one query finds; a page of it is where that goes on from. */
export function repeatedIn(
  lives: readonly (readonly AskedOfSite[])[],
): Pick<KilledReading, 'pagesOfOne' | 'pages' | 'again'> {
  const [pages, ids] = [new Set<string>(), new Set<string>()]
  const sum = { pagesOfOne: 0, pages: 0, again: 0 }
  for (const life of lives) {
    const now = life.flatMap(pageOf)
    const again = now.filter(({ page }) => pages.has(page))
    const values = life.flatMap(valuesOf)
    sum.pages += again.length
    sum.again += values.filter((id) => ids.has(id)).length
    for (const some of Map.groupBy(again, ({ of }) => of).values())
      sum.pagesOfOne = Math.max(sum.pagesOfOne, some.length)
    for (const { page } of now) pages.add(page)
    for (const id of values) ids.add(id)
  }
  return sum
}

const bodyOf = ({ body }: AskedOfSite): Json => JSON.parse(body ?? 'null') as Json

function pageOf(asked: AskedOfSite): { readonly of: string; readonly page: string }[] {
  const body = asked.path.endsWith('/search/jql') ? bodyOf(asked) : null
  if (!isObject(body) || !/ORDER BY created ASC/.test(String(body.jql))) return []
  const of = String(body.jql)
  return [{ of, page: `${of} ${body.nextPageToken ?? ''}` }]
}

function valuesOf(asked: AskedOfSite): string[] {
  const body = asked.path.endsWith('/issue/bulkfetch') ? bodyOf(asked) : null
  return isObject(body) ? (body.issueIdsOrKeys as string[]) : []
}

if (import.meta.main)
  for (const issues of process.argv.slice(2).map(Number)) console.log(JSON.stringify(await killAndRead(issues)))
