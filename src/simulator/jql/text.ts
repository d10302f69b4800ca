/** The `~` operator: words, phrases and wildcards, whatever their case. Every word must be there. */
import { BadQuery } from './query.ts'

const WORD = /[\p{L}\p{N}_]+/gu

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

/** Says whether any of an issue's texts holds what the pattern asks for. */
export function textMatcher(pattern: string, field: string): (texts: readonly string[]) => boolean {
  const wanted = [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].flatMap(([, phrase, word]) =>
    phrase !== undefined ? [phraseTest(phrase)] : wordTests(word ?? '', field),
  )
  if (wanted.length === 0) throw new BadQuery([`The field '${field}' does not support searching for an empty string.`])
  return (texts) => {
    const words = texts.map(wordsOf)
    return wanted.every((test) => words.some(test))
  }
}

type WordsTest = (words: readonly string[]) => boolean

function phraseTest(phrase: string): WordsTest {
  const wanted = wordsOf(phrase)
  return (words) => words.some((_, at) => wanted.every((word, step) => words[at + step] === word))
}

/** `fail-over` is two words; `fail*` and `f?il` match the shape of one. */
function wordTests(text: string, field: string): WordsTest[] {
  if (/^[*?]/.test(text))
    throw new BadQuery([
      `The text query '${text}' for field '${field}' is not valid: the '*' and '?' are not allowed as first character in wildcard query.`,
    ])
  if (!/[*?]/.test(text)) return wordsOf(text).map((word) => (words) => words.includes(word))
  const shape = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_*?]/gu, '')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const whole = new RegExp(`^${shape}$`, 'u')
  return [(words) => words.some((word) => whole.test(word))]
}
