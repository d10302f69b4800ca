/** Reads the name of a field: what it says, in words that are known. One word that is not known speaks against everything. Pure. */
import { PAIRS, SAYINGS, type Saying } from './suggest-words.ts'

export type Says = 'start' | 'end' | 'points' | 'health' | 'confidence' | 'status' | 'owner'

interface Rule {
  /** What else may stand beside. */
  readonly beside: readonly Saying[]
  /** One of these must be there, each whole. */
  readonly needs: readonly (readonly Saying[])[]
}

const DAYS: readonly Saying[] = ['planned', 'aim', 'date', 'item']
const RULES: Readonly<Record<Says, Rule>> = {
  start: { beside: DAYS, needs: [['start']] },
  end: { beside: [...DAYS, 'closing'], needs: [['end'], ['closing', 'planned'], ['closing', 'aim'], ['aim', 'date']] },
  points: { beside: ['size', 'item'], needs: [['point']] },
  health: { beside: ['status', 'item'], needs: [['health']] },
  confidence: { beside: ['status', 'item'], needs: [['confidence']] },
  status: { beside: ['item'], needs: [['status']] },
  owner: { beside: ['item'], needs: [['owner']] },
}

export function readName(name: string): readonly Says[] {
  // The second of a name is called so too.
  const words = wordsOf(name.replace(/\s\d$/, '')).flatMap((word) => partsOf(word) ?? [word])
  const told = words.map((word) => SAYINGS.get(word)).filter((sayings) => !sayings?.has('small'))
  if (told.length === 0 || told.some((sayings) => sayings === undefined)) return []
  const known = told.filter((sayings) => sayings !== undefined)
  return (Object.keys(RULES) as Says[]).filter((says) => {
    const { beside, needs } = RULES[says]
    const allowed = [...beside, ...needs.flat()]
    const has = (saying: Saying) => known.some((sayings) => sayings.has(saying))
    const fits = known.every((sayings) => allowed.some((saying) => sayings.has(saying)))
    return fits && needs.some((all) => all.every(has))
  })
}

/** In small letters, without accents and signs. Marks of Japanese stay: they make other letters. */
export function wordsOf(text: string): string[] {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  const spaced = bare
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
  return PAIRS.reduce((so, [pair, one]) => so.replace(pair, one), spaced)
    .split(' ')
    .filter(Boolean)
}

const isIdeographic = (word: string): boolean => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u.test(word)
/** Shorter ones would be found in any word. */
const SHORTEST = 3

/** A compound as the known words that it is made of, `Zielstart` as `ziel` and `start`; undefined where a part is not known. */
function partsOf(word: string): readonly string[] | undefined {
  if (word === '') return []
  if (SAYINGS.has(word)) return [word]
  const shortest = isIdeographic(word) ? 1 : SHORTEST
  for (let length = word.length - 1; length >= shortest; length--) {
    const head = word.slice(0, length)
    if (!SAYINGS.has(head)) continue
    const rest = word.slice(length)
    // German and Dutch put an s between two words.
    for (const tail of [rest, rest.startsWith('s') ? rest.slice(1) : ''].filter(Boolean)) {
      if (tail.length < shortest) continue
      const parts = partsOf(tail)
      if (parts) return [head, ...parts]
    }
  }
  return undefined
}
