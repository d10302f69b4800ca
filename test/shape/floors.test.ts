/** ARCHITECTURE.md's table is the rule; this test is the judge: a room imports only from lower floors, through their doors. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const architecture = readFileSync('ARCHITECTURE.md', 'utf8')
const floors = new Map(
  [...architecture.matchAll(/^\| (\d) \| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, floor, rooms]) =>
    [...(rooms ?? '').matchAll(/`([\w-]+)`/g)].map(([, room]) => [room ?? '', Number(floor)] as const),
  ),
)
const sources = (readdirSync('src', { recursive: true }) as string[])
  .filter((file) => /\.(tsx?|css)$/.test(file))
  .map((file) => join('src', file))
const code = sources.filter((file) => /\.tsx?$/.test(file))
const roomOf = (file: string): string => relative('src', file).split('/')[0] ?? ''
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}
const imports: readonly Import[] = code.flatMap((from) =>
  [
    ...readFileSync(from, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
    ),
  ].map(([, type, path, dynamic]) => ({
    from,
    to: relative('.', resolve(dirname(from), path ?? dynamic ?? '')),
    typeOnly: type !== undefined,
  })),
)

test('every folder under src is a room of the table, and the other way round', () => {
  expect([...new Set(code.map(roomOf))].sort()).toEqual([...floors.keys()].sort())
})

test('imports only go down', () => {
  const up = imports.filter(({ from, to }) => {
    const [mine, other] = [roomOf(from), roomOf(to)]
    return (
      to.startsWith('src/') && other !== mine && !isTest(from) && (floors.get(other) ?? 99) >= (floors.get(mine) ?? -1)
    )
  })
  expect(up.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('rooms are entered through their index.ts', () => {
  const windows = imports.filter(
    ({ from, to }) =>
      to.startsWith('src/') && roomOf(to) !== roomOf(from) && !isTest(from) && !/^src\/[\w-]+\/index\.ts$/.test(to),
  )
  expect(windows.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the web app takes only types from actions', () => {
  const values = imports.filter(
    ({ from, to, typeOnly }) =>
      roomOf(from) === 'web' && roomOf(to) !== 'web' && roomOf(to) !== 'portfolio' && !typeOnly,
  )
  expect(values.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the simulator is imported only by the command line and by tests', () => {
  const others = imports.filter(
    ({ from, to }) => roomOf(to) === 'simulator' && !['simulator', 'cli'].includes(roomOf(from)) && !isTest(from),
  )
  expect(others.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the deciding floors read no clock and roll no dice', () => {
  const impure = code.filter(
    (file) =>
      (floors.get(roomOf(file)) ?? 9) <= 3 &&
      !isTest(file) &&
      /\bDate\.now\b|new Date\(\)|Math\.random/.test(readFileSync(file, 'utf8')),
  )
  expect(impure).toEqual([])
})

test('no file is longer than 300 lines, and each says first what it keeps', () => {
  const around = ['test', 'scripts'].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  )
  const long = [...sources, ...around].filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
  const silent = [...code, ...around].filter((file) => !readFileSync(file, 'utf8').startsWith('/**'))
  expect({ long, silent }).toEqual({ long: [], silent: [] })
})

test('no room or file is named by a word that says nothing', () => {
  expect(
    sources.filter((file) => /(^|[/-])(utils?|helpers?|common|managers?|misc)([./-]|$)/.test(relative('src', file))),
  ).toEqual([])
})
