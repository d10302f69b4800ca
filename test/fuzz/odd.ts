/** Odd values, drawn by seed: what no honest sender sends, and small changes to what one would. */
import type { Json } from '../../src/base/index.ts'

export type Random = () => number

export const pick = <T>(random: Random, all: readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '\u202e',
    '\r\n',
    '%',
    '%zz',
    '%00',
    '"',
    "'",
    '`',
    '\\',
    '#{x}',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'toJSON', 'length'],
  ...['null', 'undefined', 'NaN', 'true', '-0', '1e999', '-1', '9007199254740993', '0x10', '١٢'],
  ...[
    '../../..',
    '//evil.example',
    'http://127.0.0.1/',
    'javascript:0',
    '<script>x</script>',
    '=1+1',
    '{{a}}',
    '{"a":1}',
    '[',
    ']',
  ],
  ...['2026-02-30', '+275761-01-01T00:00:00Z', '0000-00-00', '2026-06-01T25:61:61.9999999999+99:99', '3w 2d 1h', '-1h'],
  ...[
    'project = "',
    'a = b AND (',
    'ORDER BY',
    'cf[99999999999]',
    '{code}',
    '|| a || b',
    '[x|y|z]',
    '!!x!!',
    'h1. ',
    '# * # *',
  ],
  ...['&a [*a, *a]', '? ', '- - - -', '!!js/function x', '<<: *a', 'a: b: c', '"a","b""', '%YAML 9.9'],
]

export function oddText(random: Random): string {
  const many = Math.floor(random() * 4) + 1
  const text = Array.from({ length: many }, () =>
    random() < 0.2 ? String.fromCodePoint(Math.floor(random() * 0x3000)) : pick(random, TEXTS),
  )
  return text.join(random() < 0.5 ? '' : ' ').repeat(random() < 0.05 ? 300 : 1)
}

export function oddJson(random: Random, depth = 0): Json {
  const roll = random()
  if (roll < 0.35) return oddText(random)
  if (roll < 0.6) return pick<Json>(random, [null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 31), 1e-300])
  if (roll < 0.65) return deep(random)
  if (depth > 3) return []
  const many = Math.floor(random() * 4)
  if (roll < 0.8) return Array.from({ length: many }, () => oddJson(random, depth + 1))
  return Object.fromEntries(
    Array.from({ length: many }, () => [oddText(random).slice(0, 40), oddJson(random, depth + 1)]),
  )
}

/** As deep as the client lets anything through, nearly. */
function deep(random: Random): Json {
  let value: Json = oddText(random)
  const isList = random() < 0.5
  for (let at = 0; at < 400; at++) value = isList ? [value] : { content: value }
  return value
}

/** The text with one or a few places changed. */
export function changedText(random: Random, text: string): string {
  let changed = text
  for (let times = Math.floor(random() * 3) + 1; times > 0; times--) {
    const [from, to] = [Math.floor(random() * (changed.length + 1)), Math.floor(random() * 12)]
    const piece = pick(random, ['', oddText(random), changed.slice(from, from + to).repeat(3), changed])
    changed = (changed.slice(0, from) + piece + changed.slice(from + to)).slice(0, 20_000)
  }
  return changed
}

/** The value with one place in it changed, left out, doubled or made odd. */
export function changedJson(random: Random, value: Json): Json {
  if (typeof value !== 'object' || value === null || random() < 0.08) return oddJson(random)
  if (Array.isArray(value)) return changedList(random, value as readonly Json[])
  const entries = Object.entries(value) as [string, Json][]
  const roll = random()
  if (entries.length === 0 || roll < 0.08) return Object.fromEntries([...entries, [oddText(random), oddJson(random)]])
  const at = Math.floor(random() * entries.length)
  if (roll < 0.2) return Object.fromEntries(entries.filter((_, other) => other !== at))
  return Object.fromEntries(entries.map(([key, one], other) => [key, other === at ? changedJson(random, one) : one]))
}

function changedList(random: Random, list: readonly Json[]): Json {
  const roll = random()
  if (list.length === 0 || roll < 0.1) return [...list, oddJson(random)]
  if (roll < 0.2) return [...list, ...list]
  const at = Math.floor(random() * list.length)
  if (roll < 0.3) return list.filter((_, other) => other !== at)
  return list.map((one, other) => (other === at ? changedJson(random, one) : one))
}

/** As text, also with what only a text can hold: names that are prototypes, names twice, halves. */
export function wireText(random: Random, value: Json): string {
  const text = JSON.stringify(value)
  const roll = random()
  if (roll < 0.7) return text
  if (roll < 0.85)
    return text.replace(
      '{',
      `{${pick(random, ['"__proto__":{"polluted":1},', '"a":1,"a":2,', '"\\ud800":0,', '"constructor":{"prototype":{"polluted":1}},'])}`,
    )
  return changedText(random, text)
}
