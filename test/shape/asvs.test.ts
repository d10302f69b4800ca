/** docs/asvs.md names every requirement of the standard's levels 1 and 2 once, and nothing that it points at is gone. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf, REQUIRED, type Row, rowsOf } from './asvs.ts'

const page = readFileSync('docs/asvs.md', 'utf8')
const rows = rowsOf(page)

test('the standard has 70 requirements of level 1 and 183 of level 2', () => {
  expect(['L1', 'L2'].map((level) => REQUIRED.filter((one) => one.endsWith(level)).length)).toEqual([70, 183])
})

test('every requirement is there once, met by what is there, or with a reason', () => {
  expect(faultsOf(rows)).toEqual([])
})

test('no line of the tables is left unread', () => {
  expect(page.split('\n').filter((line) => /^\| \d/.test(line))).toHaveLength(rows.length)
})

test('the sums at its head are those of its rows', () => {
  const count = (stands: string): number => rows.filter((row) => row.stands === stands).length
  const [met, open, away] = [count('met'), count('not met'), count('does not apply')]
  expect(page).toContain(`${met} are met, ${open} are not met, ${away} do not apply.`)
})

const SOUND: Row = {
  ...{ number: '1.1.1', level: 'L2', asks: 'x', stands: 'met' },
  by: '`test/shape/asvs.test.ts` “no line of the tables is left unread”',
}
test.each<[string, Partial<Row>, string]>([
  ['a file that is gone', { by: '`src/gone.ts`' }, 'points at src/gone.ts, which is not there'],
  ['a test that is gone', { by: '`test/shape/asvs.test.ts` “x”' }, 'points at “x”, which test/shape'],
  ['a test file without a test', { by: '`test/shape/asvs.test.ts`' }, 'names no test'],
  ['words that a file does not hold', { by: '`package.json` “we promise nothing else”' }, 'does not hold'],
  ['nothing named', { by: 'surely' }, 'met by nothing'],
  ['no reason', { stands: 'not met', by: '' }, 'gives no reason'],
  ['another word', { stands: 'partly' }, 'stands as "partly"'],
])('the check finds %s', (_what, change, fault) => {
  expect(faultsOf([SOUND]).filter((one) => one.startsWith('1.1.1'))).toEqual([])
  expect(faultsOf([{ ...SOUND, ...change }]).join()).toContain(fault)
})

test('the check finds a number that is missing, twice, or none', () => {
  const faults = faultsOf([SOUND, SOUND, { ...SOUND, number: '1.1.9' }])
  expect(faults).toContain('1.1.2 L2 is missing')
  expect(faults).toContain('1.1.1 L2 stands twice')
  expect(faults).toContain('1.1.9 L2 is not a requirement of these levels')
})
