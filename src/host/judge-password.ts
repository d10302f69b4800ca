/** Which passwords are not taken: too short, one that many people choose, or one with the person's or the product's name in it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { COMMON } from './usual-passwords.ts'

export const SHORTEST = 15
/** Where a second factor stands beside it. */
const SHORTEST_BESIDE = 8

export interface Owner {
  readonly name: string
  readonly email: string
  /** Whether a second factor stands beside the password. */
  readonly second: boolean
}

/** Why it is not taken; undefined when it is. No mixture of characters is asked for: length is what helps. */
export function refusesPassword(password: string, { name, email, second }: Owner): string | undefined {
  const shortest = second ? SHORTEST_BESIDE : SHORTEST
  if ([...password].length < shortest)
    return second
      ? `A password has at least ${SHORTEST_BESIDE} characters.`
      : `A password has at least ${SHORTEST} characters; several words do well. With a second factor ${SHORTEST_BESIDE} are enough.`
  if (holdsName(password, [name, email])) return 'A password does not hold your name or e-mail address, nor Fairlead’s.'
  if (isCommon(password))
    return 'Many people choose this password, or one made the same way: it is among the first that are guessed.'
  return undefined
}

const SHORTEST_NAME = 4

/** Names of three letters are in too many words. */
function holdsName(password: string, texts: readonly string[]): boolean {
  const folded = fold(password)
  const words = ['fairlead', ...texts].flatMap((text) => fold(text).split(/[^\p{L}\d]+/u))
  return words.some((word) => word.length >= SHORTEST_NAME && !TOO_USUAL.has(word) && folded.includes(word))
}

/** Parts of e-mail addresses that name nobody. */
const TOO_USUAL = new Set(['mail', 'email', 'gmail', 'info', 'example', 'company'])

/** What is guessed first, as the file lists it below its licence. */
export const GUESSES: readonly string[] = readFileSync(path.join(import.meta.dirname, 'first-guesses.txt'), 'utf8')
  .replace(/^(#.*\n)+\n/, '')
  .trim()
  .split('\n')
const withoutEnds = (text: string): string => text.replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')
const GUESSED = new Set(GUESSES.map(withoutEnds))

/** It is guessed first, or nothing is left of it once runs, common words and what decorates them are taken away: or too little to matter. */
export function isCommon(password: string): boolean {
  const folded = fold(password)
  if (GUESSED.has(withoutEnds(folded))) return true
  // Digits beside each other are a decoration (2026), alone they may stand for a letter (p4ssw0rd).
  const ways = [folded, unmask(folded), unmask(folded.replaceAll(/[\d!?.,_#* -]{2,}/g, ' '))]
  return ways.some((text) => leftOf(text) < ENOUGH)
}

/** Letters that must be somebody's own. */
const ENOUGH = 4
const WORDS = new Set([...COMMON, ...GUESSES].filter((word) => /^\p{L}{3,}$/u.test(word)))
const LONGEST_WORD = Math.max(...[...WORDS].map(({ length }) => length))

function leftOf(text: string): number {
  // Four plain words are a good password, also where each is usual: what counts then is how many there are.
  const words = text.split(/[^\p{L}]+/u).filter((word) => word.length > 3)
  if (new Set(words).size >= 4 && !KNOWN_PHRASES.some((phrase) => phrase === words.join(' '))) return ENOUGH
  return uncovered(text.replaceAll(/[^\p{L}]/gu, ''))
}

/** The fewest letters that no choice of common words and of runs beside each other covers. */
function uncovered(text: string): number {
  const fewest = [0]
  for (let end = 1; end <= text.length; end++) {
    const covered = [...wordsAt(text, end), ...runsAt(text, end)].map((start) => fewest[start] ?? end)
    fewest.push(Math.min((fewest[end - 1] ?? 0) + 1, ...covered))
  }
  return fewest.at(-1) ?? 0
}

/** Where each common word that ends here begins. */
function wordsAt(text: string, end: number): number[] {
  const starts = Array.from({ length: Math.min(LONGEST_WORD, end) }, (_, at) => end - at - 1)
  return starts.filter((start) => WORDS.has(text.slice(start, end)))
}

const LONGEST_REPEATED = 8

/** `aaaa`, `abcabcabc`, `ononon`: the third says nothing new, and then nor did the second. Where those before them end. */
function runsAt(text: string, end: number): number[] {
  const lengths = Array.from({ length: LONGEST_REPEATED }, (_, at) => at + 1)
  const repeated = lengths.filter((length) => {
    const part = text.slice(end - length, end)
    return end >= 3 * length && text.slice(end - 3 * length, end) === part.repeat(3)
  })
  return repeated.flatMap((length) => [end - length, end - 2 * length])
}

const KNOWN_PHRASES = ['correct horse battery staple', 'open sesame open sesame']

/** Case and accents say nothing new. */
const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const MASKS: Readonly<Record<string, string>> = {
  ...{
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '8': 'b',
    '9': 'g',
    '@': 'a',
    $: 's',
    '!': 'i',
    '€': 'e',
  },
}
const unmask = (text: string): string => [...text].map((letter) => MASKS[letter] ?? letter).join('')
