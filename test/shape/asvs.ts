/** The table of docs/asvs.md, read; and what is wrong with it: a number that is missing or twice, a row without its proof, a dead reference. */
import { existsSync, readFileSync } from 'node:fs'

/** The standard's sections, each with the level of its requirements in their order. Level 3 is not in scope. */
const SECTIONS =
  '1.1:22 1.2:1111122223 1.3:112222222223 1.4:222 1.5:123 2.1:122 2.2:112 2.3:12223 2.4:23 3.1:3 3.2:113 3.3:12223 ' +
  '3.4:11222233 3.5:11122333 3.6:3 3.7:22333 4.1:12233 4.2:23333 4.3:22 4.4:1222 5.1:2 5.2:112333 5.3:113 5.4:222 ' +
  '6.1:122 6.2:111111112222 6.3:11223333 6.4:112233 6.5:22222333 6.6:2223 6.7:33 6.8:2222 7.1:222 7.2:1111 7.3:22 ' +
  '7.4:11222 7.5:223 7.6:22 8.1:1233 8.2:1123 8.3:133 8.4:23 9.1:111 9.2:1222 10.1:22 10.2:223 10.3:22223 ' +
  '10.4:1111122222233333 10.5:22222 10.6:22 10.7:222 11.1:2233 11.2:22233 11.3:11233 11.4:1222 11.5:23 11.6:23 ' +
  '11.7:33 12.1:12233 12.2:11 12.3:22223 13.1:2333 13.2:222223 13.3:2233 13.4:1222233 14.1:22 14.2:12223333 14.3:122 ' +
  '15.1:12233 15.2:12233 15.3:1222222 15.4:3333 16.1:2 16.2:22222 16.3:2222 16.4:222 16.5:2223 17.1:23 17.2:22223333 17.3:22'

/** `1.2.4 L1`, in the standard's order. */
export const REQUIRED: readonly string[] = SECTIONS.split(' ').flatMap((section) => {
  const [number, levels = ''] = section.split(':')
  return [...levels].flatMap((level, at) => (level === '3' ? [] : [`${number}.${at + 1} L${level}`]))
})

export interface Row {
  readonly number: string
  readonly level: string
  readonly asks: string
  readonly stands: string
  readonly by: string
}

const ROW = /^\| (\d+\.\d+\.\d+) \| (L\d) \| (.*?) \| (.*?) \| (.*) \|$/gm

export const rowsOf = (page: string): Row[] =>
  [...page.matchAll(ROW)].map(([, number = '', level = '', asks = '', stands = '', by = '']) => ({
    ...{ number, level, asks, stands, by },
  }))

/** `` `file` `` or `` `file` “words that stand in it” ``; a word without a dot or a slash is no file. */
const REFERENCE = /`([^`]*[./][^`]*)`(?: “([^”]+)”)?/g
export function faultsOf(rows: readonly Row[]): string[] {
  const numbers = rows.map(({ number, level }) => `${number} ${level}`)
  return [
    ...REQUIRED.filter((one) => !numbers.includes(one)).map((one) => `${one} is missing`),
    ...numbers.filter((one, at) => numbers.indexOf(one) !== at).map((one) => `${one} stands twice`),
    ...numbers.filter((one) => !REQUIRED.includes(one)).map((one) => `${one} is not a requirement of these levels`),
    ...rows.flatMap(rowFaults),
  ]
}

function rowFaults({ number, asks, stands, by }: Row): string[] {
  const references = [...by.matchAll(REFERENCE)].map(([, file = '', words]) => ({ file, words }))
  const said = by.replaceAll(REFERENCE, '').replace(/[\s,;.]/g, '')
  const faults = references.flatMap(({ file, words }) => dead(file, words))
  if (asks === '') faults.push('does not say what it asks')
  if (stands === 'met' && references.length === 0) faults.push('is met by nothing that is named')
  if ((stands === 'not met' || stands === 'does not apply') && said.length < 10) faults.push('gives no reason')
  if (!['met', 'not met', 'does not apply'].includes(stands)) faults.push(`stands as "${stands}"`)
  return faults.map((one) => `${number} ${one}`)
}

function dead(file: string, words: string | undefined): string[] {
  if (!existsSync(file)) return [`points at ${file}, which is not there`]
  const isTest = /\.test\.tsx?$/.test(file)
  if (isTest && words === undefined) return [`names no test of ${file}`]
  if (words === undefined || holds(file, words, isTest)) return []
  return [`points at “${words}”, which ${file} does not hold`]
}

/** A test is named as it names itself: the text before its function. */
function holds(file: string, words: string, isTest: boolean): boolean {
  const text = readFileSync(file, 'utf8')
  const plain = words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  return isTest ? new RegExp(`(['"\`])${plain}\\1,\\s*(async\\s*)?[({]`).test(text) : text.includes(words)
}
