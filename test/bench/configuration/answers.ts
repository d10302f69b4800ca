/**
 * What the pages of a large snapshot, plan and deployment ask, 200 times each, as portfolio/answers.ts tells it:
 * `node test/bench/configuration/answers.ts 50000`. `--keep=folder` keeps the database for the next time.
 */
import { answersOf, answersTable, type Question } from '../portfolio/answers.ts'
import { type Served, serveWith } from '../portfolio/kept.ts'
import { fill } from './fill.ts'

const PAGE = 200
const SORTS = ['name', '-name', 'choice', '-problems', 'because', '-because']
/** Of names, of descriptions and of keys: few fit, or many. */
const WORDS = ['field', 'screen 12', 'team', 'project 7', 'nothing is called so', 'jira', 'priority', 'scheme 3']

interface Asked {
  readonly id: string
}

export async function questionsOf({ ask }: Served, size: number): Promise<readonly Question[]> {
  const first = async (list: string): Promise<string> => {
    const [one] = (JSON.parse(await ask(`/${list}?limit=50`)) as Record<string, (Asked & Named)[]>)[list] ?? []
    return `/${list}/${one?.id}`
  }
  const snapshots = JSON.parse(await ask('/snapshots?limit=10')) as { snapshots: (Asked & Named)[] }
  const snapshot = `/snapshots/${snapshots.snapshots.find(({ connection }) => connection === 'large')?.id}/objects`
  const [plan, deployment] = [await first('plans'), await first('deployments')]
  const { differences } = JSON.parse(await ask(`${plan}/differences?limit=${PAGE}&offset=${size / 2}`)) as {
    differences: { key: string }[]
  }
  const key = (n: number): string => encodeURIComponent(differences[n % differences.length]?.key ?? '')
  const page = (n: number): string => `limit=${PAGE}&offset=${(n * 997) % size}`
  const word = (n: number): string => encodeURIComponent(`${WORDS[n % WORDS.length]}${n < WORDS.length ? '' : ` ${n}`}`)
  return [
    { what: 'snapshot: any page', route: (n) => `${snapshot}?values=false&${page(n)}` },
    { what: 'snapshot: the other way round', route: (n) => `${snapshot}?values=false&sort=-name&${page(n)}` },
    { what: 'snapshot: filters of one kind', route: (n) => `${snapshot}?values=false&kind=filter&${page(n)}` },
    { what: 'snapshot: locked', route: () => `${snapshot}?values=false&locked=true&limit=${PAGE}` },
    { what: 'snapshot: words', route: (n) => `${snapshot}?values=false&search=${word(n)}&limit=${PAGE}` },
    { what: 'plan: any page', route: (n) => `${plan}/differences?values=false&${page(n)}` },
    {
      what: 'plan: sorted',
      route: (n) => `${plan}/differences?values=false&sort=${SORTS[n % SORTS.length]}&${page(n)}`,
    },
    { what: 'plan: what changes', route: (n) => `${plan}/differences?values=false&moving=true&${page(n)}` },
    { what: 'plan: with problems', route: () => `${plan}/differences?values=false&problems=true&limit=${PAGE}` },
    { what: 'plan: words', route: (n) => `${plan}/differences?values=false&search=${word(n)}&limit=${PAGE}` },
    { what: 'plan: one object', route: (n) => `${plan}/difference?key=${key(n)}` },
    { what: 'plan: what is filtered by', route: () => `${plan}/facets` },
    { what: 'plan: steps', route: (n) => `${plan}/steps?${page(n)}` },
    { what: 'plan: steps by words', route: (n) => `${plan}/steps?search=${word(n)}&limit=${PAGE}` },
    { what: 'plan: steps drawn together', route: () => `${plan}/waves` },
    { what: 'plan: problems', route: () => `${plan}/problems?limit=${PAGE}` },
    { what: 'plan: questions', route: () => `${plan}/questions?limit=${PAGE}` },
    { what: 'plan: what the target has alone', route: () => `${plan}/targets?limit=${PAGE}` },
    { what: 'deployment: any page', route: (n) => `${deployment}/lines?${page(n)}` },
    { what: 'deployment: words', route: (n) => `${deployment}/lines?search=${word(n)}&limit=${PAGE}` },
    { what: 'deployment: one step', route: (n) => `${deployment}/step?step=create%20${key(n)}` },
    { what: 'plans', route: () => '/plans?limit=50' },
    { what: 'history of snapshots', route: () => '/snapshots/history?limit=50' },
  ]
}

interface Named {
  readonly connection?: string
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const size = Number(words[0] ?? 50_000)
  const keep = words.find((one) => one.startsWith('--keep='))?.slice('--keep='.length)
  await using served = await serveWith((db) => fill(db, size), keep)
  console.log(answersTable(await answersOf(served, await questionsOf(served, size))))
}
